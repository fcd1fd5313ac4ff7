import { Pencil, Settings, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminField, AdminItem } from '../../../shared/domain/admin.ts'
import { isRecord, valueAt, valueWords } from '../../../shared/domain/admin-values.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ActionButtons } from './action-buttons.tsx'
import { useAdmin, useAdminWords } from './admin-context.tsx'
import { DeleteSheet } from './delete-sheet.tsx'
import { memberWords } from './value-words.ts'

type ItemPlace = AdminPlace & { kind: 'item' }

/** One thing as facts, what can be done with it, and what belongs to it. */
export function ThingView({ place }: { readonly place: ItemPlace }) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const { resource, name, id } = place
  const { item, open, reload } = useAdmin((state) => state)
  const [deleting, setDeleting] = useState(false)
  if (item.value === null)
    return item.error ? (
      <ErrorNote error={item.error} onRetry={reload} />
    ) : (
      <p className="quiet admin-loading" role="status">
        {t('admin.loading')}
      </p>
    )
  const thing = item.value
  const hasSettings = resource.settings === 'each' || (resource.single && resource.settings === 'service')
  return (
    <div className="admin-thing">
      {item.error ? <ErrorNote error={item.error} onRetry={reload} /> : null}
      <div className="buttons">
        {resource.verbs.includes('update') ? (
          <Button size="small" icon={Pencil} onPress={() => open({ kind: 'form', resource, name, id })}>
            {t('admin.edit')}
          </Button>
        ) : null}
        {hasSettings ? (
          <Button
            size="small"
            icon={Settings}
            onPress={() =>
              open({ kind: 'settings', resource, name: resource.single ? name : `${name}/${id}` })
            }
          >
            {t('admin.settingsOf')}
          </Button>
        ) : null}
        <ActionButtons place={place} on="one" id={id} />
        {resource.verbs.includes('delete') ? (
          <Button size="small" kind="quiet-danger" icon={Trash2} onPress={() => setDeleting(true)}>
            {t('admin.delete')}
          </Button>
        ) : null}
      </div>
      <Section title={t('common.details')}>
        <BoxBlock>
          <Facts
            facts={flatFields(resource.fields, thing).map((field) => ({
              name: words.field(field.key),
              value: memberWords(field, valueAt(thing, field.key), t) ?? (
                <span className="quiet">{t('admin.unset')}</span>
              ),
            }))}
          />
        </BoxBlock>
      </Section>
      {resource.fields
        .filter(({ kind }) => kind === 'rows')
        .map((field) => (
          <RowFacts key={field.key} field={field} thing={thing} />
        ))}
      <Parts place={place} />
      {deleting ? <DeleteSheet place={place} thing={thing} onDone={() => setDeleting(false)} /> : null}
    </div>
  )
}

/** Members that are one line; a file and a secret are none. */
function flatFields(fields: readonly AdminField[], thing: AdminItem): readonly AdminField[] {
  return fields.filter(
    ({ key, kind, access }) =>
      kind !== 'rows' &&
      kind !== 'secret' &&
      key !== 'base64' &&
      (access !== 'read' || valueAt(thing, key) !== undefined),
  )
}

function RowFacts({ field, thing }: { readonly field: AdminField; readonly thing: AdminItem }) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const value = valueAt(thing, field.key)
  const rows = Array.isArray(value) ? value : []
  if (rows.length === 0) return null
  return (
    <Section title={words.field(field.key)}>
      {rows.map((row, index) => (
        // Rows have no id of their own, and are shown in the server's order.
        <BoxBlock key={index}>
          <Facts
            facts={(field.of ?? []).flatMap((inner) => {
              const text = isRecord(row) ? memberWords(inner, valueAt(row, inner.key), t) : valueWords(row)
              return text === null ? [] : [{ name: words.field(inner.key), value: text }]
            })}
          />
        </BoxBlock>
      ))}
    </Section>
  )
}

/** Lists that hang on this thing. */
function Parts({ place }: { readonly place: ItemPlace }) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const { catalogue, open } = useAdmin((state) => state)
  const parts = (catalogue.value ?? []).filter(
    ({ parent, verbs }) => parent === place.resource.name && verbs.includes('list'),
  )
  if (parts.length === 0) return null
  return (
    <div className="admin-parts">
      <p className="meta">{t('admin.parts')}</p>
      <div className="buttons">
        {parts.map((part) => (
          <Button
            key={part.name}
            size="small"
            onPress={() =>
              open({ kind: 'list', resource: part, name: part.name.replace('*', () => place.id) })
            }
          >
            {words.title(part)}
          </Button>
        ))}
      </div>
    </div>
  )
}
