import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { CertificateInfo } from '../../shared/domain/account.ts'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import type { Secret } from '../../shared/secret.ts'
import { checkValidity, describeCertificate } from './certificate-info.ts'
import { codeOf } from './fault.ts'
import { isCertificateBlock, isKeyBlock, isLocked, pemBlocks } from './pem.ts'
import type { PemBlock } from './pem.ts'
import { pkcs12NeedsPassword, readPkcs12 } from './pkcs12.ts'
import type { KeyMaterial } from './pkcs12.ts'

/** A key pair ready for a TlsTrust: PEM, key unlocked (PKCS#8), the person's own certificate first, then its chain. */
export type ReadCertificate = {
  readonly certPem: Secret
  readonly keyPem: Secret
  readonly info: CertificateInfo
}

export type ReadOptions = {
  /** Of the .p12 or of the PEM key; absent = none was given. */
  readonly password?: Secret
  /** Consent to read a .p12 in a format of the last century. */
  readonly legacyFormat?: boolean
  /** Consent to use RSA under 2048 bits or an MD5 or SHA-1 signature (then also set `legacyTls` in the trust). */
  readonly weak?: boolean
  readonly now?: Date
}

const MAX_BYTES = 1024 * 1024

/**
 * Reads a client certificate that may be used now: a .p12/.pfx, or PEM (or DER) certificate and key in one file or two, in
 * any order. Errors: those of `inspectClientCertificate`, then certificate-weak, certificate-expired,
 * certificate-not-yet-valid.
 */
export async function readClientCertificate(
  files: readonly Uint8Array[],
  options: ReadOptions = {},
): Promise<Result<ReadCertificate>> {
  const read = await inspectClientCertificate(files, options)
  if (!read.ok) return read
  const { certPem, info } = read.value
  if (info.weak && options.weak !== true) return err(appError('certificate-weak', { detail: info.keyType }))
  const invalid = checkValidity(certPem.reveal(), options.now)
  return invalid === null ? read : err(invalid)
}

/**
 * The same without a verdict on age and strength, so that an expired certificate can still be shown. At most 1 MiB in all.
 * Errors: certificate-unreadable, certificate-password-wrong, certificate-legacy-format (.p12), certificate-key-missing,
 * certificate-key-mismatch, certificate-key-password-wrong (PEM; `detail: missing` when none was given).
 */
export async function inspectClientCertificate(
  files: readonly Uint8Array[],
  options: ReadOptions = {},
): Promise<Result<ReadCertificate>> {
  if (files.reduce((sum, file) => sum + file.length, 0) > MAX_BYTES) return unreadable('too-large')
  const material = await readMaterial(files, options)
  if (!material.ok) return material
  const { certificates, key } = material.value
  if (certificates.length === 0) return unreadable('no-certificate')
  if (key === null) return err(appError('certificate-key-missing'))
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key))
  if (own === undefined) return err(appError('certificate-key-mismatch'))
  return ok({
    certPem: secret(chainFrom(own, certificates).map(String).join('')),
    keyPem: secret(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    info: describeCertificate(own, options.now),
  })
}

/** Whether these files can be read only with a password. False for what cannot be read at all. */
export function needsPassword(files: readonly Uint8Array[]): boolean {
  return files.some((file) => {
    const blocks = pemBlocks(textOf(file))
    return blocks.length > 0
      ? blocks.some((block) => isKeyBlock(block) && isLocked(block))
      : pkcs12NeedsPassword(file)
  })
}

async function readMaterial(
  files: readonly Uint8Array[],
  options: ReadOptions,
): Promise<Result<KeyMaterial>> {
  const certificates: X509Certificate[] = []
  let key: KeyObject | null = null
  for (const file of files) {
    const blocks = pemBlocks(textOf(file))
    const part = blocks.length > 0 ? readPem(blocks, options) : await readBinary(file, options)
    if (!part.ok) return part
    certificates.push(...part.value.certificates)
    key ??= part.value.key
  }
  return ok({ certificates, key })
}

async function readBinary(file: Uint8Array, options: ReadOptions): Promise<Result<KeyMaterial>> {
  // Every DER file begins with a SEQUENCE.
  if (file[0] !== 0x30) return unreadable('unknown-format')
  const der = attempt(() => new X509Certificate(file))
  if (der !== null) return ok({ certificates: [der], key: null })
  const read = await readPkcs12(file, {
    password: options.password?.reveal() ?? '',
    legacy: options.legacyFormat === true,
  })
  if (read.ok || read.error.code !== 'certificate-password-wrong' || options.password !== undefined)
    return read
  return err({ ...read.error, detail: 'missing' })
}

function readPem(blocks: readonly PemBlock[], options: ReadOptions): Result<KeyMaterial> {
  const certificates: X509Certificate[] = []
  for (const block of blocks.filter(isCertificateBlock)) {
    const certificate = attempt(() => new X509Certificate(block.text))
    if (certificate === null) return unreadable('certificate')
    certificates.push(certificate)
  }
  const block = blocks.find(isKeyBlock)
  if (block === undefined) return ok({ certificates, key: null })
  const key = readKey(block, options.password)
  return key.ok ? ok({ certificates, key: key.value }) : key
}

function readKey(block: PemBlock, password: Secret | undefined): Result<KeyObject> {
  if (!isLocked(block)) {
    const key = attempt(() => createPrivateKey(block.text))
    return key === null ? unreadable('key') : ok(key)
  }
  if (password === undefined) return err(appError('certificate-key-password-wrong', { detail: 'missing' }))
  try {
    return ok(createPrivateKey({ key: block.text, passphrase: password.reveal() }))
  } catch (thrown) {
    return err(keyError(codeOf(thrown) ?? ''))
  }
}

/** DES and RC2 are gone from OpenSSL 3; anything else that goes wrong behind a password is the password. */
function keyError(code: string): AppError {
  if (/UNSUPPORTED/.test(code)) return appError('certificate-legacy-format', { detail: 'key-cipher' })
  return appError('certificate-key-password-wrong')
}

/** The own certificate, then its issuers one after another, as TLS wants them. */
function chainFrom(own: X509Certificate, all: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain = [own]
  for (let last: X509Certificate | undefined = own; last !== undefined; ) {
    const current: X509Certificate = last
    last = all.find((one) => !chain.includes(one) && current.checkIssued(one))
    if (last !== undefined) chain.push(last)
  }
  return chain
}

function textOf(file: Uint8Array): string {
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
}

/** For parsers that throw on bad input and say nothing useful. */
function attempt<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch {
    return null
  }
}

function unreadable(detail: string): Result<never> {
  return err(appError('certificate-unreadable', { detail }))
}
