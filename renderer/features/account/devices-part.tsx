import { CircleHelp, MonitorCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../shared/domain/device.ts'
import { BoxBlock } from '../../ui/box.tsx'
import { momentToCome } from '../../ui/format/moment.ts'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { usePart } from './account-context.tsx'
import { PartSection } from './part-section.tsx'

/** The phones that are registered now: this one, and others a person should know. */
export function DevicesPart() {
  const { t } = useTranslation()
  const asOf = usePart('devices')?.answer?.asOf ?? ''
  return (
    <PartSection part="devices" title={t('accountPage.devices.title')}>
      {(devices) => {
        const strangers = devices.filter(({ stranger }) => stranger).length
        if (devices.length === 0)
          return (
            <BoxBlock>
              <p className="quiet">{t('accountPage.devices.none')}</p>
            </BoxBlock>
          )
        return (
          <>
            <ul className="part-list">
              {devices.map((device) => (
                <DeviceRow key={`${device.contact} ${device.publicContact}`} device={device} asOf={asOf} />
              ))}
            </ul>
            {strangers > 0 ? (
              <BoxBlock>
                <Note tone="warn" title={t('accountPage.devices.strangers', { count: strangers })}>
                  <p>{t('accountPage.devices.strangerHint')}</p>
                </Note>
              </BoxBlock>
            ) : null}
          </>
        )
      }}
    </PartSection>
  )
}

function DeviceRow({ device, asOf }: { readonly device: Device; readonly asOf: string }) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const { contact, publicContact, transport, userAgent, expiresSec, own } = device
  const until = expiresSec === null ? null : new Date(Date.parse(asOf) + expiresSec * 1000).toISOString()
  const about = [
    transport === null
      ? contact
      : t('accountPage.devices.at', { address: contact, transport: transport.toUpperCase() }),
    publicContact === contact ? null : t('accountPage.devices.seenAs', { address: publicContact }),
    until === null
      ? null
      : t('accountPage.devices.until', { time: momentToCome(until, now, screenLocale()) }),
  ]
  return (
    <li className="part-row">
      <span className={own ? 'tone-ok' : 'tone-warn'}>
        <Icon of={own ? MonitorCheck : CircleHelp} />
      </span>
      <div className="grow">
        <p className="one-line">
          <bdi>{userAgent ?? t('accountPage.devices.unknownProgram')}</bdi>
        </p>
        <p className="meta part-wrap">{about.filter((part) => part !== null).join(' · ')}</p>
      </div>
      <span className={own ? 'part-tag tone-ok' : 'part-tag tone-warn'}>
        {own ? t('accountPage.devices.own') : t('accountPage.devices.stranger')}
      </span>
    </li>
  )
}
