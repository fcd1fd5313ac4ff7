import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import tls from 'node:tls'
import type { pkcs12 } from 'node-forge'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { codeOf } from './fault.ts'

export type KeyMaterial = {
  readonly certificates: readonly X509Certificate[]
  readonly key: KeyObject | null
}

type Bag = pkcs12.Bag

export type Pkcs12Options = {
  readonly password: string
  /** Consent to read what OpenSSL 3 refuses (RC2-40). */
  readonly legacy: boolean
}

/**
 * Opens a .p12/.pfx and takes certificates and key out, RSA and EC. OpenSSL is asked first, for its verdict; Node has no way
 * to get the key out of it, so node-forge does that (and reads the old formats).
 * Errors: certificate-password-wrong, certificate-legacy-format, certificate-unreadable.
 */
export async function readPkcs12(bytes: Uint8Array, options: Pkcs12Options): Promise<Result<KeyMaterial>> {
  const verdict = askOpenSsl(bytes, options.password)
  if (verdict === 'wrong-password') return err(appError('certificate-password-wrong'))
  if (verdict === 'legacy' && !options.legacy) return err(appError('certificate-legacy-format'))
  return unpack(bytes, options.password)
}

/** Whether the file asks for a password: it does not open with the empty one. */
export function pkcs12NeedsPassword(bytes: Uint8Array): boolean {
  return askOpenSsl(bytes, '') === 'wrong-password'
}

type Verdict = 'fine' | 'wrong-password' | 'legacy' | 'odd'

function askOpenSsl(bytes: Uint8Array, passphrase: string): Verdict {
  try {
    // Level 0: whether the key is too short is said later, by name.
    tls.createSecureContext({ pfx: Buffer.from(bytes), passphrase, ciphers: 'DEFAULT@SECLEVEL=0' })
    return 'fine'
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : ''
    // Neither has a code. The second spelling is BoringSSL's.
    if (/mac verify failure|incorrect.?password/i.test(message)) return 'wrong-password'
    return codeOf(thrown) === 'ERR_CRYPTO_UNSUPPORTED_OPERATION' ? 'legacy' : 'odd'
  }
}

async function unpack(bytes: Uint8Array, password: string): Promise<Result<KeyMaterial>> {
  // Loaded only when a .p12 is read: nothing else in the product needs it.
  const { default: forge } = await import('node-forge')
  const open = (passphrase: string, checkMac: boolean): readonly Bag[] => {
    const file = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'))
    if (!checkMac && Array.isArray(file.value)) file.value.splice(2)
    return forge.pkcs12.pkcs12FromAsn1(file, false, passphrase).safeContents.flatMap((part) => part.safeBags)
  }
  const toDer = (node: Parameters<typeof forge.asn1.toDer>[0]): Buffer =>
    Buffer.from(forge.asn1.toDer(node).getBytes(), 'binary')
  try {
    const certificates: X509Certificate[] = []
    let key: KeyObject | null = null
    for (const bag of openEither(open, password)) {
      // A kind that forge does not know (EC) is left as ASN.1, which OpenSSL reads.
      if (bag.type === forge.pki.oids.certBag) {
        certificates.push(
          new X509Certificate(toDer(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1)),
        )
      } else if (bag.type === forge.pki.oids.keyBag || bag.type === forge.pki.oids.pkcs8ShroudedKeyBag) {
        const info = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1
        key ??= createPrivateKey({ key: toDer(info), format: 'der', type: 'pkcs8' })
      }
    }
    return ok({ certificates, key })
  } catch (thrown) {
    const wrong = thrown instanceof Error && /Invalid password/i.test(thrown.message)
    return err(
      appError(wrong ? 'certificate-password-wrong' : 'certificate-unreadable', { detail: 'pkcs12' }),
    )
  }
}

/**
 * forge uses one spelling of the password for everything, but RFC 7292 wants UTF-16 for the MAC and the old ciphers
 * (appendix B.1) and OpenSSL takes UTF-8 for PBES2. So a password beyond ASCII gets a second go as UTF-8, without the MAC,
 * which the first go has checked.
 */
function openEither(
  open: (passphrase: string, checkMac: boolean) => readonly Bag[],
  password: string,
): readonly Bag[] {
  try {
    return open(password, true)
  } catch (thrown) {
    const wrong = thrown instanceof Error && /Invalid password/i.test(thrown.message)
    if (wrong || /^[\x20-\x7e]*$/.test(password)) throw thrown
    return open(Buffer.from(password, 'utf8').toString('latin1'), false)
  }
}
