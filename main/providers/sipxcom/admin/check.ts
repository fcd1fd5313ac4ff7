import type { AdminField, AdminItem } from '../../../../shared/domain/admin.ts'
import { isRecord, valueAt, withValue, type AdminValue } from '../../../../shared/domain/admin-values.ts'
import { appError, type AppError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'

const wrong = (field: string, detail: string): AppError =>
  appError('invalid-input', { field: field.slice(0, 128), detail: `admin-${detail}` })

/** A thing as a person wrote it, by field key. */
export type CheckedItem = ReadonlyMap<string, AdminValue>

/**
 * Compares what a person wrote with what the catalogue knows: an unknown key would end in 500 at the server. `before` is what is there
 * now (null: a new thing): members that are only told may stand in the file as long as they are as they were.
 * Errors: invalid-input, `field` names the member, `detail` `admin-unknown-field|kind|option|required|read-only`.
 */
export function checkItem(
  fields: readonly AdminField[],
  item: AdminItem,
  before: AdminItem | null,
): Result<CheckedItem> {
  const found = new Map<string, AdminValue>()
  const problem = walk(item, '')
  if (problem !== null) return err(problem)
  if (before === null) {
    const missing = fields.find(
      (field) => field.required === true && field.access !== 'read' && isNothing(found.get(field.key)),
    )
    if (missing) return err(wrong(missing.key, 'required'))
  }
  return ok(found)

  function walk(inside: AdminItem, prefix: string): AppError | null {
    for (const [name, value] of Object.entries(inside)) {
      const key = prefix + name
      const field = fields.find((one) => one.key === key)
      if (field) {
        const told = field.access === 'read' || (field.access === 'create' && before !== null)
        if (told) {
          if (before !== null && !isSame(value, valueAt(before, key))) return wrong(key, 'read-only')
          continue
        }
        const plain = written(field.kind, value)
        const problem = checkValue(field, plain, key)
        if (problem !== null) return problem
        found.set(key, plain)
      } else if (isRecord(value) && fields.some((one) => one.key.startsWith(`${key}.`))) {
        const problem = walk(value, `${key}.`)
        if (problem !== null) return problem
      } else if (
        before === null ||
        valueAt(before, key) === undefined ||
        !isSame(value, valueAt(before, key))
      ) {
        // What the server told and the catalogue does not know may stay as it is.
        if (before !== null && valueAt(before, key) !== undefined && prefix === '') found.set(key, value)
        else return wrong(key, 'unknown-field')
      }
    }
    return null
  }
}

/** Some write `"true"` (the vendor's own example does) or `"60"`; a number of a phone is a text. */
function written(kind: AdminField['kind'], value: AdminValue): AdminValue {
  if (kind === 'flag' && (value === 'true' || value === 'false')) return value === 'true'
  if (kind === 'number' && typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value)
  return kind === 'text' && typeof value === 'number' ? String(value) : value
}

function checkValue(field: AdminField, value: AdminValue, key: string): AppError | null {
  if (value === null) return field.required === true ? wrong(key, 'required') : null
  const { kind } = field
  if (kind === 'other' || kind === 'time') return null
  if (kind === 'list')
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? null : wrong(key, 'kind')
  if (kind === 'rows') {
    if (!Array.isArray(value)) return wrong(key, 'kind')
    for (const row of value) {
      if (!isRecord(row)) return wrong(key, 'kind')
      const inner = checkItem(field.of ?? [], row, null)
      if (!inner.ok) return { ...inner.error, field: `${key}.${inner.error.field ?? ''}` }
    }
    return null
  }
  if (kind === 'flag') return typeof value === 'boolean' ? null : wrong(key, 'kind')
  if (kind === 'number')
    return typeof value === 'number' && Number.isSafeInteger(value) ? null : wrong(key, 'kind')
  if (typeof value !== 'string') return wrong(key, 'kind')
  if (field.required === true && value.trim() === '') return wrong(key, 'required')
  if (kind === 'choice' && field.options?.includes(value) === false) return wrong(key, 'option')
  return null
}

function isNothing(value: AdminValue | undefined): boolean {
  return value === undefined || value === null || value === ''
}

/** Numbers may come as text and the other way round, nothing as an empty text. */
export function isSame(asked: AdminValue | undefined, got: AdminValue | undefined): boolean {
  if (isNothing(asked) && isNothing(got)) return true
  if (Array.isArray(asked)) {
    return (
      Array.isArray(got) &&
      asked.length === got.length &&
      asked.every((one) => got.some((other) => isSame(one, other)))
    )
  }
  if (isRecord(asked))
    return isRecord(got) && Object.entries(asked).every(([name, value]) => isSame(value, got[name]))
  return typeof got !== 'object' && String(asked) === String(got)
}

/** What a fresh look at a thing has otherwise than asked; secrets cannot be looked at. */
export function differences(
  fields: readonly AdminField[],
  asked: CheckedItem,
  got: AdminItem,
  isPartial: boolean,
): readonly { readonly key: string; readonly asked: AdminValue; readonly got: AdminValue }[] {
  return [...asked].flatMap(([key, value]) => {
    const field = fields.find((one) => one.key === key)
    if (field?.kind === 'secret') return []
    const now = valueAt(got, key) ?? null
    const rows = Array.isArray(now) ? now : []
    const same =
      isPartial && Array.isArray(value)
        ? value.every((one) => rows.some((other) => isSame(one, other)))
        : isSame(value, now)
    return same ? [] : [{ key, asked: value, got: now }]
  })
}

/** The thing with a change in it. */
export function changed(item: AdminItem, change: CheckedItem): AdminItem {
  return [...change].reduce<AdminItem>((all, [key, value]) => withValue(all, key, value), item)
}
