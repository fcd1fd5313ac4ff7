import { BellOff, BellRing, DoorOpen, Phone, PhoneOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { doorbellsOf, type Doorbell } from '../../../shared/domain/doorbell.ts'
import type { SwitchOutcome } from '../../../shared/domain/intercom-write.ts'
import { CallClock } from '../../app/call-state.tsx'
import { DoorAnswer } from '../../app/door-answer.tsx'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { useDoorPicture } from '../../stores/use-door-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import './incoming-card.css'
import './door-card.css'

/** Bells that ring, above everything else and on every view. */
export function DoorCards() {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const calls = useSnapshot(
    useShallow((snapshot) => snapshot.calls.filter(({ phase }) => phase === 'incoming')),
  )
  const bells = doorbellsOf({ accounts, calls })
  if (bells.length === 0) return null
  return (
    <section className="incoming-cards" aria-label={t('doorbell.title')} data-region>
      {bells.map((bell) => (
        <DoorCard key={`${bell.accountId}/${bell.session}`} bell={bell} />
      ))}
    </section>
  )
}

function DoorCard({ bell }: { readonly bell: Doorbell }) {
  const { t } = useTranslation()
  const { commands } = useScreens()
  const { openDoor, silenceBell, answer, decline } = useActions()
  const [outcome, setOutcome] = useState<SwitchOutcome | null>(null)
  const { accountId, session, name, call, doorSwitch, hasCamera, silenced } = bell
  const errand = useErrand(errandKey.door(accountId))
  const picture = useDoorPicture(commands, accountId, hasCamera)
  const open = (): void => {
    setOutcome(null)
    openDoor(accountId, setOutcome)
  }
  return (
    <div className="incoming-card" role="group" aria-label={`${t('doorbell.title')}: ${name}`}>
      <div className="incoming-who">
        <span className="tone-info">
          <Icon of={BellRing} />
        </span>
        <div className="grow">
          <p className="incoming-name one-line">
            <bdi>{name}</bdi>
          </p>
          <p className="meta one-line">{t('doorbell.rings')}</p>
        </div>
        <span className="quiet number">
          <CallClock since={bell.since} />
        </span>
        <IconButton
          icon={BellOff}
          label={t(silenced ? 'doorbell.silenced' : 'doorbell.silence')}
          disabled={silenced}
          onPress={() => silenceBell(accountId, session)}
        />
      </div>
      {picture ? <img className="door-picture" src={picture} alt={t('doorbell.picture', { name })} /> : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {outcome ? <DoorAnswer outcome={outcome} isDoor /> : null}
      <div className="incoming-buttons">
        {doorSwitch === null ? null : (
          <Button
            kind={call ? 'plain' : 'call'}
            size="large"
            icon={DoorOpen}
            working={errand?.kind === 'running'}
            onPress={open}
          >
            {t(errand?.kind === 'running' ? 'doorbell.opening' : 'doorbell.open')}
          </Button>
        )}
        {call ? (
          <>
            <Button kind="call" size="large" icon={Phone} onPress={() => answer(call.id)}>
              {t('incoming.answer')}
            </Button>
            <IconButton
              look="end"
              icon={PhoneOff}
              label={t('incoming.decline')}
              onPress={() => decline(call.id, 'busy')}
            />
          </>
        ) : null}
      </div>
    </div>
  )
}
