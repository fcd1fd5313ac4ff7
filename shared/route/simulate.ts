import { callerKey } from '../domain/caller-key.ts'
import type { ConditionPlan, RingPlan } from '../domain/forwarding.ts'
import { isAmong } from '../domain/caller-key.ts'
import { admit, isRejected } from './admission.ts'
import type { RouteFacts, RouteQuestion } from './facts.ts'
import type { Route, RouteFinding, RouteStep } from './route.ts'

type Path = {
  readonly facts: RouteFacts
  readonly question: RouteQuestion
  /** Every account of the person, for forwards from one to another. */
  readonly all: readonly RouteFacts[]
  /** Accounts the call has come through. */
  readonly visited: readonly string[]
}
type Told = Pick<RouteStep, 'action' | 'reason' | 'source'> & Partial<RouteStep>

const NOWHERE: Route = { steps: [], findings: [] }

/**
 * What happens to a call to one account: its steps in order, with the setting that decides each, and what a person should
 * know about it. Pure. The order is the one of the systems we know: reject list, always-forward, Do Not Disturb and
 * accept rules, phones, conditions. A step with `when` is one of two ends.
 */
export function simulateRoute(
  facts: RouteFacts,
  question: RouteQuestion,
  all: readonly RouteFacts[] = [facts],
): Route {
  return enter({ facts, question, all, visited: [] })
}

function enter(path: Path): Route {
  const { facts, question } = path
  const plan = facts.plan.kind === 'known' ? facts.plan : null
  const rejected = isRejected(facts, question)
  if (rejected) return told(path, { action: 'reject', ...rejected })
  if (plan?.value.kind === 'by-condition' && plan.value.always !== null) {
    const { always, kind: _kind, ...others } = plan.value
    const idle = Object.entries(others).flatMap(([when, to]) => (to === null ? [] : [when]))
    return join(
      idle.length > 0 ? found(path, 'shadowed', idle.join(', ')) : NOWHERE,
      isBlocked(path) ? found(path, 'blocked-elsewhere', always) : NOWHERE,
      forward(path, always, 'always', null),
    )
  }
  const { admission, findings } = admit(facts, question)
  const noted: Route = {
    steps: [],
    findings: findings.map((finding) => ({ ...finding, account: facts.account })),
  }
  if (admission.kind !== 'admitted')
    return join(noted, whenUnavailable(path, plan?.value ?? null, admission.cause))
  const unknown = facts.plan.kind === 'unknown' ? found(path, 'not-known', 'forwarding') : NOWHERE
  if (plan?.value.kind === 'ring-sequence') return join(noted, unknown, inSequence(path, plan.value))
  return join(noted, unknown, atPhones(path, plan?.value ?? null))
}

function whenUnavailable(
  path: Path,
  plan: ConditionPlan | RingPlan | null,
  cause: Pick<RouteStep, 'reason' | 'source' | 'asOf'>,
): Route {
  const refused = told(path, { action: 'reject', ...cause })
  if (plan?.kind === 'by-condition' && plan.unavailable !== null)
    return join(refused, forward(path, plan.unavailable, 'unavailable', null))
  if (plan?.kind === 'ring-sequence' && plan.voicemail)
    return join(refused, voicemail(path, 'unavailable', null))
  return join(refused, found(path, 'lost-unavailable', null), lost(path, 'no-forward', null))
}

function atPhones(path: Path, plan: ConditionPlan | null): Route {
  const { phones, noAnswerSec } = path.facts
  if (phones.kind === 'known' && phones.value === 0)
    return plan?.offline
      ? forward(path, plan.offline, 'offline', null)
      : join(found(path, 'lost-offline', null), lost(path, 'offline', null))
  const unknown = phones.kind === 'unknown' ? found(path, 'not-known', 'phones') : NOWHERE
  const asOf = phones.kind === 'known' ? phones.asOf : null
  if (isBlocked(path)) return join(unknown, told(path, { ...BLOCKED_HERE, asOf: null }))
  const seconds = plan?.noAnswer ? noAnswerSec : null
  const ring = told(path, { action: 'ring', reason: 'phones', source: 'devices', seconds, asOf })
  return join(
    unknown,
    ring,
    ...CONDITIONS.map(({ when, key }) => afterRinging(path, plan?.[key] ?? null, when)),
  )
}

const BLOCKED_HERE = { action: 'turn-away', reason: 'block-list', source: 'block-list' } as const
const CONDITIONS = [
  { when: 'busy', key: 'busy' },
  { when: 'no-answer', key: 'noAnswer' },
] as const

function afterRinging(path: Path, to: string | null, when: 'busy' | 'no-answer'): Route {
  if (to !== null) return forward(path, to, when, when)
  return join(
    when === 'no-answer' ? found(path, 'lost-no-answer', null) : NOWHERE,
    lost(path, 'no-forward', when),
  )
}

