import type { Socket } from 'node:net'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Clock } from '../core/ports.ts'
import { connectTls } from '../http/connect-tls.ts'
import { connectTcp } from '../http/connector.ts'
import { hostPort } from '../http/host-port.ts'
import type { TlsTrust } from '../http/trust.ts'
import { explainLate } from './late-fault.ts'
import type { Candidate } from './resolve.ts'
import { createFramer } from './sip-framer.ts'
import type { Framed } from './sip-framer.ts'
import type { StartWire, Wire, WireEvents } from './wire.ts'

export type DialOptions = {
  readonly trust: TlsTrust
  readonly clock: Clock
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** A CRLF that nothing follows for this long is a pong and not half a ping. */
const LONE_CRLF_MS = 1000
/** A server that does not read has this much waiting before we give it up; more than any burst of calls. */
const MAX_UNSENT_BYTES = 1024 * 1024

/**
 * Dials TCP or TLS. "Connected" is provisional under TLS 1.3: a server that wants a client certificate says so only
 * afterwards, by closing with that error. Errors: unreachable, timeout, cancelled, tls-*, certificate-*, client-certificate-*.
 */
export async function openStream(candidate: Candidate, options: DialOptions): Promise<Result<StartWire>> {
  const { transport, host, port, address } = candidate
  const target = { host, port, address, timeoutMs: options.timeoutMs, signal: options.signal }
  const connected = transport === 'TLS' ? await connectTls(options.trust, target) : await connectTcp(target)
  if (!connected.ok) return connected
  return ok((events) => wrap(connected.value, candidate, events, options))
}

function wrap(socket: Socket, candidate: Candidate, events: WireEvents, { clock, trust }: DialOptions): Wire {
  const remote = { address: candidate.address, port: candidate.port }
  const where = hostPort(candidate.host, candidate.port)
  const framer = createFramer()
  let over = false
  let cancelIdle: () => void = () => undefined

  const end = (error: AppError | null): void => {
    if (over) return
    over = true
    cancelIdle()
    if (error === null) {
      // What was written last (an un-REGISTER) still goes out.
      socket.destroySoon()
      return
    }
    socket.destroy()
    events.closed(error)
  }
  const take = (framed: readonly Framed[]): void => {
    for (const one of framed) {
      if (over) return
      if (one.kind === 'message') events.frame(one.bytes, remote)
      else if (one.kind === 'ping') socket.write('\r\n')
      else if (one.kind === 'pong') events.ponged()
      else end(appError('bad-response', { host: where, detail: `sip-${one.reason}` }))
    }
  }

  socket.on('data', (chunk: Buffer) => {
    cancelIdle()
    events.heard()
    take(framer.push(chunk))
    if (!over && framer.isUndecided())
      cancelIdle = clock.after(LONE_CRLF_MS, () => {
        take(framer.idle())
      })
  })
  socket.on('error', (thrown) => {
    end(explainLate(thrown, candidate, trust))
  })
  socket.on('close', () => {
    end(appError('unreachable', { host: where, detail: 'closed' }))
  })
  return {
    transport: candidate.transport,
    local: { address: socket.localAddress ?? '', port: socket.localPort ?? 0 },
    remote,
    write: (text) => {
      if (over) return
      socket.write(text)
      if (socket.writableLength > MAX_UNSENT_BYTES)
        end(appError('unreachable', { host: where, detail: 'not-reading' }))
    },
    ping: () => {
      if (!over) socket.write('\r\n\r\n')
    },
    close: () => {
      end(null)
    },
  }
}
