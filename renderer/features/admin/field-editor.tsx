import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AdminField } from '../../../shared/domain/admin.ts'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAdminWords } from './admin-context.tsx'
import { typedRow, type Typed } from './form-values.ts'

type FieldEditorProps = {
  readonly field: AdminField
  readonly value: Typed
  readonly onChange: (value: Typed) => void
  readonly isNew: boolean
  /** The server or the check before it did not take it. */
  readonly wrong?: boolean
}

/** One field of a form, by its kind. */
export function FieldEditor({ field, value, onChange, isNew, wrong = false }: FieldEditorProps) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const label = words.field(field.key)
  if (field.kind === 'flag')
    return (
      <div className="admin-flag">
        <Switch title={label} on={value === true} onChange={onChange} />
      </div>
    )
  if (field.kind === 'rows') return <RowsEditor field={field} value={value} onChange={onChange} />
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'choice')
    return (
      <SelectBox
        label={label}
        showLabel
        options={(field.options ?? []).map((option) => ({ id: option, label: option }))}
        value={text === '' ? null : text}
        onChange={onChange}
      />
    )
  const isSecret = field.kind === 'secret'
  const hint =
    isSecret && !isNew ? t('admin.secretHint') : field.kind === 'list' ? t('admin.listHint') : undefined
  return (
    <TextField
      label={label}
      value={text}
      onChange={onChange}
      kind={isSecret ? 'password' : 'text'}
      hint={hint}
      required={field.required ?? false}
      mark={field.required === true ? undefined : t('common.optional')}
      error={wrong ? t('admin.wrongField') : null}
      autoComplete={isSecret ? 'new-password' : 'off'}
      {...(isSecret ? { eye: { show: t('common.show'), hide: t('common.hide') } } : {})}
    />
  )
}

/** A list of things inside a thing, such as the members of a hunt group. */
function RowsEditor({ field, value, onChange }: Pick<FieldEditorProps, 'field' | 'value' | 'onChange'>) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const rows = typeof value === 'object' ? value : []
  const fields = (field.of ?? []).filter(({ access, kind }) => access === 'write' && kind !== 'other')
  return (
    <Section title={words.field(field.key)}>
      {rows.map((row, index) => (
        <BoxBlock key={index}>
          {fields.map((inner) => (
            <FieldEditor
              key={inner.key}
              field={inner}
              value={row[inner.key] ?? ''}
              isNew
              onChange={(next) => {
                if (typeof next === 'object') return
                onChange(rows.map((one, at) => (at === index ? { ...one, [inner.key]: next } : one)))
              }}
            />
          ))}
          <div className="buttons">
            <Button
              size="small"
              kind="quiet-danger"
              icon={Trash2}
              label={`${t('admin.removeRow')} ${index + 1}`}
              onPress={() => onChange(rows.filter((_, at) => at !== index))}
            >
              {t('admin.removeRow')}
            </Button>
          </div>
        </BoxBlock>
      ))}
      <BoxBlock>
        <div className="buttons">
          <Button
            size="small"
            icon={Plus}
            label={`${t('admin.addRow')}: ${words.field(field.key)}`}
            onPress={() => onChange([...rows, typedRow(field.of ?? [], {})])}
          >
            {t('admin.addRow')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}
