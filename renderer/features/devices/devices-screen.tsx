import { ChevronRight, DoorOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { useSnapshot, useView } from '../../stores/screens.tsx'
import { Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { doorGroups } from './health.ts'
import { HealthMark } from './health-mark.tsx'
import './devices.css'

/** Intercoms by group, each with its health; and where the phones of each account are. */
export function DevicesScreen() {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const showAddAccount = useView((view) => view.showAddAccount)
  const groups = doorGroups(accounts)
  const phones = accounts.filter(({ info }) => info.capabilities.includes('devices'))
  return (
    <div className="devices">
      <div className="devices-column">
        {groups.length === 0 ? (
          <Empty
            icon={DoorOpen}
            title={t('devices.none')}
            hint={t('devices.noneHint')}
            action={<Button onPress={showAddAccount}>{t('devices.noneAction')}</Button>}
          />
        ) : (
          groups.map(({ name, doors }) => (
            <Section key={name ?? ''} title={name ?? t('devices.noGroup')}>
              <ul>
                {doors.map((view) => (
                  <DoorRow key={view.info.id} view={view} />
                ))}
              </ul>
            </Section>
          ))
        )}
        {phones.length === 0 ? null : (
          <Section title={t('devices.phones')}>
            <ul>
              {phones.map((view) => (
                <PhonesRow key={view.info.id} view={view} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  )
}

function DoorRow({ view }: { readonly view: AccountView }) {
  const showIntercom = useView((state) => state.showIntercom)
  const { info, intercom } = view
  const about = [intercom?.info?.model, info.address].filter(Boolean).join(' · ')
  return (
    <li className="device-item">
      <AriaButton className="device-row" onPress={() => showIntercom(info.id)}>
        <span className="grow">
          <span className="device-name one-line">
            <bdi>{info.name}</bdi>
          </span>
          <span className="meta one-line device-about">{about}</span>
        </span>
        <HealthMark view={view} />
        <Icon of={ChevronRight} size={16} />
      </AriaButton>
    </li>
  )
}

function PhonesRow({ view: { info } }: { readonly view: AccountView }) {
  const { t } = useTranslation()
  const showAccount = useView((state) => state.showAccount)
  return (
    <li className="device-item">
      <AriaButton className="device-row" onPress={() => showAccount(info.id)}>
        <span className="grow">
          <span className="device-name one-line">
            <bdi>{info.name}</bdi>
          </span>
          <span className="meta device-about">{t('devices.phonesHint')}</span>
        </span>
        <Icon of={ChevronRight} size={16} />
      </AriaButton>
    </li>
  )
}
