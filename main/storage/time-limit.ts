/** Runs `work` with a signal that aborts after `limitMs`. The timer keeps the process alive until then, as it must. */
export async function withTimeLimit<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), limitMs)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
  }
}

/** What `promise` gives, or `late` when `signal` aborts first. The promise goes on; the caller keeps it if it matters. */
export async function before<T, L>(promise: Promise<T>, signal: AbortSignal, late: L): Promise<T | L> {
  if (signal.aborted) return late
  const { promise: aborted, resolve } = Promise.withResolvers<L>()
  const onAbort = (): void => resolve(late)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
