import { type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { createPublicController, type Controller } from './call-controller.ts'
import type { SipxParts } from './parts.ts'
import type { RestQuery } from './rest-url.ts'

/**
 * Gives an order to the call controller, by the portal's own way or by the public port where that is set up, and tells which
 * took it: that one knows how the call goes on, and is the caller's to close. Null: no way leads to a controller.
 * The order is sent once; another way is tried only when the first says it has none. Errors: target-invalid (400), and
 * those of the connection.
 */
export function createCallOrders(parts: SipxParts) {
  const { client, config, log } = parts

  const throughPortal: Controller = {
    start: (path, query, signal) =>
      client.send(
        { method: 'POST', path: ['my', 'redirect', 'callcontroller', ...path], query, accept: 'any' },
        signal,
      ),
    status: (path, signal) =>
      client.get({ path: ['my', 'redirect', 'callcontroller', ...path], accept: 'any' }, signal),
    close: () => Promise.resolve(),
  }

  return async (
    { me, path, query }: { readonly me: string; readonly path: readonly string[]; readonly query: RestQuery },
    signal: AbortSignal,
  ): Promise<Result<Controller | null>> => {
    const started = await throughPortal.start(path, query, signal)
    if (started.ok) return ok(throughPortal)
    if (!isElsewhere(started.error)) return refusedTarget(started.error)
    log.info('portal does not reach the call controller', { code: started.error.code })
    if (config.callController === null) return ok(null)
    const direct = createPublicController(config.callController, me, parts)
    if (!direct.ok) return direct
    const agent = query.some(([name]) => name === 'agent') ? [] : ([['agent', me]] as const)
    const again = await direct.value.start(path, [...agent, ...query], signal)
    if (again.ok) return ok(direct.value)
    await direct.value.close()
    return again.error.code === 'unreachable' ? ok(null) : refusedTarget(again.error)
  }
}

/** All that may be wrong with an order is whom it names. */
export function refusedTarget(error: AppError): Result<never> {
  return err(error.status === 400 ? { ...error, code: 'target-invalid' } : error)
}

/** The portal has no way to the controller: nothing was started, so another way may be tried. */
function isElsewhere({ code, status, serverText }: AppError): boolean {
  if (code === 'not-found' || code === 'not-supported') return true
  if (status !== undefined && [501, 502, 503].includes(status)) return true
  return status === 500 && /connection refused|connectexception/i.test(serverText ?? '')
}
