import { XMLParser } from 'fast-xml-parser'
import { crash, refuse, type DemoSipxAnswer } from './answer.ts'
import type { DemoSipxRequest } from './route.ts'

/*
 * The two families of the server (reference sipxcom-user 0.4 and 0.5). X: XStream, XML first, JSON second, one root key.
 * J: Jackson, JSON that calls itself text/plain in ISO-8859-1.
 */

/** What the server would send of `variants`, its own order deciding between equals; null = 406. */
export function negotiate(accept: string | undefined, variants: readonly string[]): string | null {
  const ranges = (accept ?? '*/*').split(',').map((part) => {
    const [type = '', ...rest] = part.trim().split(';')
    const quality = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined)
    return { type: type.trim().toLowerCase(), quality: Number(quality ?? 1) }
  })
  const qualityOf = (variant: string): number =>
    Math.max(
      0,
      ...ranges
        .filter(
          ({ type }) => type === '*/*' || type === variant || type === `${variant.split('/')[0] ?? ''}/*`,
        )
        .map(({ quality }) => quality),
    )
  let best: string | null = null
  for (const variant of variants)
    if (qualityOf(variant) > (best === null ? 0 : qualityOf(best))) best = variant
  return best
}

const notAcceptable = refuse(406, 'Not Acceptable')

/** An answer of family X. `json` has the root key; `items` names the elements of its lists for XML, by the list's key. */
export function xAnswer(
  request: DemoSipxRequest,
  json: Readonly<Record<string, unknown>>,
  items: Readonly<Record<string, string>> = {},
): DemoSipxAnswer {
  const variant = negotiate(request.accept, ['text/xml', 'application/json'])
  if (variant === null) return notAcceptable
  const [root = ''] = Object.keys(json)
  // Null members are absent, numbers are not quoted; no charset in the type.
  const body = variant === 'text/xml' ? toXml(root, json[root], items) : JSON.stringify(withoutNulls(json))
  return { type: variant, body }
}

/** An answer of family J: nulls are written, characters beyond Latin-1 become question marks. */
export function jAnswer(request: DemoSipxRequest, value: unknown): DemoSipxAnswer {
  if (negotiate(request.accept, ['application/json']) === null) return notAcceptable
  const text = JSON.stringify(value).replace(/[\u{10000}-\u{10ffff}]|[^\u0000-\u00ff]/gu, '?')
  return { type: 'text/plain; charset=ISO-8859-1', body: Buffer.from(text, 'latin1') }
}

/** Plain text, as commands of a conference answer. */
export function textAnswer(request: DemoSipxRequest, body: string, type = 'text/plain'): DemoSipxAnswer {
  return negotiate(request.accept, [type]) === null ? notAcceptable : { type, body }
}

/** A body of family J; a crash when it is not JSON. */
export function readJ(request: DemoSipxRequest): object | DemoSipxAnswer {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Told below, as Jackson does.
  }
  return crash('No content to map to Object due to end of input', 'java.io.EOFException')
}

/**
 * A body of family X below its root key: JSON only when it says so, else XML. `keys` are the ones the server's class has
 * (an unknown one is a crash); `lists` are always arrays; an empty JSON list gets lost, as in Jettison.
 */
export function readX(
  request: DemoSipxRequest,
  root: string,
  keys: readonly string[],
  lists: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> | DemoSipxAnswer {
  const type = request.contentType?.split(';')[0]?.trim().toLowerCase()
  const isJson = type === undefined || type === 'application/json'
  const parsed = isJson ? parseJson(request.body) : parseXml(request.body, lists)
  const members = parsed?.[root]
  if (typeof members !== 'object' || members === null || Array.isArray(members))
    return crash(`${root} expected`, 'com.thoughtworks.xstream.converters.ConversionException')
  const found = members as Readonly<Record<string, unknown>>
  const foreign = Object.keys(found).find((key) => !keys.includes(key))
  if (foreign !== undefined)
    return crash(`No such field ${foreign}`, 'com.thoughtworks.xstream.mapper.CannotResolveClassException')
  const read = Object.entries(found).map(([key, value]): [string, unknown] => {
    if (!(key in lists)) return [key, value]
    const list = Array.isArray(value) ? value : [value]
    return [key, isJson && list.length === 0 ? null : list]
  })
  return Object.fromEntries(read)
}

function parseJson(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>
  } catch {
    return null
  }
}

/** XML with lists by their items' name: `<rings><ring/><ring/></rings>` becomes `rings: [..]`. */
function parseXml(
  body: Buffer,
  lists: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> | null {
  const names = new Set(Object.values(lists))
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => names.has(name) })
  let parsed: Readonly<Record<string, unknown>>
  try {
    parsed = parser.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>
  } catch {
    return null
  }
  const [root] = Object.keys(parsed)
  const members = root === undefined ? undefined : parsed[root]
  if (root === undefined || typeof members !== 'object' || members === null) return parsed
  const flat = Object.entries(members).map(([key, value]): [string, unknown] => {
    const item = lists[key]
    if (item === undefined) return [key, value]
    const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, item) : undefined
    return [key, list ?? []]
  })
  return { [root]: Object.fromEntries(flat) }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([key, member]) => [key, withoutNulls(member)]),
  )
}

function toXml(name: string, value: unknown, items: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    const item = items[name] ?? 'item'
    return `<${name}>${value.map((one) => toXml(item, one, items)).join('')}</${name}>`
  }
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([key, member]) => toXml(key, member, items))
    return `<${name}>${inner.join('')}</${name}>`
  }
  return `<${name}>${escapeXml(typeof value === 'string' ? value : JSON.stringify(value))}</${name}>`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
