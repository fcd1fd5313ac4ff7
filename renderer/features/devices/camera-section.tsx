import { Camera } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { timeOfDay } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { useDoor, useIntercom } from './intercom-context.tsx'

/** What the camera sees, when somebody asks. */
export function CameraSection() {
  const { t } = useTranslation()
  const door = useDoor()
  const { value, loading, error } = useIntercom((state) => state.picture)
  const load = useIntercom((state) => state.load)
  if (!door) return null
  const none = door.intercom.camera === 'no'
  return (
    <Section title={t('devices.camera.title')}>
      <BoxBlock>
        {none && error === null ? <p className="quiet">{t('devices.camera.none')}</p> : null}
        {error ? <ErrorNote error={error} /> : null}
        {value ? (
          <img
            className="camera-picture"
            src={`data:${value.contentType};base64,${value.data}`}
            alt={t('devices.camera.alt', {
              name: door.info.name,
              time: timeOfDay(value.at, screenLocale()),
            })}
          />
        ) : null}
        <div className="buttons">
          <Button size="small" icon={Camera} working={loading} onPress={() => load('picture')}>
            {t(value ? 'devices.camera.again' : 'devices.camera.show')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}
