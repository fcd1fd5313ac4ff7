import type { SipMessage } from './sip-message.ts'

/** Names whose spelling is not just "capitals after a dash". */
const SPELLING: Readonly<Record<string, string>> = {
  'call-id': 'Call-ID',
  cseq: 'CSeq',
  'www-authenticate': 'WWW-Authenticate',
}

/** Writes a message; Content-Length is always made here. */
export function writeSipMessage(message: SipMessage): string {
  const start =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`
  const headers = message.headers.filter(({ name }) => name !== 'content-length')
  const lines = headers.map(({ name, value }) => `${spell(name)}: ${value}`)
  return [start, ...lines, `Content-Length: ${Buffer.byteLength(message.body)}`, '', message.body].join(
    '\r\n',
  )
}

function spell(name: string): string {
  return (
    SPELLING[name] ??
    name.replace(/(^|-)([a-z])/g, (_all, dash: string, letter: string) => dash + letter.toUpperCase())
  )
}
