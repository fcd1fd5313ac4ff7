import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { ClickToCallFacet } from '../facets/calls.ts'
import { readActiveCalls } from './active-calls.ts'
import { createCallOrders } from './call-orders.ts'
import { controllerTarget } from './call-target.ts'
import type { SipxParts } from './parts.ts'

/** Passes a call that is up on, by the call controller (`action=transfer`, reference sipxcom-user 1). */
export function createPassOn(parts: SipxParts): ClickToCallFacet['transfer'] {
  const { client, config, clock } = parts
  const order = createCallOrders(parts)
  return async ({ target, call, wait, onStep }, signal) => {
    const me = await parts.me(signal)
    if (!me.ok) return me
    const calls = await readActiveCalls(client, me.value, signal)
    if (!calls.ok) return calls
    const chosen = choose(calls.value, call ?? null)
    if (!chosen.ok) return chosen
    const { number } = chosen.value.remote
    // The controller knows a call by its two parties in the order in which they were connected.
    const path = chosen.value.direction === 'in' ? [number, me.value] : [me.value, number]
    const query = [
      ['agent', me.value],
      ['action', 'transfer'],
      ['target', controllerTarget(target, config.domain)],
    ] as const
    const taken = await order({ me: me.value, path, query }, signal)
    if (!taken.ok)
      return taken.error.status === 406
        ? err(appError('call-not-found', { host: client.host, detail: 'not-made-here' }))
        : taken
    if (taken.value === null) return err(appError('not-supported', { detail: 'call-controller' }))
    await taken.value.close()
    const step = { step: 'transferred', at: clock.now().toISOString(), status: null } as const
    onStep(step)
    return ok({ steps: [step], outcome: wait ? 'unknown' : null })
  }
}

/** The call that is meant: the one with this number, or the only one. */
function choose(calls: readonly ActiveCall[], number: string | null): Result<ActiveCall> {
  const meant = number === null ? calls : calls.filter(({ remote }) => remote.number === number)
  const [call, ...others] = meant
  if (call === undefined) return err(appError('call-not-found', { detail: 'no-active-call' }))
  return others.length > 0 ? err(appError('conflict', { detail: 'several-calls' })) : ok(call)
}
