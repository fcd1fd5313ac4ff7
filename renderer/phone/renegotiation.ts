import { glareDelayMs } from './backoff.ts'
import type { RunnerClock } from './runner.ts'

/** What a re-INVITE came to. */
export type OfferOutcome =
  | { readonly kind: 'agreed' }
  /** A final refusal; 408 stands for silence. */
  | { readonly kind: 'refused'; readonly status: number }
  /** Another negotiation is under way on either side (491, or one of the far side's is being answered here). */
  | { readonly kind: 'busy' }

export type Wish = { readonly hold: boolean; readonly iceRestart: boolean }

export type Renegotiation = {
  /** Puts a wish in the queue; `done` is told what came of it. */
  ask(wish: Wish, done: (outcome: Exclude<OfferOutcome, { kind: 'busy' }>) => void): void
  /** Forgets everything that waits. */
  stop(): void
}

/** Tries of one wish when both sides keep starting at once. */
export const MAX_TRIES = 3

/**
 * One re-INVITE of a call at a time (sip.js refuses a second), with the back-off of RFC 3261 14.1 when both sides start
 * at once. `offer` sends one; `ownsCallId`: the call was started here.
 *
 *   idle ──ask──▶ offering ──agreed, refused──▶ idle (or the next wish)
 *                  ▲    │ busy
 *                  │    ▼
 *                  └ waiting (2.1-4.0 s or 0-2.0 s, 3 tries, then refused with 491)
 */
export function createRenegotiation(
  offer: (wish: Wish) => Promise<OfferOutcome>,
  ownsCallId: boolean,
  clock: Pick<RunnerClock, 'random' | 'after'>,
): Renegotiation {
  type Job = {
    readonly wish: Wish
    readonly done: (outcome: Exclude<OfferOutcome, { kind: 'busy' }>) => void
  }
  const queue: Job[] = []
  let working = false
  let stopped = false
  let cancelWait: (() => void) | null = null

  function next(): void {
    const job = queue.shift()
    working = job !== undefined
    if (job) attempt(job, 1)
  }

  function attempt(job: Job, tries: number): void {
    void offer(job.wish).then((outcome) => {
      if (stopped) return
      if (outcome.kind === 'busy' && tries < MAX_TRIES) {
        cancelWait = clock.after(glareDelayMs(ownsCallId, clock.random()), () => attempt(job, tries + 1))
        return
      }
      job.done(outcome.kind === 'busy' ? { kind: 'refused', status: 491 } : outcome)
      next()
    })
  }

  return {
    ask(wish, done) {
      if (stopped) return
      queue.push({ wish, done })
      if (!working) next()
    },
    stop() {
      stopped = true
      queue.length = 0
      cancelWait?.()
    },
  }
}
