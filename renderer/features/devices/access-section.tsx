import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { useDoor } from './intercom-context.tsx'

/** What the device keeps to itself: each part with its reason and the place on the device where it is set. */
export function AccessSection() {
  const { t } = useTranslation()
  const door = useDoor()
  const missing = door?.intercom.health.missing ?? []
  if (missing.length === 0) return null
  return (
    <Section title={t('devices.access.title')}>
      <BoxBlock>
        <p className="meta">{t('devices.access.lead')}</p>
        {missing.map(({ part, error }) => (
          <div key={part} className="access-part">
            <p className="device-name">{t(`devices.access.part.${part}`)}</p>
            <ErrorNote error={error} />
          </div>
        ))}
      </BoxBlock>
    </Section>
  )
}
