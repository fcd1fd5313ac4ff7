import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connectTls } from '../../../main/http/connect-tls.ts'
import { fetchCertificate } from '../../../main/http/fetch-certificate.ts'
import type { KeyPair } from '../../support/pki.ts'
import { createTlsBench, fingerprintOfPair } from '../../support/tls-bench.ts'

const DAY_MS = 86_400_000
const PAST = { from: new Date(Date.now() - 10 * DAY_MS), to: new Date(Date.now() - DAY_MS) }

let bench: ReturnType<typeof createTlsBench>
let pairs: Record<
  'good' | 'self' | 'otherSelf' | 'expired' | 'expiredSelf' | 'early' | 'otherName' | 'weak',
  KeyPair
>
let ca: { readonly caPem: string }

beforeAll(() => {
  bench = createTlsBench()
  const { pki } = bench
  const altNames = ['DNS:other.example']
  pairs = {
    good: pki.issue(),
    self: pki.issue({ signedBy: 'self', altNames }),
    otherSelf: pki.issue({ signedBy: 'self' }),
    expired: pki.issue(PAST),
    expiredSelf: pki.issue({ ...PAST, signedBy: 'self' }),
    early: pki.issue({ from: new Date(Date.now() + DAY_MS) }),
    otherName: pki.issue({ altNames }),
    weak: pki.issue({ key: 'rsa-1024' }),
  }
  ca = { caPem: pki.rootPem }
})
afterEach(() => bench.tidy())
afterAll(() => {
  bench.remove()
})

const pinOn = (pair: KeyPair, hostPort: string) => ({
  pin: { fingerprint: fingerprintOfPair(pair), hostPort },
})

describe('a server without a pin', () => {
  it('is trusted through the given CA, by name and by address', async () => {
    const server = await bench.serve(pairs.good)
    for (const host of ['localhost', '127.0.0.1']) {
      expect(await bench.get(ca, server.url('/', host))).toMatchObject({ ok: true, value: { status: 200 } })
    }
  })

  it.each(['good', 'otherSelf'] as const)(
    'is refused with its fingerprint when nobody vouches for it (%s)',
    async (kind) => {
      const server = await bench.serve(pairs[kind])
      expect(await bench.get({}, server.url('/'))).toMatchObject({
        ok: false,
        error: {
          code: 'tls-unknown-issuer',
          host: `localhost:${server.port}`,
          fingerprint: fingerprintOfPair(pairs[kind]),
        },
      })
      expect(server.asked).toEqual([])
    },
  )

  it.each([
    ['otherName', { code: 'tls-wrong-host' }],
    ['expired', { code: 'tls-expired' }],
    ['early', { code: 'tls-expired', detail: 'not-yet-valid' }],
  ] as const)('is refused for being %s although the CA vouches for it', async (kind, error) => {
    const server = await bench.serve(pairs[kind])
    expect(await bench.get(ca, server.url('/'))).toMatchObject({
      ok: false,
      error: { ...error, fingerprint: fingerprintOfPair(pairs[kind]) },
    })
    expect(server.asked).toEqual([])
  })

  it('is refused by address when its certificate has the name only', async () => {
    const server = await bench.serve(bench.pki.issue({ altNames: ['DNS:localhost'] }))
    expect(await bench.get(ca, server.url('/'))).toMatchObject({ ok: true })
    expect(await bench.get(ca, server.url('/', '127.0.0.1'))).toMatchObject({
      ok: false,
      error: { code: 'tls-wrong-host' },
    })
  })

  it.each([
    ['a short key', { key: 'rsa-1024' }],
    ['a SHA-1 signature', { key: 'rsa-2048', digest: 'sha1' }],
    ['an MD5 signature', { key: 'rsa-2048', digest: 'md5' }],
  ] as const)('is refused for %s, and taken with legacyTls', async (_what, spec) => {
    const server = await bench.serve(bench.pki.issue(spec))
    expect(await bench.get(ca, server.url('/'))).toMatchObject({
      ok: false,
      error: { code: 'tls-failed', detail: 'weak-certificate' },
    })
    expect(await bench.get({ ...ca, legacyTls: true }, server.url('/'))).toMatchObject({ ok: true })
  })

  it('is refused by a process whose environment would let it in', async () => {
    const server = await bench.serve(pairs.good)
    const root = join(bench.pki.dir, 'extra.pem')
    writeFileSync(root, bench.pki.rootPem)
    const script = `
      import { connectTls } from './main/http/connect-tls.ts'
      const result = await connectTls({}, { host: 'localhost', port: ${server.port} })
      process.stdout.write(result.ok ? 'connected' : result.error.code, () => process.exit())`
    const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_EXTRA_CA_CERTS: root }
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env,
    })
    expect(stdout).toBe('tls-unknown-issuer')
  })

  it('makes a CA that is none an error of its own', async () => {
    const server = await bench.serve(pairs.good)
    const unreadable = { ok: false, error: { code: 'certificate-unreadable', field: 'caPem' } }
    for (const caPem of ['hello', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']) {
      expect(await bench.get({ caPem }, server.url('/'))).toMatchObject(unreadable)
    }
  })
})

