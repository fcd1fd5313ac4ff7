import { headersOf } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'

/** The first hop of a message's Via list. */
export type Via = {
  readonly transport: string
  /** Host, and port when written: `pbx.example:5060`, `[::1]`, `tok123.invalid`. */
  readonly sentBy: string
  readonly branch: string | null
  /** Parameters from the first `;` on, as written. */
  readonly params: string
}

const HOP =
  /^SIP[ \t]*\/[ \t]*2\.0[ \t]*\/[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)[ \t]+(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-_]+)(?:[ \t]*:[ \t]*(\d{1,5}))?[ \t]*((?:;.*)?)$/i

const [QUOTE, COMMA, LESS, GREATER, BACKSLASH] = [0x22, 0x2c, 0x3c, 0x3e, 0x5c]

/** Branches by RFC 3261 start with this and are unique; older ones prove nothing (8.1.1.7). */
export const MAGIC_COOKIE = 'z9hG4bK'

/** Null when there is no Via, or none that can be read. */
export function topVia(message: Pick<SipMessage, 'headers'>): Via | null {
  const first = headersOf(message, 'via')[0]
  return first === undefined ? null : readVia(splitList(first)[0] ?? '')
}

export function countVias(message: Pick<SipMessage, 'headers'>): number {
  return headersOf(message, 'via').reduce((sum, value) => sum + splitList(value).length, 0)
}

/** Puts another first hop in place of the present one; the hops behind it stay, also those in the same header. */
export function replaceTopVia(message: SipMessage, via: Omit<Via, 'branch'>): SipMessage {
  let done = false
  const swap = (header: SipHeader): SipHeader => {
    if (done || header.key !== 'via') return header
    done = true
    const rest = splitList(header.value).slice(1)
    const top = `SIP/2.0/${via.transport} ${via.sentBy}${via.params}`
    return { ...header, value: [top, ...rest].join(', ') }
  }
  return { ...message, headers: message.headers.map(swap) }
}

/** A parameter's value ('' when it has none); null when it is not there. */
export function viaParam(params: string, name: string): string | null {
  const match = new RegExp(`;[ \\t]*${name}[ \\t]*(?:=[ \\t]*([^;,\\s]*))?(?=[;,\\s]|$)`, 'i').exec(params)
  return match === null ? null : (match[1] ?? '')
}

/** Sets or adds parameters; a value of '' is written without `=`. */
export function withViaParams(params: string, set: Readonly<Record<string, string>>): string {
  let out = params
  for (const [name, value] of Object.entries(set)) {
    out = out.replace(new RegExp(`;[ \\t]*${name}[ \\t]*(?:=[ \\t]*[^;]*)?(?=;|$)`, 'gi'), '')
    out += value === '' ? `;${name}` : `;${name}=${value}`
  }
  return out
}

/** Cuts a header value at the commas that are not inside quotes or angle brackets. */
export function splitList(value: string): readonly string[] {
  if (!value.includes(',')) return [value.trim()]
  const items: string[] = []
  let from = 0
  let quoted = false
  let angles = 0
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    if (quoted) {
      if (code === BACKSLASH) at += 1
      else if (code === QUOTE) quoted = false
    } else if (code === QUOTE) quoted = true
    else if (code === LESS) angles += 1
    else if (code === GREATER) angles -= 1
    else if (code === COMMA && angles <= 0) {
      items.push(value.slice(from, at).trim())
      from = at + 1
    }
  }
  items.push(value.slice(from).trim())
  return items
}

function readVia(value: string): Via | null {
  const match = HOP.exec(value)
  if (match?.[1] === undefined || match[2] === undefined) return null
  const params = match[4] ?? ''
  return {
    transport: match[1].toUpperCase(),
    sentBy: match[3] === undefined ? match[2] : `${match[2]}:${match[3]}`,
    branch: viaParam(params, 'branch'),
    params,
  }
}
