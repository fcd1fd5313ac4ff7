import { BellOff, ChevronDown, Phone, PhoneIncoming, PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { CallView } from '../../../shared/domain/call.ts'
import { ringsOf } from '../../../shared/domain/doorbell.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { keyLabel } from '../../app/shortcuts.ts'
import { callerOf, isTalking, secondLineOf } from '../../stores/caller.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { CallClock } from '../../app/call-state.tsx'
import { joined } from '../../ui/format/joined.ts'
import './incoming-card.css'

/** Calls that ring, above everything else and on every view. */
export function IncomingCards() {
  const { t } = useTranslation()
  const ringing = useSnapshot(useShallow((snapshot) => ringsOf(snapshot).others))
  if (ringing.length === 0) return null
  return (
    <section className="incoming-cards" aria-label={t('incoming.title')} data-region>
      {ringing.map((call) => (
        <IncomingCard key={call.id} call={call} />
      ))}
    </section>
  )
}

function IncomingCard({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  const { answer, decline, silence } = useActions()
  const account = useSnapshot(
    (snapshot) => snapshot.accounts.find((view) => view.info.id === call.accountId)?.info.name ?? '',
  )
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  const errand = useErrand(errandKey.call(call.id))
  const inCall = useSnapshot(({ calls }) => isTalking(calls))
  const name = callerOf(call.remote)
  const number = secondLineOf(call.remote)
  const named = call.remote.displayName !== null && call.remote.nameSource === 'caller'
  const about = [number, named ? t('incoming.nameByCaller') : null].filter((part) => part !== null)
  return (
    <div className="incoming-card" role="group" aria-label={`${t('incoming.title')}: ${name}`}>
      <div className="incoming-who">
        <span className="tone-info">
          <Icon of={PhoneIncoming} />
        </span>
        <div className="grow">
          <p className="incoming-name one-line">
            <bdi>{name}</bdi>
          </p>
          {about.length === 0 ? null : <p className="meta one-line number">{joined(about)}</p>}
          <p className="meta one-line">{t('incoming.to', { account })}</p>
        </div>
        <span className="quiet number">
          <CallClock since={call.startedAt} />
        </span>
        <IconButton
          icon={BellOff}
          label={call.silenced ? t('incoming.silenced') : t('incoming.silence')}
          keys={keyLabel('silence', platform)}
          disabled={call.silenced}
          onPress={() => silence(call.id)}
        />
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className={inCall ? 'incoming-buttons incoming-buttons-three' : 'incoming-buttons'}>
        {inCall ? (
          <>
            <Button kind="call" size="large" onPress={() => answer(call.id, 'hold')}>
              {t('incoming.holdAnswer')}
            </Button>
            <Button size="large" onPress={() => answer(call.id, 'end')}>
              {t('incoming.endAnswer')}
            </Button>
          </>
        ) : (
          <Button kind="call" size="large" icon={Phone} onPress={() => answer(call.id)}>
            {t('incoming.answer')}
          </Button>
        )}
        <div className="split">
          <Button kind="danger" size="large" icon={PhoneOff} onPress={() => decline(call.id, 'busy')}>
            {t('incoming.decline')}
          </Button>
          <MenuButton
            className="split-more"
            label={t('incoming.declineMore')}
            groups={[
              {
                id: 'how',
                choices: [
                  {
                    id: 'busy',
                    label: t('incoming.busyHere'),
                    hint: t('incoming.busyHereHint'),
                    onAction: () => decline(call.id, 'busy'),
                  },
                  {
                    id: 'everywhere',
                    label: t('incoming.everywhere'),
                    hint: t('incoming.everywhereHint'),
                    onAction: () => decline(call.id, 'everywhere'),
                  },
                ],
              },
            ]}
          >
            <Icon of={ChevronDown} size={16} />
          </MenuButton>
        </div>
      </div>
    </div>
  )
}
