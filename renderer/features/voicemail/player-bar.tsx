import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { clockDuration } from '../../ui/format/duration.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { SPEEDS, type Player } from './use-player.ts'

const STEP_SEC = 5

/** Play, skip, position and speed. */
export function PlayerBar({ player }: { readonly player: Player }) {
  const { t } = useTranslation()
  const { state, at, of, speed, error } = player
  const playing = state === 'playing'
  const idle = state === 'idle' || state === 'fetching' || state === 'failed'
  const place = t('voicemail.positionOf', {
    at: clockDuration(Math.floor(at)),
    of: clockDuration(Math.round(of)),
  })
  return (
    <div className="player">
      <div className="player-bar">
        <IconButton
          icon={RotateCcw}
          label={t('voicemail.back')}
          disabled={idle}
          onPress={() => player.skip(-STEP_SEC)}
        />
        <IconButton
          icon={playing ? Pause : Play}
          look="round"
          label={playing ? t('voicemail.pause') : t('voicemail.play')}
          working={state === 'fetching'}
          onPress={() => player.toggle()}
        />
        <IconButton
          icon={RotateCw}
          label={t('voicemail.forward')}
          disabled={idle}
          onPress={() => player.skip(STEP_SEC)}
        />
        <input
          className="player-position grow"
          type="range"
          min={0}
          max={Math.max(1, of)}
          step={0.1}
          value={at}
          disabled={idle}
          aria-label={t('voicemail.position')}
          aria-valuetext={place}
          onChange={(event) => player.seek(Number(event.currentTarget.value))}
        />
        <SelectBox
          look="plain"
          label={t('voicemail.speed')}
          value={String(speed)}
          options={SPEEDS.map((one) => ({ id: String(one), label: `${one}×` }))}
          onChange={(id) => player.setSpeed(Number(id))}
        />
      </div>
      <p className="meta number player-place">
        {idle ? (state === 'fetching' ? t('voicemail.fetching') : '') : place}
      </p>
      {error ? <ErrorNote error={error} onRetry={() => player.toggle()} /> : null}
      {state === 'failed' && !error ? <Note tone="warn">{t('voicemail.cannotPlay')}</Note> : null}
    </div>
  )
}
