import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import tls from 'node:tls'
import type { TlsOptions } from 'node:tls'
import { onTestFinished } from 'vitest'
import type { StartWire, Wire } from '../../../main/sip/wire.ts'
import type { Candidate } from '../../../main/sip/resolve.ts'
import type { SipTransport } from '../../../shared/domain/phone.ts'
import type { AppError } from '../../../shared/errors.ts'

export type StreamServer = {
  readonly port: number
  readonly sockets: readonly Socket[]
  readonly nextSocket: () => Promise<Socket>
}

/** A TCP or TLS server on a free loopback port for the running test; it does nothing by itself. */
export async function serveStream(options?: TlsOptions): Promise<StreamServer> {
  const sockets: Socket[] = []
  const waiting: ((socket: Socket) => void)[] = []
  const accept = (socket: Socket): void => {
    socket.on('error', () => undefined)
    sockets.push(socket)
    waiting.shift()?.(socket)
  }
  const server: Server = options === undefined ? createServer(accept) : tls.createServer(options, accept)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    port: portOf(server.address()),
    sockets,
    nextSocket: () =>
      sockets[0] === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(sockets[0]),
  }
}

/** A UDP socket on loopback for the running test. */
export async function serveUdp(address = '127.0.0.1', port = 0) {
  const socket = createSocket('udp4')
  socket.bind(port, address)
  await once(socket, 'listening')
  onTestFinished(() => {
    socket.close()
  })
  return { socket, port: portOf(socket.address()) }
}

/** A port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server.address())
  server.close()
  await once(server, 'close')
  return port
}

export function candidateAt(transport: SipTransport, port: number, rest: Partial<Candidate> = {}): Candidate {
  return { transport, host: 'localhost', address: '127.0.0.1', port, path: '/', ...rest }
}

/** Starts a wire and keeps what happens to it; ended with the test. */
export function watch(start: StartWire) {
  const frames: string[] = []
  const pongs: number[] = []
  const closed = Promise.withResolvers<AppError>()
  const waiting: { readonly ready: () => boolean; readonly resolve: () => void }[] = []
  const look = (): void => {
    for (const one of waiting) if (one.ready()) one.resolve()
  }
  const wire: Wire = start({
    frame: (bytes) => {
      frames.push(bytes.toString())
      look()
    },
    heard: () => undefined,
    ponged: () => {
      pongs.push(1)
      look()
    },
    closed: closed.resolve,
  })
  onTestFinished(() => {
    wire.close()
  })
  return {
    wire,
    frames,
    pongs,
    closed: closed.promise,
    until: (ready: () => boolean): Promise<void> =>
      ready() ? Promise.resolve() : new Promise((resolve) => waiting.push({ ready, resolve })),
  }
}

function portOf(address: ReturnType<Server['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
