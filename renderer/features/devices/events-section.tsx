import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntercomEvent } from '../../../shared/domain/intercom.ts'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { momentWords } from './moment-words.ts'
import { useDoor, useIntercom } from './intercom-context.tsx'

/** What the device told since Sidetone listens to it, newest first. */
export function EventsSection() {
  const { t } = useTranslation()
  const count = useDoor()?.intercom.eventCount ?? 0
  const { value } = useIntercom((state) => state.events)
  const load = useIntercom((state) => state.load)
  useEffect(() => load('events'), [count, load])
  const shown = value ?? []
  return (
    <Section title={t('devices.happened.title')}>
      {shown.length === 0 ? (
        <BoxBlock>
          <p className="quiet">{t('devices.happened.none')}</p>
        </BoxBlock>
      ) : (
        <ul className="device-list device-list-long">
          {shown.map((event) => (
            <li key={`${event.id}-${event.at ?? ''}`} className="device-line">
              <span className="grow">{happened(event, t)}</span>
              <span className="meta number">{event.at === null ? '' : momentWords(event.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const WAY = { outgoing: 'to', incoming: 'from', unknown: 'with' } as const

function happened({ name, what }: IntercomEvent, t: TFunction): string {
  switch (what.kind) {
    case 'registration':
      return t('devices.happened.registration', {
        account: what.account,
        state: t(`devices.happened.registrationState.${what.state}`),
      })
    case 'call':
      return t('devices.happened.call', {
        direction: t(`devices.happened.${WAY[what.call.direction]}`),
        peer: what.call.peer ?? t('devices.calls.somebody'),
        state: t(`devices.calls.state.${what.call.state}`).toLowerCase(),
      })
    case 'switch':
      return t(what.active ? 'devices.happened.switchOn' : 'devices.happened.switchOff', {
        number: what.switch,
      })
    case 'key':
      return what.key.startsWith('%')
        ? t('devices.happened.button', { key: what.key.slice(1) })
        : t('devices.happened.key', { key: what.key })
    case 'started':
      return t('devices.happened.started')
    case 'configuration-changed':
      return t('devices.happened.configurationChanged')
    case 'login-blocked':
      return t('devices.happened.loginBlocked')
    case 'other':
      return t('devices.happened.other', { name })
  }
}
