import { useTranslation } from 'react-i18next'
import type { SoundCheck } from '../../../shared/domain/sound-check.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useErrand, useSnapshot } from '../../stores/screens.tsx'
import './sound-check-line.css'

/** A meter is read by its root: what sounds half as loud shows half as long. */
const shown = (level: number): number => Math.min(Math.sqrt(level) * 1.4, 1)

/** The level while a check listens, and its verdict after it. */
export function SoundCheckLine({ role }: { readonly role: SoundCheck['role'] }) {
  const { t } = useTranslation()
  const check = useSnapshot(({ soundCheck }) => (soundCheck?.role === role ? soundCheck : null))
  const running = useErrand(errandKey.sound(role))?.kind === 'running'
  if (running) {
    return (
      <div className="sound-check">
        <p className="meta" role="status">
          {role === 'microphone' ? t('sound.speak') : t('sound.quietPlease')}
        </p>
        <meter
          className="sound-level"
          aria-label={t('sound.level')}
          min={0}
          max={1}
          value={shown(check?.verdict === null ? check.level : 0)}
        />
      </div>
    )
  }
  if (!check?.verdict) return null
  return (
    <p className={check.verdict === 'good' ? 'sound-check tone-ok' : 'sound-check tone-warn'} role="status">
      {role === 'microphone'
        ? t(`sound.verdict.${check.verdict}`)
        : t(`sound.echoVerdict.${echoWord(check.verdict)}`)}
    </p>
  )
}

function echoWord(verdict: NonNullable<SoundCheck['verdict']>) {
  return verdict === 'echo' || verdict === 'silent' ? verdict : 'good'
}
