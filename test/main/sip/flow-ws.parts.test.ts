import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { TlsTrust } from '../../../main/http/trust.ts'
import { openWebSocket } from '../../../main/sip/flow-ws.ts'
import type { Result } from '../../../shared/result.ts'
import { createPki } from '../../support/pki.ts'
import type { KeyPair } from '../../support/pki.ts'
import { realClock } from '../../support/real-clock.ts'
import { candidateAt, serveStream, watch } from './sockets.ts'

const dial = (trust: TlsTrust = {}, timeoutMs = 5000) => ({
  trust,
  clock: realClock,
  timeoutMs,
  signal: new AbortController().signal,
})
function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

async function serveWebSocket(
  options: { readonly protocol?: string; readonly status?: number; readonly tls?: KeyPair } = {},
) {
  const http =
    options.tls === undefined
      ? createHttpServer((_request, response) => response.writeHead(404).end())
      : createHttpsServer({ cert: options.tls.certPem, key: options.tls.keyPem })
  const server = new WebSocketServer({
    server: http,
    handleProtocols: (asked) =>
      options.protocol === undefined && asked.has('sip') ? 'sip' : (options.protocol ?? false),
    ...(options.status !== undefined && {
      verifyClient: (_info, done) => {
        done(false, options.status)
      },
    }),
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
    http.close()
  })
  const paths: string[] = []
  server.on('connection', (_socket, request) => paths.push(request.url ?? ''))
  const connected = once(server, 'connection') as Promise<[WebSocket]>
  return { port: (http.address() as AddressInfo).port, paths, socket: async () => (await connected)[0] }
}
const text = 'OPTIONS sip:a@b SIP/2.0\r\nTo: é\r\n\r\n'
const said = async (socket: WebSocket): Promise<string> => {
  const [data] = (await once(socket, 'message')) as [Buffer]
  return data.toString()
}

describe('openWebSocket', () => {
  it('speaks the subprotocol sip at the path of the URL, one message a frame', async () => {
    const server = await serveWebSocket()
    const { wire, frames, until } = watch(
      good(await openWebSocket(candidateAt('WS', server.port, { path: '/sip?x=1' }), dial())),
    )
    const socket = await server.socket()
    expect([socket.protocol, server.paths]).toEqual(['sip', ['/sip?x=1']])
    const heard = said(socket)
    wire.write(text)
    expect(await heard).toBe(text)
    socket.send(text)
    socket.send(Buffer.from(text), { binary: true })
    await until(() => frames.length === 2)
    expect(frames).toEqual([text, text])
  })

  it('is asked for by certificate over TLS', async () => {
    const pki = createPki()
    onTestFinished(() => {
      pki.remove()
    })
    const server = await serveWebSocket({ tls: pki.issue() })
    expect(await openWebSocket(candidateAt('WSS', server.port), dial())).toMatchObject({
      error: { code: 'tls-unknown-issuer' },
    })
    const { wire } = watch(
      good(await openWebSocket(candidateAt('WSS', server.port), dial({ caPem: pki.rootPem }))),
    )
    const heard = said(await server.socket())
    wire.write(text)
    expect(await heard).toBe(text)
  })

  it('pings and hears the pong', async () => {
    const server = await serveWebSocket()
    const { wire, pongs, until } = watch(good(await openWebSocket(candidateAt('WS', server.port), dial())))
    wire.ping()
    await until(() => pongs.length === 1)
  })

  it('answers a keep-alive that a server sends as text', async () => {
    const server = await serveWebSocket()
    const { frames } = watch(good(await openWebSocket(candidateAt('WS', server.port), dial())))
    const socket = await server.socket()
    const heard = said(socket)
    socket.send('\r\n\r\n')
    expect(await heard).toBe('\r\n')
    expect(frames).toEqual([])
  })

  it.each([
    [404, 'not-this-system', 'no-websocket'],
    [403, 'forbidden', undefined],
    [503, 'server-error', undefined],
  ])('understands an answer of %i', async (status, code, detail) => {
    const server = await serveWebSocket({ status })
    const opened = await openWebSocket(candidateAt('WS', server.port), dial())
    expect(opened).toMatchObject({
      ok: false,
      error: { code, status, ...(detail !== undefined && { detail }) },
    })
  })

  it('refuses a server that does not speak SIP there', async () => {
    const server = await serveWebSocket({ protocol: 'chat' })
    expect(await openWebSocket(candidateAt('WS', server.port), dial())).toMatchObject({
      error: { code: 'not-this-system', detail: 'no-sip-subprotocol' },
    })
  })

  it('refuses what is no web server at all', async () => {
    const server = await serveStream()
    const opening = openWebSocket(candidateAt('WS', server.port), dial())
    const socket = await server.nextSocket()
    socket.write('SIP/2.0 400 Bad Request\r\n\r\n')
    expect(await opening).toMatchObject({ error: { code: 'not-this-system', detail: 'no-websocket' } })
  })

  it('gives up a server that never answers the upgrade', async () => {
    const server = await serveStream()
    expect(await openWebSocket(candidateAt('WS', server.port), dial({}, 300))).toMatchObject({
      error: { code: 'timeout' },
    })
  })

  it('stops when it is told to', async () => {
    const server = await serveStream()
    const stop = new AbortController()
    const opening = openWebSocket(candidateAt('WS', server.port), { ...dial(), signal: stop.signal })
    await server.nextSocket()
    stop.abort()
    expect(await opening).toMatchObject({ error: { code: 'cancelled' } })
  })

  it.each([
    [
      'closes',
      (socket: WebSocket) => {
        socket.close(1001)
      },
      'unreachable',
      'closed-1001',
    ],
    [
      'is killed',
      (socket: WebSocket) => {
        socket.terminate()
      },
      'unreachable',
      'closed-1006',
    ],
    [
      'sends more than 64 KB',
      (socket: WebSocket) => {
        socket.send('x'.repeat(65_537))
      },
      'bad-response',
      'unsupported-message-length',
    ],
    [
      'sends text that is no UTF-8',
      (socket: WebSocket) => {
        socket.send(Buffer.from([0xff]), { binary: false })
      },
      'bad-response',
      'invalid-utf8',
    ],
  ])('ends when the server %s', async (_what, act, code, detail) => {
    const server = await serveWebSocket()
    const { closed } = watch(good(await openWebSocket(candidateAt('WS', server.port), dial())))
    act(await server.socket())
    expect(await closed).toMatchObject({ code, detail })
  })

  it('closes politely', async () => {
    const server = await serveWebSocket()
    const { wire } = watch(good(await openWebSocket(candidateAt('WS', server.port), dial())))
    const socket = await server.socket()
    wire.close()
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1000)
  })
})
