import net from 'node:net'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { abortError, explainFault } from './fault.ts'
import { bareHost, hostPort } from './host-port.ts'
import { openTunnel } from './proxy-tunnel.ts'
import { explainTlsError } from './tls-fault.ts'

export type ConnectTarget = {
  /** Name that the certificate must show, and the one that pins and client certificates are bound to. */
  readonly host: string
  readonly port: number
  /** Where to dial when it is not `host` (an SRV target or a resolved address). */
  readonly address?: string
  /** Goes through this HTTP proxy; names are looked up there. */
  readonly proxy?: { readonly host: string; readonly port: number }
  /** Dialling and handshake together; default 10 000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Hears what was thrown below a failure, for the log. */
  readonly onCause?: (thrown: unknown) => void
}

/** For dialling and handshake together. */
export const CONNECT_TIMEOUT_MS = 10_000

/** Dials plain TCP, all addresses of the name in turn. Errors: name-not-found, unreachable, timeout, cancelled. */
export async function connectTcp(target: ConnectTarget): Promise<Result<Socket>> {
  const where = hostPort(target.host, target.port)
  if (target.signal?.aborted === true) return err(abortError(target.signal, where))
  const { proxy } = target
  const first = proxy ? hostPort(proxy.host, proxy.port) : where
  const host = bareHost(proxy?.host ?? target.address ?? target.host)
  const startedAt = performance.now()
  const socket = net.connect({ host, port: proxy?.port ?? target.port, noDelay: true, keepAlive: true })
  const connected = await settle(
    target,
    socket,
    'connect',
    (thrown) => explainFault(thrown, first) ?? appError('unreachable', { host: first }),
  )
  if (!connected.ok || !proxy) return connected
  const left = (target.timeoutMs ?? CONNECT_TIMEOUT_MS) - (performance.now() - startedAt)
  return openTunnel(socket, where, first, { timeoutMs: Math.max(1, left), signal: target.signal })
}

/**
 * Shakes hands on a socket that is connected; checks nothing itself but what `options` say. `offered`: a client
 * certificate is in them, which decides what a refusal of the server means.
 */
export function handshake(
  target: ConnectTarget,
  raw: Socket,
  options: ConnectionOptions,
  offered: boolean,
): Promise<Result<TLSSocket>> {
  const where = hostPort(target.host, target.port)
  const socket = tls.connect({ ...options, socket: raw })
  return settle(target, socket, 'secureConnect', (thrown) =>
    explainTlsError(thrown, { host: where, offered, bytesRead: raw.bytesRead }),
  )
}

/** Waits for one of: ready, error, abort, time limit. Everything but ready destroys the socket. */
function settle<S extends Socket>(
  target: ConnectTarget,
  socket: S,
  ready: 'connect' | 'secureConnect',
  explain: (thrown: unknown) => AppError,
): Promise<Result<S>> {
  const where = hostPort(target.host, target.port)
  return new Promise((resolve) => {
    const finish = (result: Result<S>): void => {
      clearTimeout(timer)
      target.signal?.removeEventListener('abort', onAbort)
      if (!result.ok) socket.destroy()
      resolve(result)
    }
    const onAbort = (): void => {
      if (target.signal !== undefined) finish(err(abortError(target.signal, where)))
    }
    const timer = setTimeout(() => {
      finish(err(appError('timeout', { host: where, detail: 'connect' })))
    }, target.timeoutMs ?? CONNECT_TIMEOUT_MS)
    target.signal?.addEventListener('abort', onAbort, { once: true })
    // Stays on for good: a late alert between our hand-over and the next owner's listener must not be an exception.
    socket.on('error', (thrown) => {
      target.onCause?.(thrown)
      finish(err(explain(thrown)))
    })
    socket.once(ready, () => {
      finish(ok(socket))
    })
  })
}
