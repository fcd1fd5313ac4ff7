import type { CallQuality, CallView } from '../../shared/domain/call.ts'
import { type QualitySummary } from '../../shared/domain/quality-summary.ts'
import { estimateMos, sufferingSide } from '../../shared/domain/call-mos.ts'

/** How each call under way sounds, second by second, so that its record can tell in the end. */
export type QualityBook = {
  /** A report of the phone window; the same figures twice count once. */
  note(call: CallView): void
  /** What is known of the call, which is forgotten. Null when nothing was measured. */
  take(callId: string): QualitySummary | null
}

type Sum = {
  last: CallQuality | null
  count: number
  mos: number
  worstMos: number
  readonly rttMs: Mean
  readonly jitterMs: Mean
  readonly lossIn: Mean
  readonly lossOut: Mean
}

export function createQualityBook(): QualityBook {
  const sums = new Map<string, Sum>()
  return {
    note({ id, quality, hold, remoteHold }) {
      // On hold nothing is sent, which is no loss.
      if (!quality || quality.lossIn === null || hold !== 'none' || remoteHold) return
      const sum = sums.get(id) ?? emptySum()
      sums.set(id, sum)
      if (sum.last !== null && JSON.stringify(sum.last) === JSON.stringify(quality)) return
      const { rttMs, jitterMs, lossIn, lossOut = null } = quality
      const mos = estimateMos({ rttMs, jitterMs, loss: lossIn })
      sum.last = quality
      sum.count += 1
      sum.mos += mos
      sum.worstMos = Math.min(sum.worstMos, mos)
      for (const [mean, value] of [
        [sum.rttMs, rttMs],
        [sum.jitterMs, jitterMs],
        [sum.lossIn, lossIn],
        [sum.lossOut, lossOut],
      ] as const)
        mean.add(value)
    },
    take(callId) {
      const sum = sums.get(callId)
      sums.delete(callId)
      if (!sum) return null
      const lossIn = sum.lossIn.value(4)
      const lossOut = sum.lossOut.value(4)
      return {
        mos: round(sum.mos / sum.count, 2),
        worstMos: sum.worstMos,
        rttMs: sum.rttMs.value(0),
        jitterMs: sum.jitterMs.value(1),
        lossIn,
        lossOut,
        side: sufferingSide(lossIn, lossOut),
      }
    },
  }
}

type Mean = { add(value: number | null): void; value(digits: number): number | null }

function createMean(): Mean {
  let sum = 0
  let count = 0
  return {
    add(value) {
      if (value === null) return
      sum += value
      count += 1
    },
    value: (digits) => (count === 0 ? null : round(sum / count, digits)),
  }
}

function emptySum(): Sum {
  const means = { rttMs: createMean(), jitterMs: createMean(), lossIn: createMean(), lossOut: createMean() }
  return { last: null, count: 0, mos: 0, worstMos: 5, ...means }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
