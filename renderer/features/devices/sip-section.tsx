import { useTranslation } from 'react-i18next'
import type { SipAccountConfig, SipAccountStatus } from '../../../shared/domain/intercom.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Fold } from '../../ui/fold.tsx'
import { ConfigForm } from './config-form.tsx'
import { useDoor, useIntercom } from './intercom-context.tsx'
import { momentWords } from './moment-words.ts'
import { SipFindings } from './sip-findings.tsx'

/** The SIP accounts of the device: registered or not, what is not as it should be, and all their settings. */
export function SipSection() {
  const { t } = useTranslation()
  const door = useDoor()
  const configs = useIntercom((state) => state.configs)
  const load = useIntercom((state) => state.load)
  if (!door) return null
  const { sipAccounts, health } = door.intercom
  const numbers = new Set([...sipAccounts, ...(configs.value ?? [])].map(({ account }) => account))
  const compared = health.reference
    ? t('devices.sip.compared', { name: health.reference.name })
    : t('devices.sip.notCompared')
  return (
    <Section title={t('devices.sip.title')}>
      <BoxBlock>
        <p className="meta">{compared}</p>
        {configs.error ? <ErrorNote error={configs.error} onRetry={() => load('configs')} /> : null}
      </BoxBlock>
      {[...numbers]
        .toSorted((a, b) => a - b)
        .map((number) => (
          <SipAccount
            key={number}
            number={number}
            status={sipAccounts.find(({ account }) => account === number) ?? null}
            config={configs.value?.find(({ account }) => account === number) ?? null}
          />
        ))}
    </Section>
  )
}

type SipAccountProps = {
  readonly number: number
  readonly status: SipAccountStatus | null
  readonly config: SipAccountConfig | null
}

function SipAccount({ number, status, config }: SipAccountProps) {
  const { t } = useTranslation()
  const name = config?.sipNumber || status?.sipNumber || null
  return (
    <BoxBlock>
      <div>
        <p className="device-name">
          {t('devices.sip.account', { number })}
          {name === null ? null : <bdi className="number quiet"> · {name}</bdi>}
        </p>
        <p className="meta">
          <StatusWords status={status} config={config} />
        </p>
      </div>
      <SipFindings number={number} />
      {config === null ? null : (
        <Fold title={t('devices.config.edit')}>
          <ConfigForm config={config} />
        </Fold>
      )}
    </BoxBlock>
  )
}

function StatusWords({ status, config }: Pick<SipAccountProps, 'status' | 'config'>) {
  const { t } = useTranslation()
  if ((config?.enabled ?? status?.enabled) === false) return t('devices.sip.unused')
  if (status === null || status.registered === null) return t('devices.sip.unknown')
  if (status.registered)
    return status.registeredAt === null
      ? t('devices.sip.registered')
      : t('devices.sip.registeredSince', { time: momentWords(status.registeredAt) })
  return status.registrationEnabled === false
    ? t('devices.sip.noRegistration')
    : t('devices.sip.notRegistered')
}
