import { mapResult } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import type { CertificateReaderPort } from '../core/ports.ts'
import { describePem } from './certificate-info.ts'
import { inspectClientCertificate } from './certificates.ts'

/** Client certificate files as the core sees them. */
export function createCertificateReader(): CertificateReaderPort {
  return {
    describe: (pem) => describePem(pem.reveal()),
    async read({ bytes }, password, legacy) {
      const read = await inspectClientCertificate([bytes], {
        ...(password === null ? {} : { password: secret(password) }),
        legacyFormat: legacy,
        weak: legacy,
      })
      return mapResult(read, ({ certPem, keyPem, info }) => ({
        secrets: { certificatePem: certPem, certificateKeyPem: keyPem },
        info,
      }))
    },
  }
}
