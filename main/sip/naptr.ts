import type { NaptrRecord } from './dns-port.ts'

/** A transport the domain offers and the name whose SRV records tell where. */
export type NaptrService = { readonly service: 'udp' | 'tcp' | 'tls'; readonly owner: string }

/** RFC 3263 4.1. SIP over WebSocket (RFC 7118 has no flag `s` records in use) is configured by URL. */
const SERVICES: ReadonlyMap<string, NaptrService['service']> = new Map([
  ['sip+d2u', 'udp'],
  ['sip+d2t', 'tcp'],
  ['sips+d2t', 'tls'],
])
const MAX_SERVICES = 6

/** The services we can speak, best first; for a secure address only the secure one. */
export function readServices(records: readonly NaptrRecord[], secure: boolean): readonly NaptrService[] {
  return [...records]
    .sort((a, b) => a.order - b.order || a.preference - b.preference)
    .flatMap((record) => {
      const service = SERVICES.get(record.service.toLowerCase())
      // Only terminal records that point at SRV: rules that rewrite with a regular expression are not for SIP.
      if (service === undefined || record.flags.toLowerCase() !== 's' || record.replacement === '') return []
      if (secure && service !== 'tls') return []
      return [{ service, owner: record.replacement.replace(/\.$/, '') }]
    })
    .slice(0, MAX_SERVICES)
}
