import { isIPv6 } from 'node:net'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'

/** Where an account's line wants to go, before any look-up. */
export type SipServer = {
  /** Host name or numeric address without brackets, lower case. It is also the name a TLS certificate must show. */
  readonly host: string
  readonly port: number | null
  /** null = whatever the look-up prefers. */
  readonly transport: 'udp' | 'tcp' | 'tls' | 'ws' | 'wss' | null
  /** `sips:`, or a transport that is only secure: nothing plain may stand in for it. */
  readonly secure: boolean
  /** Path and query of a WebSocket; '/' elsewhere. */
  readonly path: string
}

const SIP_URI =
  /^(sips?):(?:[^@\s]*@)?(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?)(?::(\d{1,5}))?((?:;[^\s]*)?)$/i

/**
 * Reads the `server` of a line: `wss://host[:port][/path]`, `ws://…`, a `sip:`/`sips:` URI of the outbound proxy with
 * optional `;transport=`, or null for the servers of `domain`. Errors: invalid-input (field `server`).
 */
export function parseServer(server: string | null, domain: string): Result<SipServer> {
  const text = (server ?? `sip:${isIPv6(domain) ? `[${domain}]` : domain}`).trim()
  const found = /^wss?:/i.test(text) ? readWebSocket(text) : readSipUri(text)
  return found === null ? err(appError('invalid-input', { field: 'server' })) : ok(found)
}

function readWebSocket(text: string): SipServer | null {
  const url = URL.parse(text)
  if (url === null || url.hostname === '' || url.username !== '' || url.hash !== '') return null
  const secure = url.protocol === 'wss:'
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? null : Number(url.port),
    transport: secure ? 'wss' : 'ws',
    secure,
    path: `${url.pathname}${url.search}`,
  }
}

function readSipUri(text: string): SipServer | null {
  const match = SIP_URI.exec(text)
  if (match?.[2] === undefined) return null
  const port = match[3] === undefined ? null : Number(match[3])
  if (port !== null && (port < 1 || port > 65_535)) return null
  const asked = /;transport=([^;]*)/i.exec(match[4] ?? '')?.[1]?.toLowerCase()
  const sips = match[1]?.toLowerCase() === 'sips'
  const base = { host: match[2].toLowerCase().replace(/^\[(.*)\]$/, '$1'), port, path: '/' }
  switch (asked) {
    case undefined:
      return { ...base, transport: null, secure: sips }
    case 'udp':
      return sips ? null : { ...base, transport: 'udp', secure: false }
    case 'tcp':
      // sips over TCP means TLS (RFC 3261 26.2.2).
      return sips ? { ...base, transport: 'tls', secure: true } : { ...base, transport: 'tcp', secure: false }
    case 'tls':
      return { ...base, transport: 'tls', secure: true }
    case 'ws':
    case 'wss':
      return { ...base, transport: sips || asked === 'wss' ? 'wss' : 'ws', secure: sips || asked === 'wss' }
    default:
      return null
  }
}

/**
 * The keys of encrypted sound travel in the SDP (RFC 4568 5.2), so whoever asks for it gets signalling that nobody else
 * reads: TLS, never something plain. Errors: insecure-transport (the server is named with a plain transport).
 */
export function requireSecure(server: SipServer): Result<SipServer> {
  if (server.secure) return ok(server)
  return server.transport === null
    ? ok({ ...server, secure: true })
    : err(appError('insecure-transport', { host: server.host, detail: `srtp-over-${server.transport}` }))
}
