import { isIPv6 } from 'node:net'
import type { SipTransport } from '../../shared/domain/phone.ts'

/** One end of a socket; `address` is numeric, IPv6 without brackets. */
export type Endpoint = { readonly address: string; readonly port: number }

/** `address:port` as SIP writes it, IPv6 in brackets. */
export function showEndpoint({ address, port }: Endpoint): string {
  return `${isIPv6(address) ? `[${address}]` : address}:${port}`
}

export function isReliable(transport: SipTransport): boolean {
  return transport !== 'UDP'
}

/** RFC 7118 5: on a WebSocket the invalid host name of the phone goes out as it is. */
export function isWebSocket(transport: SipTransport): boolean {
  return transport === 'WS' || transport === 'WSS'
}
