import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Note } from '../../ui/note.tsx'
import { Slider } from '../../ui/slider.tsx'
import { SoundExtras } from './sound-extras.tsx'
import { SoundRolePicker } from './sound-role.tsx'
import './settings.css'

/** Which devices are used for what; the ringer is a device of its own. */
export function SoundSection() {
  const { t } = useTranslation()
  const volume = useSnapshot((snapshot) => snapshot.settings.sound.ringVolume)
  const { changeSettings } = useActions()
  return (
    <Section title={t('settings.sound')} id="sound">
      <MicrophoneTrouble />
      <SoundRolePicker role="microphone" />
      <SoundRolePicker role="speaker" />
      <SoundRolePicker role="ringer" />
      <SoundRolePicker role="secondRinger" />
      <BoxBlock>
        <Slider
          label={t('settings.volume')}
          value={volume}
          onChangeEnd={(ringVolume) => changeSettings({ sound: { ringVolume } })}
        />
      </BoxBlock>
      <SoundExtras />
    </Section>
  )
}

function MicrophoneTrouble() {
  const { t } = useTranslation()
  const microphone = useSnapshot((snapshot) => snapshot.microphone)
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  if (microphone !== 'denied' && microphone !== 'missing') return null
  const known = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  return (
    <BoxBlock>
      {microphone === 'denied' ? (
        <Note tone="danger" title={t('settings.micDenied')}>
          <p>{t(`settings.micDeniedHow.${known}`)}</p>
        </Note>
      ) : (
        <Note tone="danger">
          <p>{t('settings.micMissing')}</p>
        </Note>
      )}
    </BoxBlock>
  )
}
