import { headerOf, headersOf, sipHeader } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'

/** A refusal that is due whatever the phone thinks of the call. */
export type Refusal = {
  readonly status: 405 | 406 | 415 | 416 | 420
  readonly reason: string
  readonly extra: readonly SipHeader[]
}

/**
 * Extensions that the phone, or this side of it, does as asked: sip.js (replaces, outbound, gruu), the answers to session
 * timers, and those that ask nothing of a called party.
 */
const UNDERSTOOD = new Set([
  ...['replaces', 'timer', 'outbound', 'gruu', 'path', 'ice', 'norefersub', 'from-change', 'histinfo'],
  ...['eventlist', 'join', 'tdialog'],
])

/** What only servers do; sip.js says nothing at all to these. */
const OF_SERVERS = new Set(['REGISTER', 'PUBLISH'])
const ALLOWED = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, MESSAGE, NOTIFY, PRACK, REFER, UPDATE'

/**
 * What a request asks that cannot be had, in the order of RFC 3261 8.2: method, Request-URI, Require, content. sip.js
 * looks at none of them, or breaks. An INVITE's body must be SDP unless it may be ignored (RFC 3261 20.11).
 */
export function refusalOf(message: SipMessage): Refusal | null {
  const { start } = message
  if (start.kind === 'response' || start.method === 'ACK' || start.method === 'CANCEL') return null
  if (OF_SERVERS.has(start.method))
    return { status: 405, reason: 'method', extra: [sipHeader('Allow', ALLOWED)] }
  if (!/^sips?:/i.test(start.uri)) return { status: 416, reason: 'uri-scheme', extra: [] }
  const required = listOf(message, 'require')
  const unknown = required.filter((tag) => !UNDERSTOOD.has(tag))
  if (unknown.length > 0)
    return {
      status: 420,
      reason: 'extension',
      extra: [sipHeader('Unsupported', unknown.slice(0, 10).join(', '))],
    }
  if (start.method !== 'INVITE') return null
  const accepted = [sipHeader('Accept', 'application/sdp')]
  if (!takesSdp(message)) return { status: 406, reason: 'accept', extra: accepted }
  const type = (headerOf(message, 'content-type') ?? '').replace(/[ \t]*;.*$/s, '').toLowerCase()
  const optional = /;[ \t]*handling[ \t]*=[ \t]*optional/i.test(
    headerOf(message, 'content-disposition') ?? '',
  )
  return type === '' || type === 'application/sdp' || optional
    ? null
    : { status: 415, reason: 'content-type', extra: accepted }
}

/** Without the header SDP is meant; an empty one means that nothing is taken (RFC 3261 20.1). */
function takesSdp(message: SipMessage): boolean {
  if (headersOf(message, 'accept').length === 0) return true
  return listOf(message, 'accept').some((range) =>
    ['application/sdp', 'application/*', '*/*'].includes(range.replace(/[ \t]*;.*$/s, '')),
  )
}

function listOf(message: SipMessage, key: string): readonly string[] {
  return headersOf(message, key)
    .flatMap((value) => value.split(','))
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
}
