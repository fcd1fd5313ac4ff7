import { appError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { CALLS } from './catalogue-calls.ts'
import { PEOPLE } from './catalogue-people.ts'
import { PHONES } from './catalogue-phones.ts'
import { RECORDS } from './catalogue-records.ts'
import { SYSTEM } from './catalogue-system.ts'
import type { AdminEntry } from './entry.ts'

/** Every resource an administrator of sipXcom has, in the order in which they are shown. */
export const ADMIN_CATALOGUE: readonly AdminEntry[] = [...PEOPLE, ...PHONES, ...CALLS, ...RECORDS, ...SYSTEM]

/** An entry, and the id that stood where its name has a `*`. */
export type FoundEntry = { readonly entry: AdminEntry; readonly parent: string | null }

/** The entry of a name, its own or the server's. Errors: not-found (`admin-resource`, `field` is the name). */
export function findEntry(name: string): Result<FoundEntry> {
  const wanted = name.replace(/^\/+|\/+$/g, '')
  for (const entry of ADMIN_CATALOGUE) {
    for (const pattern of [entry.resource.name, ...entry.aliases]) {
      const parent = matchName(pattern, wanted)
      if (parent !== undefined) return ok({ entry, parent })
    }
  }
  return err(appError('not-found', { field: wanted.slice(0, 128), detail: 'admin-resource' }))
}

/** Null: the same name. A text: what stands for the `*`. Undefined: another name. */
function matchName(pattern: string, name: string): string | null | undefined {
  const at = pattern.indexOf('*')
  if (at < 0) return pattern.toLowerCase() === name.toLowerCase() ? null : undefined
  const before = pattern.slice(0, at)
  const after = pattern.slice(at + 1)
  if (name.length <= before.length + after.length) return undefined
  const fits =
    name.slice(0, before.length).toLowerCase() === before.toLowerCase() &&
    name.slice(name.length - after.length).toLowerCase() === after.toLowerCase()
  return fits ? name.slice(before.length, name.length - after.length) : undefined
}

/** A thing with settings: `gateways/2`, `phones/7/lines/3`, or a service. Errors: not-found, not-supported. */
export function findSettings(
  name: string,
): Result<FoundEntry & { readonly id: string | null; readonly base: NonNullable<AdminEntry['settings']> }> {
  const whole = findEntry(name)
  if (whole.ok && whole.value.entry.settings) {
    const { settings } = whole.value.entry
    if (!settings.path.includes('{id}')) return ok({ ...whole.value, id: null, base: settings })
    return err(appError('invalid-input', { field: `${name}/ID`, detail: 'admin-settings-id' }))
  }
  // An id may have slashes of its own, so the longest name wins.
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
    const found = findEntry(name.slice(0, at))
    if (found.ok && found.value.entry.settings?.path.includes('{id}') === true) {
      const id = name.slice(at + 1)
      if (id !== '') return ok({ ...found.value, id, base: found.value.entry.settings })
    }
  }
  return whole.ok ? err(appError('not-supported', { detail: 'admin-settings', field: name })) : whole
}
