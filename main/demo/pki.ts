import { generateKeyPair, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { promisify } from 'node:util'
import forge from 'node-forge'

/** A certificate with its key, PEM. The key is PKCS#8, not encrypted: it lives in memory and for the demo only. */
export type DemoCredential = { readonly certPem: string; readonly keyPem: string }

export type DemoCertificateOptions = {
  readonly commonName: string
  /** DNS names and IP addresses of a server; none = a client certificate. */
  readonly names?: readonly string[]
  readonly email?: string
  /** Default: an hour ago. */
  readonly validFrom?: Date
  /** Default: a year from now. */
  readonly validTo?: Date
  /** RSA 1024 with an MD5 signature, as the account page of 2009 hands them out (reference sip2sip 2). */
  readonly weak?: boolean
}

/** A certificate authority for one run of the demo: made in memory, trusted by nobody else, gone with the process. */
export type DemoPki = {
  readonly caPem: string
  /** For localhost, 127.0.0.1, ::1 and the names given at creation. */
  readonly server: DemoCredential
  issue(options: DemoCertificateOptions): Promise<DemoCredential>
  /** PKCS#12 with key, certificate and CA. `legacy`: 3DES as old tools write it, else AES-256
   *  (3DES too for a password beyond ASCII). */
  toP12(credential: DemoCredential, password: string, options?: { readonly legacy?: boolean }): Buffer
}

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS
const makeKeys = promisify(generateKeyPair)

/** Makes the CA and the server certificate; about half a second of one core, no openssl binary. */
export async function createDemoPki(options: { readonly names?: readonly string[] } = {}): Promise<DemoPki> {
  const caKeyPem = await makeKeyPem(2048)
  const caKey = forge.pki.privateKeyFromPem(caKeyPem)
  const ca = blank('Sidetone demo CA', caKey, new Date(Date.now() - HOUR_MS), new Date(Date.now() + YEAR_MS))
  ca.setIssuer(ca.subject.attributes)
  ca.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
  ])
  ca.sign(caKey, forge.md.sha256.create())

  async function issue(asked: DemoCertificateOptions): Promise<DemoCredential> {
    const keyPem = await makeKeyPem(asked.weak === true ? 1024 : 2048)
    const validFrom = asked.validFrom ?? new Date(Date.now() - HOUR_MS)
    const validTo = asked.validTo ?? new Date(Date.now() + YEAR_MS)
    const cert = blank(asked.commonName, forge.pki.privateKeyFromPem(keyPem), validFrom, validTo)
    cert.setIssuer(ca.subject.attributes)
    const names = asked.names ?? []
    const isServer = names.length > 0
    const altNames = [
      ...names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      ...(asked.email === undefined ? [] : [{ type: 1, value: asked.email }]),
    ]
    cert.setExtensions([
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
      // A SIP server is also a client towards its peers.
      { name: 'extKeyUsage', clientAuth: true, ...(isServer && { serverAuth: true }) },
      ...(altNames.length > 0 ? [{ name: 'subjectAltName', altNames }] : []),
    ])
    cert.sign(caKey, asked.weak === true ? forge.md.md5.create() : forge.md.sha256.create())
    return { certPem: forge.pki.certificateToPem(cert), keyPem }
  }

  const serverNames = [...new Set(['localhost', '127.0.0.1', '::1', ...(options.names ?? [])])]
  return {
    caPem: forge.pki.certificateToPem(ca),
    server: await issue({ commonName: 'localhost', names: serverNames }),
    issue,
    toP12(credential, password, { legacy = false } = {}) {
      const key = forge.pki.privateKeyFromPem(credential.keyPem)
      const chain = [forge.pki.certificateFromPem(credential.certPem), ca]
      const p12 = forge.pkcs12.toPkcs12Asn1(key, chain, password, {
        // node-forge feeds AES a Latin-1 password where UTF-8 is due (RFC 8018 5.2); its 3DES takes any.
        algorithm: legacy || /[^ -~]/.test(password) ? '3des' : 'aes256',
        friendlyName: 'Sidetone demo',
      })
      return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'latin1')
    },
  }
}

/** OpenSSL's key generator inside Node is a hundred times faster than one in JavaScript. */
async function makeKeyPem(modulusLength: number): Promise<string> {
  const { privateKey } = await makeKeys('rsa', { modulusLength })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function blank(
  commonName: string,
  key: forge.pki.rsa.PrivateKey,
  validFrom: Date,
  validTo: Date,
): forge.pki.Certificate {
  const cert = forge.pki.createCertificate()
  cert.publicKey = forge.pki.setRsaPublicKey(key.n, key.e)
  // Positive and at most 20 octets (RFC 5280 4.1.2.2).
  cert.serialNumber = `01${randomBytes(15).toString('hex')}`
  cert.validity.notBefore = validFrom
  cert.validity.notAfter = validTo
  cert.setSubject([
    { shortName: 'O', value: 'Sidetone demo phone company' },
    { shortName: 'CN', value: commonName },
  ])
  return cert
}
