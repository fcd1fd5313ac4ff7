/**
 * Upper ends of the waits between attempts, in seconds; the last one repeats (reference: sipjs.md 6, rule 2). They stay at
 * 4 for about a minute: a server that was restarted is found again within 5 s, and only a longer absence is asked less.
 */
export const RETRY_STEPS_SEC = [0, 1, 2, ...Array.from({ length: 24 }, () => 4), 8, 16, 30] as const
/** Longest wait a server may ask for; a larger Retry-After is cut, so that a bad header cannot switch a line off. */
export const MAX_RETRY_AFTER_SEC = 600

/** Wait before the next attempt after `failures` failures in a row: full jitter, so that a thousand phones do not come
 *  back in the same second. */
export function retryDelayMs(failures: number, random: number): number {
  const step = RETRY_STEPS_SEC[Math.min(failures, RETRY_STEPS_SEC.length - 1)] ?? 0
  return Math.round(step * 1000 * random)
}

/** Wait a server asked for (RFC 3261 20.33), plus up to a tenth of it. */
export function retryAfterMs(retryAfterSec: number, random: number): number {
  const seconds = Math.min(Math.max(retryAfterSec, 0), MAX_RETRY_AFTER_SEC)
  return Math.round(seconds * 1000 * (1 + random / 10))
}

/** Wait after a 491 (RFC 3261 14.1): the owner of the Call-ID 2.1 to 4.0 s, the other side 0 to 2.0 s, steps of 10 ms. */
export function glareDelayMs(ownsCallId: boolean, random: number): number {
  return ownsCallId ? 2100 + Math.floor(random * 191) * 10 : Math.floor(random * 201) * 10
}
