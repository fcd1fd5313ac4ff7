import type { RingPlan } from '../../../shared/domain/forwarding.ts'

/** A stretch of the time line, in seconds since the call came. `index` null = the own phones. */
export type RingBar = {
  readonly index: number | null
  readonly startSec: number
  readonly endSec: number
}

/**
 * When which phone rings: a ring either begins when everything before has ended, or together with the one before. What is
 * switched off takes no time, and stands where it would be.
 */
export function ringBars({ ownSec, rings }: Pick<RingPlan, 'ownSec' | 'rings'>): {
  readonly bars: readonly RingBar[]
  readonly endSec: number
} {
  const bars: RingBar[] = [{ index: null, startSec: 0, endSec: ownSec }]
  let groupStart = 0
  let groupEnd = ownSec
  rings.forEach(({ mode, ringSec, enabled }, index) => {
    const startSec = mode === 'together' ? groupStart : groupEnd
    bars.push({ index, startSec, endSec: startSec + ringSec })
    if (!enabled) return
    groupStart = startSec
    groupEnd = Math.max(groupEnd, startSec + ringSec)
  })
  return { bars, endSec: groupEnd }
}
