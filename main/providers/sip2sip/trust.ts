import type { SecretBundle } from '../../core/ports.ts'
import { bareHost, hostPort, portOf } from '../../http/host-port.ts'
import type { TlsTrust } from '../../http/trust.ts'
import type { Sip2sipConfig } from './config.ts'
import type { Door } from './doors.ts'

/** Whom the account trusts on its settings page. The certificate is shown only where a certificate is the proof. */
export function webTrust(config: Sip2sipConfig, secrets: SecretBundle, mode: Door['mode']): TlsTrust {
  const { certificatePem, certificateKeyPem } = secrets
  const { hostname } = config.server
  return {
    ...(config.caPem !== null && { caPem: config.caPem }),
    ...(config.pin !== null && {
      pin: { fingerprint: config.pin, hostPort: hostPort(hostname, portOf(config.server)) },
    }),
    ...(config.legacyTls && { legacyTls: true }),
    ...(mode === 'certificate' &&
      certificatePem !== undefined &&
      certificateKeyPem !== undefined && {
        clientCertificate: { certPem: certificatePem, keyPem: certificateKeyPem, onlyTo: bareHost(hostname) },
      }),
  }
}

/** Whom the SIP line trusts: the pin and the certificate belong to the settings page and are not for the SIP server. */
export function lineTrust(config: Sip2sipConfig): TlsTrust {
  return {
    ...(config.caPem !== null && { caPem: config.caPem }),
    ...(config.legacyTls && { legacyTls: true }),
  }
}
