import {
  FORWARD_CONDITIONS,
  planKey,
  type ForwardCondition,
} from '../../../shared/domain/forward-conditions.ts'
import type { ConditionPlan } from '../../../shared/domain/forwarding.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { ForwardingChange } from '../adapter.ts'
import {
  fromWireDestination,
  isSameDestination,
  toWireDestination,
  type ShownContext,
} from './destinations.ts'
import type { ConditionKey, DiversionsWire } from './wire.ts'

const KEY_OF: { readonly [W in ForwardCondition]: ConditionKey } = {
  always: 'FUNC',
  busy: 'FBUS',
  'no-answer': 'FNOA',
  offline: 'FNOL',
  unavailable: 'FUNV',
}

export function toPlan(wire: DiversionsWire, context: ShownContext): ConditionPlan {
  const shown = (key: ConditionKey): string | null => {
    const value = wire[key]
    return value === null ? null : cleanRemoteText(fromWireDestination(value, context), 'address')
  }
  return {
    kind: 'by-condition',
    always: shown(KEY_OF.always),
    busy: shown(KEY_OF.busy),
    noAnswer: shown(KEY_OF['no-answer']),
    offline: shown(KEY_OF.offline),
    unavailable: shown(KEY_OF.unavailable),
  }
}

/** What a change comes to: the plan afterwards, and the form fields that make it so. */
export type PlannedChange = {
  readonly plan: ConditionPlan
  /** Only what differs: the server writes the others back as they are. `''` clears. */
  readonly fields: Readonly<Record<string, string>>
  readonly uses: { readonly voicemail: boolean; readonly mobile: boolean }
}

/**
 * Works out a change against the plan the server has now. `set` sends its one key even when it is there already,
 * `replace` only what differs.
 * Errors: invalid-input with `field` (`to`, `plan`), conflict when the server has another plan than `expected`.
 */
export function planChange(
  change: ForwardingChange,
  current: ConditionPlan,
  domain: string,
): Result<PlannedChange> {
  let wanted: ConditionPlan
  if (change.kind === 'set') {
    wanted = { ...current, [planKey(change.when)]: change.to }
  } else {
    if (change.plan.kind !== 'by-condition')
      return err(appError('invalid-input', { field: 'plan', detail: change.plan.kind }))
    const { expected } = change
    if (expected !== undefined && (expected.kind !== 'by-condition' || !isSamePlan(expected, current, null)))
      return err(appError('conflict', { detail: 'forwarding' }))
    wanted = change.plan
  }
  const fields: Record<string, string> = {}
  const plan: { -readonly [K in keyof ConditionPlan]: ConditionPlan[K] } = { ...current }
  const uses = { voicemail: false, mobile: false }
  for (const when of FORWARD_CONDITIONS) {
    const key = planKey(when)
    const to = wanted[key]
    const isAsked = change.kind === 'set' ? change.when === when : !isSameDestination(to, current[key], null)
    if (!isAsked) continue
    const destination = to === null ? null : toWireDestination(to, domain)
    if (destination !== null && !destination.ok) return destination
    plan[key] = destination === null ? null : destination.value.shown
    fields[KEY_OF[when]] = destination === null ? '' : destination.value.wire
    if (plan[key] === 'voicemail') uses.voicemail = true
    if (plan[key] === 'mobile') uses.mobile = true
  }
  return ok({ plan, fields, uses })
}

export function isSamePlan(asked: ConditionPlan, got: ConditionPlan, mobileNumber: string | null): boolean {
  return FORWARD_CONDITIONS.every((when) =>
    isSameDestination(asked[planKey(when)], got[planKey(when)], mobileNumber),
  )
}
