import type { Result } from '../../../shared/result.ts'

export type CertificateFormat = 'crt' | 'p12'

/** A client certificate that the account's system makes for its owner. Every call makes a new key pair. */
export type CertificateFileFacet = {
  /** `crt`: PEM, certificate and unencrypted key. `p12`: PKCS#12, opened by the SIP password. The caller wipes `bytes`. */
  download(
    format: CertificateFormat,
    signal: AbortSignal,
  ): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer }>>
}
