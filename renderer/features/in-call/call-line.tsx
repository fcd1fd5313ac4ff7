import { Grid3x3, Mic, MicOff, Pause, PhoneOff } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/domain/call.ts'
import { keyLabel } from '../../app/shortcuts.ts'
import { callerOf } from '../../stores/caller.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot, useView } from '../../stores/screens.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { CallState } from '../../app/call-state.tsx'
import { CallMore } from './call-more.tsx'
import { QualityMark } from './quality-mark.tsx'

const LevelMarks = lazy(async () => ({ default: (await import('./level-marks.tsx')).LevelMarks }))

/** One call in the bar: who, how long, and what can be done with it. */
export function CallLine({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  const { mute, hold, hangUp } = useActions()
  const { keypadOf, setKeypadOf } = useView((view) => view)
  const account = useSnapshot(
    (snapshot) => snapshot.accounts.find((view) => view.info.id === call.accountId)?.info.name ?? '',
  )
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  const running = useErrand(errandKey.call(call.id))?.kind === 'running'
  const active = call.phase === 'active'
  const onHold = call.hold === 'held' || call.hold === 'holding'
  const talking = active && call.hold === 'none' && !call.remoteHold
  const keypadOpen = keypadOf === call.id
  return (
    <div className="call-line" role="group" aria-label={callerOf(call.remote)}>
      <div className="call-words">
        <p className="call-name">
          <span className="one-line">
            <bdi>{callerOf(call.remote)}</bdi>
          </span>
        </p>
        <p className="call-meta">
          <span className={active ? 'call-meta-state' : 'one-line'}>
            <CallState call={call} />
          </span>
          {talking ? <QualityMark quality={call.quality} /> : null}
          {talking ? (
            <Suspense>
              <LevelMarks quality={call.quality} muted={call.muted} />
            </Suspense>
          ) : null}
          <span className="call-account one-line">
            {call.conference ? t('transfer.conference') : account}
          </span>
        </p>
      </div>
      <div className="call-controls">
        <IconButton
          look="round"
          icon={call.muted ? MicOff : Mic}
          label={t('inCall.mute')}
          keys={keyLabel('mute', platform)}
          pressed={call.muted}
          disabled={!active}
          working={running}
          onPress={() => mute(call.id, !call.muted)}
        />
        <IconButton
          look="round"
          icon={Pause}
          label={t('inCall.hold')}
          keys={keyLabel('hold', platform)}
          pressed={onHold}
          disabled={!active}
          working={call.hold === 'holding' || call.hold === 'resuming'}
          onPress={() => hold(call.id, !onHold)}
        />
        <IconButton
          look="round"
          icon={Grid3x3}
          label={t('inCall.keypad')}
          keys={keyLabel('keypad', platform)}
          pressed={keypadOpen}
          disabled={!active}
          onPress={() => setKeypadOf(keypadOpen ? null : call.id)}
        />
        {active ? <CallMore call={call} /> : null}
        <span className="call-controls-end">
          <IconButton
            look="end"
            icon={PhoneOff}
            label={t('inCall.end')}
            keys={keyLabel('decline', platform)}
            onPress={() => hangUp(call.id)}
          />
        </span>
      </div>
    </div>
  )
}
