/** Two wrong passwords a minute lock nobody out (security.md 4.5); more is hammering. */
const LIMIT = 2
const WINDOW_MS = 60_000

/**
 * Keeps refused credentials from being tried over and over. Per key (origin, scheme, realm): until they were accepted
 * once only one request at a time carries them; after two refusals in a minute none does. A success clears the count, so
 * one forbidden corner of a device does not stop the rest. `now` is in ms.
 */
export function createCredentialsGuard(now: () => number) {
  const refusals = new Map<string, readonly number[]>()
  const proven = new Set<string>()
  const trying = new Map<string, Promise<void>>()
  const recent = (key: string): readonly number[] =>
    (refusals.get(key) ?? []).filter((at) => now() - at < WINDOW_MS)

  return {
    refused(key: string): void {
      proven.delete(key)
      refusals.set(key, [...recent(key), now()].slice(-LIMIT))
    },
    accepted(key: string): void {
      proven.add(key)
      refusals.delete(key)
    },
    /** Whole seconds until credentials may be sent again; null = now. */
    waitSec(key: string): number | null {
      const [first, ...more] = recent(key)
      if (first === undefined || more.length + 1 < LIMIT) return null
      return Math.ceil((first + WINDOW_MS - now()) / 1000)
    },
    /** Waits for a running first try of the same credentials to be told; gives up waiting when `signal` aborts. */
    async turn(key: string, signal: AbortSignal): Promise<() => void> {
      for (let other = trying.get(key); other !== undefined && !proven.has(key); other = trying.get(key)) {
        await Promise.race([other, aborted(signal)])
        if (signal.aborted) return () => undefined
      }
      if (proven.has(key)) return () => undefined
      const { promise, resolve } = Promise.withResolvers<void>()
      trying.set(key, promise)
      return () => {
        trying.delete(key)
        resolve()
      }
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve()
        },
        { once: true },
      )
  })
}
