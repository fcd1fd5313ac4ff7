import type { CallEnd } from '../../shared/domain/call.ts'
import type { AppError } from '../../shared/errors.ts'
import { assertNever } from '../../shared/never.ts'
import { endingOf } from './call-end.ts'
import { type CallEffect, type CallEvent, type CallStep, LINGER_MS, MEDIA_LOST_MS } from './call-events.ts'
import { hold, holdAgreed, holdRefused } from './call-hold.ts'
import type { CallState } from './call-state.ts'
import { refuse, reply, same, step } from './call-steps.ts'
import type { MediaHealth } from './engine.ts'
import { fault } from './fault.ts'
import type { Moment } from './step.ts'

/**
 * One call leg, as a pure reducer.
 *
 *   out:  dialing ──180──▶ ringing ──183+SDP──▶ early ──┐
 *            │ │ 183+SDP      │                   ▲ │   │ 200
 *            │ └──────────────┼───────────────────┘ │   ▼
 *            └──────200───────┴─────────200─────────┴▶ active ─┐ hold, resume, mute, DTMF,
 *                                                      │  ▲ └──┘ remote hold, ICE restart
 *   in:   incoming ──answer──▶ connecting ──accepted───┼──┘
 *            │  ▲                   │                  │
 *            │  └── accept failed ──┤                  │
 *            ▼                      ▼                  ▼
 *          ended ◀── refused, declined, cancelled, hung up here or there, lost ──  … 4 s … ▶ gone
 *          (a lost connection ends what is not answered yet; an active call lives on)
 *
 *   hold: none ──hold──▶ holding ──agreed──▶ held ──resume──▶ resuming ──agreed──▶ none
 *           ▲               │ refused          ▲                  │ refused
 *           └───────────────┘                  └──────────────────┘
 *
 * Hanging up shows `ended` at once; when a 200 crosses our CANCEL on the way, the engine hangs up again.
 * A call whose INVITE never left is not shown as ended: it was never a call, and the request that asked for it fails.
 */
export function reduceCall(call: CallState, event: CallEvent, at: Moment): CallStep {
  if (call.phase === 'ended') return afterEnd(call, event)
  switch (event.kind) {
    case 'answer':
      return answer(call, event.requestId)
    case 'decline':
      if (call.phase !== 'incoming') return refuse(call, event.requestId)
      return ended(call, 'declined-here', at, {
        status: event.how === 'busy' ? 486 : 603,
        effects: [{ kind: 'reject', status: event.how === 'busy' ? 486 : 603 }, ...reply(event.requestId)],
      })
    case 'hang-up':
      return hangUp(call, event.requestId, at)
    case 'mute':
      return step({ ...call, muted: event.on }, reply(event.requestId))
    case 'hold':
      return hold(call, event.on, event.requestId)
    case 'dtmf':
      if (call.phase !== 'active' && call.phase !== 'early') return refuse(call, event.requestId)
      return step(call, [{ kind: 'dtmf', tones: event.tones, requestId: event.requestId }])
    case 'silence':
      return step({ ...call, silenced: true }, reply(event.requestId))
    case 'sent':
      return step(
        { ...call, sipCallId: event.sipCallId, waiting: { ...call.waiting, start: null } },
        reply(call.waiting.start),
      )
    case 'send-failed':
      return { state: null, effects: [...reply(call.waiting.start, event.error), { kind: 'forget' }] }
    case 'ringing':
      return step({ ...call, rang: true, phase: call.phase === 'dialing' ? 'ringing' : call.phase }, [])
    case 'early':
      return call.direction === 'out' && call.phase !== 'active'
        ? step({ ...call, rang: true, phase: 'early' }, [])
        : same(call)
    case 'answered':
      return call.direction === 'out' && call.phase !== 'active'
        ? active({ ...call, remote: event.remote ?? call.remote }, at)
        : same(call)
    case 'accepted':
      return call.phase === 'connecting' ? active(call, at) : same(call)
    case 'accept-failed':
      if (call.phase !== 'connecting') return same(call)
      return step(
        { ...call, phase: 'incoming', error: event.error, waiting: { ...call.waiting, start: null } },
        [...reply(call.waiting.start, event.error)],
      )
    case 'refused': {
      const { end, error } = endingOf(event.status, event.serverText, call.rang)
      return ended(call, end, at, { status: event.status, error })
    }
    case 'cancelled':
      return ended(call, event.elsewhere ? 'elsewhere' : 'missed', at, { status: 487 })
    case 'hung-up':
      return ended(call, 'hung-up-there', at)
    case 'failed':
      return ended(call, failedEnd(call, event.error), at, { status: event.status, error: event.error })
    case 'hold-agreed':
      return holdAgreed(call, event.on)
    case 'hold-refused':
      return holdRefused(call, event.on, event.status)
    case 'remote-hold':
      return step({ ...call, remoteHold: event.on }, [])
    case 'media':
      return media(call, event.health)
    case 'dialog-lost':
      return ended(call, 'connection-lost', at, { effects: [{ kind: 'hang-up' }] })
    case 'quality':
      return call.phase === 'active' ? step({ ...call, quality: event.quality }, []) : same(call)
    case 'line-lost':
      return lineLost(call, at)
    case 'line-back':
      return call.phase === 'active' ? step(call, [{ kind: 'restart' }]) : same(call)
    case 'timer':
      return event.name === 'media'
        ? ended(call, 'connection-lost', at, { effects: [{ kind: 'hang-up' }] })
        : same(call)
    default:
      return assertNever(event)
  }
}

