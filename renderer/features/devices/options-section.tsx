import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../../shared/domain/provider.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDoor, useIntercom, useIntercomErrand } from './intercom-context.tsx'

/** What Sidetone was told about the device: its group, the account it belongs to, what Do Not Disturb means there. */
export function OptionsSection() {
  const { t } = useTranslation()
  const provider = useDoor()?.info.provider
  const fields = useSnapshot(({ providers }) => providers.find(({ id }) => id === provider)?.fields ?? [])
  const { value, error } = useIntercom((state) => state.options)
  const setOptions = useIntercom((state) => state.setOptions)
  const isSaved = useIntercom((state) => state.optionsSaved)
  const errand = useIntercomErrand('options')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  if (value === null) return error ? <ErrorNote error={error} /> : null
  const shown = fields.filter(({ key }) => value[key] !== undefined)
  const changed = Object.entries(typed).filter(([key, text]) => text !== value[key])
  const failure = errand?.kind === 'failed' ? errand.error : null
  const ofField = failure?.field === undefined ? null : shown.find(({ key }) => key === failure.field)
  return (
    <Section title={t('devices.options.title')}>
      <BoxBlock>
        <p className="meta">{t('devices.options.lead')}</p>
        {shown.map((field) => (
          <OptionField
            key={field.key}
            field={field}
            value={typed[field.key] ?? value[field.key] ?? ''}
            error={ofField === field && failure ? errorSentence(failure) : null}
            onChange={(text) => setTyped({ ...typed, [field.key]: text })}
          />
        ))}
        {failure && !ofField ? <ErrorNote error={failure} /> : null}
        {isSaved && changed.length === 0 ? <Note tone="ok" title={t('devices.options.saved')} live /> : null}
        <div className="buttons">
          <Button
            working={errand?.kind === 'running'}
            disabled={changed.length === 0}
            onPress={() => setOptions(Object.fromEntries(changed))}
          >
            {t('devices.options.save')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}

type OptionFieldProps = {
  readonly field: FormField
  readonly value: string
  readonly error: string | null
  readonly onChange: (text: string) => void
}

function OptionField({ field, value, error, onChange }: OptionFieldProps) {
  const { label, hint, placeholder, kind, options } = field
  if (kind === 'select')
    return (
      <SelectBox
        showLabel
        label={label}
        value={value === '' ? (field.default ?? null) : value}
        onChange={onChange}
        options={(options ?? []).map((option) => ({ id: option.value, label: option.label }))}
      />
    )
  if (kind === 'toggle')
    return (
      <div className="box">
        <Switch
          title={label}
          {...(hint === undefined ? {} : { hint })}
          on={value === 'yes' || value === 'true'}
          onChange={(on) => onChange(on ? 'yes' : '')}
        />
      </div>
    )
  return (
    <TextField
      label={label}
      hint={hint}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
