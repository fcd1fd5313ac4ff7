/** A SIP message as the demo's server sees it (RFC 3261 7). Header names are lower-case and long; headers that are lists
 *  the server works on (via, route, record-route, contact, path) hold one value each, in order. */
export type SipHeader = { readonly name: string; readonly value: string }
export type SipRequest = {
  readonly kind: 'request'
  readonly method: string
  readonly uri: string
  readonly headers: readonly SipHeader[]
  readonly body: string
}
export type SipResponse = {
  readonly kind: 'response'
  /** 100..699 */
  readonly status: number
  readonly reason: string
  readonly headers: readonly SipHeader[]
  readonly body: string
}
export type SipMessage = SipRequest | SipResponse

/** First value of a header, null without it. */
export function headerOf(message: SipMessage, name: string): string | null {
  return message.headers.find((header) => header.name === name)?.value ?? null
}

export function headersOf(message: SipMessage, name: string): readonly string[] {
  return message.headers.flatMap((header) => (header.name === name ? [header.value] : []))
}

/** Replaces the first header of the name and drops the rest; adds it at the end when there was none. */
export function withHeader<M extends SipMessage>(message: M, name: string, value: string): M {
  const at = message.headers.findIndex((header) => header.name === name)
  if (at < 0) return { ...message, headers: [...message.headers, { name, value }] }
  const rest = message.headers.filter((header, index) => header.name !== name || index === at)
  return { ...message, headers: rest.map((header) => (header.name === name ? { name, value } : header)) }
}

export function withoutHeader<M extends SipMessage>(message: M, name: string): M {
  return { ...message, headers: message.headers.filter((header) => header.name !== name) }
}

/** Puts a value in front of all others of the list (Via, Record-Route). */
export function withFirst<M extends SipMessage>(message: M, name: string, value: string): M {
  return { ...message, headers: [{ name, value }, ...message.headers] }
}

/** Takes the first value of the list away. */
export function withoutFirst<M extends SipMessage>(message: M, name: string): M {
  const at = message.headers.findIndex((header) => header.name === name)
  return at < 0 ? message : { ...message, headers: message.headers.toSpliced(at, 1) }
}

export type CSeq = { readonly number: number; readonly method: string }

/** Headers every message must have, ready to use (Via aside: a user agent's response has lost it); null when one is missing or malformed (RFC 3261 8.1.1). */
export type SipEssentials = {
  readonly callId: string
  readonly cseq: CSeq
  readonly fromTag: string
  readonly toTag: string | null
}

export function essentialsOf(message: SipMessage): SipEssentials | null {
  const callId = headerOf(message, 'call-id')
  const cseq = parseCSeq(headerOf(message, 'cseq') ?? '')
  const fromTag = tagOf(headerOf(message, 'from') ?? '')
  if (!callId || !cseq || !fromTag) return null
  const to = headerOf(message, 'to')
  return to === null ? null : { callId, cseq, fromTag, toTag: tagOf(to) }
}

export function parseCSeq(value: string): CSeq | null {
  const parts = /^(\d{1,10})[ \t]+([A-Za-z0-9.!%*_+`'~-]+)$/.exec(value)
  const number = Number(parts?.[1])
  const method = parts?.[2]
  return method !== undefined && number < 2 ** 31 ? { number, method } : null
}

/** The tag parameter of a From or To value: after the closing bracket, so that none inside the URI is taken for it. */
export function tagOf(value: string): string | null {
  const after = value.includes('>') ? value.slice(value.lastIndexOf('>')) : value
  return /;\s*tag\s*=\s*([^;,\s]+)/i.exec(after)?.[1] ?? null
}
