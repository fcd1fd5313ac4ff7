import type { SecretBundle } from '../../main/core/ports.ts'
import type { SipLineConfig } from '../../main/providers/adapter.ts'
import type { SipLine } from '../../main/sip/flows.ts'
import { secret } from '../../shared/secret.ts'

/** A line as an adapter describes it, for tests; `server` null looks the domain up. */
export function lineOf(
  user: string,
  options: {
    readonly domain: string
    readonly server: string | null
    readonly password?: string
    readonly config?: Partial<SipLineConfig>
    readonly secrets?: SecretBundle
  },
): SipLine {
  return {
    config: {
      address: `${user}@${options.domain}`,
      domain: options.domain,
      authUser: user,
      displayName: user,
      server: options.server,
      passwordFrom: ['sipPassword', 'password'],
      trust: {},
      iceServers: [],
      expiresSec: 300,
      earlyMedia: false,
      ...options.config,
    },
    secrets: options.secrets ?? { password: secret(options.password ?? `${user}-pw`) },
  }
}
