import type { SecretBundle } from '../../core/ports.ts'
import type { SipLineConfig } from '../adapter.ts'
import { lineTrust, type SipxConfig } from './config.ts'

/** The extension as a phone line; null without a SIP password, then calls are made by the desk phone only. */
export function toLine(
  config: SipxConfig,
  userName: string,
  { sipPassword }: SecretBundle,
): SipLineConfig | null {
  if (sipPassword === undefined) return null
  return {
    address: `${userName}@${config.domain}`,
    domain: config.domain,
    authUser: userName,
    displayName: '',
    // The proxy speaks UDP, TCP and TLS; a WSS edge in front of it is named by hand (reference sipxcom-user 10).
    server: config.sipServer,
    // The portal password opens the portal only.
    passwordFrom: ['sipPassword'],
    trust: lineTrust(config),
    iceServers: [],
    expiresSec: 600,
    earlyMedia: false,
  }
}
