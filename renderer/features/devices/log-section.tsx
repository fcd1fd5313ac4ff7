import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IntercomLogEntry } from '../../../shared/domain/intercom.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { clockDuration } from '../../ui/format/duration.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { momentWords } from './moment-words.ts'
import { useIntercom, useIntercomErrand } from './intercom-context.tsx'
import { joined } from '../../ui/format/joined.ts'

/** The device's own list of calls; each can be deleted there. */
export function LogSection() {
  const { t } = useTranslation()
  const { value, loading, error } = useIntercom((state) => state.log)
  const load = useIntercom((state) => state.load)
  const errand = useIntercomErrand('log')
  const failure = error ?? (errand?.kind === 'failed' ? errand.error : null)
  return (
    <Section title={t('devices.log.title')}>
      {failure ? (
        <BoxBlock>
          <ErrorNote error={failure} onRetry={() => load('log')} />
        </BoxBlock>
      ) : null}
      {value === null ? (
        <BoxBlock>
          <div className="buttons">
            <Button size="small" working={loading} onPress={() => load('log')}>
              {t('devices.log.show')}
            </Button>
          </div>
        </BoxBlock>
      ) : value.length === 0 ? (
        <BoxBlock>
          <p className="quiet">{t('devices.log.none')}</p>
        </BoxBlock>
      ) : (
        <ul className="device-list">
          {value.map((entry) => (
            <LogRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function LogRow({ entry }: { readonly entry: IntercomLogEntry }) {
  const { t } = useTranslation()
  const remove = useIntercom((state) => state.removeFromLog)
  const name = entry.name || t('devices.log.somebody')
  const time = entry.at === null ? t('devices.log.noTime') : momentWords(entry.at)
  const about = [entry.type, time, entry.durationSec === null ? null : clockDuration(entry.durationSec)]
  return (
    <li className="device-line">
      <div className="grow">
        <p className="one-line">
          <bdi>{name}</bdi>
        </p>
        <p className="meta one-line">{joined(about)}</p>
      </div>
      <IconButton
        icon={Trash2}
        label={t('devices.log.remove', { name, time })}
        onPress={() => remove(entry.id)}
      />
    </li>
  )
}
