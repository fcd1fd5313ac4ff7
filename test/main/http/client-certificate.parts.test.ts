import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connectTls } from '../../../main/http/connect-tls.ts'
import { secret } from '../../../shared/secret.ts'
import type { KeyPair } from '../../support/pki.ts'
import { createTlsBench, offer } from '../../support/tls-bench.ts'

const DAY_MS = 86_400_000
const ASKS = { asks: true }
const DEMANDS = ['-Verify', '2', '-verify_return_error']

let bench: ReturnType<typeof createTlsBench>
let pairs: Record<'server' | 'ec' | 'rsa' | 'stranger' | 'expired' | 'early' | 'weak', KeyPair>
let ca: { readonly caPem: string }

beforeAll(() => {
  bench = createTlsBench()
  const { pki } = bench
  pairs = {
    server: pki.issue(),
    ec: pki.issue({ name: 'client-ec' }),
    rsa: pki.issue({ name: 'client-rsa', key: 'rsa-2048' }),
    stranger: pki.issue({ name: 'stranger', signedBy: 'self' }),
    expired: pki.issue({ name: 'late', from: new Date('2009-09-01'), to: new Date('2019-09-01') }),
    early: pki.issue({ name: 'early', from: new Date(Date.now() + DAY_MS) }),
    weak: pki.issue({ name: '12345', key: 'rsa-1024', digest: 'md5' }),
  }
  ca = { caPem: pki.rootPem }
})
afterEach(() => bench.tidy())
afterAll(() => {
  bench.remove()
})

describe('a client certificate', () => {
  it.each(['ec', 'rsa'] as const)('is shown to its host (%s)', async (kind) => {
    const server = await bench.serve(pairs.server, ASKS)
    expect(await bench.get({ ...ca, clientCertificate: offer(pairs[kind]) }, server.url('/'))).toMatchObject({
      ok: true,
    })
    expect(server.asked).toEqual([{ path: '/', client: `client-${kind}` }])
  })

  it('is never shown to another host, nor to another name of the same one', async () => {
    const server = await bench.serve(pairs.server, ASKS)
    const client = bench.client({ ...ca, clientCertificate: offer(pairs.ec) })
    for (const host of ['127.0.0.1', 'localhost', '127.0.0.1'])
      await client.request({ method: 'GET', url: server.url(`/${host}`, host) })
    expect(server.asked).toEqual([
      { path: '/127.0.0.1', client: null },
      { path: '/localhost', client: 'client-ec' },
      { path: '/127.0.0.1', client: null },
    ])
    const elsewhere = { ...ca, clientCertificate: offer(pairs.ec, 'account.example') }
    await bench.get(elsewhere, server.url('/elsewhere'))
    expect(server.asked.at(-1)).toEqual({ path: '/elsewhere', client: null })
  })

  it('goes with a pin as well', async () => {
    const server = await bench.serve(pairs.stranger, ASKS)
    const { fingerprint = '' } = await bench
      .get({}, server.url('/'))
      .then((result) => (result.ok ? { fingerprint: '' } : result.error))
    const trust = {
      pin: { fingerprint, hostPort: `localhost:${server.port}` },
      clientCertificate: offer(pairs.ec),
    }
    expect(await bench.get(trust, server.url('/'))).toMatchObject({ ok: true })
    expect(server.asked).toEqual([{ path: '/', client: 'client-ec' }])
  })
})

describe.each(['-tls1_2', '-tls1_3'])('a server that demands a client certificate (%s)', (version) => {
  it('lets the right one in', async () => {
    const server = await bench.openssl(pairs.server, ...DEMANDS, version)
    expect(await bench.get({ ...ca, clientCertificate: offer(pairs.rsa) }, server.url)).toMatchObject({
      ok: true,
      value: { status: 200 },
    })
  })

  it('is understood when there is none to show', async () => {
    const server = await bench.openssl(pairs.server, ...DEMANDS, version)
    expect(await bench.get(ca, server.url)).toMatchObject({
      ok: false,
      error: { code: 'client-certificate-required' },
    })
  })

  it('is understood when it refuses a stranger', async () => {
    const server = await bench.openssl(pairs.server, ...DEMANDS, version)
    expect(await bench.get({ ...ca, clientCertificate: offer(pairs.stranger) }, server.url)).toMatchObject({
      ok: false,
      error: { code: 'client-certificate-refused', detail: 'unknown-ca' },
    })
  })
})

describe('a server that looks at the certificate after the handshake and hangs up (node:tls)', () => {
  it('is understood when it refuses a stranger, and lets the right one in', async () => {
    const server = await bench.serve(pairs.server, { demands: true })
    const trust = { ...ca, clientCertificate: offer(pairs.stranger) }
    expect(await bench.get(trust, server.url('/'))).toMatchObject({
      ok: false,
      error: { code: 'client-certificate-refused', detail: 'hung-up' },
    })
    expect(server.asked).toEqual([])
    expect(await bench.get({ ...ca, clientCertificate: offer(pairs.ec) }, server.url('/'))).toMatchObject({
      ok: true,
    })
  })

  it('is not mistaken for one that breaks over the request', async () => {
    const server = await bench.serve(pairs.server, { demands: true, breaks: true })
    expect(await bench.get({ ...ca, clientCertificate: offer(pairs.ec) }, server.url('/'))).toMatchObject({
      ok: false,
      error: { code: 'unreachable', detail: 'und_err_socket' },
    })
  })
})

describe('a client certificate that cannot be used', () => {
  const none = { host: 'localhost', port: 9 }
  const connectWith = (clientCertificate: ReturnType<typeof offer>) =>
    connectTls({ ...ca, clientCertificate }, none)

  it.each([
    ['expired', 'certificate-expired'],
    ['early', 'certificate-not-yet-valid'],
    ['weak', 'certificate-weak'],
  ] as const)('is named %s before anything is dialled', async (kind, code) => {
    expect(await connectWith(offer(pairs[kind]))).toMatchObject({
      ok: false,
      error: { code, host: 'localhost:9' },
    })
  })

  it('is named when it is damaged or belongs to another key', async () => {
    const { certPem, keyPem } = pairs.rsa
    const mixed = offer({ certPem, keyPem: bench.pki.issue({ key: 'rsa-2048' }).keyPem })
    expect(await connectWith(mixed)).toMatchObject({ ok: false, error: { code: 'certificate-key-mismatch' } })
    expect(await connectWith({ ...offer(pairs.rsa), certPem: secret('hello') })).toMatchObject({
      ok: false,
      error: { code: 'certificate-unreadable' },
    })
    expect(await connectWith({ ...offer(pairs.rsa), keyPem: secret(keyPem.slice(0, 300)) })).toMatchObject({
      ok: false,
      error: { code: 'certificate-unreadable' },
    })
  })

  it('works with legacyTls when it is only weak: RSA-1024 and MD5, as of 2009', async () => {
    const server = await bench.serve(pairs.server, ASKS)
    expect(
      await bench.get({ ...ca, legacyTls: true, clientCertificate: offer(pairs.weak) }, server.url('/')),
    ).toMatchObject({ ok: true })
    expect(server.asked).toEqual([{ path: '/', client: '12345' }])
  })

  it('does not weaken another client', async () => {
    const server = await bench.serve(pairs.server, ASKS)
    await bench.get({ ...ca, legacyTls: true, clientCertificate: offer(pairs.weak) }, server.url('/'))
    expect(await bench.get({ ...ca, clientCertificate: offer(pairs.weak) }, server.url('/'))).toMatchObject({
      ok: false,
      error: { code: 'certificate-weak' },
    })
  })
})
