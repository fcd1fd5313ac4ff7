import { createPrivateKey, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  inspectClientCertificate,
  needsPassword,
  readClientCertificate,
} from '../../../main/http/certificates.ts'
import type { ReadCertificate } from '../../../main/http/certificates.ts'
import type { Result } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { createPki } from '../../support/pki.ts'
import type { KeyPair, Pki } from '../../support/pki.ts'

const PASSWORD = secret('s3cret')
let pki: Pki
let pairs: Record<'ec' | 'rsa' | 'ed25519' | 'weak' | 'md5' | 'expired' | 'early', KeyPair>

beforeAll(() => {
  pki = createPki()
  pairs = {
    ec: pki.issue({ name: 'client' }),
    rsa: pki.issue({ name: 'client', key: 'rsa-2048' }),
    ed25519: pki.issue({ name: 'client', key: 'ed25519' }),
    weak: pki.issue({ name: '12345', key: 'rsa-1024', digest: 'md5' }),
    md5: pki.issue({ key: 'rsa-2048', digest: 'md5' }),
    expired: pki.issue({ from: new Date('2009-09-01'), to: new Date('2019-09-01') }),
    early: pki.issue({ from: new Date(Date.now() + 86_400_000) }),
  }
})
afterAll(() => {
  pki.remove()
})

const bytes = (...texts: readonly string[]): Uint8Array[] => texts.map((text) => Buffer.from(text))
const code = (result: Result<ReadCertificate>): string => (result.ok ? 'ok' : result.error.code)
/** The same certificate and the same key as openssl had, whatever the file did to them. */
function expectPair(result: Result<ReadCertificate>, pair: KeyPair): void {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const { certPem, keyPem } = result.value
  expect(new X509Certificate(certPem.reveal()).raw).toEqual(new X509Certificate(pair.certPem).raw)
  expect(createPrivateKey(keyPem.reveal()).equals(createPrivateKey(pair.keyPem))).toBe(true)
}

