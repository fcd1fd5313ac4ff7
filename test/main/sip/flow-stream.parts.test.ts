import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TlsTrust } from '../../../main/http/trust.ts'
import { openStream } from '../../../main/sip/flow-stream.ts'
import type { Result } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createPki } from '../../support/pki.ts'
import type { KeyPair, Pki } from '../../support/pki.ts'
import { realClock } from '../../support/real-clock.ts'
import { candidateAt, closedPort, serveStream, watch } from './sockets.ts'

const dial = (trust: TlsTrust = {}, timeoutMs = 5000, clock = realClock) => ({
  trust,
  clock,
  timeoutMs,
  signal: new AbortController().signal,
})
function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const message = (body: string): string => `INFO sip:a@b SIP/2.0\r\nl: ${body.length}\r\n\r\n${body}`
const said = async (socket: Socket): Promise<string> => {
  const [chunk] = (await once(socket, 'data')) as [Buffer]
  return chunk.toString()
}

describe('openStream over TCP', () => {
  it('carries messages both ways, cut as the network likes', async () => {
    const server = await serveStream()
    const { wire, frames, until } = watch(good(await openStream(candidateAt('TCP', server.port), dial())))
    const socket = await server.nextSocket()
    wire.write(message('up'))
    expect(await said(socket)).toBe(message('up'))
    for (const byte of Buffer.from(message('down') + message('again'))) socket.write(Buffer.from([byte]))
    await until(() => frames.length === 2)
    expect(frames).toEqual([message('down'), message('again')])
    expect(wire.local).toEqual({ address: '127.0.0.1', port: socket.remotePort })
  })

  it('answers a ping with a CRLF, and tells a pong from half a ping by waiting', async () => {
    const server = await serveStream()
    const clock = createFakeClock()
    const { wire, pongs, until } = watch(
      good(await openStream(candidateAt('TCP', server.port), dial({}, 5000, clock))),
    )
    const socket = await server.nextSocket()
    socket.write('\r\n\r\n')
    expect(await said(socket)).toBe('\r\n')
    expect(pongs).toHaveLength(0)
    wire.ping()
    expect(await said(socket)).toBe('\r\n\r\n')
    socket.write('\r\n')
    // The lone CRLF is read when a timer waits for what may follow it.
    while (clock.pending() === 0) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(1000)
    await until(() => pongs.length === 1)
  })

  it.each([
    ['closes', (socket: Socket) => socket.end(), 'unreachable', 'closed'],
    ['resets', (socket: Socket) => socket.resetAndDestroy(), 'unreachable', 'econnreset'],
    [
      'says nonsense',
      (socket: Socket) => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
      'bad-response',
      'sip-no-length',
    ],
    ['says too much', (socket: Socket) => socket.write('x'.repeat(20_000)), 'bad-response', 'sip-too-large'],
  ])('ends when the server %s', async (_what, act, code, detail) => {
    const server = await serveStream()
    const { closed } = watch(good(await openStream(candidateAt('TCP', server.port), dial())))
    act(await server.nextSocket())
    expect(await closed).toMatchObject({ code, detail, host: `localhost:${server.port}` })
  })

  it('gives up a server that does not read', async () => {
    const server = await serveStream()
    const { wire, closed } = watch(good(await openStream(candidateAt('TCP', server.port), dial())))
    const socket = await server.nextSocket()
    socket.pause()
    const text = message('x'.repeat(60_000))
    for (let at = 0; at < 400; at += 1) wire.write(text)
    expect(await closed).toMatchObject({ code: 'unreachable', detail: 'not-reading' })
  })

  it('sends what was written last before it closes', async () => {
    const server = await serveStream()
    const { wire } = watch(good(await openStream(candidateAt('TCP', server.port), dial())))
    const socket = await server.nextSocket()
    wire.write(message('bye'))
    wire.close()
    wire.write(message('late'))
    expect(await said(socket)).toBe(message('bye'))
    await once(socket.resume(), 'end')
  })

  it('says that nobody is there', async () => {
    const port = await closedPort()
    expect(await openStream(candidateAt('TCP', port), dial())).toMatchObject({
      ok: false,
      error: { code: 'unreachable', detail: 'econnrefused' },
    })
  })

  it('stops dialling when it is told to', async () => {
    const server = await serveStream()
    const stop = AbortSignal.abort()
    expect(await openStream(candidateAt('TCP', server.port), { ...dial(), signal: stop })).toMatchObject({
      error: { code: 'cancelled' },
    })
  })
})

describe('openStream over TLS', () => {
  let pki: Pki
  let server: KeyPair
  let mine: KeyPair
  beforeAll(() => {
    pki = createPki()
    server = pki.issue()
    mine = pki.issue({ name: 'phone' })
  })
  afterAll(() => {
    pki.remove()
  })
  const options = () => ({ cert: server.certPem, key: server.keyPem })
  const fingerprint = (): string =>
    new X509Certificate(server.certPem).fingerprint256.replaceAll(':', '').toLowerCase()

  it('trusts the account’s own authority', async () => {
    const { port, nextSocket } = await serveStream(options())
    const { wire } = watch(good(await openStream(candidateAt('TLS', port), dial({ caPem: pki.rootPem }))))
    wire.write(message('hello'))
    expect(await said(await nextSocket())).toBe(message('hello'))
  })

  it('trusts nobody else', async () => {
    const { port } = await serveStream(options())
    expect(await openStream(candidateAt('TLS', port), dial())).toMatchObject({
      error: { code: 'tls-unknown-issuer', fingerprint: fingerprint() },
    })
  })

  it('wants the name it looked up, wherever the address came from', async () => {
    const { port } = await serveStream(options())
    const elsewhere = candidateAt('TLS', port, { host: 'pbx.example' })
    expect(await openStream(elsewhere, dial({ caPem: pki.rootPem }))).toMatchObject({
      error: { code: 'tls-wrong-host' },
    })
  })

  it('takes the one certificate that was pinned, and no other', async () => {
    const { port } = await serveStream(options())
    const pin = (hex: string): TlsTrust => ({ pin: { fingerprint: hex, hostPort: `localhost:${port}` } })
    const pinned = await openStream(candidateAt('TLS', port), dial(pin(fingerprint())))
    watch(good(pinned))
    expect(await openStream(candidateAt('TLS', port), dial(pin('0'.repeat(64))))).toMatchObject({
      error: { code: 'tls-pin-changed', fingerprint: fingerprint() },
    })
  })

  it('shows its certificate to the server it is for', async () => {
    const { port, nextSocket } = await serveStream({ ...options(), ca: pki.rootPem, requestCert: true })
    const trust = {
      caPem: pki.rootPem,
      clientCertificate: { certPem: secret(mine.certPem), keyPem: secret(mine.keyPem), onlyTo: 'localhost' },
    }
    const { wire } = watch(good(await openStream(candidateAt('TLS', port), dial(trust))))
    wire.write(message('hello'))
    const socket = await nextSocket()
    expect(socket).toMatchObject({ authorized: true })
  })

  it('gives up a server that never finishes the handshake', async () => {
    const silent = await serveStream()
    expect(await openStream(candidateAt('TLS', silent.port), dial({}, 300))).toMatchObject({
      error: { code: 'timeout' },
    })
  })
})
