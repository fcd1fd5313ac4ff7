import { BellOff, BellRing, DoorOpen, Phone, PhoneOff } from 'lucide-react'
import { useState } from 'react'
import type { Doorbell } from '../../shared/domain/doorbell.ts'
import type { SwitchOutcome } from '../../shared/domain/intercom-write.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { errorWords } from '../text/error-sentence.ts'
import { fill } from '../../shared/text/fill.ts'
import { useDoorPicture } from '../stores/use-door-picture.ts'
import { clockDuration, secondsBetween } from '../ui/format/duration.ts'
import { Icon } from '../ui/icon.tsx'
import { SECOND_MS, useNow } from '../ui/use-now.ts'
import { PopupButton } from './popup-button.tsx'
import { usePopupTexts } from './popup-texts.ts'
import type { PopupCommands } from './popup.tsx'

type PopupBellProps = {
  readonly bell: Doorbell
  readonly commands: PopupCommands
  /** False when it has stopped a moment ago. */
  readonly rings: boolean
  readonly tight: boolean
}

/** Somebody at a door: who it is, what the camera sees, and letting them in. The door opens by a press and by nothing else. */
export function PopupBell({ bell, commands, rings, tight }: PopupBellProps) {
  const { doorbell, incoming } = usePopupTexts()
  const [outcome, setOutcome] = useState<SwitchOutcome | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [opening, setOpening] = useState(false)
  const { accountId, session, name, call, doorSwitch, hasCamera, silenced } = bell
  const picture = useDoorPicture(commands, accountId, rings && hasCamera)
  const ask = (answer: Promise<Result<undefined>>): void =>
    void answer.then((result) => setError(result.ok ? null : result.error))
  const open = (): void => {
    setOpening(true)
    setOutcome(null)
    void commands['doorbell.open']({ accountId }).then((done) => {
      setOpening(false)
      setError(done.ok ? null : done.error)
      if (done.ok) setOutcome(done.value)
    })
  }
  const answer = (): void => {
    if (!call) return
    ask(commands['call.answer']({ callId: call.id }))
    // The door can still be opened from the call, which is in the main window.
    ask(commands['app.openWindow']({}))
  }
  return (
    <section className={hasCamera ? 'popup-call popup-bell' : 'popup-call'} aria-label={name}>
      <div className="popup-bell-top">
        {hasCamera ? (
          picture ? (
            <img className="popup-picture" src={picture} alt={fill(doorbell.picture, { name })} />
          ) : (
            <div className="popup-picture popup-no-picture" role="img" aria-label={doorbell.noPicture}>
              <Icon of={BellRing} size={28} />
            </div>
          )
        ) : null}
        <div className="popup-who">
          <button
            type="button"
            className="popup-open"
            title={incoming.open}
            onClick={() => ask(commands['app.openWindow']({}))}
          >
            <span className="popup-name one-line">
              <bdi>{name}</bdi>
            </span>
            <BellLine rings={rings} outcome={outcome} error={error} />
          </button>
          <BellClock since={bell.since} rings={rings} />
        </div>
      </div>
      <div className="popup-buttons">
        {doorSwitch === null ? null : (
          <PopupButton look={call ? 'plain' : 'answer'} disabled={opening} onClick={open}>
            <Icon of={DoorOpen} />
            {opening ? doorbell.opening : doorbell.open}
          </PopupButton>
        )}
        {call ? (
          <>
            <PopupButton look="answer" onClick={answer}>
              <Icon of={Phone} />
              {incoming.answer}
            </PopupButton>
            <PopupButton
              look="quiet"
              name={incoming.decline}
              onClick={() => ask(commands['call.decline']({ callId: call.id, how: 'busy' }))}
            >
              <Icon of={PhoneOff} />
            </PopupButton>
          </>
        ) : null}
        {rings ? (
          <PopupButton
            look="quiet"
            name={silenced ? doorbell.silenced : doorbell.silence}
            disabled={silenced}
            onClick={() => ask(commands['doorbell.silence']({ accountId, session }))}
          >
            <Icon of={BellOff} />
            {tight || call ? null : silenced ? doorbell.silenced : doorbell.silence}
          </PopupButton>
        ) : null}
      </div>
    </section>
  )
}

type BellLineProps = {
  readonly rings: boolean
  readonly outcome: SwitchOutcome | null
  readonly error: AppError | null
}

/** What became of opening the door; else what is the matter. */
function BellLine({ rings, outcome, error }: BellLineProps) {
  const { doorbell } = usePopupTexts()
  if (error)
    return (
      <span className="popup-meta popup-error" role="status">
        {errorWords(error).headline}
      </span>
    )
  if (outcome) {
    const { confirmed, differs } = outcome
    const words = confirmed ? doorbell.openedShort : differs ? doorbell.differsShort : doorbell.pulseShort
    return (
      <span className={`popup-meta ${differs ? 'popup-error' : 'popup-done'}`} role="status">
        {words}
      </span>
    )
  }
  return <span className="popup-meta one-line">{rings ? doorbell.rings : doorbell.stopped}</span>
}

function BellClock({ since, rings }: { readonly since: string; readonly rings: boolean }) {
  const now = useNow(SECOND_MS)
  if (!rings) return null
  return (
    <p className="popup-side">
      <span className="number" role="timer" aria-live="off">
        {clockDuration(secondsBetween(since, now))}
      </span>
    </p>
  )
}
