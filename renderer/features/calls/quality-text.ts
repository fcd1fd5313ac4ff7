import type { TFunction } from 'i18next'
import type { QualitySummary } from '../../../shared/domain/quality-summary.ts'

/** Where G.107 Annex B sees "satisfied" and "many dissatisfied" users begin. */
const GOOD_MOS = 4
const FAIR_MOS = 3.1

/** How a call sounded, in a sentence with its figures and the side that is likely to blame. */
export function qualityText(
  { mos, rttMs, jitterMs, lossIn, lossOut, side }: QualitySummary,
  t: TFunction,
): string {
  const verdict = mos >= GOOD_MOS ? 'good' : mos >= FAIR_MOS ? 'fair' : 'poor'
  const parts = [
    t('sound.mos', { verdict: t(`inCall.quality.${verdict}`), mos: mos.toFixed(1) }),
    rttMs === null ? null : t('sound.delay', { rtt: rttMs }),
    jitterMs === null ? null : t('sound.jitter', { jitter: jitterMs }),
    lossIn === null ? null : t('sound.lossIn', { loss: percent(lossIn) }),
    lossOut === null ? null : t('sound.lossOut', { loss: percent(lossOut) }),
  ].filter((part) => part !== null)
  const figures = `${parts.join(', ')}.`
  return side === null ? figures : `${figures} ${t(`sound.side.${side}`)}`
}

function percent(share: number): string {
  return (share * 100).toFixed(share > 0 && share < 0.01 ? 1 : 0)
}
