import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDemoPki, type DemoPki } from '../../../main/demo/pki.ts'

describe('the demo’s certificate authority', () => {
  let pki: DemoPki
  beforeAll(async () => {
    pki = await createDemoPki({ names: ['sip2sip.example', '10.0.0.1'] })
  })
  const caKey = () => new X509Certificate(pki.caPem).publicKey

  it('signs itself and the server', () => {
    const ca = new X509Certificate(pki.caPem)
    expect(ca.ca).toBe(true)
    expect(ca.verify(ca.publicKey)).toBe(true)
    const server = new X509Certificate(pki.server.certPem)
    expect(server.verify(ca.publicKey)).toBe(true)
    expect(server.ca).toBe(false)
  })

  it('names the server by all its names', () => {
    const server = new X509Certificate(pki.server.certPem)
    for (const host of ['localhost', 'sip2sip.example']) expect(server.checkHost(host)).toBe(host)
    for (const ip of ['127.0.0.1', '10.0.0.1']) expect(server.checkIP(ip)).toBe(ip)
    expect(server.subjectAltName).toContain('IP Address:0:0:0:0:0:0:0:1')
    expect(server.checkHost('example.org')).toBeUndefined()
  })

  it('issues client certificates with a key that fits', async () => {
    const { certPem, keyPem } = await pki.issue({ commonName: '4711', email: 'alice@mail.example' })
    const cert = new X509Certificate(certPem)
    expect(cert.verify(caKey())).toBe(true)
    expect(cert.subject).toContain('CN=4711')
    expect(cert.subjectAltName).toBe('email:alice@mail.example')
    expect(() => createSecureContext({ cert: certPem, key: keyPem })).not.toThrow()
  })

  it('issues what is expired or not valid yet when asked to', async () => {
    const from = new Date('2009-09-28T00:00:00Z')
    const to = new Date('2009-10-28T00:00:00Z')
    const cert = new X509Certificate(
      (await pki.issue({ commonName: 'x', validFrom: from, validTo: to })).certPem,
    )
    expect([new Date(cert.validFrom), new Date(cert.validTo)]).toEqual([from, to])
  })

  it('issues the weak kind of 2009, which today’s TLS refuses', async () => {
    const { certPem, keyPem } = await pki.issue({ commonName: '4711', weak: true })
    expect(new X509Certificate(certPem).publicKey.asymmetricKeyDetails?.modulusLength).toBe(1024)
    expect(() => createSecureContext({ cert: certPem, key: keyPem })).toThrow(/too (small|weak)/)
  })

  it.each([false, true])('writes .p12 files that OpenSSL opens (legacy %s)', async (legacy) => {
    const credential = await pki.issue({ commonName: '4711' })
    const pfx = pki.toP12(credential, 'pässword', { legacy })
    expect(() => createSecureContext({ pfx, passphrase: 'pässword' })).not.toThrow()
    expect(() => createSecureContext({ pfx, passphrase: 'wrong' })).toThrow(/mac verify failure/)
  })

  it('is another one each time', async () => {
    const other = await createDemoPki()
    expect(new X509Certificate(pki.server.certPem).verify(new X509Certificate(other.caPem).publicKey)).toBe(
      false,
    )
    expect(other.server.keyPem).not.toBe(pki.server.keyPem)
  })
})
