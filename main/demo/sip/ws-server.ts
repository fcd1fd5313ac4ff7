import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'
import type { Log } from '../../core/ports.ts'
import { makeLinkId } from './link.ts'
import type { LinkEvents, SipLink } from './link.ts'
import { MAX_MESSAGE_BYTES, parseSipMessage } from './sip-parse.ts'
import { writeSipMessage } from './sip-write.ts'

export type WsServerOptions = LinkEvents & {
  /** Null: plain ws://, for loopback tests that cannot bring a CA. */
  readonly tls: ServerTls | null
  readonly log: Log
}
export type ServerTls = {
  readonly certPem: string
  readonly keyPem: string
  /** PEM roots; when given, a client certificate of theirs is demanded. */
  readonly clientCaPem?: string
}
export type WsServer = { readonly url: string; readonly port: number; stop(): Promise<void> }

const MAX_LINKS = 64
const MAX_FAULTS = 10
/** One second of traffic a phone has no reason to pass. */
const MAX_MESSAGES_PER_SECOND = 200

/** SIP over WebSocket (RFC 7118) on a random port of 127.0.0.1; subprotocol `sip` is demanded. */
export async function startWsServer(options: WsServerOptions): Promise<WsServer> {
  const { tls } = options
  const server = tls
    ? createHttpsServer({
        cert: tls.certPem,
        key: tls.keyPem,
        minVersion: 'TLSv1.2',
        ...(tls.clientCaPem === undefined ? {} : { ca: tls.clientCaPem, requestCert: true }),
      })
    : createHttpServer()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
  })
  server.on('request', (_request, response) => response.writeHead(426, { upgrade: 'websocket' }).end())
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const protocols = request.headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? []
    if (!protocols.includes('sip') || sockets.clients.size >= MAX_LINKS) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      attach(webSocket, request.socket.remotePort ?? 0, options)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server that listens has an address object
  return {
    url: `${tls ? 'wss' : 'ws'}://127.0.0.1:${port}/`,
    port,
    async stop() {
      for (const webSocket of sockets.clients) webSocket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function attach(
  webSocket: WebSocket,
  remotePort: number,
  { tls, log, onMessage, onClosed }: WsServerOptions,
): void {
  let faults = 0
  let second = { at: 0, messages: 0 }
  const link: SipLink = {
    id: makeLinkId(),
    transport: tls ? 'WSS' : 'WS',
    remote: { address: '127.0.0.1', port: remotePort },
    isOpen: () => webSocket.readyState === webSocket.OPEN,
    send(message) {
      if (webSocket.readyState === webSocket.OPEN) webSocket.send(writeSipMessage(message))
    },
    close: () => webSocket.close(1000),
  }
  const isTooFast = (): boolean => {
    const now = Math.floor(performance.now() / 1000)
    if (second.at !== now) second = { at: now, messages: 0 }
    second.messages += 1
    return second.messages > MAX_MESSAGES_PER_SECOND
  }
  webSocket.on('message', (data) => {
    const text = textOf(data)
    // Keep-alive of RFC 5626 3.5.1, which SIP libraries send over WebSocket too: a ping is answered, a pong is not.
    if (text === '\r\n\r\n') return webSocket.send('\r\n')
    if (text === '\r\n') return
    if (isTooFast()) return webSocket.close(1008)
    const parsed = parseSipMessage(text)
    if (parsed.ok) return onMessage(link, parsed.message)
    faults += 1
    log.warn('demo sip: unreadable message', { fault: parsed.fault, link: link.id })
    if (faults > MAX_FAULTS) webSocket.close(1008)
  })
  webSocket.on('error', (error) => log.warn('demo sip: link error', { link: link.id, error: error.message }))
  webSocket.on('close', () => onClosed(link))
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString()
}
