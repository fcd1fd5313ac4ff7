import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminSetting } from '../../../shared/domain/admin.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Button } from '../../ui/button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAdmin, useAdminErrand } from './admin-context.tsx'

type SettingSheetProps = {
  readonly place: AdminPlace & { kind: 'settings' }
  readonly setting: AdminSetting
  readonly onDone: () => void
}

/** One setting: what it does, its value by its type, and the way back to the default. */
export function SettingSheet({ place, setting, onDone }: SettingSheetProps) {
  const { t } = useTranslation()
  const setSetting = useAdmin((state) => state.setSetting)
  const errand = useAdminErrand('setting')
  const [value, setValue] = useState(setting.value ?? '')
  const [resetting, setResetting] = useState(false)
  const { label, path, description, defaultValue, changed, secret, options } = setting
  const isBusy = errand?.kind === 'running'
  const store = (next: string | null): void => {
    setResetting(next === null)
    setSetting(place.name, path, next, onDone)
  }
  return (
    <Sheet wide open title={label ?? path} onClose={onDone}>
      <p className="meta">{path}</p>
      {description === null ? null : <p className="sheet-text">{description}</p>}
      <form
        className="admin-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (value !== '' && !isBusy) store(value)
        }}
      >
        <Control setting={setting} value={value} onChange={setValue} />
        <p className="meta">
          {secret || defaultValue === null || defaultValue === ''
            ? t('admin.noDefault')
            : t('admin.default', {
                value: options?.find((option) => option.value === defaultValue)?.label ?? defaultValue,
              })}
        </p>
        {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
        <div className="sheet-actions">
          <Button
            kind="primary"
            submit
            disabled={value === '' || (!secret && value === setting.value)}
            working={isBusy && !resetting}
          >
            {t('admin.save')}
          </Button>
          <Button disabled={!changed} working={isBusy && resetting} onPress={() => store(null)}>
            {t('admin.reset')}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

type ControlProps = {
  readonly setting: AdminSetting
  readonly value: string
  readonly onChange: (value: string) => void
}

function Control({ setting, value, onChange }: ControlProps) {
  const { t } = useTranslation()
  const { options, type, secret, label, path } = setting
  const name = label ?? path
  if (options !== null)
    return (
      <SelectBox
        label={name}
        options={options.map((option) => ({ id: option.value, label: option.label }))}
        value={value === '' ? null : value}
        onChange={onChange}
      />
    )
  if (type === 'boolean') {
    // Some blocks write 1 and 0; what they wrote is what they take.
    const [on, off] = [setting.value, setting.defaultValue].some((one) => one === '1' || one === '0')
      ? ['1', '0']
      : ['true', 'false']
    return (
      <Switch title={t('admin.setting')} on={value === on} onChange={(next) => onChange(next ? on : off)} />
    )
  }
  return (
    <TextField
      label={t('admin.fields.value')}
      value={value}
      onChange={onChange}
      kind={secret ? 'password' : 'text'}
      hint={secret ? t('admin.secretHint') : undefined}
      autoComplete={secret ? 'new-password' : 'off'}
      {...(secret ? { eye: { show: t('common.show'), hide: t('common.hide') } } : {})}
    />
  )
}
