import { useTranslation } from 'react-i18next'
import { FULL_PROCESSING, type SoundProcessing } from '../../../shared/domain/settings.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { DEFAULT_DEVICE, deviceInUse, preferredDevices } from '../../stores/sound-choice.ts'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Switch } from '../../ui/switch.tsx'
import { SoundCheckLine } from './sound-check-line.tsx'

const STEPS = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const

/** Whether others hear themselves, and what is done with the sound of the microphone in use. */
export function SoundExtras() {
  const { t } = useTranslation()
  const { testSound, changeSettings } = useActions()
  const errand = useErrand(errandKey.sound('echo'))
  const { microphone, processing } = useSnapshot(({ settings }) => settings.sound)
  const devices = useSnapshot(({ soundDevices }) => soundDevices)
  const headset = useSnapshot(({ settings }) => settings.headset)
  const used = deviceInUse(preferredDevices(microphone, devices))?.id ?? DEFAULT_DEVICE
  const now = processing[used] ?? FULL_PROCESSING
  const set = (change: Partial<SoundProcessing>): void =>
    changeSettings({ sound: { processing: { ...processing, [used]: { ...now, ...change } } } })
  return (
    <>
      <BoxBlock>
        <div className="echo-test">
          <p className="grow meta">{t('sound.echoHint')}</p>
          <Button working={errand?.kind === 'running'} onPress={() => testSound('echo')}>
            {t('sound.echoTest')}
          </Button>
        </div>
        <SoundCheckLine role="echo" />
      </BoxBlock>
      <Switch
        title={t('others.headset')}
        hint={t('others.headsetHint')}
        on={headset}
        onChange={(on) => changeSettings({ headset: on })}
      />
      <BoxBlock>
        <Fold title={t('sound.processing')}>
          <p className="meta">{t('sound.processingHint')}</p>
          {STEPS.map((step) => (
            <Switch
              key={step}
              title={t(`sound.${step}`)}
              on={now[step]}
              onChange={(on) => set({ [step]: on })}
            />
          ))}
        </Fold>
      </BoxBlock>
    </>
  )
}
