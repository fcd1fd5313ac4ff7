import { BellOff, ChevronDown, Phone, PhoneMissed, PhoneOff, X } from 'lucide-react'
import { useState } from 'react'
import type { CallView } from '../../shared/domain/call.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { errorWords } from '../text/error-sentence.ts'
import { fill } from '../../shared/text/fill.ts'
import { callerOf, secondLineOf } from '../stores/caller.ts'
import { clockDuration, secondsBetween } from '../ui/format/duration.ts'
import { Icon } from '../ui/icon.tsx'
import { SECOND_MS, useNow } from '../ui/use-now.ts'
import { PopupButton } from './popup-button.tsx'
import { usePopupTexts } from './popup-texts.ts'
import type { PopupCommands } from './popup.tsx'
import { joined } from '../ui/format/joined.ts'

type PopupCallProps = {
  readonly call: CallView
  readonly account: string | null
  readonly commands: PopupCommands
  /** Somebody is talked with. */
  readonly inCall: boolean
  /** Two calls share the window. */
  readonly tight: boolean
}

/** One call in the popup. Declining has two meanings: the arrow opens them in place, for a menu would not fit the window. */
export function PopupCall({ call, account, commands, inCall, tight }: PopupCallProps) {
  const { callEnd, incoming } = usePopupTexts()
  const [choosing, setChoosing] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const { id: callId } = call
  const ask = (answer: Promise<Result<undefined>>): void =>
    void answer.then((result) => setError(result.ok ? null : result.error))
  const decline = (how: 'busy' | 'everywhere'): void => ask(commands['call.decline']({ callId, how }))
  return (
    <section className="popup-call" aria-label={callerOf(call.remote)}>
      <PopupWho
        call={call}
        account={account}
        tight={tight}
        error={error}
        onOpen={() => ask(commands['app.openWindow']({}))}
      />
      {call.phase !== 'incoming' ? (
        <p className="popup-end" role="status">
          <Icon of={call.phase === 'connecting' ? Phone : PhoneMissed} />
          {call.phase === 'connecting'
            ? incoming.connecting
            : call.end
              ? callEnd[call.end]
              : callEnd['hung-up-there']}
        </p>
      ) : choosing ? (
        <div className="popup-buttons">
          <PopupButton onClick={() => decline('busy')} title={incoming.busyHereHint}>
            {incoming.busyHere}
          </PopupButton>
          <PopupButton look="decline" onClick={() => decline('everywhere')} title={incoming.everywhere}>
            {incoming.everywhereShort}
          </PopupButton>
          <PopupButton look="quiet" name={incoming.back} onClick={() => setChoosing(false)}>
            <Icon of={X} />
          </PopupButton>
        </div>
      ) : (
        <div className="popup-buttons">
          {inCall ? (
            <>
              <PopupButton
                look="answer"
                onClick={() => ask(commands['call.answer']({ callId, others: 'hold' }))}
                title={incoming.holdAnswerHint}
              >
                {incoming.holdAnswer}
              </PopupButton>
              <PopupButton
                onClick={() => ask(commands['call.answer']({ callId, others: 'end' }))}
                title={incoming.endAnswerHint}
              >
                {incoming.endAnswer}
              </PopupButton>
            </>
          ) : (
            <PopupButton look="answer" onClick={() => ask(commands['call.answer']({ callId }))}>
              <Icon of={Phone} />
              {incoming.answer}
            </PopupButton>
          )}
          <div className={inCall ? 'popup-split popup-split-small' : 'popup-split'}>
            <PopupButton
              look="decline"
              onClick={() => decline('busy')}
              {...(inCall ? { name: incoming.decline } : { title: incoming.busyHereHint })}
            >
              <Icon of={PhoneOff} />
              {inCall ? null : incoming.decline}
            </PopupButton>
            <PopupButton look="decline" name={incoming.declineMore} onClick={() => setChoosing(true)}>
              <Icon of={ChevronDown} size={16} />
            </PopupButton>
          </div>
          <PopupButton
            look="quiet"
            name={call.silenced ? incoming.silenced : incoming.silence}
            disabled={call.silenced}
            onClick={() => ask(commands['call.silence']({ callId }))}
          >
            <Icon of={BellOff} />
            {tight || inCall ? null : <span>{call.silenced ? incoming.silenced : incoming.silence}</span>}
          </PopupButton>
        </div>
      )}
    </section>
  )
}

type PopupWhoProps = Pick<PopupCallProps, 'call' | 'account' | 'tight'> & {
  readonly error: AppError | null
  readonly onOpen: () => void
}

function PopupWho({ call, account, tight, error, onOpen }: PopupWhoProps) {
  const { incoming } = usePopupTexts()
  const now = useNow(SECOND_MS)
  const number = secondLineOf(call.remote)
  const byCaller =
    call.remote.displayName !== null && call.remote.nameSource === 'caller' ? incoming.nameByCaller : null
  const to = account === null ? null : fill(incoming.to, { account })
  const about = joined([number, tight ? null : byCaller])
  return (
    <div className="popup-who">
      <button type="button" className="popup-open" title={incoming.open} onClick={onOpen}>
        <span className="popup-name one-line">
          <bdi>{callerOf(call.remote) || incoming.noName}</bdi>
        </span>
        {error ? (
          <span className="popup-meta popup-error one-line">{errorWords(error).headline}</span>
        ) : (
          <span className="popup-meta one-line number">{about}</span>
        )}
      </button>
      <p className="popup-side">
        {call.phase === 'incoming' ? (
          <span className="number" role="timer" aria-live="off">
            {clockDuration(secondsBetween(call.startedAt, now))}
          </span>
        ) : (
          <span className="number">&nbsp;</span>
        )}
        <span className="one-line">{to}</span>
      </p>
    </div>
  )
}
