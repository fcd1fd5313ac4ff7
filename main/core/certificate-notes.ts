import { CertificateInfoSchema, type CertificateInfo } from '../../shared/domain/account.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { MemoryStore } from './ports.ts'

/*
 * What may be shown of an account's client certificate is remembered outside the keychain, so that a certificate that is
 * about to expire can be told of while the keychain is locked.
 */

const KEY = 'certificate'
const DAY_MS = 86_400_000

/** Days before the end at which a person is told: time to get a new one, time to act, last call. */
export const EXPIRY_DAYS = [30, 7, 1] as const

export type ExpiryNotice =
  | { readonly kind: 'expired' }
  /** `daysLeft` are whole days, 0 on the last one; `stage` the notice that is due. */
  | { readonly kind: 'soon'; readonly daysLeft: number; readonly stage: (typeof EXPIRY_DAYS)[number] }

/** Null while there is nothing to say. */
export function expiryNotice(certificate: CertificateInfo, now: Date): ExpiryNotice | null {
  const left = Date.parse(certificate.validTo) - now.getTime()
  if (left <= 0) return { kind: 'expired' }
  const stage = EXPIRY_DAYS.findLast((days) => left <= days * DAY_MS)
  return stage === undefined ? null : { kind: 'soon', daysLeft: Math.floor(left / DAY_MS), stage }
}

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
