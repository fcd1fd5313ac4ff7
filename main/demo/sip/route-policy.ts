import type { ConditionPlan } from '../../../shared/domain/forwarding.ts'
import type { ForwardCondition } from '../../../shared/domain/forward-conditions.ts'

/** What a user's settings say about a call that comes in now; asked anew for every call. */
export type CallPolicy = {
  readonly dnd: boolean
  /** Destination per condition, null = not set. `unavailable`: where calls go that Do Not Disturb refuses. */
  readonly forwarding: Omit<ConditionPlan, 'kind'>
  /** Seconds it rings before `noAnswer` acts. */
  readonly noAnswerSec: number
}

export const OPEN_POLICY: CallPolicy = {
  dnd: false,
  forwarding: { always: null, busy: null, noAnswer: null, offline: null, unavailable: null },
  noAnswerSec: 35,
}

export type RouteDecision =
  /** `limitSec`: how long it rings until `decideAfter` is asked about a 408; null = until the caller gives up. */
  | { readonly kind: 'ring'; readonly limitSec: number | null }
  | { readonly kind: 'forward'; readonly to: string; readonly why: ForwardCondition }
  | { readonly kind: 'refuse'; readonly status: number; readonly reason?: string }

/** What to do with a call before any phone rings. */
export function decideBefore({ dnd, forwarding, noAnswerSec }: CallPolicy, isOnline: boolean): RouteDecision {
  if (forwarding.always !== null) return { kind: 'forward', to: forwarding.always, why: 'always' }
  if (dnd) {
    if (forwarding.unavailable !== null)
      return { kind: 'forward', to: forwarding.unavailable, why: 'unavailable' }
    return { kind: 'refuse', status: 480, reason: 'Do Not Disturb' }
  }
  if (!isOnline) {
    if (forwarding.offline !== null) return { kind: 'forward', to: forwarding.offline, why: 'offline' }
    return { kind: 'refuse', status: 480, reason: 'Not Online' }
  }
  return { kind: 'ring', limitSec: forwarding.noAnswer === null ? null : noAnswerSec }
}

/** What to do after the phones answered with `status` (300..699), or rang for too long (408). */
export function decideAfter({ forwarding }: CallPolicy, status: number): RouteDecision {
  if (isBusy(status) && forwarding.busy !== null) return { kind: 'forward', to: forwarding.busy, why: 'busy' }
  if (isNoAnswer(status) && forwarding.noAnswer !== null) {
    return { kind: 'forward', to: forwarding.noAnswer, why: 'no-answer' }
  }
  return { kind: 'refuse', status }
}

function isBusy(status: number): boolean {
  return status === 486 || status === 600
}

/** 480 of a phone that gave up ringing, 408 of the proxy, 503 of a link that broke while ringing. */
function isNoAnswer(status: number): boolean {
  return status === 408 || status === 480 || status === 503
}
