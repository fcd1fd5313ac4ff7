import { XMLBuilder } from 'fast-xml-parser'
import type { AdminField, AdminItem } from '../../../../shared/domain/admin.ts'
import { isRecord, valueAt, withValue } from '../../../../shared/domain/admin-values.ts'
import { appError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { multipartBody } from '../../../http/multipart.ts'
import type { HttpBody } from '../../../http/types.ts'
import type { AdminBody, AdminEntry } from './entry.ts'

/** An empty PUT is refused with 400 by the older stack, and undici cannot leave the length out: one blank says nothing. */
const BLANK: HttpBody = { kind: 'bytes', bytes: Buffer.from(' '), contentType: 'text/plain' }

/** The body of a write. Errors: invalid-input (`admin-required`: the one member that is sent is missing). */
export function bodyOf(
  body: AdminBody | undefined,
  entry: AdminEntry,
  item: AdminItem,
): Result<HttpBody | null> {
  if (body === undefined) return ok(null)
  if (body.kind === 'byte') return ok(BLANK)
  if (body.kind === 'json') {
    // The older stack answers 500 to a member it does not know, and loses an empty array (reference user 0.5).
    const value = body.root === undefined ? item : { [body.root]: onlyKnown(item, entry.resource.fields) }
    return ok({ kind: 'json', value })
  }
  if (body.kind === 'xml') {
    const thing = { [body.root]: toXml(onlyKnown(item, entry.resource.fields), entry.resource.fields) }
    return ok(xmlBody(body.wrap === undefined ? thing : { [body.wrap]: thing }))
  }
  const value = valueAt(item, body.field)
  if (typeof value !== 'string' || value === '')
    return err(appError('invalid-input', { field: body.field, detail: 'admin-required' }))
  if (body.kind === 'text')
    return ok({ kind: 'bytes', bytes: Buffer.from(value, 'utf8'), contentType: 'text/plain; charset=UTF-8' })
  return ok(
    multipartBody(
      {},
      {
        name: 'file',
        fileName: typeof item['name'] === 'string' ? item['name'] : 'file',
        bytes: Buffer.from(value, 'base64'),
      },
    ),
  )
}

function xmlBody(value: object): HttpBody {
  const builder = new XMLBuilder({ ignoreAttributes: true, suppressEmptyNode: false })
  return {
    kind: 'bytes',
    bytes: Buffer.from(builder.build(value), 'utf8'),
    contentType: 'text/xml; charset=UTF-8',
  }
}

/** Members of the catalogue that are taken, with a value; an unknown one would be answered with 500. */
function onlyKnown(item: AdminItem, fields: readonly AdminField[]): AdminItem {
  return fields.reduce<AdminItem>((kept, field) => {
    const value = valueAt(item, field.key)
    if (field.access === 'read' || value === undefined || value === null) return kept
    if (Array.isArray(value) && value.length === 0) return kept
    return withValue(kept, field.key, value)
  }, {})
}

/** How the lists of the older stack are called inside (`groups>group`, `permissions>setting`, `aliases>alias`). */
const ROW_ELEMENT: Readonly<Record<string, string>> = {
  groups: 'group',
  permissions: 'setting',
  aliases: 'alias',
}

function toXml(item: AdminItem, fields: readonly AdminField[]): Record<string, unknown> {
  const rowFields = new Map(fields.flatMap(({ key, of }) => (of ? [[key, of] as const] : [])))
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, isRecord(value) ? toXml(value, []) : value]
      const of = rowFields.get(name) ?? []
      const rows = value.map((row) => (isRecord(row) ? onlyKnown(row as AdminItem, of) : row))
      return [name, { [ROW_ELEMENT[name] ?? name]: rows }]
    }),
  )
}
