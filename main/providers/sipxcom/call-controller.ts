import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { createHttpClient } from '../../http/client.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { HttpResponse } from '../../http/types.ts'
import { statusError } from './answer.ts'
import { portalTrust } from './config.ts'
import type { SipxParts } from './parts.ts'
import type { RestQuery } from './rest-url.ts'

/** The server that makes calls, whichever way it is reached. `path` is calling and called party. */
export type Controller = {
  /** Once. */
  start(path: readonly string[], query: RestQuery, signal: AbortSignal): Promise<Result<HttpResponse>>
  status(path: readonly string[], signal: AbortSignal): Promise<Result<HttpResponse>>
  close(): Promise<void>
}

/**
 * The call controller's own public port: plain http with a digest whose nonce is the word `null`, and whose user must be
 * the agent (reference sipxcom-user 1). Only where somebody wrote its address into the account.
 */
export function createPublicController(
  server: URL,
  agent: string,
  { config, secrets, log }: Pick<SipxParts, 'config' | 'secrets' | 'log'>,
): Result<Controller> {
  const { password } = secrets
  if (password === undefined) return err(appError('secret-missing', { field: 'password' }))
  const host = hostPort(server.hostname, portOf(server))
  const http = createHttpClient({
    trust: portalTrust(config),
    auth: { kind: 'digest', user: agent, password },
    allowPlainHttp: true,
    log,
  })

  async function ask(
    method: 'GET' | 'POST',
    path: readonly string[],
    query: RestQuery,
    signal: AbortSignal,
  ): Promise<Result<HttpResponse>> {
    const parties = path.map((party) => encodeURIComponent(party).replaceAll('%40', '@')).join('/')
    const url = new URL(`/callcontroller/${parties}`, server)
    for (const [name, value] of query) url.searchParams.set(name, String(value))
    const answer = await http.request({
      method,
      url,
      headers: { accept: '*/*' },
      ...(method === 'POST' && {
        body: { kind: 'bytes', bytes: Buffer.from(' '), contentType: 'text/plain' } as const,
      }),
      retry: method === 'GET' ? 'idempotent' : 'never',
      signal,
    })
    if (!answer.ok) return answer
    const error = statusError(answer.value, host)
    return error === null ? answer : err(error)
  }

  return ok({
    start: (path, query, signal) => ask('POST', path, query, signal),
    status: (path, signal) => ask('GET', path, [['agent', agent]], signal),
    close: () => http.close(),
  })
}
