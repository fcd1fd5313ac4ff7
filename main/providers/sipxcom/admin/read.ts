import type { AdminItem, AdminPage, AdminQuery } from '../../../../shared/domain/admin.ts'
import { valueAt, valueWords, type AdminValue } from '../../../../shared/domain/admin-values.ts'
import { appError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { decodeText } from '../../../http/decode.ts'
import type { FoundEntry } from './catalogue.ts'
import type { AdminDoor } from './door.ts'
import type { AdminCall, AdminEntry } from './entry.ts'
import { exchange, notOffered, type Answered } from './exchange.ts'
import { fillPath } from './path.ts'
import { readPhonebookEntries } from './phonebook.ts'
import { itemOf, rowsOf, toldItem } from './shape.ts'

/** Rows that are asked for at once where nobody said how many, in lists that need a number. */
const USUAL_LIMIT = 1000
/** Rows that are searched through in lists that come in parts. */
const SEARCH_LIMIT = 10_000

/** One list. Errors: not-supported, bad-response (`shape`), those of `exchange`. */
export async function readList(
  door: AdminDoor,
  found: FoundEntry,
  query: AdminQuery,
  signal: AbortSignal,
): Promise<Result<AdminPage>> {
  const { entry } = found
  const { list, resource } = entry
  if (list === undefined) {
    if (!resource.single) return notOffered(resource.name, 'list')
    const one = await readItem(door, found, '', signal)
    return one.ok ? ok({ items: [one.value], ids: [resource.key], total: 1, more: false }) : one
  }
  const answer = await exchange(door, found, list, { about: 'list', query: queryOf(list, query) }, signal)
  if (!answer.ok) return absentParent(found, answer)
  const raw = rowsIn(answer.value, entry)
  if (raw === null) return err(appError('bad-response', { host: door.host, detail: 'shape' }))
  return ok(pageOf(raw, answer.value, entry, query))
}

/** 404 for a list that hangs on a thing says that the thing is not there; the list itself may well be. */
function absentParent<T>({ parent }: FoundEntry, answer: Result<T>): Result<never> {
  if (answer.ok) throw new Error('only called for failures')
  const { error } = answer
  if (parent === null || error.code !== 'not-supported' || error.detail !== 'admin-absent') return answer
  return err({ ...error, code: 'not-found', detail: 'admin-item' })
}

function rowsIn({ body }: Answered, { shape, resource }: AdminEntry): readonly AdminItem[] | null {
  if (body.kind === 'value') return rowsOf(body.value, shape, resource.idField)
  // 200 or 204 without a word where there is nothing.
  return body.kind === 'empty' ? [] : null
}

function queryOf(
  list: AdminCall,
  { offset = 0, limit, search, since, until }: AdminQuery,
): Record<string, string> {
  const isSearch = search !== undefined && search !== ''
  if (list.paging === 'page') {
    // Both must be ≥ 1, else everything is returned (reference admin A).
    if (isSearch || limit === undefined || offset % limit !== 0) return {}
    return { page: String(offset / limit + 1), pagesize: String(limit) }
  }
  if (list.paging === 'start')
    return isSearch
      ? { start: '0', limit: String(SEARCH_LIMIT) }
      : { start: String(offset), limit: String(limit ?? USUAL_LIMIT) }
  if (list.paging !== 'cdr') return {}
  return {
    ...(since !== undefined && { fromDate: minuteOf(since) }),
    ...(until !== undefined && { toDate: minuteOf(until) }),
    limit: String(isSearch ? SEARCH_LIMIT : (limit ?? USUAL_LIMIT)),
    offset: isSearch ? '0' : String(offset),
  }
}

/** `yyyyMMddHHmm` as the server's clock shows it. Its zone is told nowhere, so this computer's stands for it. */
function minuteOf(iso: string): string {
  const at = new Date(iso)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}${two(at.getHours())}${two(at.getMinutes())}`
}

function pageOf(
  raw: readonly AdminItem[],
  answer: Answered,
  entry: AdminEntry,
  query: AdminQuery,
): AdminPage {
  const { offset = 0, limit, search = '' } = query
  const { list, resource } = entry
  const asked = list === undefined ? {} : queryOf(list, query)
  const all = raw.map((row) => ({ id: idOf(row, entry), item: toldItem(row, resource.fields) }))
  const needle = search.trim().toLocaleLowerCase()
  const matching = needle === '' ? all : all.filter(({ item }) => hasText(item, needle))
  const size = limit ?? Number(asked['limit'] ?? asked['pagesize'] ?? Infinity)
  const wasPaged = needle === '' && Object.keys(asked).some((key) => key === 'page' || key === 'limit')
  // A server that pays no heed to the numbers sends everything: then the part is cut here.
  const isPart = wasPaged && matching.length <= size
  const shown = isPart ? matching : matching.slice(offset, offset + size)
  const told = isPart ? totalIn(answer) : matching.length
  return {
    items: shown.map(({ item }) => item),
    ids: shown.map(({ id }) => id),
    total: told ?? (isPart && matching.length === size ? null : offset + shown.length),
    more: told === null ? isPart && matching.length === size : offset + shown.length < told,
  }
}

function totalIn({ body }: Answered): number | null {
  if (body.kind !== 'value') return null
  const text = /"totalResults":"?(\d{1,9})/.exec(JSON.stringify(body.value))?.[1]
  return text === undefined ? null : Number(text)
}

function hasText(item: AdminItem, needle: string): boolean {
  return Object.values(item).some((value) => (valueWords(value) ?? '').toLocaleLowerCase().includes(needle))
}

/** How a row is asked for; null where its id cannot be said to this server. */
function idOf(row: AdminItem, entry: AdminEntry): string | null {
  const value = valueAt(row, entry.resource.idField)
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const id = entry.idKinds ? `${entry.idKinds.own}/${value}` : String(value)
  const place = entry.get ?? entry.remove ?? entry.update
  if (place === undefined || entry.idKinds) return id
  return fillPath(place.path, { parent: 'x', id, item: row }).ok ? id : null
}

/** One thing. Errors: not-found (`admin-item`), not-supported, bad-response, those of `exchange`. */
export async function readItem(
  door: AdminDoor,
  found: FoundEntry,
  id: string,
  signal: AbortSignal,
): Promise<Result<AdminItem>> {
  const raw = await readRaw(door, found, id, signal)
  if (!raw.ok) return raw
  const { resource, shape } = found.entry
  return ok(toldItem(raw.value, resource.fields, shape.text === undefined ? [] : [shape.text]))
}

/** The same as the server has it, secrets included: only for a change that is written back. */
export async function readRaw(
  door: AdminDoor,
  found: FoundEntry,
  id: string,
  signal: AbortSignal,
): Promise<Result<AdminItem>> {
  const { entry } = found
  const { resource, shape } = entry
  const missing = err(
    appError('not-found', { host: door.host, detail: 'admin-item', field: id.slice(0, 128) }),
  )
  if (entry.get === undefined) {
    if (entry.list === undefined) return notOffered(resource.name, 'get')
    const answer = await exchange(door, found, entry.list, { about: 'list' }, signal)
    if (!answer.ok) return absentParent(found, answer)
    const row = rowsIn(answer.value, entry)?.find((one) => idOf(one, entry) === id)
    return row ? ok(row) : missing
  }
  const about = resource.single ? 'list' : 'item'
  const answer = await exchange(door, found, entry.get, { id, about }, signal)
  if (!answer.ok) return answer
  const { response, body } = answer.value
  if (shape.text === 'base64') {
    const { body: bytes, headers } = response
    return ok({
      [resource.idField]: id,
      contentType: headers['content-type'] ?? 'application/octet-stream',
      sizeBytes: bytes.length,
      base64: bytes.toString('base64'),
    })
  }
  if (shape.text === 'entries') {
    const entries = await readPhonebookEntries(response)
    return entries.ok ? ok({ [resource.idField]: id, entries: [...entries.value] }) : entries
  }
  if (entry.idKinds && shape.text !== undefined) {
    const rows = rowsIn(answer.value, entry)
    if (rows === null) return err(appError('bad-response', { host: door.host, detail: 'shape' }))
    return rows.length === 0
      ? missing
      : ok({ [shape.text]: rows.map((row) => toldItem(row, resource.fields) as AdminValue) })
  }
  if (shape.text !== undefined && entry.get.accept === 'any') {
    const { text } = decodeText(response.body)
    const inner = text.trimStart().startsWith('<') ? /<elin>([^<]*)<\/elin>/.exec(text)?.[1] : undefined
    return ok({ ...(!resource.single && { [resource.idField]: id }), [shape.text]: inner ?? text })
  }
  if (body.kind === 'text' && shape.text !== undefined) return ok({ [shape.text]: body.text.trim() })
  if (body.kind === 'empty') return err(appError('bad-response', { host: door.host, detail: 'empty' }))
  if (body.kind === 'text') return err(appError('bad-response', { host: door.host, detail: 'not-json' }))
  if (typeof body.value === 'string' && shape.text !== undefined) return ok({ [shape.text]: body.value })
  const item = itemOf(body.value, shape, (row) => resource.single || idOf(row, entry) === id)
  return item === null ? missing : ok(item)
}
