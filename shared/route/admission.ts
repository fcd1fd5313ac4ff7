import { callerKey, isAmong } from '../domain/caller-key.ts'
import type { CallRules } from '../domain/rules.ts'
import type { RouteFacts, RouteQuestion } from './facts.ts'
import { isInForce } from './hours.ts'
import type { RouteFinding, RouteStep } from './route.ts'

type Cause = Pick<RouteStep, 'reason' | 'source' | 'asOf'>

/** Whether the account's system lets a caller through at all. */
export type Admission =
  | { readonly kind: 'rejected'; readonly cause: Cause }
  | { readonly kind: 'unavailable'; readonly cause: Cause }
  | { readonly kind: 'admitted' }

export type Admitted = {
  readonly admission: Admission
  readonly findings: readonly Pick<RouteFinding, 'code' | 'detail'>[]
}

const EVERYBODY = 'everybody'
const NOBODY = 'nobody'

/** The reject list first, whatever else is set: it names callers, not hours. */
export function isRejected({ rules }: RouteFacts, { from }: RouteQuestion): Cause | null {
  if (rules.kind !== 'known') return null
  const keys = new Set(rules.value.reject.flatMap((address) => callerKey(address) ?? []))
  return isAmong(keys, from) ? { reason: 'reject-list', source: 'reject-rules', asOf: rules.asOf } : null
}

/** Do Not Disturb and the accept rules at the moment of the call. */
export function admit(facts: RouteFacts, { at }: RouteQuestion): Admitted {
  const { dnd, rules } = facts
  const unavailable = (cause: Cause): Admitted => ({
    admission: { kind: 'unavailable', cause },
    findings: [],
  })
  if (dnd.kind === 'known' && dnd.value.kind === 'on' && !dnd.value.scheduled) {
    const { until } = dnd.value
    if (until === null || at.getTime() < Date.parse(until))
      return unavailable({ reason: 'dnd', source: 'dnd', asOf: dnd.asOf })
  }
  if (rules.kind === 'known') return byRules(rules.value, rules.asOf, at)
  if (dnd.kind === 'known' && dnd.value.kind === 'on')
    return unavailable({ reason: 'dnd-scheduled', source: 'dnd', asOf: dnd.asOf })
  const findings = [
    ...(dnd.kind === 'unknown' ? [{ code: 'not-known', detail: 'dnd' } as const] : []),
    ...(rules.kind === 'unknown' ? [{ code: 'not-known', detail: 'rules' } as const] : []),
  ]
  return { admission: { kind: 'admitted' }, findings }
}

function byRules({ accept }: CallRules, asOf: string, at: Date): Admitted {
  const { temporary, weekly, timezone } = accept
  const admitted: Admitted = { admission: { kind: 'admitted' }, findings: [] }
  if (temporary !== null) {
    const { minutesLeft } = temporary
    const lasts = minutesLeft === null || at.getTime() < Date.parse(asOf) + minutesLeft * 60_000
    if (lasts) return byGroups(temporary.groups, 'rule', asOf)
  }
  if (weekly.length === 0) return admitted
  if (timezone === null) return { ...admitted, findings: [{ code: 'hours-unknown', detail: null }] }
  const inForce = weekly.map((rule) => isInForce(rule, at, timezone))
  const groups = weekly.filter((_rule, index) => inForce[index] === true).flatMap((rule) => rule.groups)
  const findings = inForce.includes(null) ? [{ code: 'hours-unknown', detail: timezone } as const] : []
  if (groups.length === 0) return { ...admitted, findings }
  const byGroup = byGroups(groups, 'dnd-scheduled', asOf)
  return { ...byGroup, findings: [...byGroup.findings, ...findings] }
}

/** Only the system knows who is in which of its groups: anybody may be in one of them. */
function byGroups(groups: readonly string[], nobody: 'rule' | 'dnd-scheduled', asOf: string): Admitted {
  if (groups.includes(EVERYBODY)) return { admission: { kind: 'admitted' }, findings: [] }
  const named = groups.filter((group) => group !== NOBODY)
  if (named.length > 0)
    return {
      admission: { kind: 'admitted' },
      findings: [{ code: 'group-unknown', detail: named.join(', ') }],
    }
  return {
    admission: { kind: 'unavailable', cause: { reason: nobody, source: 'accept-rules', asOf } },
    findings: [],
  }
}
