import type { Socket } from 'node:net'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { abortError } from './fault.ts'

const MAX_ANSWER_BYTES = 16 * 1024

/**
 * Asks an HTTP proxy for a way to `host:port` (RFC 9110, CONNECT) on a socket that is connected to it. What comes back is as
 * good as a socket to the server itself: TLS is spoken through it, end to end. Errors: unreachable (`proxy-refused`,
 * `proxy-sign-in`, `proxy-answer`), timeout, cancelled; the socket is destroyed then.
 */
export function openTunnel(
  socket: Socket,
  where: string,
  proxy: string,
  limit: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Result<Socket>> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const finish = (result: Result<Socket>): void => {
      clearTimeout(timer)
      limit.signal?.removeEventListener('abort', onAbort)
      socket.off('data', onData).off('error', onEnd).off('close', onEnd)
      if (!result.ok) socket.destroy()
      resolve(result)
    }
    const refuse = (detail: string, status?: number): void =>
      finish(err(appError('unreachable', { host: proxy, detail, ...(status !== undefined && { status }) })))
    const onEnd = (): void => refuse('proxy-answer')
    const onAbort = (): void => {
      if (limit.signal) finish(err(abortError(limit.signal, where)))
    }
    const onData = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) {
        if (received.length > MAX_ANSWER_BYTES) refuse('proxy-answer')
        return
      }
      const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(received.toString('latin1', 0, 32))?.[1] ?? 0)
      if (status === 407) return refuse('proxy-sign-in', status)
      if (status < 200 || status > 299) return refuse(status === 0 ? 'proxy-answer' : 'proxy-refused', status)
      // A server that speaks first: its words belong to whoever takes the socket over.
      const rest = received.subarray(end + 4)
      socket.pause()
      if (rest.length > 0) socket.unshift(rest)
      finish(ok(socket))
    }
    const timer = setTimeout(
      () => finish(err(appError('timeout', { host: proxy, detail: 'proxy' }))),
      limit.timeoutMs,
    )
    limit.signal?.addEventListener('abort', onAbort, { once: true })
    socket.on('data', onData).once('error', onEnd).once('close', onEnd)
    socket.write(`CONNECT ${where} HTTP/1.1\r\nHost: ${where}\r\n\r\n`)
  })
}
