/** Timers that a test turns by hand, for code that takes `after(delayMs, run)`. */
export type ManualTimers = {
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly now: () => number
  /** Runs everything that is due within `ms`, in order. */
  advance(ms: number): void
  waiting(): number
}

export function createManualTimers(): ManualTimers {
  type Timer = { readonly dueMs: number; readonly run: () => void }
  let timers: readonly Timer[] = []
  let nowMs = 0
  return {
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((candidate) => candidate !== timer)
      }
    },
    now: () => nowMs,
    advance(ms) {
      const endMs = nowMs + ms
      for (;;) {
        const due = timers.filter((timer) => timer.dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0]
        if (!due) break
        nowMs = due.dueMs
        timers = timers.filter((timer) => timer !== due)
        due.run()
      }
      nowMs = endMs
    },
    waiting: () => timers.length,
  }
}
