import net from 'node:net'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import type { TLSSocket } from 'node:tls'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { abortError, explainFault } from './fault.ts'
import { hostPort } from './host-port.ts'
import { tlsConnectOptions, verifyPeer } from './trust-connect.ts'
import type { TlsTrust } from './trust.ts'

export type ConnectTarget = {
  /** Name that the certificate must show, and the one that pins and client certificates are bound to. */
  readonly host: string
  readonly port: number
  /** Where to dial when it is not `host` (an SRV target or a resolved address). */
  readonly address?: string
  /** Dialling and handshake together; default 10 000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** Dials plain TCP. Errors: name-not-found, unreachable, timeout, cancelled. */
export function connectTcp(target: ConnectTarget): Promise<Result<Socket>> {
  return settle(target, () => {
    const socket = net.connect({
      host: target.address ?? target.host,
      port: target.port,
      noDelay: true,
      keepAlive: true,
    })
    return { socket, ready: 'connect', check: () => null }
  })
}

/**
 * Dials TLS under `trust` and hands the socket over only after the server was checked; one way for HTTP and for SIP.
 * Errors: name-not-found, unreachable, timeout, cancelled, tls-*, certificate-*, client-certificate-*.
 */
export function connectTls(trust: TlsTrust, target: ConnectTarget): Promise<Result<TLSSocket>> {
  return settle(target, () => {
    const socket = tls.connect({
      host: target.address ?? target.host,
      port: target.port,
      ALPNProtocols: [],
      ...tlsConnectOptions(trust, target.host, target.port),
    })
    socket.setNoDelay(true).setKeepAlive(true)
    return {
      socket,
      ready: 'secureConnect',
      check: () => verifyPeer(socket, trust, target.host, target.port),
    }
  })
}

type Attempt<S extends Socket> = {
  readonly socket: S
  readonly ready: 'connect' | 'secureConnect'
  readonly check: () => ReturnType<typeof verifyPeer>
}

async function settle<S extends Socket>(target: ConnectTarget, start: () => Attempt<S>): Promise<Result<S>> {
  const where = hostPort(target.host, target.port)
  if (target.signal?.aborted === true) return err(abortError(target.signal, where))
  try {
    return await attempt(target, start())
  } catch (thrown) {
    // A client certificate or CA that OpenSSL will not load.
    const error = explainFault(thrown, where)
    if (error === null) throw thrown
    return err(error)
  }
}

function attempt<S extends Socket>(
  target: ConnectTarget,
  { socket, ready, check }: Attempt<S>,
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
    }, target.timeoutMs ?? 10_000)
    target.signal?.addEventListener('abort', onAbort, { once: true })
    // Stays on for good: a late alert between our hand-over and the next owner's listener must not be an exception.
    socket.on('error', (thrown) => {
      finish(err(explainFault(thrown, where) ?? appError('unreachable', { host: where })))
    })
    socket.once(ready, () => {
      const refused = check()
      finish(refused === null ? ok(socket) : err(refused))
    })
  })
}
