import { createHash, X509Certificate } from 'node:crypto'
import { CipherContext, HashAlgorithm, NamedCurveAlgorithm, SignatureAlgorithm } from 'werift'

/** The certificate the media legs show. It is self-signed and lives as long as the process: SDP vouches for it. */
export type DtlsIdentity = {
  readonly certPem: string
  readonly keyPem: string
  /** SHA-256 of the certificate as SDP writes it: upper-case hex pairs with colons (RFC 8122 5). */
  readonly fingerprint: string
}

/** Makes an EC P-256 certificate. Make one per process and share it: the first one costs 40-80 ms. */
export async function createDtlsIdentity(): Promise<DtlsIdentity> {
  const { certPem, keyPem } = await CipherContext.createSelfSignedCertificateWithKey(
    SIGNATURE_HASH,
    NamedCurveAlgorithm.secp256r1_23,
  )
  return { certPem, keyPem, fingerprint: fingerprintOf(new X509Certificate(certPem).raw) }
}

/** What the identity's key signs with. */
export const SIGNATURE_HASH = { hash: HashAlgorithm.sha256_4, signature: SignatureAlgorithm.ecdsa_3 } as const

/** SHA-256 of a certificate (DER) in the spelling of SDP. */
export function fingerprintOf(certificateDer: Buffer): string {
  const hex = createHash('sha256').update(certificateDer).digest('hex').toUpperCase()
  return hex.replace(/(..)(?!$)/g, '$1:')
}
