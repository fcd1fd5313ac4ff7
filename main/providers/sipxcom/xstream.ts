import { z } from 'zod'
import type { Result } from '../../../shared/result.ts'
import { checkShape, decodeJson, decodeText } from '../../http/decode.ts'
import { decodeXml } from '../../http/decode-xml.ts'
import type { HttpResponse } from '../../http/types.ts'
import type { RestPath } from './rest-url.ts'

/**
 * The resources of the first family (reference sipxcom-user 0.4), by the part after `my`. They have an XML form and a JSON
 * one; an installation behind a proxy that rewrites the Accept header sends the XML whatever was asked for.
 */
const FAMILY: ReadonlySet<string> = new Set([
  'forward',
  'activecdrs',
  'phonebook',
  'pagedphonebook',
  'search',
  'contact-information',
  'conferences',
  'conferencedetails',
  'logindetails',
])

/** Lists and the elements they hold; in JSON the list is an array. */
const ITEMS: Readonly<Record<string, string>> = {
  cdrs: 'cdr',
  phonebook: 'entry',
  entries: 'entry',
  conferences: 'conference',
  members: 'member',
  rings: 'ring',
}
/** Members that are numbers in JSON and are read as such. */
const NUMBERS: ReadonlySet<string> = new Set(['expiration', 'maxMembers'])

/** An answer of JSON, or the same thing as XML where the resource has that form. Errors: as `decodeJson` and `decodeXml`. */
export async function decodeAnswer<S extends z.ZodType>(
  response: HttpResponse,
  schema: S,
  [, name = '']: RestPath,
): Promise<Result<z.output<S>>> {
  const isXml = /^\s*<(?!!doctype html|html)/i.test(decodeText(response.body.subarray(0, 256)).text)
  if (!isXml || !FAMILY.has(name)) return decodeJson(response, schema)
  const read = await decodeXml(response, z.record(z.string(), z.unknown()), { lists: Object.values(ITEMS) })
  if (!read.ok) return read
  const value = Object.fromEntries(
    Object.entries(read.value).map(([root, inner]): [string, unknown] => [
      root,
      // The root of one thing has the name of an item.
      asJson(root, Array.isArray(inner) ? (inner[0] as unknown) : inner),
    ]),
  )
  return checkShape(response, value, schema)
}

function asJson(name: string, value: unknown): unknown {
  const item = ITEMS[name]
  if (value === '') return item === undefined ? '' : []
  if (typeof value === 'string') {
    if (value === 'true' || value === 'false') return value === 'true'
    return NUMBERS.has(name) && /^\d{1,9}$/.test(value) ? Number(value) : value
  }
  if (Array.isArray(value)) return value.map((one: unknown) => asJson('', one))
  if (typeof value !== 'object' || value === null) return value
  const list: unknown = item === undefined ? undefined : Reflect.get(value, item)
  if (Array.isArray(list)) return list.map((one: unknown) => asJson('', one))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(key, inner)]))
}
