import type { RingPlan } from '../../../shared/domain/forwarding.ts'
import type { WriteWarning } from '../../../shared/domain/availability.ts'
import { appError } from '../../../shared/errors.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import type { HttpResponse } from '../../http/types.ts'
import type { AccountSession, ForwardingChange, ForwardingWrite } from '../adapter.ts'
import { isAnswerLost } from '../lost-answer.ts'
import {
  CallfwdSchema,
  ForwardSchema,
  fromCallfwd,
  fromForward,
  toCallfwd,
  toForward,
} from './forwarding-wire.ts'
import type { SipxParts } from './parts.ts'
import { isSameRingPlan, namesNewSchedule, planRings } from './ring-plan.ts'
import { readSchedules } from './schedules.ts'

const NEW_PATH = ['my', 'callfwd'] as const
const OLD_PATH = ['my', 'forward'] as const

/** A plan, and which of the two resources it came from. */
export type HeldPlan = { readonly plan: RingPlan; readonly lossy: boolean }

export type RingForwarding = NonNullable<AccountSession['forwarding']> & {
  /** For Do Not Disturb, which saves and restores the plan. */
  held(signal: AbortSignal): Promise<Result<HeldPlan>>
  put(held: HeldPlan, plan: RingPlan, signal: AbortSignal): Promise<Result<HttpResponse>>
}

/**
 * Call forwarding as a sequence of rings (reference sipxcom-user 2). `/my/callfwd` is asked first; `/my/forward` only where
 * there is no such thing, because writing it takes the schedules off all rings without a word.
 */
export function createRingForwarding({ client, config, turn }: SipxParts): RingForwarding {
  let isOld = false

  async function held(signal: AbortSignal): Promise<Result<HeldPlan>> {
    if (!isOld) {
      const fresh = await client.json({ path: NEW_PATH }, CallfwdSchema, signal)
      if (fresh.ok) return ok({ plan: fromCallfwd(fresh.value), lossy: false })
      if (fresh.error.code !== 'not-found') return fresh
    }
    const old = await client.json({ path: OLD_PATH }, ForwardSchema, signal)
    isOld = old.ok
    return mapResult(old, (wire) => ({ plan: fromForward(wire), lossy: true }))
  }

  const put: RingForwarding['put'] = (current, plan, signal) =>
    client.send(
      current.lossy
        ? { method: 'PUT', path: OLD_PATH, body: toForward(plan) }
        : { method: 'PUT', path: NEW_PATH, body: { kind: 'json', value: toCallfwd(plan) } },
      signal,
    )

  /** Old systems do not show the schedules of rings; where they show that there are some, nothing is written. */
  async function risk(signal: AbortSignal): Promise<Result<readonly WriteWarning[]>> {
    const schedules = await readSchedules(client, signal)
    if (schedules.ok && schedules.value.length === 0) return ok([])
    if (schedules.ok) return err(appError('not-supported', { detail: 'schedules-would-be-lost' }))
    return schedules.error.code === 'not-found' ? ok([{ code: 'schedule-at-risk' }]) : schedules
  }

  async function planned(
    change: ForwardingChange,
    current: RingPlan,
    signal: AbortSignal,
  ): Promise<Result<RingPlan>> {
    if (!namesNewSchedule(change, current)) return planRings(change, current, null, config.domain)
    const schedules = await readSchedules(client, signal)
    return schedules.ok ? planRings(change, current, schedules.value, config.domain) : schedules
  }

  async function write(change: ForwardingChange, signal: AbortSignal): Promise<Result<ForwardingWrite>> {
    const current = await held(signal)
    if (!current.ok) return current
    const before = current.value.plan
    const asked = await planned(change, before, signal)
    if (!asked.ok) return asked
    const plan = asked.value
    if (isSameRingPlan(plan, before)) return ok({ value: plan, before, confirmed: true, warnings: [] })
    const warnings = current.value.lossy ? await risk(signal) : ok([])
    if (!warnings.ok) return warnings
    const done = await put(current.value, plan, signal)
    if (!done.ok && !isAnswerLost(done.error)) return done
    const after = await held(signal)
    if (!after.ok) {
      if (!done.ok) return done
      const failed = { code: 'read-back-failed', detail: after.error.code } as const
      return ok({ value: plan, before, confirmed: false, warnings: [...warnings.value, failed] })
    }
    const value = after.value.plan
    const confirmed = isSameRingPlan(plan, value)
    if (!done.ok && !confirmed) return done
    return ok({
      value,
      before,
      confirmed,
      ...(!confirmed && { differs: { asked: plan, got: value } }),
      warnings: warnings.value,
    })
  }

  return {
    held,
    put,
    read: async (signal) => mapResult(await held(signal), ({ plan }) => plan),
    async preview(change, signal) {
      const current = await held(signal)
      return current.ok ? planned(change, current.value.plan, signal) : current
    },
    write: (change, signal) => turn(() => write(change, signal)),
  }
}
