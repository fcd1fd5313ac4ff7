import { Agent } from 'undici'
import type { buildConnector } from 'undici'
import { appError } from '../../shared/errors.ts'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { connectTcp, connectTls } from './connector.ts'
import { exchange } from './exchange.ts'
import { Fault } from './fault.ts'
import { hostPort, portOf } from './host-port.ts'
import { encodeBody } from './request-body.ts'
import type { TlsTrust } from './trust.ts'
import type { HttpClient, HttpClientOptions, HttpRequest, HttpResponse } from './types.ts'

const DEFAULT_TIMEOUT_MS = 15_000
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024

/** Builds one account's client with a connection pool of its own; `close` ends what is under way with `cancelled`. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agent = new Agent({
    connect: connectorFor(options.trust),
    connections: options.connections ?? 4,
    allowH2: false,
    // Our own limits below decide; undici's would cut a long poll short.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: 32 * 1024,
    useMilo: false,
  })
  const closing = new AbortController()

  const request = async (asked: HttpRequest): Promise<Result<HttpResponse>> => {
    const host = hostPort(asked.url.hostname, portOf(asked.url))
    if (asked.url.protocol !== 'https:' && options.allowPlainHttp !== true)
      return err(appError('insecure-transport', { host }))
    const limit = new AbortController()
    const timer = setTimeout(() => {
      limit.abort(new Fault(appError('timeout', { host })))
    }, asked.timeoutMs ?? DEFAULT_TIMEOUT_MS)
    const signals = [limit.signal, closing.signal, ...(asked.signal === undefined ? [] : [asked.signal])]
    const body = asked.body === undefined ? null : encodeBody(asked.body)
    try {
      return await exchange(agent, {
        method: asked.method,
        url: asked.url,
        headers: {
          'accept-encoding': 'identity',
          ...(body !== null && { 'content-type': body.contentType }),
          ...asked.headers,
        },
        body: body?.bytes ?? null,
        maxBytes: asked.maxBytes ?? DEFAULT_MAX_BYTES,
        signal: AbortSignal.any(signals),
      })
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    request,
    close: async () => {
      closing.abort()
      await agent.destroy()
    },
  }
}

/** undici's own connector would verify by its rules and cache TLS sessions; ours is the one that SIP uses too. */
function connectorFor(trust: TlsTrust): buildConnector.connector {
  return (asked, callback) => {
    const secure = asked.protocol === 'https:'
    const target = { host: asked.hostname, port: Number(asked.port) || (secure ? 443 : 80) }
    const connecting = secure ? connectTls(trust, target) : connectTcp(target)
    connecting.then(
      (result) => {
        if (result.ok) callback(null, result.value)
        else callback(new Fault(result.error), null)
      },
      (bug: unknown) => {
        callback(bug instanceof Error ? bug : new Error('connect failed', { cause: bug }), null)
      },
    )
  }
}