describe('a server with a pin', () => {
  it('is trusted whoever issued its certificate and whatever name is in it', async () => {
    const server = await bench.serve(pairs.self)
    expect(await bench.get(pinOn(pairs.self, `localhost:${server.port}`), server.url('/'))).toMatchObject({
      ok: true,
    })
  })

  it('raises the alarm when it changed, before a byte of the request is sent', async () => {
    const server = await bench.serve(pairs.otherSelf)
    expect(await bench.get(pinOn(pairs.self, `localhost:${server.port}`), server.url('/'))).toEqual({
      ok: false,
      error: {
        code: 'tls-pin-changed',
        host: `localhost:${server.port}`,
        fingerprint: fingerprintOfPair(pairs.otherSelf),
        expectedFingerprint: fingerprintOfPair(pairs.self),
      },
    })
    expect(server.asked).toEqual([])
  })

  it('raises the alarm also when the new certificate is a good one', async () => {
    const server = await bench.serve(pairs.good)
    expect(
      await bench.get({ ...ca, ...pinOn(pairs.self, `localhost:${server.port}`) }, server.url('/')),
    ).toMatchObject({
      ok: false,
      error: { code: 'tls-pin-changed' },
    })
  })

  it('is compared on every new connection of a client', async () => {
    const server = await bench.serve(pairs.self)
    const client = bench.client(pinOn(pairs.self, `localhost:${server.port}`))
    const ask = () =>
      client.request({ method: 'GET', url: server.url('/'), headers: { connection: 'close' } })
    expect(await ask()).toMatchObject({ ok: true })
    const tls = server.server as unknown as { setSecureContext(context: { cert: string; key: string }): void }
    tls.setSecureContext({ cert: pairs.otherSelf.certPem, key: pairs.otherSelf.keyPem })
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'tls-pin-changed' } })
    expect(server.asked).toHaveLength(1)
  })

  it('is refused when it expired, pin or not', async () => {
    const server = await bench.serve(pairs.expiredSelf)
    expect(
      await bench.get(pinOn(pairs.expiredSelf, `localhost:${server.port}`), server.url('/')),
    ).toMatchObject({
      ok: false,
      error: { code: 'tls-expired', fingerprint: fingerprintOfPair(pairs.expiredSelf) },
    })
    expect(server.asked).toEqual([])
  })

  it('excuses nothing on another port or under another name of the same machine', async () => {
    const [pinned, other] = [await bench.serve(pairs.otherSelf), await bench.serve(pairs.otherSelf)]
    const trust = pinOn(pairs.otherSelf, `localhost:${pinned.port}`)
    for (const url of [other.url('/'), pinned.url('/', '127.0.0.1')]) {
      expect(await bench.get(trust, url)).toMatchObject({ ok: false, error: { code: 'tls-unknown-issuer' } })
    }
    expect([...pinned.asked, ...other.asked]).toEqual([])
  })

  it('may be written as people read it', async () => {
    const server = await bench.serve(pairs.self)
    const fingerprint = new X509Certificate(pairs.self.certPem).fingerprint256
    expect(
      await bench.get({ pin: { fingerprint, hostPort: `LocalHost:${server.port}` } }, server.url('/')),
    ).toMatchObject({ ok: true })
  })
})

