import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { CallId } from '../../../shared/ids.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { hasSomethingToSay, isUnderWay } from '../../stores/caller.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useErrand, useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { CallLine } from './call-line.tsx'
import { CallStrip } from './call-strip.tsx'
import { DoorOfCall } from './door-of-call.tsx'
import { EndedLine } from './ended-line.tsx'
import { ServerCallLine } from './server-call-line.tsx'
import { TonePad } from './tone-pad.tsx'
import './call-bar.css'

/** The calls under way, at the foot of the window, on every view. */
export function CallBar() {
  const { t } = useTranslation()
  const calls = useSnapshot(
    useShallow((snapshot) => snapshot.calls.filter((call) => isUnderWay(call) || hasSomethingToSay(call))),
  )
  const keypadOf = useView((view) => view.keypadOf)
  const serverCalls = useSnapshot((snapshot) => snapshot.serverCalls)
  if (calls.length === 0 && serverCalls.length === 0) return null
  const withKeypad = calls.find((call) => call.id === keypadOf && call.phase === 'active')
  return (
    <section className="call-bar" aria-label={t('inCall.bar')} data-region>
      {withKeypad ? <TonePad key={withKeypad.id} callId={withKeypad.id} /> : null}
      {serverCalls.map((call) => (
        <ServerCallLine key={call.accountId} call={call} />
      ))}
      {calls.map((call) => (
        <div key={call.id}>
          <CallTrouble callId={call.id} />
          <CallStrip call={call} />
          {call.phase === 'active' ? <DoorOfCall call={call} /> : null}
          {call.phase === 'ended' ? <EndedLine call={call} /> : <CallLine call={call} />}
        </div>
      ))}
    </section>
  )
}

function CallTrouble({ callId }: { readonly callId: CallId }) {
  const key = errandKey.call(callId)
  const errand = useErrand(key)
  const { dismiss } = useScreens().errands.getState()
  if (errand?.kind !== 'failed') return null
  return (
    <div className="call-trouble">
      <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} />
    </div>
  )
}
