import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminItem } from '../../../shared/domain/admin.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Button } from '../../ui/button.tsx'
import { useAdmin, useAdminErrand } from './admin-context.tsx'
import { FieldEditor } from './field-editor.tsx'
import { changesOf, editableFields, typedFrom, type Typed, type TypedValues } from './form-values.ts'

type FormPlace = AdminPlace & { kind: 'form' }

/** A form for a new thing or a change, from the fields of the catalogue. */
export function ThingForm({ place }: { readonly place: FormPlace }) {
  const { t } = useTranslation()
  const { item, reload } = useAdmin((state) => state)
  const { id, resource } = place
  const isReadable = resource.single || resource.verbs.includes('get')
  if (id !== null && isReadable && item.value === null)
    return item.error ? (
      <ErrorNote error={item.error} onRetry={reload} />
    ) : (
      <p className="quiet admin-loading" role="status">
        {t('admin.loading')}
      </p>
    )
  return <Form place={place} before={id === null ? {} : (item.value ?? {})} />
}

function Form({ place, before }: { readonly place: FormPlace; readonly before: AdminItem }) {
  const { t } = useTranslation()
  const { back, save } = useAdmin((state) => state)
  const errand = useAdminErrand('save')
  const isNew = place.id === null
  const fields = editableFields(place.resource.fields, isNew)
  const [typed, setTyped] = useState<TypedValues>(() => typedFrom(fields, before))
  const set = (key: string, value: Typed): void => setTyped((old) => ({ ...old, [key]: value }))
  const changes = changesOf(fields, before, typed)
  const lacks = fields.some(
    ({ key, required, kind }) => required === true && kind !== 'flag' && typed[key] === '',
  )
  // A switch that is off is a wish too where it is the only thing to say.
  const onlySwitch = fields.length === 1 && fields[0]?.kind === 'flag'
  const item =
    onlySwitch && fields[0] ? { ...changes, [fields[0].key]: typed[fields[0].key] === true } : changes
  const nothing = Object.keys(item).length === 0 && (!isNew || fields.length > 1)
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!lacks && !nothing) save(place, item)
      }}
    >
      {fields.map((field) => (
        <FieldEditor
          key={field.key}
          field={field}
          value={typed[field.key] ?? ''}
          onChange={(value) => set(field.key, value)}
          isNew={isNew}
          wrong={errand?.kind === 'failed' && errand.error.field === field.key}
        />
      ))}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="buttons admin-form-end">
        <Button kind="primary" submit disabled={lacks || nothing} working={errand?.kind === 'running'}>
          {t('admin.save')}
        </Button>
        <Button onPress={back}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
