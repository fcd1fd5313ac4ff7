import type { Clock } from '../../main/core/ports.ts'

/** The machine's clock. */
export const realClock: Clock = {
  now: () => new Date(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => {
      clearTimeout(timer)
    }
  },
}
