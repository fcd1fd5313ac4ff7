import type { QualitySide } from './quality-summary.ts'

type Path = {
  readonly rttMs: number | null
  readonly jitterMs: number | null
  /** 0..1 */
  readonly loss: number | null
}

/** One packet, and a jitter buffer of twice the jitter: what the network's delay does not show. */
const PACKET_MS = 20
const BUFFER_PER_JITTER = 2
/** G.711 with packet loss concealment and random loss (ITU-T G.113 Appendix I): Ie 0, Bpl 25.1. */
const LOSS_ROBUSTNESS = 25.1
/** R of a perfect narrow-band connection with G.107's defaults. */
const BEST_R = 93.2

/**
 * Estimated mean opinion score of one direction by the E-model, ITU-T G.107 in its narrow-band form with default values:
 * R = 93.2 - Id - Ie,eff. Id is the common straight-line form 0.024 d + 0.11 (d - 177.3) beyond 177.3 ms. It knows delay
 * and loss only: neither the microphone nor echo. Wide-band codecs sound better than their figure.
 */
export function estimateMos({ rttMs, jitterMs, loss }: Path): number {
  const delayMs = (rttMs ?? 0) / 2 + (jitterMs ?? 0) * BUFFER_PER_JITTER + PACKET_MS
  const delayImpairment = 0.024 * delayMs + 0.11 * Math.max(delayMs - 177.3, 0)
  const lossPercent = (loss ?? 0) * 100
  const lossImpairment = (95 * lossPercent) / (lossPercent + LOSS_ROBUSTNESS)
  const r = BEST_R - delayImpairment - lossImpairment
  if (r <= 0) return 1
  // G.107 Annex B.
  const mos = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6
  return Math.round(Math.min(Math.max(mos, 1), 4.5) * 100) / 100
}

/** Loss from which on a direction counts as suffering: 3 % is where concealment begins to be heard. */
const SUFFERS = 0.03

export function sufferingSide(lossIn: number | null, lossOut: number | null): QualitySide | null {
  const inward = (lossIn ?? 0) > SUFFERS
  const outward = (lossOut ?? 0) > SUFFERS
  if (inward) return outward ? 'here' : 'in'
  return outward ? 'out' : null
}
