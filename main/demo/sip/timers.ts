import type { Clock } from '../../core/ports.ts'

export type Timers = Clock & {
  /** Forgets every timer that has not run; later ones are not started. */
  stopAll(): void
}

/** A clock whose timers end together, so that a stopped server leaves none behind. */
export function createTimers(clock: Clock): Timers {
  const running = new Set<() => void>()
  let isStopped = false
  return {
    now: () => clock.now(),
    after(delayMs, run) {
      if (isStopped) return () => undefined
      const cancel = clock.after(delayMs, () => {
        running.delete(stop)
        run()
      })
      const stop = (): void => {
        running.delete(stop)
        cancel()
      }
      running.add(stop)
      return stop
    },
    stopAll() {
      isStopped = true
      for (const stop of [...running]) stop()
    },
  }
}
