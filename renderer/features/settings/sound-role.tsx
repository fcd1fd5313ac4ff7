import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SoundRole } from '../../../shared/domain/settings.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import {
  DEFAULT_DEVICE,
  deviceInUse,
  forgetDevice,
  preferDevice,
  preferredDevices,
  type PreferredDevice,
} from '../../stores/sound-choice.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { SoundCheckLine } from './sound-check-line.tsx'

/** Stands for an empty list in the box. */
const NO_DEVICE = 'none'

/** The device for one role. Earlier choices stay behind it and are used when it is unplugged. */
export function SoundRolePicker({ role }: { readonly role: SoundRole }) {
  const { t } = useTranslation()
  const ids = useSnapshot((snapshot) => snapshot.settings.sound[role])
  const devices = useSnapshot((snapshot) => snapshot.soundDevices)
  const { changeSettings, testSound } = useActions()
  const errand = useErrand(errandKey.sound(role))
  const kind = role === 'microphone' ? 'input' : 'output'
  const optional = role === 'secondRinger'
  const title = optional ? t('sound.secondRinger') : t(`settings.${role}`)
  const list = optional && ids.length === 0 ? [] : preferredDevices(ids, devices)
  const used = deviceInUse(list)
  const nameOf = (device: PreferredDevice): string =>
    device.id === DEFAULT_DEVICE ? t('settings.systemDefault') : (device.label ?? t('settings.unplugged'))
  const choosable = devices.filter((device) => device.kind === kind && device.id !== DEFAULT_DEVICE)
  const others = list.filter((device) => device !== used)
  const change = (next: readonly string[]): void => changeSettings({ sound: { [role]: [...next] } })
  return (
    <div className="sound-role">
      <div className="sound-pick">
        <SelectBox
          showLabel
          label={title}
          value={used?.id ?? (optional ? NO_DEVICE : null)}
          onChange={(id) => change(id === NO_DEVICE ? [] : preferDevice(ids, id))}
          options={[
            ...(optional ? [{ id: NO_DEVICE, label: t('sound.none') }] : []),
            { id: DEFAULT_DEVICE, label: t('settings.systemDefault') },
            ...choosable.map(({ id, label }) => ({ id, label })),
          ]}
        />
        <Button
          label={t('settings.testOf', { role: title })}
          working={errand?.kind === 'running'}
          disabled={optional && used === null}
          onPress={() => testSound(role)}
        >
          {errand?.kind === 'running' ? t('settings.testing') : t('settings.test')}
        </Button>
      </div>
      {others.length === 0 ? null : (
        <div className="sound-others">
          <span>{t('settings.otherwise')}</span>
          {others.map((device) => (
            <span
              key={device.id}
              className={device.id === DEFAULT_DEVICE ? 'sound-other sound-other-fixed' : 'sound-other'}
            >
              <span className="one-line">{nameOf(device)}</span>
              {device.id === DEFAULT_DEVICE ? null : (
                <IconButton
                  icon={X}
                  label={t('settings.forget', { device: nameOf(device) })}
                  onPress={() => change(forgetDevice(ids, device.id))}
                />
              )}
            </span>
          ))}
        </div>
      )}
      {role === 'microphone' ? <SoundCheckLine role="microphone" /> : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
    </div>
  )
}
