import type { SipLineConfig } from '../adapter.ts'
import type { Sip2sipConfig } from './config.ts'
import { lineTrust } from './trust.ts'

/** Registers as the operator's own phones do (reference sip2sip 6): 600 s, ICE off, local part as user name. */
export function toLine(config: Sip2sipConfig): SipLineConfig {
  return {
    address: `${config.user}@${config.domain}`,
    domain: config.domain,
    authUser: config.user,
    displayName: config.displayName,
    // No first-party source names a SIP-over-WebSocket server: empty means "find the domain's servers".
    server: config.sipServer,
    // The web password opens the settings page only.
    passwordFrom: ['sipPassword', 'password'],
    trust: lineTrust(config),
    iceServers: [],
    expiresSec: 600,
    earlyMedia: config.earlyMedia,
  }
}
