import type { CallEnd } from '../../shared/domain/call.ts'
import { assertNever } from '../../shared/never.ts'
import { endingOf } from './call-end.ts'
import { afterEnd, ended, failedEnd, handedOver, hungUpEnd } from './call-ended.ts'
import type { CallEvent, CallStep, CallTimer } from './call-events.ts'
import { hold, holdAgreed, holdRefused } from './call-hold.ts'
import { media, restartMedia } from './call-media.ts'
import type { CallState } from './call-state.ts'
import { refuse, reply, same, step } from './call-steps.ts'
import { follow, referAccepted, referProgress, referred, transfer, transferFailed } from './call-transfer.ts'
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
 *   transfer: call-transfer.ts
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
    case 'transfer':
      return transfer(call, event, event.requestId)
    case 'follow':
      return follow(call, event.on, event.requestId)
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
      const { movedTo } = event
      if (movedTo) return ended({ ...call, movedTo: movedTo.address }, 'moved', at, { status: event.status })
      return ended(call, end, at, { status: event.status, error })
    }
    case 'cancelled':
      return ended(call, event.elsewhere ? 'elsewhere' : 'missed', at, { status: 487 })
    case 'hung-up':
      return ended(call, hungUpEnd(call), at)
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
    case 'refer-accepted':
      return referAccepted(call)
    case 'refer-progress':
      return referProgress(call, event.status, at)
    case 'refer-refused':
      return transferFailed(call, event.status)
    case 'handed-over':
      return handedOver(call, at)
    case 'referred':
      return referred(call, event)
    case 'quality':
      return call.phase === 'active' ? step({ ...call, quality: event.quality }, []) : same(call)
    case 'line-lost':
      return lineLost(call, at)
    case 'line-back':
      return call.phase === 'active' ? step(call, [{ kind: 'restart', patient: false }]) : same(call)
    case 'timer':
      return timer(call, event.name, at)
    default:
      return assertNever(event)
  }
}

function timer(call: CallState, name: CallTimer, at: Moment): CallStep {
  if (name === 'transfer') return transferFailed(call, 408)
  if (name === 'referral') return follow(call, false, null)
  if (name === 'restart') return restartMedia(call)
  return name === 'media'
    ? ended(call, 'connection-lost', at, { effects: [{ kind: 'hang-up' }] })
    : same(call)
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

/** An answered call lives on: its sound may go another way, and its dialog outlives the connection (RFC 5626 4.4). */
function lineLost(call: CallState, at: Moment): CallStep {
  if (call.phase === 'active') return same(call)
  const end = call.phase === 'incoming' ? 'missed' : 'connection-lost'
  return ended(call, end, at, { effects: [{ kind: 'hang-up' }] })
}