describe('readClientCertificate with a .p12', () => {
  it.each(['ec', 'rsa', 'ed25519'] as const)(
    'takes an %s pair out of a current file, chain included',
    async (kind) => {
      const result = await readClientCertificate([pki.p12(pairs[kind], 's3cret')], { password: PASSWORD })
      expectPair(result, pairs[kind])
      const chain = result.ok ? result.value.certPem.reveal() : ''
      expect(chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
      expect(chain.endsWith(new X509Certificate(pki.rootPem).toString())).toBe(true)
    },
  )

  it.each(['modern', 'rc2', '3des'] as const)(
    'opens a %s file with a password beyond ASCII, and with none',
    async (style) => {
      const options = { legacyFormat: true }
      for (const password of ['žluť €', '']) {
        const file = pki.p12(pairs.rsa, password, style)
        expectPair(await readClientCertificate([file], { ...options, password: secret(password) }), pairs.rsa)
        expect(needsPassword([file])).toBe(password !== '')
      }
      expectPair(await readClientCertificate([pki.p12(pairs.rsa, '', style)], options), pairs.rsa)
    },
  )

  it.each(['modern', 'rc2', '3des'] as const)(
    'calls a wrong password of a %s file wrong, and a missing one missing',
    async (style) => {
      const file = pki.p12(pairs.rsa, 's3cret', style)
      expect(code(await readClientCertificate([file], { password: secret('no') }))).toBe(
        'certificate-password-wrong',
      )
      expect(await readClientCertificate([file])).toEqual({
        ok: false,
        error: { code: 'certificate-password-wrong', detail: 'missing' },
      })
    },
  )

  it.each(['ec', 'rsa'] as const)('reads the old RC2 format (%s) on consent only', async (kind) => {
    const file = pki.p12(pairs[kind], 's3cret', 'rc2')
    expect(code(await readClientCertificate([file], { password: PASSWORD }))).toBe(
      'certificate-legacy-format',
    )
    expectPair(await readClientCertificate([file], { password: PASSWORD, legacyFormat: true }), pairs[kind])
  })

  it('calls a cut file and a stray one unreadable', async () => {
    const file = pki.p12(pairs.rsa, 's3cret')
    for (const broken of [
      file.subarray(0, 500),
      Buffer.from('hello'),
      Buffer.alloc(0),
      Buffer.from([0x30, 0x80, 0, 0]),
    ]) {
      expect(code(await readClientCertificate([broken], { password: PASSWORD }))).toBe(
        'certificate-unreadable',
      )
    }
  })
})

describe('readClientCertificate with PEM', () => {
  it('reads one file or two, in any order, with text around and DER for the certificate', async () => {
    const { certPem, keyPem } = pairs.ec
    const der = new X509Certificate(certPem).raw
    const files = [
      bytes(`Bag Attributes\n x: y\n${certPem}${keyPem}`),
      bytes(keyPem, certPem),
      bytes(`${pki.rootPem}${certPem}`, keyPem),
      [der, ...bytes(keyPem)],
    ]
    for (const file of files) expectPair(await readClientCertificate(file), pairs.ec)
    expect(needsPassword(bytes(certPem, keyPem))).toBe(false)
  })

  it.each(['pkcs8', 'traditional'] as const)('unlocks a %s key', async (style) => {
    for (const pair of [pairs.ec, pairs.rsa]) {
      const files = bytes(pair.certPem, pki.lockKey(pair.keyPem, 's3cret', style))
      expect(needsPassword(files)).toBe(true)
      expectPair(await readClientCertificate(files, { password: PASSWORD }), pair)
      expect(code(await readClientCertificate(files, { password: secret('no') }))).toBe(
        'certificate-key-password-wrong',
      )
      expect(await readClientCertificate(files)).toEqual({
        ok: false,
        error: { code: 'certificate-key-password-wrong', detail: 'missing' },
      })
    }
  })

  it('says what is missing or does not fit', async () => {
    const { certPem, keyPem } = pairs.ec
    expect(code(await readClientCertificate(bytes(certPem)))).toBe('certificate-key-missing')
    expect(code(await readClientCertificate(bytes(keyPem)))).toBe('certificate-unreadable')
    for (const other of [pairs.rsa, pairs.early]) {
      expect(code(await readClientCertificate(bytes(certPem, other.keyPem)))).toBe('certificate-key-mismatch')
    }
    const broken = certPem.replace(/\n[A-Za-z0-9+/]{10}/, '\nAAAAAAAAAA')
    expect(code(await readClientCertificate(bytes(broken, keyPem)))).toBe('certificate-unreadable')
    expect(code(await readClientCertificate(bytes(certPem, keyPem.replace('\nM', '\nA'))))).toBe(
      'certificate-unreadable',
    )
    expect(code(await readClientCertificate([]))).toBe('certificate-unreadable')
  })

  it('reads no more than 1 MiB', async () => {
    const { certPem, keyPem } = pairs.ec
    const result = await readClientCertificate(bytes(certPem, keyPem, ' '.repeat(1024 * 1024)))
    expect(result).toEqual({ ok: false, error: { code: 'certificate-unreadable', detail: 'too-large' } })
  })
})

describe('readClientCertificate on age and strength', () => {
  const read = (pair: KeyPair, options = {}) =>
    readClientCertificate(bytes(pair.certPem, pair.keyPem), options)

  it('names an expired and a too early certificate', async () => {
    expect(await read(pairs.expired)).toEqual({
      ok: false,
      error: { code: 'certificate-expired', detail: '2019-09-01T00:00:00.000Z' },
    })
    expect(code(await read(pairs.early))).toBe('certificate-not-yet-valid')
    expect(code(await read(pairs.expired, { now: new Date('2015-01-01') }))).toBe('ok')
  })

  it('takes RSA-1024 and MD5 on consent only', async () => {
    for (const pair of [pairs.weak, pairs.md5]) {
      expect(code(await read(pair))).toBe('certificate-weak')
      expectPair(await read(pair, { weak: true }), pair)
    }
    expectPair(
      await readClientCertificate([pki.p12(pairs.weak, 's3cret', 'rc2')], {
        password: PASSWORD,
        legacyFormat: true,
        weak: true,
      }),
      pairs.weak,
    )
  })

  it('shows what it is even when it may not be used', async () => {
    const expired = await inspectClientCertificate(bytes(pairs.expired.certPem, pairs.expired.keyPem))
    expect(expired.ok && expired.value.info).toMatchObject({
      subject: 'CN=localhost',
      issuer: 'CN=Sidetone Test Root',
      validTo: '2019-09-01T00:00:00.000Z',
      keyType: 'ec-P-256',
      expired: true,
      weak: false,
      fingerprint: new X509Certificate(pairs.expired.certPem).fingerprint256
        .replaceAll(':', '')
        .toLowerCase(),
    })
    const weak = await inspectClientCertificate([pki.p12(pairs.weak, 's3cret')], { password: PASSWORD })
    expect(weak.ok && weak.value.info).toMatchObject({
      subject: 'CN=12345',
      keyType: 'rsa-1024',
      weak: true,
      expired: false,
    })
    expect(JSON.stringify(weak)).not.toContain('PRIVATE')
  })
})