function answer(call: CallState, requestId: string | null): CallStep {
  if (call.direction === 'out') return refuse(call, requestId)
  // A second press finds the call connecting or connected: that is what it asked for.
  if (call.phase !== 'incoming') return step(call, reply(requestId))
  return step({ ...call, phase: 'connecting', error: null, waiting: { ...call.waiting, start: requestId } }, [
    { kind: 'accept' },
  ])
}

function active(call: CallState, at: Moment): CallStep {
  return step({ ...call, phase: 'active', answeredMs: at.nowMs, waiting: { ...call.waiting, start: null } }, [
    ...reply(call.waiting.start),
  ])
}

function hangUp(call: CallState, requestId: string | null, at: Moment): CallStep {
  if (call.phase === 'incoming') {
    return ended(call, 'declined-here', at, {
      status: 486,
      effects: [{ kind: 'reject', status: 486 }, ...reply(requestId)],
    })
  }
  const end: CallEnd = call.phase === 'active' || call.phase === 'connecting' ? 'hung-up-here' : 'cancelled'
  return ended(call, end, at, { effects: [{ kind: 'hang-up' }, ...reply(requestId)] })
}

function media(call: CallState, health: MediaHealth): CallStep {
  if (call.phase !== 'active') return same(call)
  switch (health) {
    case 'ok':
      return step({ ...call, mediaDown: false }, [{ kind: 'stop-timer', name: 'media' }])
    case 'interrupted':
      // ICE mends a short gap by itself (RFC 7675 consent checks); only a failure needs a restart.
      return mediaDown(call, [])
    case 'failed':
      return mediaDown(call, [{ kind: 'restart' }])
    default:
      return assertNever(health)
  }
}

function mediaDown(call: CallState, effects: readonly CallEffect[]): CallStep {
  if (call.mediaDown) return step(call, effects)
  return step({ ...call, mediaDown: true }, [
    ...effects,
    { kind: 'start-timer', name: 'media', delayMs: MEDIA_LOST_MS },
  ])
}

/** An answered call lives on: its sound may go another way, and its dialog outlives the connection (RFC 5626 4.4). */
function lineLost(call: CallState, at: Moment): CallStep {
  if (call.phase === 'active') return same(call)
  const end = call.phase === 'incoming' ? 'missed' : 'connection-lost'
  return ended(call, end, at, { effects: [{ kind: 'hang-up' }] })
}

function failedEnd(call: CallState, error: AppError | null): CallEnd {
  if (call.phase === 'incoming') return 'missed'
  if (error?.detail === 'no-common-codec') return 'no-common-codec'
  return call.phase === 'active' ? 'connection-lost' : 'failed'
}

type EndDetails = {
  readonly status?: number | null
  readonly error?: AppError | null
  readonly effects?: readonly CallEffect[]
}

function ended(call: CallState, end: CallEnd, at: Moment, details: EndDetails = {}): CallStep {
  const { status = null, error = null, effects = [] } = details
  const late = error ?? fault('cancelled', { detail: 'call-ended' })
  const next: CallState = {
    ...call,
    phase: 'ended',
    holdWanted: call.holdAgreed,
    endedMs: at.nowMs,
    end,
    status,
    error,
    waiting: { start: null, hold: null },
  }
  return step(next, [
    ...effects,
    ...reply(call.waiting.start, late),
    ...reply(call.waiting.hold, late),
    { kind: 'stop-timer', name: 'media' },
    { kind: 'start-timer', name: 'linger', delayMs: LINGER_MS },
  ])
}

function afterEnd(call: CallState, event: CallEvent): CallStep {
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
      return step(call, reply(event.requestId, fault('call-not-found')))
    default:
      return same(call)
  }
}
