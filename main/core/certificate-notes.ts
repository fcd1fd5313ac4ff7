import { CertificateInfoSchema, type CertificateInfo } from '../../shared/domain/account.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { MemoryStore } from './store-ports.ts'

/*
 * What may be shown of an account's client certificate is remembered outside the keychain, so that a certificate that is
 * about to expire can be told of while the keychain is locked.
 */

const KEY = 'certificate'
/** Null = the account has no certificate. Not being able to remember costs a warning, nothing else. */
export function rememberCertificate(
  memory: MemoryStore,
  id: AccountId,
  certificate: CertificateInfo | null,
): void {
  const text = certificate === null ? '' : JSON.stringify(certificate)
  if ((memory.get(id, KEY)?.value ?? '') !== text) memory.set(id, KEY, text)
}

export function recallCertificate(memory: MemoryStore, id: AccountId, now: Date): CertificateInfo | null {
  const text = memory.get(id, KEY)?.value ?? ''
  if (text === '') return null
  const certificate = CertificateInfoSchema.safeParse(JSON.parse(text))
  if (!certificate.success) return null
  return { ...certificate.data, expired: Date.parse(certificate.data.validTo) <= now.getTime() }
}
