import type { CertificateInfo } from '../../shared/domain/account.ts'
import { appError, type AppError } from '../../shared/errors.ts'

/** Why a certificate must not be used now, or null. Weak keys and signatures pass only with the person's consent. */
export function certificateVerdict(info: CertificateInfo, legacy: boolean, now: Date): AppError | null {
  if (Date.parse(info.validTo) <= now.getTime())
    return appError('certificate-expired', { detail: info.validTo })
  if (Date.parse(info.validFrom) > now.getTime())
    return appError('certificate-not-yet-valid', { detail: info.validFrom })
  return info.weak && !legacy ? appError('certificate-weak', { detail: info.keyType }) : null
}
