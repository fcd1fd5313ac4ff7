import { ok } from '../../../shared/result.ts'
import type { ProbeStep } from '../../../shared/domain/draft.ts'
import type { ProviderAdapter, SipLineConfig } from '../adapter.ts'
import { lineTrust, readConfig, toValues } from './config.ts'
import { SIP_MANIFEST } from './manifest.ts'

/** A plain SIP account: there is no account system to ask, only a line to register. */
export function createSipAdapter(): ProviderAdapter {
  return {
    manifest: SIP_MANIFEST,
    prepare(values) {
      const config = readConfig(values)
      return config.ok ? ok(toValues(config.value, values)) : config
    },
    open(record, secrets) {
      const read = readConfig(record.values)
      // Values pass `prepare` before they are stored; others are a bug of the caller.
      if (!read.ok)
        throw new Error(`stored values of account ${record.id} are not valid: ${read.error.field ?? '?'}`)
      const config = read.value
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
    },
  }
}
