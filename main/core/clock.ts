import type { Clock } from './ports.ts'

/** The machine's clock. */
export function createSystemClock(): Clock {
  return {
    now: () => new Date(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
  }
}
