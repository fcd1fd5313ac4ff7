import type { ProbeStep } from '../../../shared/domain/draft.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AccountSession, ProviderAdapter, SipLineConfig } from '../adapter.ts'
import { createConfiguredAdapter } from '../configured-adapter.ts'
import { lineTrust, readConfig, toValues, type SipConfig } from './config.ts'
import { SIP_MANIFEST } from './manifest.ts'

/** A plain SIP account: there is no account system to ask, only a line to register. */
export function createSipAdapter(): ProviderAdapter {
  return createConfiguredAdapter({
    manifest: SIP_MANIFEST,
    readConfig,
    toValues,
    openSession: (config, _record, secrets) => openSession(config, secrets),
  })
}

function openSession(config: SipConfig, secrets: SecretBundle): AccountSession {
  const address = `${config.user}@${config.domain}`
  const line: SipLineConfig = {
    address,
    domain: config.domain,
    authUser: config.authUser,
    displayName: config.displayName,
    server: config.sipServer,
    passwordFrom: ['sipPassword', 'password'],
    trust: lineTrust(config, secrets),
    iceServers: [],
    expiresSec: 600,
    earlyMedia: config.earlyMedia,
    ...(config.srtp && { srtp: true }),
  }
  // Registering is the check, and the phone does that as soon as the account is stored.
  const step: ProbeStep = {
    step: 'find-phone-server',
    state: 'skipped',
    detail: config.sipServer ?? config.domain,
  }
  return {
    capabilities: SIP_MANIFEST.capabilities,
    address,
    probe: () =>
      Promise.resolve({ ok: true, steps: [step], address, displayName: config.displayName || null }),
    line,
    close: () => Promise.resolve(),
  }
}
