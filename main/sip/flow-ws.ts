import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import type { RawData } from 'ws'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { connectTls } from '../http/connect-tls.ts'
import { connectTcp } from '../http/connector.ts'
import { abortError, explainFault } from '../http/fault.ts'
import { hostPort } from '../http/host-port.ts'
import type { TlsTrust } from '../http/trust.ts'
import type { DialOptions } from './flow-stream.ts'
import { GUARD_LIMITS } from './guard.ts'
import { explainLate } from './late-fault.ts'
import type { Candidate } from './resolve.ts'
import type { StartWire, Wire, WireEvents } from './wire.ts'

const MAX_UNSENT_BYTES = 1024 * 1024
const CLOSE_MS = 1000

/**
 * Opens a WebSocket with the subprotocol `sip` (RFC 7118). The socket below it is dialled and checked by the account's own
 * trust first. Errors: those of dialling, and not-this-system (answers HTTP but no SIP there), forbidden, server-error.
 */
export async function openWebSocket(candidate: Candidate, options: DialOptions): Promise<Result<StartWire>> {
  const { transport, host, port, address, path } = candidate
  const started = performance.now()
  const target = { host, port, address, timeoutMs: options.timeoutMs, signal: options.signal }
  const connected = transport === 'WSS' ? await connectTls(options.trust, target) : await connectTcp(target)
  if (!connected.ok) return connected
  const socket = connected.value
  const url = `${transport.toLowerCase()}://${hostPort(host, port)}${path}`
  const webSocket = new WebSocket(url, 'sip', {
    createConnection: () => socket,
    maxPayload: GUARD_LIMITS.frameBytes,
    perMessageDeflate: false,
    followRedirects: false,
  })
  // Not ws's own time limit: it never starts on a socket that is connected already.
  const leftMs = Math.max(1, options.timeoutMs - (performance.now() - started))
  const upgraded = await handshake(webSocket, hostPort(host, port), options.signal, leftMs)
  if (!upgraded.ok) {
    // Ends the socket too; an error it has to say about that is nobody's news.
    webSocket.on('error', () => undefined)
    webSocket.terminate()
    socket.destroy()
    return upgraded
  }
  const local = { address: socket.localAddress ?? '', port: socket.localPort ?? 0 }
  return ok((events) => wrap(webSocket, candidate, local, events, options))
}

function handshake(
  webSocket: WebSocket,
  where: string,
  signal: AbortSignal,
  limitMs: number,
): Promise<Result<undefined>> {
  return new Promise((resolve) => {
    const finish = (result: Result<undefined>): void => {
      webSocket.removeAllListeners()
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve(result)
    }
    const onAbort = (): void => {
      finish(err(abortError(signal, where)))
    }
    const timer = setTimeout(() => {
      finish(err(appError('timeout', { host: where, detail: 'websocket' })))
    }, limitMs)
    signal.addEventListener('abort', onAbort, { once: true })
    webSocket.once('open', () => {
      finish(ok())
    })
    webSocket.once('unexpected-response', (_request, response: IncomingMessage) => {
      finish(err(explainStatus(response.statusCode ?? 0, where)))
    })
    webSocket.once('error', (thrown) => {
      finish(err(explainHandshake(thrown, where)))
    })
  })
}

function wrap(
  webSocket: WebSocket,
  candidate: Candidate,
  local: Wire['local'],
  events: WireEvents,
  { clock, trust }: DialOptions,
): Wire {
  const remote = { address: candidate.address, port: candidate.port }
  const where = hostPort(candidate.host, candidate.port)
  let over = false
  const end = (error: AppError | null): void => {
    if (over) return
    over = true
    if (error === null) {
      webSocket.close(1000)
      // A server that does not answer the close gets no more of our time.
      clock.after(CLOSE_MS, () => {
        webSocket.terminate()
      })
    } else {
      webSocket.terminate()
      events.closed(error)
    }
  }
  webSocket.on('message', (data) => {
    if (over) return
    events.heard()
    const bytes = toBuffer(data)
    // Keep-alives of servers that treat a WebSocket like a stream (RFC 5626 3.5.1).
    if (isBreaks(bytes)) {
      if (bytes.length >= 4) webSocket.send('\r\n')
    } else events.frame(bytes, remote)
  })
  webSocket.on('ping', () => {
    events.heard()
  })
  webSocket.on('pong', () => {
    events.heard()
    events.ponged()
  })
  webSocket.on('error', (thrown) => {
    end(explainFrame(thrown, candidate, trust))
  })
  webSocket.on('close', (code) => {
    end(appError('unreachable', { host: where, detail: `closed-${code}` }))
  })
  return {
    transport: candidate.transport,
    local,
    remote,
    write: (text) => {
      if (over) return
      webSocket.send(text)
      if (webSocket.bufferedAmount > MAX_UNSENT_BYTES)
        end(appError('unreachable', { host: where, detail: 'not-reading' }))
    },
    ping: () => {
      if (!over) webSocket.ping()
    },
    close: () => {
      end(null)
    },
  }
}

function explainStatus(status: number, host: string): AppError {
  if (status === 401 || status === 403) return appError('forbidden', { host, status })
  if (status >= 500) return appError('server-error', { host, status })
  return appError('not-this-system', { host, status, detail: 'no-websocket' })
}

function explainHandshake(thrown: Error, host: string): AppError {
  const known = explainFault(thrown, host)
  if (known !== null && known.code !== 'bad-response') return known
  const detail = /subprotocol/i.test(thrown.message) ? 'no-sip-subprotocol' : 'no-websocket'
  return appError('not-this-system', { host, detail })
}

/** ws names protocol faults WS_ERR_…: too long, not UTF-8, masked, and so on. */
function explainFrame(thrown: Error, candidate: Candidate, trust: TlsTrust): AppError {
  const code = 'code' in thrown ? String(thrown.code) : ''
  if (!code.startsWith('WS_ERR_')) return explainLate(thrown, candidate, trust)
  const host = hostPort(candidate.host, candidate.port)
  return appError('bad-response', { host, detail: code.slice(7).toLowerCase().replaceAll('_', '-') })
}

function isBreaks(bytes: Buffer): boolean {
  return bytes.length <= 8 && bytes.every((byte) => byte === 0x0d || byte === 0x0a)
}

function toBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
}