/** Own phones, then one destination after the other or together with the one before, then the mailbox or nobody. */
function inSequence(path: Path, plan: RingPlan): Route {
  const rings = plan.rings.filter(({ enabled }) => enabled)
  const scheduled = rings.filter(({ schedule }) => schedule !== undefined)
  const own = isBlocked(path)
    ? told(path, { ...BLOCKED_HERE, asOf: null })
    : told(path, { action: 'ring', reason: 'phones', source: 'forwarding', seconds: plan.ownSec })
  // Turned away here is turned away everywhere: 603 ends the whole search.
  if (isBlocked(path)) return own
  return join(
    own,
    ...scheduled.map(({ schedule }) => found(path, 'schedule-unknown', schedule ?? null)),
    ...rings.map((ring) => {
      const trouble = destinationTrouble(path, ring.destination)
      if (trouble) return join(found(path, trouble, ring.destination))
      return told(path, {
        action: 'ring',
        reason: ring.mode === 'together' ? 'together' : 'sequence',
        source: 'forwarding',
        to: ring.destination,
        seconds: ring.ringSec,
      })
    }),
    plan.voicemail
      ? voicemail(path, 'no-answer', 'no-answer')
      : join(found(path, 'lost-no-answer', null), lost(path, 'no-forward', 'no-answer')),
  )
}

function forward(
  path: Path,
  to: string,
  reason: 'always' | 'busy' | 'no-answer' | 'offline' | 'unavailable',
  when: RouteStep['when'],
): Route {
  if (to === 'voicemail') return voicemail(path, reason, when)
  const step = told(path, { action: 'forward', reason, source: 'forwarding', to, when })
  const trouble = destinationTrouble(path, to)
  if (trouble !== null) return join(step, found(path, trouble, to), lost(path, trouble, when))
  const next = ownAccount(path, to)
  if (next === null) return step
  if (next.account.id === path.facts.account.id || path.visited.includes(next.account.id))
    return join(step, found(path, 'loop', to), lost(path, 'loop', when))
  return join(step, enter({ ...path, facts: next, visited: [...path.visited, path.facts.account.id] }))
}

/** Why a destination leads nowhere. */
function destinationTrouble(path: Path, to: string): 'to-caller' | 'no-mobile-number' | null {
  const { mobileNumber } = path.facts
  if (to === 'mobile') {
    if (mobileNumber.kind === 'known' && mobileNumber.value === null) return 'no-mobile-number'
    const number = mobileNumber.kind === 'known' ? mobileNumber.value : null
    return number !== null && callerKey(number) === callerKey(path.question.from) ? 'to-caller' : null
  }
  const key = callerKey(to)
  return key !== null && key === callerKey(path.question.from) ? 'to-caller' : null
}

/** The person's own account that a destination belongs to; a bare user means one of the same domain. */
function ownAccount({ facts, all }: Path, to: string): RouteFacts | null {
  const domain = facts.addresses[0]?.split('@')[1]
  const bare = callerKey(to)
  const keys = new Set([
    bare,
    domain !== undefined && !to.includes('@') ? `${to.toLowerCase()}@${domain}` : bare,
  ])
  return all.find(({ addresses }) => addresses.some((address) => keys.has(callerKey(address)))) ?? null
}

function voicemail(path: Path, reason: RouteStep['reason'], when: RouteStep['when']): Route {
  const { mailbox } = path.facts
  if (mailbox.kind === 'known' && !mailbox.value)
    return join(found(path, 'no-mailbox', null), lost(path, 'no-mailbox', when))
  const unsure = mailbox.kind === 'unknown' ? found(path, 'not-known', 'voicemail') : NOWHERE
  return join(
    unsure,
    told(path, { action: 'voicemail', reason, source: 'forwarding', to: 'voicemail', when }),
  )
}

function lost(path: Path, reason: RouteStep['reason'], when: RouteStep['when']): Route {
  return told(path, { action: 'lost', reason, source: 'forwarding', when })
}

function isBlocked({ question }: Path): boolean {
  return isAmong(question.blocked, question.from)
}

function told({ facts }: Path, step: Told): Route {
  const planAsOf = facts.plan.kind === 'known' ? facts.plan.asOf : null
  const asOf = step.source === 'forwarding' ? planAsOf : null
  return {
    steps: [{ account: facts.account, to: null, seconds: null, when: null, asOf, ...step }],
    findings: [],
  }
}

function found({ facts }: Path, code: RouteFinding['code'], detail: string | null): Route {
  return { steps: [], findings: [{ code, account: facts.account, detail }] }
}

function join(...routes: readonly Route[]): Route {
  return {
    steps: routes.flatMap(({ steps }) => steps),
    findings: routes.flatMap(({ findings }) => findings),
  }
}
