import type { z } from 'zod'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AdapterDeps } from '../adapter.ts'
import { createHttpClient } from '../../http/client.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { HttpBody, HttpClient, HttpRequest, HttpResponse } from '../../http/types.ts'
import { statusError } from './answer.ts'
import { portalTrust, type SipxConfig } from './config.ts'
import { restUrl, type RestPath, type RestQuery } from './rest-url.ts'
import { decodeAnswer } from './xstream.ts'

/**
 * What the server is asked to answer in. It takes the header by the letter (reference sipxcom-user 0.4): `json` is right
 * for both families of the services, `any` for everything behind `/my/redirect`, `text` for commands of a conference.
 */
const ACCEPT = {
  json: 'application/json',
  any: '*/*',
  text: 'text/plain',
  rss: 'application/rss+xml',
  csv: 'text/plain',
  vcard: 'text/x-vcard',
  image: 'image/*, */*',
} as const
export type Accept = keyof typeof ACCEPT

export type Ask = {
  /** Default `rest`. */
  readonly stack?: 'rest' | 'api'
  readonly path: RestPath
  /** A slash after the path, where the route has one. */
  readonly ending?: '/'
  readonly query?: RestQuery
  /** Default `json`. */
  readonly accept?: Accept
  /** Largest body that is read; default 2 MiB. */
  readonly maxBytes?: number
  /** Whole exchange; default 15 000. */
  readonly timeoutMs?: number
}

/** `empty`: the endpoint wants no body, but the server refuses a PUT of zero bytes (reference sipxcom-user 0.6). */
export type SipxBody =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: object }
  | { readonly kind: 'text'; readonly text: string; readonly contentType?: 'text/plain' | 'text/xml' }
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly contentType: string }

export type Send = Ask & {
  readonly method: 'PUT' | 'POST' | 'DELETE'
  /** Default `empty`; a DELETE goes without. */
  readonly body?: SipxBody
}

export type RawAsk = Pick<HttpRequest, 'method' | 'body' | 'maxBytes'> & {
  /** After `/sipxconfig`, escaped. */
  readonly path: string
  readonly query?: RestQuery
  readonly accept: string
  /** Sent at most once. */
  readonly isWrite: boolean
}

/**
 * One account's way to the portal. Every answer of 2xx is good; the rest are errors by `statusError`, besides the HTTP
 * client's. Reads may be tried once more when the connection breaks, writes never.
 */
export type SipxClient = {
  /** `host:port` of the portal, for errors. */
  readonly host: string
  /** A GET whose answer is JSON, whatever it calls itself, or XML where the resource has that form. Errors: bad-response (`empty`, `html`, `not-json`, `schema:…`). */
  json<S extends z.ZodType>(ask: Ask, schema: S, signal: AbortSignal): Promise<Result<z.output<S>>>
  /** A GET whose answer is something else. */
  get(ask: Ask, signal: AbortSignal): Promise<Result<HttpResponse>>
  /** A GET that changes something (commands of a conference): sent at most once. */
  command(ask: Ask, signal: AbortSignal): Promise<Result<HttpResponse>>
  /** A request as it stands, and any status a good answer: the administrator's side has envelopes of its own. */
  raw(request: RawAsk, signal: AbortSignal): Promise<Result<HttpResponse>>
  /** A change; sent at most once. */
  send(send: Send, signal: AbortSignal): Promise<Result<HttpResponse>>
  close(): Promise<void>
}

export function createSipxClient(
  config: SipxConfig,
  secrets: SecretBundle,
  deps: Pick<AdapterDeps, 'log' | 'proxy'>,
): SipxClient {
  const { server } = config
  const host = hostPort(server.hostname, portOf(server))
  const http = createPortalClient(config, secrets, deps)

  async function exchange(
    ask: Ask,
    request: Pick<HttpRequest, 'method' | 'body' | 'retry'>,
    signal: AbortSignal,
  ): Promise<Result<HttpResponse>> {
    if (!http.ok) return http
    const url = restUrl(server, ask.stack ?? 'rest', ask.path, ask.query, ask.ending)
    if (!url.ok) return url
    const answer = await http.value.request({
      ...request,
      url: url.value,
      headers: { accept: ACCEPT[ask.accept ?? 'json'] },
      signal,
      ...(ask.maxBytes !== undefined && { maxBytes: ask.maxBytes }),
      ...(ask.timeoutMs !== undefined && { timeoutMs: ask.timeoutMs }),
    })
    if (!answer.ok) return err(explain(answer.error, ask))
    const error = statusError(answer.value, host)
    return error === null ? answer : err(error)
  }

  const get = (ask: Ask, signal: AbortSignal): Promise<Result<HttpResponse>> =>
    exchange(ask, { method: 'GET', retry: 'idempotent' }, signal)

  return {
    host,
    get,
    async raw({ path, query = [], accept, isWrite, ...request }, signal) {
      if (!http.ok) return http
      const url = new URL(`/sipxconfig${path}`, server)
      for (const [name, value] of query) url.searchParams.append(name, String(value))
      return http.value.request({
        ...request,
        url,
        headers: { accept },
        signal,
        retry: isWrite ? 'never' : 'idempotent',
      })
    },
    command: (ask, signal) => exchange(ask, { method: 'GET', retry: 'never' }, signal),
    async json(ask, schema, signal) {
      const answer = await get(ask, signal)
      if (!answer.ok) return answer
      const decoded = await decodeAnswer(answer.value, schema, ask.path)
      return decoded.ok ? decoded : err({ ...decoded.error, host })
    },
    send(send, signal) {
      const { method } = send
      const body = encode(send.body ?? { kind: 'empty' })
      return exchange(
        send,
        { method, retry: 'never', ...((method !== 'DELETE' || send.body !== undefined) && { body }) },
        signal,
      )
    },
    async close() {
      if (http.ok) await http.value.close()
    },
  }
}

function createPortalClient(
  config: SipxConfig,
  { password }: SecretBundle,
  { log, proxy }: Pick<AdapterDeps, 'log' | 'proxy'>,
): Result<HttpClient> {
  if (password === undefined) return err(appError('secret-missing', { field: 'password' }))
  return ok(
    createHttpClient({
      trust: portalTrust(config),
      auth: { kind: config.auth, user: config.user, password },
      // Without it the server asks for a digest whose nonce lives 10 s, and LDAP users cannot answer one at all.
      preemptiveBasic: true,
      log,
      proxy,
    }),
  )
}

/** Anything but `application/json` is read as XML by one family; the other does not look (reference sipxcom-user 0.4). */
function encode(body: SipxBody): HttpBody {
  switch (body.kind) {
    case 'json':
      return body
    case 'bytes':
      return body
    case 'text':
      return {
        kind: 'bytes',
        bytes: Buffer.from(body.text),
        contentType: `${body.contentType ?? 'text/plain'}; charset=UTF-8`,
      }
    case 'empty':
      return { kind: 'bytes', bytes: Buffer.from(' '), contentType: 'text/plain' }
  }
}

/** Status 1001 ("no IVR node is running") is no HTTP status, so the answer does not parse (reference sipxcom-user 0.6). */
function explain(error: AppError, { path }: Ask): AppError {
  const isRedirect = path[1] === 'redirect'
  return error.detail === 'not-http' && isRedirect
    ? { ...error, code: 'server-error', detail: 'no-voicemail-node' }
    : error
}
