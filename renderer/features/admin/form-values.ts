import type { AdminField, AdminItem } from '../../../shared/domain/admin.ts'
import { isRecord, valueAt, withValue, type AdminValue } from '../../../shared/domain/admin-values.ts'

/** The members a person can fill in: of a new thing, or of one that is there. What has no known shape is left to the command line. */
export function editableFields(fields: readonly AdminField[], isNew: boolean): readonly AdminField[] {
  return fields.filter(
    ({ access, kind }) => kind !== 'other' && (access === 'write' || (isNew && access === 'create')),
  )
}

/** A field as it is typed: texts, switches, and rows of them. */
export type Typed = string | boolean | readonly Readonly<Record<string, string | boolean>>[]
export type TypedValues = Readonly<Record<string, Typed>>

/** What stands in the form at first; secrets begin empty. */
export function typedFrom(fields: readonly AdminField[], item: AdminItem): TypedValues {
  return Object.fromEntries(fields.map((field) => [field.key, typedValue(field, valueAt(item, field.key))]))
}

function typedValue(field: AdminField, value: AdminValue | undefined): Typed {
  if (field.kind === 'flag') return value === true
  if (field.kind === 'rows')
    return (Array.isArray(value) ? value : []).map((row) =>
      typedRow(field.of ?? [], isRecord(row) ? row : {}),
    )
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (value === null || value === undefined || isRecord(value)) return ''
  return String(value)
}

/** A row of such a list; members that are only told do not go back. */
export function typedRow(
  fields: readonly AdminField[],
  row: AdminItem,
): Readonly<Record<string, string | boolean>> {
  return Object.fromEntries(
    fields
      .filter(({ access, kind }) => access === 'write' && kind !== 'other')
      .map(({ key, kind }): readonly [string, string | boolean] => {
        const value = valueAt(row, key)
        if (kind === 'flag') return [key, value === true]
        return [key, typeof value === 'string' || typeof value === 'number' ? String(value) : '']
      }),
  )
}

/**
 * What goes to the server: the members that are not as they were. Rows keep what the form does not show of them.
 * An empty text is sent as one where something stood before, a secret only when something was typed.
 */
export function changesOf(fields: readonly AdminField[], before: AdminItem, typed: TypedValues): AdminItem {
  const was = typedFrom(fields, before)
  return fields.reduce<AdminItem>((item, field) => {
    const now = typed[field.key]
    if (now === undefined || JSON.stringify(now) === JSON.stringify(was[field.key])) return item
    return withValue(item, field.key, valueOf(field, now, valueAt(before, field.key)))
  }, {})
}

function valueOf(field: AdminField, typed: Typed, before: AdminValue | undefined): AdminValue {
  if (typeof typed === 'boolean') return typed
  if (typeof typed !== 'string') {
    const old = Array.isArray(before) ? before : []
    return typed.map((row, index) => {
      const known = old[index]
      const kept = isRecord(known) ? unknownTo(field.of ?? [], known) : {}
      return { ...kept, ...rowValues(field.of ?? [], row) }
    })
  }
  return scalarOf(field, typed)
}

function scalarOf({ kind }: AdminField, typed: string): AdminValue {
  const text = typed.trim()
  if (kind === 'list')
    return text === ''
      ? []
      : text
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '')
  if (kind === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : text === '' ? null : text
  return kind === 'secret' ? typed : text
}

function rowValues(
  fields: readonly AdminField[],
  row: Readonly<Record<string, string | boolean>>,
): Record<string, AdminValue> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      const field = fields.find((one) => one.key === key)
      if (field === undefined || value === '') return []
      return [[key, typeof value === 'boolean' ? value : scalarOf(field, value)] as const]
    }),
  )
}

/** Members of a row that have no field of their own here, such as the hours of a schedule. */
function unknownTo(fields: readonly AdminField[], row: AdminItem): AdminItem {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) =>
      fields.some((field) => field.key === key && field.kind === 'other'),
    ),
  )
}