describe('fetchCertificate', () => {
  it('shows what the server shows, trusted or not, and asks for nothing', async () => {
    for (const kind of ['self', 'expired', 'weak'] as const) {
      const server = await bench.serve(pairs[kind])
      const shown = await fetchCertificate({ host: 'localhost', port: server.port })
      expect(shown).toMatchObject({
        ok: true,
        value: {
          fingerprint: fingerprintOfPair(pairs[kind]),
          expired: kind === 'expired',
          weak: kind === 'weak',
        },
      })
      expect(server.asked).toEqual([])
    }
    const server = await bench.serve(pairs.self)
    expect(await fetchCertificate({ host: 'localhost', port: server.port })).toMatchObject({
      value: {
        subject: 'CN=localhost',
        issuer: 'CN=localhost',
        altNames: ['DNS:other.example'],
        keyType: 'ec-P-256',
      },
    })
  })

  it('shows it too when the server wants a client certificate (TLS 1.3)', async () => {
    const server = await bench.openssl(pairs.self, '-Verify', '2', '-verify_return_error', '-tls1_3')
    expect(await fetchCertificate({ host: 'localhost', port: server.port })).toMatchObject({
      ok: true,
      value: { fingerprint: fingerprintOfPair(pairs.self) },
    })
  })
})

describe('connectTls when there is no TLS to be had', () => {
  /** A TCP server that treats every connection the same way. */
  async function listen(treat: (socket: Socket) => void): Promise<number> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      treat(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    bench.onTidy(() => new Promise((resolve) => server.close(resolve)))
    return (server.address() as AddressInfo).port
  }
  const connect = (port: number, more = {}) => connectTls({}, { host: 'localhost', port, ...more })

  it('names a plain HTTP port', async () => {
    const port = await listen((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    )
    expect(await connect(port)).toMatchObject({ ok: false, error: { code: 'tls-failed', detail: 'not-tls' } })
  })

  it('names a server that hangs up', async () => {
    const port = await listen((socket) => socket.once('data', () => socket.end()))
    expect(await connect(port)).toMatchObject({ ok: false, error: { code: 'tls-failed', detail: 'closed' } })
  })

  it('gives up on a silent server, and when told to', async () => {
    const held: Socket[] = []
    const port = await listen((socket) => held.push(socket))
    expect(await connect(port, { timeoutMs: 100 })).toMatchObject({
      ok: false,
      error: { code: 'timeout', detail: 'connect' },
    })
    const abort = new AbortController()
    const waiting = connect(port, { signal: abort.signal })
    abort.abort()
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await connect(port, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
    for (const socket of held) socket.destroy()
  })

  it('names a server of another age and one without a common cipher', async () => {
    const old = await bench.openssl(pairs.good, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0')
    expect(await connect(old.port)).toMatchObject({
      ok: false,
      error: { code: 'tls-failed', detail: 'protocol-version' },
    })
    const odd = await bench.openssl(pairs.good, '-tls1_2', '-cipher', 'ECDHE-ECDSA-AES128-CCM8:@SECLEVEL=0')
    expect(await connect(odd.port)).toMatchObject({
      ok: false,
      error: { code: 'tls-failed', detail: 'no-common-cipher' },
    })
  })

  it('names a closed port and a name nobody knows', async () => {
    const port = await listen(() => undefined)
    await bench.tidy()
    expect(await connect(port)).toMatchObject({
      ok: false,
      error: { code: 'unreachable', host: `localhost:${port}` },
    })
    expect(await connectTls({}, { host: 'no-such-host.invalid', port: 443 })).toMatchObject({
      ok: false,
      error: { code: 'name-not-found' },
    })
  })

  it('dials another address while it checks the name', async () => {
    const server = await bench.serve(pairs.good)
    const trust = { caPem: bench.pki.rootPem }
    const socket = await connectTls(trust, { host: 'localhost', address: '127.0.0.1', port: server.port })
    expect(socket.ok).toBe(true)
    if (socket.ok) socket.value.destroy()
    expect(
      await connectTls(trust, { host: 'sip.example', address: '127.0.0.1', port: server.port }),
    ).toMatchObject({ ok: false, error: { code: 'tls-wrong-host' } })
  })
})
