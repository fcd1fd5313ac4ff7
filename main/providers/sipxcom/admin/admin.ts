import type { AdminSetting } from '../../../../shared/domain/admin.ts'
import type { WriteOutcome } from '../../../../shared/domain/availability.ts'
import { appError } from '../../../../shared/errors.ts'
import { err, mapResult, ok, type Result } from '../../../../shared/result.ts'
import { Secret } from '../../../../shared/secret.ts'
import { cleanRemoteText } from '../../../../shared/text/clean.ts'
import type { AdminFacet } from '../../facets/admin.ts'
import { ADMIN_CATALOGUE, findEntry, findSettings, type FoundEntry } from './catalogue.ts'
import type { AdminDoor } from './door.ts'
import { notOffered, readExchange } from './exchange.ts'
import { fillPath, settingPath } from './path.ts'
import { readItem, readList } from './read.ts'
import { readSettings } from './settings.ts'
import { createItem, removeItem, runAction, updateItem } from './write.ts'

/** Everything an administrator can do on sipXcom, driven by the catalogue (reference admin). */
export function createAdmin(door: AdminDoor): AdminFacet {
  const on = async <T>(name: string, go: (found: FoundEntry) => Promise<Result<T>>): Promise<Result<T>> => {
    const found = findEntry(name)
    return found.ok ? go(found.value) : found
  }
  const settings = createSettings(door)
  return {
    resources: ADMIN_CATALOGUE.map(({ resource }) => resource),
    describe: (name) => mapResult(findEntry(name), ({ entry }) => entry.resource),
    async right(signal) {
      const me = await door.userName(signal)
      if (!me.ok) return me
      const path = fillPath('/api/registrations/user/{id}', { parent: null, id: me.value })
      if (!path.ok) return path
      const ask = { method: 'GET', isWrite: false } as const
      const asked = await door.send({ ...ask, path: path.value, accept: 'application/json' }, signal)
      if (!asked.ok) return asked
      if (asked.value.status !== 404) return readRight(asked.value.status, door.host)
      // No phone of this person is registered, or this release lacks the question: the older stack tells the two apart.
      const again = await door.send({ ...ask, path: '/rest/phonebook', accept: 'text/xml' }, signal)
      if (!again.ok) return again
      return again.value.status === 404 ? ok('refused') : readRight(again.value.status, door.host)
    },
    list: (name, query, signal) => on(name, (found) => readList(door, found, query, signal)),
    get: (name, id, signal) => on(name, (found) => readItem(door, found, id, signal)),
    create: (name, item, signal) => on(name, (found) => createItem(door, found, item, signal)),
    update: (name, id, change, signal) => on(name, (found) => updateItem(door, found, id, change, signal)),
    remove: (name, id, signal) => on(name, (found) => removeItem(door, found, id, signal)),
    run: (name, action, id, argument, signal) =>
      on(name, (found) => runAction(door, found, action, { id, argument }, signal)),
    settings,
  }
}

function readRight(status: number, host: string): Result<'allowed' | 'refused'> {
  if (status === 403) return ok('refused')
  if (status >= 300 && status < 400)
    return err(appError('not-this-system', { host, status, detail: 'redirect' }))
  if (status === 401) return err(appError('unauthorized', { host, status }))
  return status >= 500 && status !== 500
    ? err(appError('server-error', { host, status, detail: 'admin' }))
    : ok('allowed')
}

