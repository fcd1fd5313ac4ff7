import { createSocket } from 'node:dgram'
import type { RemoteInfo, Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { explainFault } from '../http/fault.ts'
import { hostPort } from '../http/host-port.ts'
import type { Endpoint } from './endpoint.ts'
import type { Candidate } from './resolve.ts'
import type { StartWire, Wire, WireEvents } from './wire.ts'

export type UdpOptions = {
  /** This machine's address on the way to the server (`askUdp` finds it). */
  readonly localAddress: string
  /** A port used before, so that an old registration still points here; taken if it is free. */
  readonly preferredPort: number | null
  /** Other addresses of the same server: calls may come from any of them. */
  readonly alsoFrom: readonly string[]
}

/**
 * Binds a socket on a port of its own (never the well-known one) that listens to the server's addresses only, so that
 * scanners ring nothing. Errors: unreachable.
 */
export async function openUdp(candidate: Candidate, options: UdpOptions): Promise<Result<StartWire>> {
  const bound =
    (options.preferredPort === null ? null : await bind(options.localAddress, options.preferredPort)) ??
    (await bind(options.localAddress, 0))
  if (bound === null) {
    const host = hostPort(candidate.host, candidate.port)
    return err(appError('unreachable', { host, detail: 'no-socket' }))
  }
  return ok((events) => wrap(bound, candidate, options, events))
}

function wrap(bound: Socket, candidate: Candidate, options: UdpOptions, events: WireEvents): Wire {
  const remote = { address: candidate.address, port: candidate.port }
  const where = hostPort(candidate.host, candidate.port)
  const local = { address: options.localAddress, port: bound.address().port }
  const friends = new Set([candidate.address, ...options.alsoFrom])
  let over = false
  const close = (): void => {
    if (over) return
    over = true
    bound.close()
  }
  bound.on('message', (bytes: Buffer, from: RemoteInfo) => {
    if (over || !friends.has(from.address)) return
    events.heard()
    // CRLF, NUL and the like keep bindings open and mean nothing (sip-edge 3.9).
    if (!isFiller(bytes)) events.frame(bytes, { address: from.address, port: from.port })
  })
  bound.on('error', (thrown) => {
    if (over) return
    close()
    events.closed(explainFault(thrown, where) ?? appError('unreachable', { host: where }))
  })
  const send = (bytes: string, to: Endpoint): void => {
    // An error of one datagram (no route just now) is what retransmission is for.
    if (!over) bound.send(bytes, to.port, to.address, () => undefined)
  }
  return {
    transport: 'UDP',
    local,
    remote,
    write: (text, to = remote) => {
      // Where an answer goes was said by a Via: only the server's own addresses are believed.
      send(text, friends.has(to.address) ? to : remote)
    },
    ping: () => {
      send('\r\n\r\n', remote)
    },
    close,
  }
}

async function bind(address: string, port: number): Promise<Socket | null> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  try {
    const ready = once(socket, 'listening')
    socket.bind(port, address)
    await ready
    return socket
  } catch {
    // In use by somebody else, or not an address of ours any more: the caller tries the next.
    socket.close()
    return null
  }
}

function isFiller(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x0d || byte === 0x0a || byte === 0)
}
