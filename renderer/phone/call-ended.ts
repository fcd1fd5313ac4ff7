import type { CallEnd } from '../../shared/domain/call.ts'
import type { AppError } from '../../shared/errors.ts'
import { type CallEffect, type CallEvent, type CallStep, LINGER_MS } from './call-events.ts'
import type { CallState } from './call-state.ts'
import { reply, same, step } from './call-steps.ts'
import { isUnderWay } from './call-transfer-state.ts'
import { fault } from './fault.ts'
import type { Moment } from './step.ts'

/** A question stays in view longer than an answer. */
const CONSENT_MS = 30_000

/** Its far side has somebody else to talk to now. */
export function handedOver(call: CallState, at: Moment): CallStep {
  return ended(call, 'transferred', at, { effects: [{ kind: 'hang-up' }] })
}

/** Many phones say goodbye as soon as they have taken a transfer, before they say how it went. */
export function hungUpEnd({ transfer }: CallState): CallEnd {
  return transfer?.stage === 'trying' || transfer?.stage === 'ringing' ? 'transferred' : 'hung-up-there'
}

/** What a failure inside means for the call it hits. */
export function failedEnd(call: CallState, error: AppError | null): CallEnd {
  if (call.phase === 'incoming') return 'missed'
  if (error?.detail === 'no-common-codec') return 'no-common-codec'
  return call.phase === 'active' ? 'connection-lost' : 'failed'
}

type EndDetails = {
  readonly status?: number | null
  readonly error?: AppError | null
  readonly effects?: readonly CallEffect[]
}

/** The one way a call ends: whoever waits hears of it, and it stays in view for a while. */
export function ended(call: CallState, end: CallEnd, at: Moment, details: EndDetails = {}): CallStep {
  const { status = null, error = null, effects = [] } = details
  const late = error ?? fault('cancelled', { detail: 'call-ended' })
  const transferTimer: readonly CallEffect[] = isUnderWay(call.transfer)
    ? [{ kind: 'stop-timer', name: 'transfer' }]
    : []
  const next: CallState = {
    ...call,
    phase: 'ended',
    holdWanted: call.holdAgreed,
    endedMs: at.nowMs,
    end,
    status,
    error,
    referral: null,
    waiting: { start: null, hold: null, transfer: null },
  }
  return step(next, [
    ...effects,
    ...reply(call.waiting.start, late),
    ...reply(call.waiting.hold, late),
    ...reply(call.waiting.transfer, end === 'transferred' ? null : late),
    { kind: 'stop-timer', name: 'media' },
    ...transferTimer,
    { kind: 'start-timer', name: 'linger', delayMs: end === 'moved' ? CONSENT_MS : LINGER_MS },
  ])
}

/** An ended call hears only what is left to settle. */
export function afterEnd(call: CallState, event: CallEvent): CallStep {
  switch (event.kind) {
    case 'timer':
      return event.name === 'linger' ? { state: null, effects: [{ kind: 'forget' }] } : same(call)
    // A 200 and our CANCEL, or our 200 and a hang-up, crossed on the way.
    case 'answered':
    case 'accepted':
      return step(call, [{ kind: 'hang-up' }])
    case 'hang-up':
      return step(call, reply(event.requestId))
    case 'answer':
    case 'decline':
    case 'mute':
    case 'hold':
    case 'dtmf':
    case 'silence':
    case 'transfer':
    case 'follow':
      return step(call, reply(event.requestId, fault('call-not-found')))
    default:
      return same(call)
  }
}
