import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { IntercomChange } from '../../../shared/domain/intercom-write.ts'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { fieldWord } from './field-word.ts'
import { momentWords } from './moment-words.ts'
import { useIntercom } from './intercom-context.tsx'

/** Actions there is a word for. */
const SWITCH_WORDS = ['on', 'off', 'trigger', 'lock', 'unlock'] as const

/** Who opened a door or changed a setting from here, and when. */
export function ChangesSection() {
  const { t } = useTranslation()
  const { value } = useIntercom((state) => state.changes)
  const shown = value ?? []
  return (
    <Section title={t('devices.changes.title')}>
      {shown.length === 0 ? (
        <BoxBlock>
          <p className="quiet">{t('devices.changes.none')}</p>
        </BoxBlock>
      ) : (
        <ul className="device-list device-list-long">
          {shown.map((change) => (
            <li key={`${change.at}-${change.what.kind}`} className="device-line">
              <span className="grow">
                {changeWords(change, t)}
                {change.confirmed || isFailed(change) ? null : (
                  <span className="quiet"> · {t('devices.changes.unconfirmed')}</span>
                )}
              </span>
              <span className="meta number">{momentWords(change.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function isFailed({ what }: IntercomChange): boolean {
  return what.kind === 'door' && what.failed !== null
}

function changeWords({ by, what }: IntercomChange, t: TFunction): string {
  if (what.kind === 'door') {
    const known = SWITCH_WORDS.find((word) => word === what.action)
    const action = known === undefined ? what.action : t(`devices.changes.action.${known}`)
    const fields = { by, number: what.switch, action }
    return t(what.failed === null ? 'devices.changes.door' : 'devices.changes.doorFailed', fields)
  }
  const names = [...what.fields, ...(what.password ? ['password'] : [])].map((name) => fieldWord(name, t))
  return t('devices.changes.config', { by, account: what.sipAccount, fields: names.join(', ') })
}
