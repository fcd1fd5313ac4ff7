import type { CallId } from '../../shared/ids.ts'
import { handedOver } from './call-ended.ts'
import type { CallEffect, CallStep } from './call-events.ts'
import type { CallState } from './call-state.ts'
import { refuse, reply, same, step } from './call-steps.ts'
import { isUnderWay, nameOf, type ReferralState, type TransferState } from './call-transfer-state.ts'
import type { RemoteParty } from './engine.ts'
import { fault } from './fault.ts'
import type { Moment } from './step.ts'

/** The far side must take or refuse the request within this; longer than timer F (RFC 3261 17.1.2.2), which ends it first. */
export const REFER_LIMIT_MS = 35_000
/** Without a word of how it goes for this long, a transfer counts as failed. */
export const WORD_LIMIT_MS = 30_000
/** Once the new party rings, it may ring as long as a proxy lets it (timer C, RFC 3261 16.6). */
export const RING_LIMIT_MS = 180_000

/** A question nobody answers within this is answered with no. */
export const CONSENT_LIMIT_MS = 60_000

/**
 * Handing a call on. What the far side reports (sipfrag, RFC 3515 2.4.5) drives it:
 *
 *   none, failed ──transfer──▶ asked ──202──▶ trying ──18x──▶ ringing ──2xx──▶ the call ends as `transferred`
 *                                │              │               │
 *                                └── refused ───┴── 3xx-6xx, silence ──▶ failed: the call goes on
 *
 * The call stays as it is until the far side says that the new one stands, so that a failure needs no return trip.
 */
export type TransferWish = {
  readonly to: RemoteParty
  readonly target: { readonly uri: string } | { readonly otherId: CallId }
}

export function transfer(call: CallState, { to, target }: TransferWish, requestId: string | null): CallStep {
  if (call.phase !== 'active' || isUnderWay(call.transfer)) return refuse(call, requestId)
  const otherId = 'otherId' in target ? target.otherId : null
  const next: TransferState = { to: nameOf(to), stage: 'asked', status: null, otherId }
  return step({ ...call, transfer: next, waiting: { ...call.waiting, transfer: requestId } }, [
    'otherId' in target ? { kind: 'refer-to', otherId: target.otherId } : { kind: 'refer', uri: target.uri },
    limit(REFER_LIMIT_MS),
  ])
}

export function referAccepted(call: CallState): CallStep {
  if (call.transfer?.stage !== 'asked') return same(call)
  return moved(call, { ...call.transfer, stage: 'trying' }, WORD_LIMIT_MS)
}

/** `status`: of the far side's INVITE so far. */
export function referProgress(call: CallState, status: number, at: Moment): CallStep {
  const { transfer: now } = call
  if (now === null || !isUnderWay(now)) return same(call)
  if (status >= 300) return transferFailed(call, status)
  if (status >= 200) return handedOver(call, at)
  const rings = status >= 180 || now.stage === 'ringing'
  return moved(call, { ...now, stage: rings ? 'ringing' : 'trying' }, rings ? RING_LIMIT_MS : WORD_LIMIT_MS)
}

/** `status` null: the far side never said why. */
export function transferFailed(call: CallState, status: number | null): CallStep {
  if (call.transfer === null || !isUnderWay(call.transfer)) return same(call)
  const error = fault('call-failed', { detail: 'transfer-refused', ...(status === null ? {} : { status }) })
  return step(
    {
      ...call,
      transfer: { ...call.transfer, stage: 'failed', status },
      waiting: { ...call.waiting, transfer: null },
    },
    [...reply(call.waiting.transfer, error), { kind: 'stop-timer', name: 'transfer' }],
  )
}

/** The far side sends us on: a person decides, and silence is a no. */
export function referred(call: CallState, { to, announced }: ReferralState): CallStep {
  if (call.phase !== 'active') return step(call, [{ kind: 'follow', on: false }])
  return step({ ...call, referral: { to, announced } }, [
    { kind: 'start-timer', name: 'referral', delayMs: CONSENT_LIMIT_MS },
  ])
}

/** The person's answer to the far side's wish. */
export function follow(call: CallState, on: boolean, requestId: string | null): CallStep {
  if (call.referral === null) return refuse(call, requestId)
  return step({ ...call, referral: null }, [
    { kind: 'stop-timer', name: 'referral' },
    { kind: 'follow', on },
    ...reply(requestId),
  ])
}

function moved(call: CallState, next: TransferState, limitMs: number): CallStep {
  return step({ ...call, transfer: next, waiting: { ...call.waiting, transfer: null } }, [
    ...reply(call.waiting.transfer),
    limit(limitMs),
  ])
}

function limit(delayMs: number): CallEffect {
  return { kind: 'start-timer', name: 'transfer', delayMs }
}
