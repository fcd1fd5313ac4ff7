import { essentialsOf, headerOf } from './sip-message.ts'
import type { SipHeader, SipMessage } from './sip-message.ts'

export const MAX_MESSAGE_BYTES = 65_536
const MAX_HEADERS = 200
const MAX_LINE = 8_192

/** Compact forms (RFC 3261 7.3.3, RFC 3515, RFC 3892, RFC 6665). */
const LONG_NAME: Readonly<Record<string, string>> = {
  i: 'call-id',
  m: 'contact',
  e: 'content-encoding',
  l: 'content-length',
  c: 'content-type',
  f: 'from',
  s: 'subject',
  k: 'supported',
  t: 'to',
  v: 'via',
  o: 'event',
  u: 'allow-events',
  r: 'refer-to',
  b: 'referred-by',
}
const SPLIT = ['via', 'route', 'record-route', 'contact', 'path']
const ONCE = ['call-id', 'cseq', 'from', 'to', 'max-forwards', 'content-length', 'content-type', 'expires']

const TOKEN = /^[A-Za-z0-9.!%*_+`'~-]+$/
// Everything below blank except tab, and DEL: no header may carry it (RFC 3261 25.1 TEXT-UTF8).
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/

export type SipParseFault =
  | 'size'
  | 'start-line'
  | 'header-line'
  | 'header-count'
  | 'control-character'
  | 'repeated-header'
  | 'missing-header'
  | 'cseq-method'
  | 'content-length'
export type SipParsed =
  | { readonly ok: true; readonly message: SipMessage }
  | { readonly ok: false; readonly fault: SipParseFault }

/**
 * Parses one message that fills a WebSocket frame (RFC 7118 5: one message per frame, Content-Length optional). This is
 * the demo's own parser, so that the phone's is tested against another reading of RFC 3261.
 */
export function parseSipMessage(text: string): SipParsed {
  if (Buffer.byteLength(text) > MAX_MESSAGE_BYTES) return { ok: false, fault: 'size' }
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return { ok: false, fault: 'header-line' }
  // A line that begins with white space goes on with the line before (7.3.1).
  const [startLine, ...lines] = text
    .slice(0, headEnd)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const start = parseStartLine(startLine ?? '')
  if (!start) return { ok: false, fault: 'start-line' }
  if (lines.length > MAX_HEADERS) return { ok: false, fault: 'header-count' }
  const headers: SipHeader[] = []
  for (const line of lines) {
    if (CONTROL.test(line)) return { ok: false, fault: 'control-character' }
    const header = parseHeaderLine(line)
    if (!header) return { ok: false, fault: 'header-line' }
    if (SPLIT.includes(header.name)) {
      headers.push(...splitList(header.value).map((value) => ({ name: header.name, value })))
    } else headers.push(header)
  }
  if (headers.length > MAX_HEADERS) return { ok: false, fault: 'header-count' }
  if (ONCE.some((name) => headers.filter((header) => header.name === name).length > 1)) {
    return { ok: false, fault: 'repeated-header' }
  }
  return finish({ ...start, headers, body: '' }, text.slice(headEnd + 4))
}

function finish(head: SipMessage, rest: string): SipParsed {
  const essentials = essentialsOf(head)
  if (!essentials || headerOf(head, 'via') === null) return { ok: false, fault: 'missing-header' }
  if (head.kind === 'request' && essentials.cseq.method !== head.method)
    return { ok: false, fault: 'cseq-method' }
  const stated = head.headers.find(({ name }) => name === 'content-length')?.value
  if (stated === undefined) return { ok: true, message: { ...head, body: rest } }
  const bytes = Buffer.from(rest)
  if (!/^\d{1,5}$/.test(stated) || Number(stated) > bytes.length)
    return { ok: false, fault: 'content-length' }
  return { ok: true, message: { ...head, body: bytes.subarray(0, Number(stated)).toString() } }
}

type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly uri: string }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string }

function parseStartLine(line: string): StartLine | null {
  if (line.length > MAX_LINE || CONTROL.test(line)) return null
  const response = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/.exec(line)
  if (response) return { kind: 'response', status: Number(response[1]), reason: response[2] ?? '' }
  const [method, uri, version, ...more] = line.split(' ')
  if (!method || !TOKEN.test(method) || !uri || version !== 'SIP/2.0' || more.length > 0) return null
  return { kind: 'request', method, uri }
}

function parseHeaderLine(line: string): SipHeader | null {
  const colon = line.indexOf(':')
  const written = line.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase()
  if (line.length > MAX_LINE || !TOKEN.test(written)) return null
  return { name: LONG_NAME[written] ?? written, value: line.slice(colon + 1).trim() }
}

/** Splits at commas that stand neither in quotes nor in angle brackets. */
export function splitList(value: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  let isBracketed = false
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at]
    if (isQuoted) {
      if (character === '\\') at += 1
      else if (character === '"') isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === '<') isBracketed = true
    else if (character === '>') isBracketed = false
    else if (character === ',' && !isBracketed) {
      parts.push(value.slice(start, at).trim())
      start = at + 1
    }
  }
  parts.push(value.slice(start).trim())
  return parts.filter((part) => part !== '')
}
