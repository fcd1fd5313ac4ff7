import type { AdminField, AdminItem } from '../../../../shared/domain/admin.ts'
import { isRecord, valueAt, withValue, type AdminValue } from '../../../../shared/domain/admin-values.ts'
import { cleanRemoteText } from '../../../../shared/text/clean.ts'
import type { AdminShape } from './entry.ts'

/** Names whose values are told to nobody, wherever they turn up. */
const SECRET_NAME = /pass(?:word|wd|phrase|key)|secret|^pin(?:token)?$|[a-z]Pin$|[-_.]pin$/i

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** `Array.isArray` makes `any` of what it is told. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** A list however it is written: an array, one thing, one thing in its element, nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (isList(value)) return value
  if (value === undefined || value === null || value === '') return []
  if (!isRecord(value)) return [value]
  const members: readonly unknown[] = Object.values(value)
  const [only] = members
  if (members.length === 1 && (isList(only) || isRecord(only))) return listOf(isList(only) ? only : [only])
  return [value]
}

/** The rows of a list; null when the answer has none to be found. Rows that are bare texts get the name `idField`. */
export function rowsOf(value: unknown, shape: AdminShape, idField: string): readonly AdminItem[] | null {
  const found = findRows(value, shape)
  if (found === null) return null
  return found.flatMap((row): readonly AdminItem[] => {
    if (isRecord(row)) return [row]
    return typeof row === 'string' || typeof row === 'number' ? [{ [idField]: row }] : []
  })
}

function findRows(value: unknown, { list, item }: AdminShape): readonly unknown[] | null {
  if (isList(value)) return value
  if (value === '' || value === null) return []
  if (!isRecord(value)) return null
  const inside = list === undefined ? undefined : (innerOf(value)?.[list] ?? value[list])
  if (inside !== undefined) return rowsIn(inside, item)
  if (list !== undefined && innerOf(value)?.['metadata'] !== undefined) return []
  // One element around the rows, named as nobody wrote down.
  const members: readonly unknown[] = Object.values(value)
  const arrays = members.filter((member) => isList(member))
  if (arrays.length === 1 && isList(arrays[0])) return arrays[0]
  const [only] = members
  if (members.length !== 1) return null
  if (only === '' || only === null) return []
  if (!isRecord(only)) return null
  const deeper: readonly unknown[] = Object.values(only)
  const nested = deeper.filter((member) => isList(member))
  if (nested.length === 1 && isList(nested[0])) return nested[0]
  return item !== undefined && isRecord(only[item]) ? [only[item]] : null
}

/** `branches` holds an array (JSON), or `branch` once or more (XML). */
function rowsIn(inside: AdminValue, item: string | undefined): readonly unknown[] {
  if (isList(inside)) return inside
  if (isRecord(inside) && item !== undefined && Object.hasOwn(inside, item)) {
    const rows = inside[item]
    return isList(rows) ? rows : rows === '' || rows === null ? [] : [rows]
  }
  return listOf(inside)
}

function innerOf(value: Readonly<Record<string, AdminValue>>): Readonly<Record<string, AdminValue>> | null {
  const members = Object.values(value)
  const [only] = members
  return members.length === 1 && isRecord(only) ? only : null
}

/** The one thing of an answer: inside its element, or inside a list that was sent instead. */
export function itemOf(
  value: unknown,
  shape: AdminShape,
  matches: (item: AdminItem) => boolean,
): AdminItem | null {
  if (isList(value)) return value.filter(isRecord).find(matches) ?? null
  if (!isRecord(value)) return null
  const inner = innerOf(value)
  const holder = [value, inner].find(
    (one) => shape.list !== undefined && one?.[shape.list] !== undefined && one['metadata'] !== undefined,
  )
  if (holder) return (rowsOf(value, shape, 'id') ?? []).find(matches) ?? null
  if (shape.item !== undefined && isRecord(value[shape.item])) return value[shape.item] as AdminItem
  return inner !== null && Object.keys(value)[0] !== 'address' ? inner : value
}

/** The thing as it is told: kinds put right, texts cleaned, secrets left out. */
export function toldItem(
  item: AdminItem,
  fields: readonly AdminField[],
  raw: readonly string[] = [],
): AdminItem {
  const shown = fields.filter(({ kind }) => kind !== 'secret')
  return shapedItem(cleanMembers(item, raw) as AdminItem, shown)
}

/** The same as the server wrote it, with its kinds put right: what is written back must not be tidied on the way. */
export function shapedItem(item: AdminItem, fields: readonly AdminField[]): AdminItem {
  return fields.reduce<AdminItem>((all, { key, kind, of }) => {
    const value = valueAt(all, key)
    return value === undefined ? all : withValue(all, key, typed(value, kind, of))
  }, item)
}

function cleanMembers(value: unknown, raw: readonly string[]): AdminValue {
  if (typeof value === 'string') return cleanRemoteText(value, 'text')
  if (isList(value)) return value.map((one) => cleanMembers(one, raw))
  if (!isRecord(value)) return (value ?? null) as AdminValue
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isSecretName(name))
      .map(([name, inner]) => [
        cleanRemoteText(name, 'address'),
        raw.includes(name) && typeof inner === 'string' ? inner : cleanMembers(inner, raw),
      ]),
  )
}

function typed(
  value: AdminValue,
  kind: AdminField['kind'],
  of: readonly AdminField[] | undefined,
): AdminValue {
  if (kind === 'rows')
    return listOf(value).map((row) =>
      isRecord(row) && of ? (shapedItem(row, of) as AdminValue) : (row as AdminValue),
    )
  if (kind === 'list') return listOf(value).map((one) => (isRecord(one) ? (one as AdminValue) : String(one)))
  if (value === null || typeof value === 'object') return value
  if (kind === 'flag') {
    if (value === 'true' || value === 1 || value === '1') return true
    return value === 'false' || value === 0 || value === '0' ? false : value
  }
  if (kind === 'number')
    return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  if (kind === 'time') return isoOf(value)
  if (kind === 'text' || kind === 'choice') return typeof value === 'number' ? String(value) : value
  return value
}

/** Milliseconds since 1970, as both stacks count; what is none stays as it came. */
function isoOf(value: string | number | boolean): AdminValue {
  const ms = Number(value)
  if (typeof value === 'boolean' || !Number.isInteger(ms) || Math.abs(ms) > 8.64e15 || ms < 1e11) return value
  return new Date(ms).toISOString()
}
