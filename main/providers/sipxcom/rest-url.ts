import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

/** Path segments as a person or the server wrote them, e.g. `['my', 'call', '+1 423']`. */
export type RestPath = readonly string[]
/** Order, names and non-emptiness of queries are part of the server's routes (reference sipxcom-user 0.3): so a list. */
export type RestQuery = readonly (readonly [name: string, value: string | number])[]

/**
 * The URL of a resource. `rest`: the older stack, most of the user's services; `api`: the newer one.
 * `ending`: a trailing slash, where the route has one. Errors: invalid-input with the query's name in `field`, or `path` for
 * what would climb out of its folder; not-found for a part without a name.
 */
export function restUrl(
  server: URL,
  stack: 'rest' | 'api',
  path: RestPath,
  query: RestQuery = [],
  ending: '' | '/' = '',
): Result<URL> {
  // The beginning of a path decides there: a DELETE of `entry/` would be one of the whole phone book (reference 0.3).
  if (path.some((segment) => segment.trim() === '')) return err(appError('not-found'))
  // A URL parser reads these two as directions, escaped or not.
  if (path.some((segment) => segment === '.' || segment === '..'))
    return err(appError('invalid-input', { field: 'path', detail: 'characters' }))
  const empty = query.find(([, value]) => value === '')
  if (empty) return err(appError('invalid-input', { field: empty[0], detail: 'empty' }))
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  const folder = path.map(escapeSegment).join('/')
  return ok(new URL(`/sipxconfig/${stack}/${folder}${ending}${text === '' ? '' : `?${text}`}`, server))
}

/** The server compares most path parts as they come, without decoding them: what may stand plain stands plain (`@`, and
 *  `&` of conference commands), but `+`, which older releases read as a blank. */
function escapeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:40|26)/g, decodeURIComponent)
}
