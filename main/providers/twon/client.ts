import type { z } from 'zod'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AdapterDeps } from '../adapter.ts'
import { createHttpClient } from '../../http/client.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import { multipartBody } from '../../http/multipart.ts'
import type { HttpAuth, HttpRequest, HttpResponse } from '../../http/types.ts'
import { readAnswer, refusalIn } from './answer.ts'
import { explainRefusal } from './codes.ts'
import { deviceTrust, isLoopback, type TwonConfig } from './config.ts'
import { methodOf, pathOf, placeOf, type TwonFunction } from './functions.ts'

/** One request for events and one for everything else; how many the device takes is not documented. */
const CONNECTIONS = 2
/** A device in the house answers or is not there; the sooner a try ends, the sooner the next finds it back after a restart. */
const CONNECT_TIMEOUT_MS = 5_000

export type Params = Readonly<Record<string, string | number>>
export type AskOptions = {
  /** Whole exchange; default 15 000. */
  readonly timeoutMs?: number
  /** `action`: sent at most once, whatever happens to the connection. Reads may be tried once more. */
  readonly kind?: 'read' | 'action'
}

/** One device's HTTP API: finds out per service how to sign in, asks, and reads the envelope. */
export type TwonClient = ReturnType<typeof createTwonClient>

export function createTwonClient(
  config: TwonConfig,
  secrets: SecretBundle,
  deps: Pick<AdapterDeps, 'log' | 'proxy'>,
) {
  const host = hostPort(config.server.hostname, portOf(config.server))
  const auth = authOf(config, secrets)
  const http = auth.ok
    ? createHttpClient({
        trust: deviceTrust(config),
        auth: auth.value,
        log: deps.log,
        proxy: deps.proxy,
        allowPlainHttp: config.plainHttp || isLoopback(config.server),
        connections: CONNECTIONS,
        connectTimeoutMs: CONNECT_TIMEOUT_MS,
      })
    : null

  async function send(
    fn: TwonFunction,
    request: Omit<HttpRequest, 'method' | 'url'>,
    params: Params,
  ): Promise<Result<HttpResponse>> {
    if (http === null) return auth.ok ? err(appError('cancelled', { host })) : auth
    const url = new URL(pathOf(fn), config.server)
    // Parameters of a GET go into the query: POST without a body is refused by firmware 2.50 (reference twon 2).
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value))
    const answer = await http.request({ ...request, method: methodOf(fn), url })
    return answer.ok ? answer : err(explainFailure(answer.error, fn, host))
  }

  /** Asks and reads; a device whose sign-in method was changed may say so with status 200, then it is asked anew once. */
  async function converse<T>(
    fn: TwonFunction,
    request: Omit<HttpRequest, 'method' | 'url'>,
    params: Params,
    read: (response: HttpResponse) => Result<T>,
  ): Promise<Result<T>> {
    const sent = await send(fn, request, params)
    if (!sent.ok) return sent
    const answer = read(sent.value)
    // Error 8 means that nothing was done, so an action may be sent again too.
    const otherMethod = !answer.ok && answer.error.detail === 'auth-method' && sent.value.status !== 401
    if (!otherMethod || !auth.ok || auth.value.kind === 'none') return answer
    const again = await send(fn, { ...request, credentials: 'when-asked' }, params)
    return again.ok ? read(again.value) : again
  }

  const envelope = (fn: TwonFunction) => (response: HttpResponse) => readAnswer(response, host, fn)
  const requestOf = (signal: AbortSignal, { kind = 'read', timeoutMs }: AskOptions) => ({
    signal,
    retry: kind === 'read' ? ('idempotent' as const) : ('never' as const),
    ...(timeoutMs !== undefined && { timeoutMs }),
  })

  return {
    /** `host:port` of the device, for errors. */
    host,

    /** Asks for the `result` in the shape of `schema`. Errors: the HTTP client's, `readAnswer`'s, bad-response (`shape`). */
    async ask<S extends z.ZodType>(
      fn: TwonFunction,
      params: Params,
      schema: S,
      signal: AbortSignal,
      options: AskOptions = {},
    ): Promise<Result<z.output<S>>> {
      const read = await converse(fn, requestOf(signal, options), params, envelope(fn))
      if (!read.ok) return read
      const parsed = schema.safeParse(read.value)
      if (parsed.success) return ok(parsed.data)
      // Paths only: the values are a person's.
      const at = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.'))
      deps.log.warn('answer of another shape', { function: fn, at })
      return err(appError('bad-response', { host, detail: 'shape' }))
    },

    /** Does something once. Errors: as `ask`. */
    act: (fn: TwonFunction, params: Params, signal: AbortSignal): Promise<Result<unknown>> =>
      converse(fn, requestOf(signal, { kind: 'action' }), params, envelope(fn)),

    /** Uploads `json` as the multipart part `blob-json`, the only way the device takes it (HTTP API manual 2.2). Once. */
    upload(fn: TwonFunction, json: unknown, signal: AbortSignal): Promise<Result<unknown>> {
      const body = multipartBody({ 'blob-json': JSON.stringify(json) })
      return converse(fn, { ...requestOf(signal, { kind: 'action' }), body }, {}, envelope(fn))
    },

    /** A function that answers with bytes when it works and with the envelope when it does not. */
    download(fn: TwonFunction, params: Params, signal: AbortSignal): Promise<Result<HttpResponse>> {
      return converse(fn, requestOf(signal, {}), params, (response) => {
        const type = response.headers['content-type'] ?? ''
        if (response.status === 200 && type.startsWith('image/')) return ok(response)
        const read = readAnswer(response, host, fn)
        return read.ok ? err(appError('bad-response', { host, detail: 'not-a-picture' })) : read
      })
    },

    async close(): Promise<void> {
      await http?.close()
    },
  }
}

function authOf(config: TwonConfig, { password }: SecretBundle): Result<HttpAuth> {
  const { auth, user, server, plainHttp } = config
  if (auth === 'none' || user === '') return ok({ kind: 'none' })
  if (password === undefined) return err(appError('secret-missing', { field: 'password' }))
  if (auth === 'digest') return ok({ kind: auth, user, password })
  // Elsewhere than on this machine the person must have said both: no privacy, and Basic.
  return ok({ kind: auth, user, password, plainBasic: isLoopback(server) || (plainHttp && auth === 'basic') })
}

/** Says of a refused sign-in where on the device the reason is. */
function explainFailure(error: AppError, fn: TwonFunction, host: string): AppError {
  if (error.code === 'insecure-transport') return { ...error, host, field: placeOf(fn).service }
  if (error.code !== 'unauthorized') return error
  const { serverText: _raw, ...rest } = error
  const { service } = placeOf(fn)
  if (error.detail === 'no-usable-challenge') return { ...rest, field: service, detail: 'auth-method' }
  if (error.detail === 'paused') return { ...rest, field: service, detail: 'sign-in-paused' }
  const refusal = refusalIn(error.serverText)
  if (refusal === null) return { ...rest, field: service, detail: 'device-account' }
  const said = explainRefusal(refusal, host, fn)
  // We did sign in, and 9 to that means that name or password are wrong, or the account is not ticked for the service.
  return said.detail === 'auth-required' ? { ...said, detail: 'device-account' } : said
}
