import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'

export type Meaning = readonly [code: AppError['code'], detail?: string]

/** OpenSSL's and Node's names of what a certificate check came to, and of what a local key file is not. */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  UNABLE_TO_GET_ISSUER_CERT: ['tls-unknown-issuer'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls-unknown-issuer'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls-unknown-issuer'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls-unknown-issuer', 'self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls-unknown-issuer'],
  CERT_UNTRUSTED: ['tls-unknown-issuer'],
  INVALID_CA: ['tls-unknown-issuer', 'invalid-ca'],
  CERT_HAS_EXPIRED: ['tls-expired'],
  CERT_NOT_YET_VALID: ['tls-expired', 'not-yet-valid'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls-wrong-host'],
  HOSTNAME_MISMATCH: ['tls-wrong-host'],
  CERT_REVOKED: ['tls-failed', 'revoked'],
  // TLS 1.3 says so only after the handshake, on the first read; TLS 1.2 has the generic 40 for it (refineAlert).
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: ['client-certificate-required'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls-failed', 'not-tls'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls-failed', 'not-tls'],
  ERR_SSL_HTTP_REQUEST: ['tls-failed', 'not-tls'],
  ERR_SSL_UNSUPPORTED_PROTOCOL: ['tls-failed', 'protocol-version'],
  ERR_SSL_CA_MD_TOO_WEAK: ['certificate-weak', 'ca-md-too-weak'],
  ERR_SSL_EE_KEY_TOO_SMALL: ['certificate-weak', 'ee-key-too-small'],
  ERR_SSL_CA_KEY_TOO_SMALL: ['certificate-weak', 'ca-key-too-small'],
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: ['certificate-key-mismatch'],
  ERR_OSSL_X509_KEY_TYPE_MISMATCH: ['certificate-key-mismatch'],
}

/** Alerts (RFC 8446, 6.2) by which a server refuses the certificate it was shown. OpenSSL's prefix varies by version. */
const REFUSED =
  /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|UNKNOWN_CA|ACCESS_DENIED|DECRYPT_ERROR|NO_CERTIFICATE)$/

/** Explains a Node or OpenSSL error code; null when it is not about TLS. */
export function explainTlsCode(code: string, host: string): AppError | null {
  const known = BY_CODE[code]
  if (known !== undefined) return meaning(known, host)
  const refused = REFUSED.exec(code)?.[1]
  if (refused !== undefined) return meaning(['client-certificate-refused', slug(refused)], host)
  if (/ALERT_PROTOCOL_VERSION$/.test(code)) return meaning(['tls-failed', 'protocol-version'], host)
  if (/^ERR_(SSL|TLS|OSSL|CRYPTO)_/.test(code)) return meaning(['tls-failed', slug(code)], host)
  return null
}

/** A code with its detail, about `host`. */
export function meaning([code, detail]: Meaning, host: string): AppError {
  return appError(code, { host, ...(detail !== undefined && { detail }) })
}

/** OpenSSL's and Node's names as a detail: lower case, hyphens, at most 60 characters. */
export function slug(code: string): string {
  const words = code
    .replace(/^ERR_(SSL|TLS|OSSL|CRYPTO)_/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return words === '' ? 'unknown' : words.slice(0, 60)
}
