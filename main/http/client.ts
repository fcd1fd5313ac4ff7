import type { Agent, buildConnector } from 'undici'
import { appError, type AppError } from '../../shared/errors.ts'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { createAuthenticator } from './authenticate.ts'
import type { Authenticator } from './authenticate.ts'
import { connectTls } from './connect-tls.ts'
import { connectTcp } from './connector.ts'
import type { ConnectTarget } from './connector.ts'
import { exchange } from './exchange.ts'
import type { Exchange } from './exchange.ts'
import { Fault } from './fault.ts'
import { hostPort, portOf } from './host-port.ts'
import { createRedactingLog } from './redact.ts'
import { encodeBody } from './request-body.ts'
import { findSilentRefusal } from './silent-refusal.ts'
import type { HttpAuth, HttpClient, HttpClientOptions, HttpRequest, HttpResponse } from './types.ts'

const DEFAULT_TIMEOUT_MS = 15_000
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024

/** Builds one account's client with a connection pool of its own; `close` ends what is under way with `cancelled`. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const log = createRedactingLog(options.log)
  const authenticate = authenticatorFor(options.auth, options.preemptiveBasic === true)
  const closing = new AbortController()
  // undici is most of what main is made of, and nobody needs it before the first request.
  let opened: Promise<Agent> | null = null
  const openAgent = async (): Promise<Agent> => {
    const undici = await import('undici')
    return new undici.Agent({
      connect: connectorFor(options, closing.signal),
      connections: options.connections ?? 4,
      allowH2: false,
      // Our own limit per request decides; undici's would cut a long poll short.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: 32 * 1024,
      // Else an environment variable would choose the parser.
      useMilo: false,
    })
  }

  const send = async (request: Exchange): Promise<Result<HttpResponse>> => {
    const startedAt = performance.now()
    const { result, cause } = await exchange(await (opened ??= openAgent()), request)
    const fields = { method: request.method, url: request.url, ms: Math.round(performance.now() - startedAt) }
    if (result.ok)
      log.debug('http answer', { ...fields, status: result.value.status, bytes: result.value.body.length })
    else log.warn('http request failed', { ...fields, error: result.error, cause })
    return result
  }

  const run = async (asked: HttpRequest, signal: AbortSignal): Promise<Result<HttpResponse>> => {
    const body = asked.body === undefined ? null : encodeBody(asked.body)
    const request: Exchange = {
      method: asked.method,
      url: asked.url,
      headers: {
        'accept-encoding': 'identity',
        ...(body !== null && { 'content-type': body.contentType }),
        ...lowerCased(asked.headers ?? {}),
      },
      body: body?.bytes ?? null,
      maxBytes: asked.maxBytes ?? DEFAULT_MAX_BYTES,
      signal,
      ...(asked.take && { take: asked.take }),
    }
    const attempt = (): Promise<Result<HttpResponse>> =>
      authenticate(
        {
          method: asked.method,
          url: asked.url,
          body: request.body,
          signal,
          forget: asked.credentials === 'when-asked',
        },
        (authorization) =>
          send(
            authorization === null ? request : { ...request, headers: { ...request.headers, authorization } },
          ),
      )
    const result = await attempt()
    // Authentication included, because the count of a nonce must not be sent twice.
    const last =
      !result.ok && asked.retry === 'idempotent' && isBroken(result.error) ? await attempt() : result
    return last.ok ? last : err(await nameBreak(last.error, asked.url, signal))
  }

  /** Looks whether a connection that broke without an answer is a client certificate that was not accepted. */
  const nameBreak = async (error: AppError, url: URL, signal: AbortSignal): Promise<AppError> => {
    if (error.code !== 'unreachable' || !isBroken(error) || url.protocol !== 'https:') return error
    const target = await targetOf(options, { host: url.hostname, port: portOf(url), signal })
    return (await findSilentRefusal(options.trust, target)) ?? error
  }

  return {
    async request(asked) {
      const host = hostPort(asked.url.hostname, portOf(asked.url))
      const plain = asked.url.protocol === 'http:'
      if (!plain && asked.url.protocol !== 'https:') return err(appError('bad-request', { field: 'url' }))
      if (plain && options.allowPlainHttp !== true) return err(appError('insecure-transport', { host }))
      const limit = new AbortController()
      const timer = setTimeout(() => {
        limit.abort(new Fault(appError('timeout', { host })))
      }, asked.timeoutMs ?? DEFAULT_TIMEOUT_MS)
      const signals = [limit.signal, closing.signal, ...(asked.signal === undefined ? [] : [asked.signal])]
      try {
        return await run(asked, AbortSignal.any(signals))
      } finally {
        clearTimeout(timer)
      }
    },
    async close() {
      closing.abort()
      await (await opened)?.destroy()
    },
  }
}

function authenticatorFor(auth: HttpAuth, preemptiveBasic: boolean): Authenticator {
  if (auth.kind === 'none') return (_question, send) => send(null)
  return createAuthenticator(auth, { preemptiveBasic, now: () => performance.now() })
}

/** So that a caller's `Content-Type` replaces ours and does not stand beside it. */
function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function isBroken(error: { readonly code: string; readonly detail?: string | undefined }): boolean {
  if (error.code === 'response-truncated') return true
  return (
    error.code === 'unreachable' && ['und_err_socket', 'econnreset', 'epipe'].includes(error.detail ?? '')
  )
}

/** Where to dial, through the proxy that is set for it. */
async function targetOf(
  { proxy }: Pick<HttpClientOptions, 'proxy'>,
  target: ConnectTarget,
  secure = true,
): Promise<ConnectTarget> {
  const host = target.host.includes(':') && !target.host.startsWith('[') ? `[${target.host}]` : target.host
  const url = URL.parse(`${secure ? 'https' : 'http'}://${host}:${target.port}`)
  const via = (url && (await proxy?.find(url))) ?? null
  return via ? { ...target, proxy: via } : target
}

/** undici's own connector would verify by its rules and cache TLS sessions; ours is the one that SIP uses too. */
function connectorFor(
  { trust, connectTimeoutMs, proxy }: HttpClientOptions,
  signal: AbortSignal,
): buildConnector.connector {
  return (asked, callback) => {
    const secure = asked.protocol === 'https:'
    let cause: unknown
    const target: ConnectTarget = {
      host: asked.hostname,
      port: Number(asked.port) || (secure ? 443 : 80),
      signal,
      ...(connectTimeoutMs !== undefined && { timeoutMs: connectTimeoutMs }),
      onCause: (thrown) => {
        cause = thrown
      },
    }
    const connect = async () => {
      const path = await targetOf({ proxy }, target, secure)
      return secure ? connectTls(trust, path) : connectTcp(path)
    }
    connect().then(
      (result) => {
        if (result.ok) callback(null, result.value)
        else callback(new Fault(result.error, cause), null)
      },
      (bug: unknown) => {
        callback(bug instanceof Error ? bug : new Error('connect failed', { cause: bug }), null)
      },
    )
  }
}
