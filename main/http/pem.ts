export type PemBlock = { readonly label: string; readonly text: string }

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g

/** The PEM blocks of a file, in order; text between them (bag attributes, `openssl x509 -text`) is dropped. */
export function pemBlocks(text: string): readonly PemBlock[] {
  return [...text.matchAll(BLOCK)].map(([block, label = '']) => ({ label, text: `${block}\n` }))
}

export function isCertificateBlock({ label }: PemBlock): boolean {
  return label === 'CERTIFICATE' || label === 'X509 CERTIFICATE' || label === 'TRUSTED CERTIFICATE'
}

export function isKeyBlock({ label }: PemBlock): boolean {
  return label.endsWith('PRIVATE KEY')
}

/** PKCS#8 says so in its label, the traditional forms in a header (RFC 1421, 4.6.1.1). */
export function isLocked({ label, text }: PemBlock): boolean {
  return label.startsWith('ENCRYPTED') || /^Proc-Type:\s*4,\s*ENCRYPTED/m.test(text)
}
