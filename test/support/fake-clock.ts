import type { Clock } from '../../main/core/ports.ts'

/** A clock turned by hand: `advance` runs what became due, in order. */
export type FakeClock = Clock & { advance(ms: number): void; pending(): number }

export function createFakeClock(start = '2026-11-24T12:00:00.000Z'): FakeClock {
  let now = Date.parse(start)
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => new Date(now),
    after(delayMs, run) {
      const timer = { at: now + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter((timer) => timer !== due)
        now = due.at
        due.run()
      }
      now = end
    },
    pending: () => timers.length,
  }
}
