import type { Clock, Log } from '../core/ports.ts'

/** Counts what the guard turned away, so that a flood writes one line every 10 s and not a thousand a second. */
export type Refusals = {
  count(reason: string): void
  /** Writes what is left. */
  stop(): void
}

const EVERY_MS = 10_000

export function createRefusals(clock: Clock, log: Log, flowId: string): Refusals {
  const counts = new Map<string, number>()
  let cancel: (() => void) | null = null
  const write = (): void => {
    cancel?.()
    cancel = null
    if (counts.size > 0) log.warn('sip messages refused', { flowId, ...Object.fromEntries(counts) })
    counts.clear()
  }
  return {
    count: (reason) => {
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
      cancel ??= clock.after(EVERY_MS, write)
    },
    stop: write,
  }
}
