import { isSip, parseSip } from '../../../main/sip/sip-text.ts'
import type { SipMessage } from '../../../main/sip/sip-text.ts'

/** A message from its lines; a blank line and an empty body are added. */
export function sip(...lines: readonly string[]): SipMessage {
  const read = parseSip(`${lines.join('\r\n')}\r\n\r\n`)
  if (!isSip(read)) throw new Error(`not a message: ${lines.join(' | ')}`)
  return read
}

type Parts = {
  readonly method?: string
  readonly uri?: string
  readonly via?: string
  readonly branch?: string
  readonly callId?: string
  readonly cseq?: number
  readonly fromTag?: string
  /** User in From; default bob. */
  readonly caller?: string
  readonly toTag?: string
  readonly extra?: readonly string[]
}

/** The lines of an ordinary request. */
export function requestLines(parts: Parts = {}): readonly string[] {
  const method = parts.method ?? 'INVITE'
  const via = parts.via ?? `SIP/2.0/UDP 192.0.2.1:5060;branch=${parts.branch ?? 'z9hG4bKone'}`
  return [
    `${method} ${parts.uri ?? 'sip:alice@example.org'} SIP/2.0`,
    `Via: ${via}`,
    'Max-Forwards: 70',
    `From: "Bob" <sip:${parts.caller ?? 'bob'}@example.org>;tag=${parts.fromTag ?? 'from1'}`,
    `To: <sip:alice@example.org>${parts.toTag === undefined ? '' : `;tag=${parts.toTag}`}`,
    `Call-ID: ${parts.callId ?? 'call-1'}`,
    `CSeq: ${parts.cseq ?? 1} ${method === 'ACK' ? 'ACK' : method}`,
    ...(parts.extra ?? []),
  ]
}

export function request(parts: Parts = {}): SipMessage {
  return sip(...requestLines(parts))
}

export function responseLines(status: number, parts: Parts = {}): readonly string[] {
  const [, ...headers] = requestLines({ toTag: 'to1', ...parts })
  return [`SIP/2.0 ${status} Words`, ...headers]
}

export function response(status: number, parts: Parts = {}): SipMessage {
  return sip(...responseLines(status, parts))
}
