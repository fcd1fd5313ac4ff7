import { useTranslation } from 'react-i18next'
import type { CallQuality } from '../../../shared/domain/call.ts'

/** Half of the bar for a tenth of the amplitude: that is how ears count. */
function shownLevel(rms: number): number {
  return Math.round(100 * Math.min(1, Math.max(0, 1 + Math.log10(Math.max(rms, 0.01)) / 2)))
}

/** How loud both sides are at the moment: ours, then theirs. Nothing before anything was measured. */
export function LevelMarks({
  quality,
  muted,
}: {
  readonly quality: CallQuality | null
  readonly muted: boolean
}) {
  const { t } = useTranslation()
  const { levelIn = null, levelOut = null } = quality ?? {}
  if (levelIn === null && levelOut === null) return null
  return (
    <span className="levels">
      <Level label={t('inCall.levelOut')} value={muted ? 0 : shownLevel(levelOut ?? 0)} />
      <Level label={t('inCall.levelIn')} value={shownLevel(levelIn ?? 0)} />
    </span>
  )
}

function Level({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <span
      className="level"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
      title={label}
    >
      <span className="level-fill" style={{ transform: `scaleY(${value / 100})` }} />
    </span>
  )
}
