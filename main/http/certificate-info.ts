import { X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { CertificateInfo } from '../../shared/domain/account.ts'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import { fingerprintOf } from './trust-connect.ts'

/** What may be shown of a certificate. `weak`: RSA under 2048 bits, or signed with MD5 or SHA-1 (OpenSSL level 2). */
export function describeCertificate(certificate: X509Certificate, now = new Date()): CertificateInfo {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    fingerprint: fingerprintOf(certificate.fingerprint256),
    keyType: keyTypeOf(certificate.publicKey),
    expired: now > certificate.validToDate,
    weak: isWeak(certificate),
  }
}

/** The same of the first certificate in a PEM text; null when there is none that can be read. */
export function describePem(pem: string, now = new Date()): CertificateInfo | null {
  try {
    return describeCertificate(new X509Certificate(pem), now)
  } catch {
    // What OpenSSL says of a damaged file helps nobody.
    return null
  }
}

/** Says whether the first certificate of `pem` may be used now. Errors: certificate-expired, certificate-not-yet-valid,
 *  certificate-unreadable. */
export function checkValidity(pem: string, now = new Date()): AppError | null {
  let certificate
  try {
    certificate = new X509Certificate(pem)
  } catch {
    // What OpenSSL says of a damaged file helps nobody.
    return appError('certificate-unreadable')
  }
  if (now > certificate.validToDate)
    return appError('certificate-expired', { detail: certificate.validToDate.toISOString() })
  if (now < certificate.validFromDate) {
    return appError('certificate-not-yet-valid', { detail: certificate.validFromDate.toISOString() })
  }
  return null
}

/** `rsa-2048`, `ec-P-256`, `ed25519`. */
export function keyTypeOf(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  const type = key.asymmetricKeyType ?? 'unknown'
  if (modulusLength !== undefined) return `${type}-${modulusLength}`
  return namedCurve === undefined ? type : `${type}-${NIST[namedCurve] ?? namedCurve}`
}

const NIST: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

function isWeak(certificate: X509Certificate): boolean {
  const { modulusLength } = certificate.publicKey.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined && modulusLength < 2048) return true
  // A root's own signature proves nothing, so nobody checks it.
  if (certificate.ca && certificate.subject === certificate.issuer) return false
  return /md5|md4|md2|sha1/i.test(certificate.signatureAlgorithm ?? '')
}

/** Node writes one attribute per line. */
function oneLine(name: string | undefined): string {
  return cleanRemoteText((name ?? '').replaceAll('\n', ', '), 'message')
}
