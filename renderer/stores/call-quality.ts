import type { CallQuality } from '../../shared/domain/call.ts'

/** `silent`: packets go out, none come in. */
export type Verdict = 'unknown' | 'good' | 'fair' | 'poor' | 'silent'

/** Limits after ITU-T G.114 (one way 150/400 ms, here doubled for the round trip) and G.113 (loss with concealment). */
const FAIR = { rttMs: 300, jitterMs: 40, loss: 0.03 }
const POOR = { rttMs: 600, jitterMs: 100, loss: 0.1 }
/** Packets of 20 ms: two seconds of our own sound before silence from there means anything. */
const PACKETS_BEFORE_SILENT = 100

export function verdictOf(quality: CallQuality | null): Verdict {
  if (!quality) return 'unknown'
  if (quality.packetsIn === 0) return quality.packetsOut > PACKETS_BEFORE_SILENT ? 'silent' : 'unknown'
  const over = (limit: typeof FAIR): boolean =>
    (quality.rttMs ?? 0) > limit.rttMs ||
    (quality.jitterMs ?? 0) > limit.jitterMs ||
    (quality.lossIn ?? 0) > limit.loss
  return over(POOR) ? 'poor' : over(FAIR) ? 'fair' : 'good'
}
