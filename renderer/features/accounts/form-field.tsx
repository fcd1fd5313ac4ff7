import { useTranslation } from 'react-i18next'
import type { FormField as Field } from '../../../shared/domain/provider.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { useDraft } from '../../stores/screens.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CertificateField } from './certificate-field.tsx'

/** One field of a manifest, with what is wrong with it. */
export function FormField({ field }: { readonly field: Field }) {
  const { t } = useTranslation()
  const value = useDraft((draft) => draft.values[field.key] ?? '')
  const setValue = useDraft((draft) => draft.setValue)
  const missing = useDraft((draft) => draft.missing.includes(field.key))
  const error = useDraft((draft) => (draft.error?.field === field.key ? draft.error : null))
  const phase = useDraft((draft) => draft.phase)
  const trouble = error ? errorSentence(error) : missing ? t('addAccount.fieldMissing') : null
  const change = (next: string): void => setValue(field.key, next)
  switch (field.kind) {
    case 'certificate':
      return <CertificateField field={field} trouble={trouble} />
    case 'toggle':
      return (
        <div className="box">
          <Switch
            title={field.label}
            {...(field.hint === undefined ? {} : { hint: field.hint })}
            on={value === 'true'}
            onChange={(on) => change(String(on))}
          />
        </div>
      )
    case 'select':
      return (
        <SelectBox
          showLabel
          label={field.label}
          value={value === '' ? null : value}
          onChange={change}
          options={(field.options ?? []).map((option) => ({ id: option.value, label: option.label }))}
        />
      )
    case 'text':
    case 'url':
    case 'email':
    case 'password':
      return (
        <TextField
          label={field.label}
          kind={field.kind}
          value={value}
          onChange={change}
          hint={field.hint}
          placeholder={field.placeholder}
          required={field.required}
          mark={field.required ? undefined : t('common.optional')}
          error={trouble}
          disabled={phase === 'testing' || phase === 'saving'}
          eye={{ show: t('common.show'), hide: t('common.hide') }}
        />
      )
  }
}
