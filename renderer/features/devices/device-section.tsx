import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { Fold } from '../../ui/fold.tsx'
import { age } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { HealthMark } from './health-mark.tsx'
import { useDoor, useIntercom, useIntercomErrand } from './intercom-context.tsx'

/** How the device is, how it tells us, and what it says about itself. */
export function DeviceSection() {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const door = useDoor()
  const refresh = useIntercom((state) => state.refresh)
  const errand = useIntercomErrand('refresh')
  if (!door) return null
  const { intercom, reachability, info } = door
  const failed = reachability.kind === 'failed' ? reachability.error : null
  const error = failed ?? (errand?.kind === 'failed' ? errand.error : null)
  const { model, name, firmware, hardware, serial, mac } = intercom.info ?? {}
  const facts: readonly (Fact | null)[] = [
    fact(t('devices.model'), model),
    fact(t('devices.firmware'), firmware),
    fact(t('devices.hardware'), hardware),
    fact(t('devices.serial'), serial),
    fact(t('devices.mac'), mac),
    fact(t('devices.deviceName'), name),
    fact(t('devices.address'), info.address),
  ]
  return (
    <Section title={t('devices.device')}>
      <BoxBlock>
        <p className="device-health">
          <HealthMark view={door} />
          <span className="meta">
            {t('devices.checked', { when: age(intercom.asOf, now, screenLocale()) })}
          </span>
        </p>
        <p className="meta">{t(`devices.events.${intercom.events}`)}</p>
        {error ? <ErrorNote error={error} onRetry={refresh} /> : null}
      </BoxBlock>
      <BoxBlock>
        <Fold title={[model, firmware].filter(Boolean).join(' · ') || t('devices.device')}>
          <Facts facts={facts.filter((one) => one !== null)} />
        </Fold>
      </BoxBlock>
    </Section>
  )
}

function fact(name: string, value: string | null | undefined): Fact | null {
  return value ? { name, value: <bdi>{value}</bdi> } : null
}
