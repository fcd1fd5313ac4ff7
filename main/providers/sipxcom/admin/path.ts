import type { AdminItem } from '../../../../shared/domain/admin.ts'
import { valueAt } from '../../../../shared/domain/admin-values.ts'
import { appError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import type { AdminEntry } from './entry.ts'

export type PathParts = {
  readonly parent: string | null
  readonly id?: string | null
  readonly argument?: string | null
  readonly item?: AdminItem
}

/** What a URI segment may hold as it is (RFC 3986 pchar without `%`). */
const PLAIN = /^[\w\-.~!$&'()*+,;=:@]+$/

/**
 * The path after `/sipxconfig` with its ids in it. The newer stack decodes them, so they are encoded; the older one takes them as
 * they stand (reference user 0.3), so a blank, `#` or `ü` cannot be said there.
 * Errors: not-supported (`admin-id`), invalid-input (an id is missing).
 */
export function fillPath(template: string, parts: PathParts): Result<string> {
  const decodes = template.startsWith('/api/')
  let wrong: Result<string> | null = null
  const path = template.replace(/\{(=?)(\w+)\}/g, (_, member: string, name: string) => {
    const value = member === '=' ? textOf(valueAt(parts.item ?? {}, name)) : idPart(parts, name)
    if (value === null || value === '') {
      wrong ??= err(appError('invalid-input', { field: name, detail: 'admin-required' }))
      return ''
    }
    // `.` and `..` would be resolved before they are sent.
    if (value === '.' || value === '..' || (!decodes && !PLAIN.test(value))) {
      wrong ??= err(appError('not-supported', { field: name, detail: 'admin-id' }))
      return ''
    }
    return decodes ? encodeURIComponent(value) : value
  })
  return wrong ?? ok(path)
}

function idPart({ parent, id = null, argument = null }: PathParts, name: string): string | null {
  if (name === 'parent') return parent
  return name === 'id' ? id : argument
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** A path below a block of settings; its slashes lead into groups. */
export function settingPath(path: string): string {
  return path
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}

/** Ids that say what they are (`ip/10.0.0.7`): kind and value are segments of their own. Errors: as `fillPath`. */
export function fillKinds(
  template: string,
  id: string,
  kinds: NonNullable<AdminEntry['idKinds']>,
): Result<string> {
  const at = id.indexOf('/')
  const kind = kinds.all.find((one) => one.toLowerCase() === id.slice(0, Math.max(0, at)).toLowerCase())
  const value = kind === undefined ? id : id.slice(at + 1)
  const filled = fillPath(template, { parent: null, id: value })
  if (!filled.ok) return filled
  return ok(filled.value.replace(/[^/]+$/, (last) => `${kind ?? kinds.plain}/${last}`))
}
