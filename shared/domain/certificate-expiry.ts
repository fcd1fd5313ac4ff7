import type { CertificateInfo } from './account.ts'

const DAY_MS = 86_400_000

/** Days before the end at which a person is told: time to get a new one, time to act, last call. */
const EXPIRY_DAYS = [30, 7, 1] as const

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
