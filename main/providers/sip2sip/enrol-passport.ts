import type { SecretBundle } from '../../core/ports.ts'
import { inspectClientCertificate } from '../../http/certificates.ts'
import type { AdapterDeps } from '../adapter.ts'
import type { Enrolled } from '../facets/enrolment.ts'
import { isCaPem } from '../form-values.ts'
import type { EnrolmentWire } from './enrol-wire.ts'

type Passport = {
  readonly kind: Enrolled['certificate']
  readonly secrets: Pick<SecretBundle, 'certificatePem' | 'certificateKeyPem'>
  readonly caPem: string | null
}

/**
 * Takes certificate, key and CA of a passport into the account. A certificate of the old kind (RSA 1024, MD5) is left out:
 * it needs the person's consent, and the password opens the account too.
 */
export async function importPassport(
  passport: EnrolmentWire['passport'] | null,
  { log }: Pick<AdapterDeps, 'log'>,
): Promise<Passport> {
  const caPem = passport?.ca && isCaPem(passport.ca) ? passport.ca : null
  if (!passport?.crt || !passport.key) return { kind: 'none', secrets: {}, caPem }
  const read = await inspectClientCertificate([Buffer.from(passport.crt), Buffer.from(passport.key)])
  if (!read.ok) {
    log.warn('passport not taken', { code: read.error.code })
    return { kind: 'unreadable', secrets: {}, caPem }
  }
  const { certPem, keyPem, info } = read.value
  if (info.weak) return { kind: 'weak', secrets: {}, caPem }
  return { kind: 'stored', secrets: { certificatePem: certPem, certificateKeyPem: keyPem }, caPem }
}