function createSettings(door: AdminDoor): AdminFacet['settings'] {
  type Place = { readonly path: string; readonly isReadOnly: boolean }

  async function placeOf(name: string, signal: AbortSignal): Promise<Result<Place>> {
    const found = findSettings(name)
    if (!found.ok) return found
    const { entry, parent, base } = found.value
    let { id } = found.value
    // The newer stack wants a group's number everywhere but here (reference admin B).
    if (base.by !== undefined && id !== null && /^\d+$/.test(id)) {
      const item = await readItem(door, { entry, parent }, id, signal)
      if (!item.ok) return item
      const named = item.value[base.by]
      id = typeof named === 'string' ? named : id
    }
    const path = fillPath(base.path, { parent, id })
    return path.ok ? ok({ path: path.value, isReadOnly: base.readOnly === true }) : path
  }

  async function readAt(
    place: Place,
    path: string | null,
    signal: AbortSignal,
  ): Promise<Result<readonly AdminSetting[]>> {
    const sent = await door.send(
      {
        method: 'GET',
        path: path === null ? place.path : `${place.path}/${settingPath(path)}`,
        accept: 'application/json',
        isWrite: false,
      },
      signal,
    )
    const answer = await readExchange(sent, door.host, path === null ? 'list' : 'setting')
    if (!answer.ok) {
      return answer.error.code === 'not-found' && path !== null
        ? err({ ...answer.error, field: path.slice(0, 128) })
        : answer
    }
    const { body } = answer.value
    const read = body.kind === 'value' ? readSettings(body.value) : body.kind === 'empty' ? [] : null
    if (read === null) return err(appError('bad-response', { host: door.host, detail: 'shape' }))
    if (read.length === 0 && path !== null)
      return err(
        appError('not-found', { host: door.host, detail: 'admin-setting', field: path.slice(0, 128) }),
      )
    return ok(read)
  }

  return {
    async read(name, path, signal) {
      const place = await placeOf(name, signal)
      if (!place.ok) return place
      if (!place.value.isReadOnly || path === null) return readAt(place.value, path, signal)
      // Such a block is told as a whole only.
      const all = await readAt(place.value, null, signal)
      const found = all.ok ? all.value.filter((one) => `${one.path}/`.startsWith(`${path}/`)) : []
      return all.ok && found.length === 0
        ? err(appError('not-found', { host: door.host, detail: 'admin-setting', field: path.slice(0, 128) }))
        : mapResult(all, () => found)
    },
    async write(name, path, value, signal) {
      const place = await placeOf(name, signal)
      if (!place.ok) return place
      if (place.value.isReadOnly) return notOffered(name, 'setting')
      const before = await readAt(place.value, path, signal)
      if (!before.ok) return before
      const [setting, ...others] = before.value
      if (setting === undefined || others.length > 0)
        return err(appError('invalid-input', { field: path.slice(0, 128), detail: 'admin-setting-group' }))
      const text = value instanceof Secret ? value.reveal() : value
      const wrong = text === null ? null : wrongValue(setting, text)
      if (wrong !== null) return err(appError('invalid-input', { field: path.slice(0, 128), detail: wrong }))
      const sent = await door.send(
        {
          method: text === null ? 'DELETE' : 'PUT',
          path: `${place.value.path}/${settingPath(path)}`,
          accept: 'application/json',
          isWrite: true,
          ...(text !== null && {
            body: {
              kind: 'bytes',
              bytes: Buffer.from(text, 'utf8'),
              contentType: 'text/plain; charset=UTF-8',
            },
          }),
        },
        signal,
      )
      const answer = await readExchange(sent, door.host, 'write')
      if (!answer.ok) return answer
      return ok(outcome(setting, text, await readAt(place.value, path, signal)))
    },
  }
}

function wrongValue({ type, options }: AdminSetting, value: string): string | null {
  // An empty body is refused or means nothing, depending on the release.
  if (value === '') return 'admin-empty-value'
  if (options !== null && !options.some((option) => option.value === value)) return 'admin-option'
  if (type === 'boolean' && !['true', 'false', '0', '1'].includes(value)) return 'admin-option'
  return type === 'integer' && !/^-?\d{1,18}$/.test(value) ? 'admin-option' : null
}

/** A secret is not told, so that it was set is all that can be said of it. */
function outcome(
  before: AdminSetting,
  asked: string | null,
  read: Result<readonly AdminSetting[]>,
): WriteOutcome<AdminSetting> {
  const [now] = read.ok ? read.value : []
  if (now === undefined) return { value: before, confirmed: false, warnings: [{ code: 'read-back-failed' }] }
  if (now.secret) return { value: now, confirmed: true, warnings: [{ code: 'not-readable' }] }
  // What is read is tidied; so is what it is compared with.
  const wanted = asked === null ? now.defaultValue : cleanRemoteText(asked, 'text')
  if ((now.value ?? '') === (wanted ?? '')) return { value: now, confirmed: true, warnings: [] }
  const differs = { asked: { ...now, value: wanted }, got: now }
  return { value: now, confirmed: false, differs, warnings: [] }
}
