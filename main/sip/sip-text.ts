/** One header as it stands in the message, folding undone. `key` is the full name in lower case, also for compact forms. */
export type SipHeader = { readonly name: string; readonly key: string; readonly value: string }

export type SipStart =
  | { readonly kind: 'request'; readonly method: string; readonly uri: string }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string }

/** A message cut into its lines, and no further: what is inside the values is nobody's business here but for a few headers. */
export type SipMessage = {
  readonly start: SipStart
  readonly headers: readonly SipHeader[]
  readonly body: string
}

/** Why a text is not a message: `version` when only the SIP version is wrong (505), else `syntax`. */
export type SipFlaw = { readonly flaw: 'version' | 'syntax'; readonly headers: readonly SipHeader[] }

/** RFC 3261 7.3.3 and the IANA register of compact forms. */
const COMPACT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'accept-contact',
    b: 'referred-by',
    c: 'content-type',
    d: 'request-disposition',
    e: 'content-encoding',
    f: 'from',
    i: 'call-id',
    j: 'reject-contact',
    k: 'supported',
    l: 'content-length',
    m: 'contact',
    o: 'event',
    r: 'refer-to',
    s: 'subject',
    t: 'to',
    u: 'allow-events',
    v: 'via',
    x: 'session-expires',
    y: 'identity',
  }),
)

const REQUEST_LINE = /^([A-Za-z0-9\-.!%*_+`'~]{1,64}) ([^\s\u0000-\u0020\u007f]+) SIP\/(\d+\.\d+)$/i
const STATUS_LINE = /^SIP\/(\d+\.\d+) ([1-6]\d\d)(?: ([^\r\n]*))?$/i
const HEADER_LINE = /^([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*:[ \t]*/

/** Cuts a message into start line, headers and body. Lines must end in CRLF and the head in an empty line. */
export function parseSip(text: string): SipMessage | SipFlaw {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return { flaw: 'syntax', headers: [] }
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = readHeaders(lines)
  const start = readStart(first)
  if (headers === null) return { flaw: 'syntax', headers: [] }
  if (typeof start === 'string') return { flaw: start, headers }
  // A lone CR or LF is read as a line end by some and as text by others: nobody may be talked into that difference.
  if (/[\r\n]/.test(first) || headers.some((one) => /[\r\n]/.test(one.value)))
    return { flaw: 'syntax', headers: [] }
  return { start, headers, body: text.slice(end + 4) }
}

export function isSip(read: SipMessage | SipFlaw): read is SipMessage {
  return 'start' in read
}

export function formatSip(message: SipMessage): string {
  const { start } = message
  const first =
    start.kind === 'request'
      ? `${start.method} ${start.uri} SIP/2.0`
      : `SIP/2.0 ${start.status} ${start.reason}`
  return `${first}\r\n${message.headers.map((one) => `${one.name}: ${one.value}\r\n`).join('')}\r\n${message.body}`
}

export function sipHeader(name: string, value: string): SipHeader {
  const lower = name.toLowerCase()
  return { name, key: COMPACT.get(lower) ?? lower, value }
}

/** Value of the first header of that key; null when there is none. */
export function headerOf(message: Pick<SipMessage, 'headers'>, key: string): string | null {
  return message.headers.find((one) => one.key === key)?.value ?? null
}

export function headersOf(message: Pick<SipMessage, 'headers'>, key: string): readonly string[] {
  return message.headers.filter((one) => one.key === key).map((one) => one.value)
}

export function withoutHeaders(message: SipMessage, ...keys: readonly string[]): SipMessage {
  return { ...message, headers: message.headers.filter((one) => !keys.includes(one.key)) }
}

export function mapHeaders(message: SipMessage, key: string, change: (value: string) => string): SipMessage {
  return {
    ...message,
    headers: message.headers.map((one) => (one.key === key ? { ...one, value: change(one.value) } : one)),
  }
}

export type CSeq = { readonly number: number; readonly method: string }

/** Null when it is not a whole number below 2^31 and a method (RFC 3261 8.1.1.5). */
export function cseqOf(message: Pick<SipMessage, 'headers'>): CSeq | null {
  const match = /^(\d{1,10})[ \t]+([A-Za-z0-9\-.!%*_+`'~]+)$/.exec(headerOf(message, 'cseq')?.trim() ?? '')
  const number = Number(match?.[1] ?? Number.NaN)
  return match?.[2] !== undefined && number < 2 ** 31 ? { number, method: match[2] } : null
}

/** The tag of From or To; null when it has none. */
export function tagOf(message: Pick<SipMessage, 'headers'>, key: 'from' | 'to'): string | null {
  const value = headerOf(message, key) ?? ''
  // Parameters of the header stand behind the angle brackets; those inside belong to the URI.
  const params = value.slice(value.lastIndexOf('>') + 1)
  return /;[ \t]*tag[ \t]*=[ \t]*([^;,\s]+)/i.exec(params)?.[1] ?? null
}

function readStart(line: string): SipStart | 'version' | 'syntax' {
  const response = STATUS_LINE.exec(line)
  if (response !== null) {
    if (response[1] !== '2.0') return 'version'
    return { kind: 'response', status: Number(response[2]), reason: response[3] ?? '' }
  }
  const request = REQUEST_LINE.exec(line)
  if (request?.[1] === undefined || request[2] === undefined) return 'syntax'
  if (request[3] !== '2.0') return 'version'
  return { kind: 'request', method: request[1], uri: request[2] }
}

function readHeaders(lines: readonly string[]): readonly SipHeader[] | null {
  const logical: string[] = []
  for (const line of lines) {
    if (!/^[ \t]/.test(line)) logical.push(line)
    else if (logical.length === 0) return null
    else logical.push(`${logical.pop() ?? ''} ${line.trim()}`)
  }
  const headers: SipHeader[] = []
  for (const line of logical) {
    const match = HEADER_LINE.exec(line)
    if (match?.[1] === undefined) return null
    headers.push(sipHeader(match[1], line.slice(match[0].length).trimEnd()))
  }
  return headers
}
