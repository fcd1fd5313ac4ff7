import type { AdminItem, AdminWrite } from '../../../../shared/domain/admin.ts'
import { isRecord, valueAt, withValue, type AdminValue } from '../../../../shared/domain/admin-values.ts'
import { appError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { readReply } from './answer.ts'
import type { FoundEntry } from './catalogue.ts'
import { changed, checkItem, differences, isSame, type CheckedItem } from './check.ts'
import type { AdminDoor } from './door.ts'
import { exchange, notOffered, type Answered } from './exchange.ts'
import { readItem, readList, readRaw } from './read.ts'
import { shapedItem, toldItem } from './shape.ts'

const unseen = (id: string | null): AdminWrite => ({
  id,
  item: null,
  readable: false,
  confirmed: false,
  differs: [],
})

/** Makes a thing and looks at it. Errors: those of `checkItem` and `exchange`. */
export async function createItem(
  door: AdminDoor,
  found: FoundEntry,
  given: AdminItem,
  signal: AbortSignal,
): Promise<Result<AdminWrite>> {
  const { create, readBack, resource, shape } = found.entry
  if (create === undefined) return notOffered(resource.name, 'create')
  const asked = checkItem(resource.fields, unwrapped(given, shape.item), null)
  if (!asked.ok) return asked
  const item = changed({}, asked.value)
  // What has nothing to be known by is the one that was not there before.
  const before = asked.value.size === 0 && found.entry.list ? await readList(door, found, {}, signal) : null
  const answer = await exchange(door, found, create, { item, about: 'write' }, signal)
  if (!answer.ok) return answer
  if (readBack) {
    const seen = await exchange(door, found, readBack, { item, about: 'item' }, signal)
    return ok({ ...unseen(idIn(item, resource.idField)), readable: true, confirmed: seen.ok })
  }
  const id =
    idIn(answerItem(answer.value), resource.idField) ?? newId(answer.value) ?? idIn(item, resource.idField)
  const made = id ?? (await findMade(door, found, asked.value, before?.ok ? before.value.ids : [], signal))
  return look(door, found, made, asked.value, signal)
}

/** Reads, changes, writes the whole, reads again. Errors: those of `checkItem`, `readRaw` and `exchange`. */
export async function updateItem(
  door: AdminDoor,
  found: FoundEntry,
  id: string,
  given: AdminItem,
  signal: AbortSignal,
): Promise<Result<AdminWrite>> {
  const { update, off, resource, shape, get, list, blank } = found.entry
  if (update === undefined) return notOffered(resource.name, 'update')
  const isReadable = get !== undefined || list !== undefined
  const before = isReadable ? await readRaw(door, found, id, signal) : ok({})
  if (!before.ok) return before
  const told = toldItem(before.value, resource.fields)
  const asked = checkItem(resource.fields, unwrapped(given, shape.item), told)
  if (!asked.ok) return asked
  const switchField = off === undefined ? undefined : asked.value.get(off.field)
  if (off && switchField === undefined)
    return err(appError('invalid-input', { field: off.field, detail: 'admin-required' }))
  const call = off && switchField === false ? off : update
  const base =
    blank === true || update.path.startsWith('/rest/')
      ? shapedItem(before.value, resource.fields)
      : before.value
  const item = changed(blank === true ? {} : withoutEmptySecrets(base, resource.fields), asked.value)
  const answer = await exchange(door, found, call, { id, item, about: 'write' }, signal)
  if (!answer.ok) return answer
  // A changed extension is a new id, and so is the name the older stack makes of a permission's label.
  const next = resource.single ? id : (newId(answer.value) ?? idIn(item, resource.idField) ?? id)
  if (!isReadable) return ok(unseen(id))
  return look(door, found, found.entry.idKinds ? id : next, asked.value, signal, blank === true)
}

/** Deletes and looks whether it is gone. */
export async function removeItem(
  door: AdminDoor,
  found: FoundEntry,
  id: string,
  signal: AbortSignal,
): Promise<Result<AdminWrite>> {
  const { remove, resource, get, list } = found.entry
  if (remove === undefined) return notOffered(resource.name, 'delete')
  const answer = await exchange(door, found, remove, { id, about: 'item' }, signal)
  if (!answer.ok) return answer
  if (get !== undefined && resource.parent === null) {
    const seen = await readItem(door, found, id, signal)
    if (!seen.ok && seen.error.code === 'not-found')
      return ok({ ...unseen(id), readable: true, confirmed: true })
    if (seen.ok) return ok({ ...unseen(id), item: seen.value, readable: true, confirmed: false })
  }
  if (list === undefined) return ok(unseen(id))
  const rest = await readList(door, found, {}, signal)
  // The last of its kind may take the list with it.
  const gone = rest.ok ? !rest.value.ids.includes(id) : rest.error.code === 'not-found'
  return ok({ ...unseen(id), readable: true, confirmed: gone })
}

/** One of the entry's actions. It cannot be looked at. */
export async function runAction(
  door: AdminDoor,
  found: FoundEntry,
  name: string,
  { id, argument }: { readonly id: string | null; readonly argument: string | null },
  signal: AbortSignal,
): Promise<Result<AdminWrite>> {
  const { actions, resource } = found.entry
  const described = resource.actions.find((one) => one.name === name)
  const call = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (call === undefined || described === undefined) return notOffered(resource.name, name)
  const lacks = (field: string) => err(appError('invalid-input', { field, detail: 'admin-required' }))
  if (described.on === 'one' && id === null) return lacks('id')
  if (described.argument !== null && argument === null) return lacks(described.argument)
  const answer = await exchange(door, found, call, { id, argument, about: 'write' }, signal)
  return answer.ok ? ok(unseen(id)) : answer
}

async function look(
  door: AdminDoor,
  found: FoundEntry,
  id: string | null,
  asked: CheckedItem,
  signal: AbortSignal,
  isPartial = false,
): Promise<Result<AdminWrite>> {
  const { resource, shape, get, list } = found.entry
  if (get === undefined && list === undefined) return ok(unseen(id))
  if (id === null) return ok({ ...unseen(null), readable: true })
  const seen = await readRaw(door, found, id, signal)
  if (!seen.ok) return ok({ ...unseen(id), readable: true })
  const differs = differences(resource.fields, asked, shapedItem(seen.value, resource.fields), isPartial)
  const item = toldItem(seen.value, resource.fields, shape.text === undefined ? [] : [shape.text])
  return ok({ id, item, readable: true, confirmed: differs.length === 0, differs })
}

/** The id of what was made, where the answer does not say it: the newest row that is as asked. */
async function findMade(
  door: AdminDoor,
  found: FoundEntry,
  asked: CheckedItem,
  before: readonly (string | null)[],
  signal: AbortSignal,
): Promise<string | null> {
  if (found.entry.list === undefined) return null
  const page = await readList(door, found, {}, signal)
  if (!page.ok) return null
  if (asked.size === 0) return page.value.ids.find((id) => !before.includes(id)) ?? null
  const comparable = [...asked].filter(([, value]) => typeof value !== 'object')
  const at = page.value.items.findLastIndex((item) => {
    const known = comparable.filter(([key]) => valueAt(item, key) !== undefined)
    return known.length > 0 && known.every(([key, value]) => isSame(value, valueAt(item, key)))
  })
  return page.value.ids[at] ?? null
}

function answerItem({ body }: Answered): AdminItem {
  return body.kind === 'value' && isRecord(body.value) && !('response' in body.value) ? body.value : {}
}

function newId({ body }: Answered): string | null {
  return readReply(body)?.id ?? null
}

function idIn(item: AdminItem, idField: string): string | null {
  const value = valueAt(item, idField)
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null
}

/** `{"branch":{…}}` is as good as what is in it: the vendor's examples are written so. */
function unwrapped(item: AdminItem, element: string | undefined): AdminItem {
  const inside = element === undefined ? undefined : item[element]
  return Object.keys(item).length === 1 && isRecord(inside) ? inside : item
}

/** An empty PIN means "as it is" (seed); what is not sent cannot be taken for a wish. */
function withoutEmptySecrets(item: AdminItem, fields: FoundEntry['entry']['resource']['fields']): AdminItem {
  return fields.reduce<AdminItem>((kept, { key, kind }) => {
    if (kind !== 'secret') return kept
    const value: AdminValue | undefined = valueAt(kept, key)
    if (value !== null && value !== '') return kept
    const { [key]: _, ...rest } = withValue(kept, key, null)
    return rest
  }, item)
}
