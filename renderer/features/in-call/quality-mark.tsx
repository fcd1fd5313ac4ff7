import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import type { CallQuality } from '../../../shared/domain/call.ts'
import { sufferingSide } from '../../../shared/domain/call-mos.ts'
import { verdictOf, type Verdict } from '../../stores/call-quality.ts'
import type { Tone } from '../../ui/tone.ts'

const BARS: Record<Verdict, number> = { unknown: 0, silent: 0, poor: 1, fair: 2, good: 3 }
const TONE: Record<Verdict, Tone> = {
  unknown: 'quiet',
  silent: 'danger',
  poor: 'danger',
  fair: 'warn',
  good: 'ok',
}

/** How the sound is, as bars; in words and figures on hover and focus. */
export function QualityMark({ quality }: { readonly quality: CallQuality | null }) {
  const { t } = useTranslation()
  const verdict = verdictOf(quality)
  const words = t(`inCall.quality.${verdict}`)
  const { rttMs = null, lossIn = null } = quality ?? {}
  const side = quality ? sufferingSide(quality.lossIn, quality.lossOut ?? null) : null
  const measured =
    rttMs === null || lossIn === null
      ? words
      : t('inCall.qualityFigures', { verdict: words, rtt: Math.round(rttMs), loss: Math.round(lossIn * 100) })
  const figures = [
    measured,
    quality?.mos ? t('sound.mosOf', { mos: quality.mos.toFixed(1) }) : null,
    side ? t(`sound.side.${side}`) : null,
  ]
    .filter((part) => part !== null)
    .join('. ')
  return (
    <TooltipTrigger delay={300}>
      <Button className={`quality tone-${TONE[verdict]}`} aria-label={figures}>
        <span className="quality-bars" aria-hidden>
          {[1, 2, 3].map((bar) => (
            <span key={bar} className={bar > BARS[verdict] ? 'quality-off' : ''} />
          ))}
        </span>
      </Button>
      <Tooltip className="tooltip" offset={6} containerPadding={8}>
        {figures}
      </Tooltip>
    </TooltipTrigger>
  )
}
