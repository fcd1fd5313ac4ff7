import { isAmong } from '../../shared/domain/caller-key.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import { type CallEffect, type CallEvent, LINGER_MS } from './call-events.ts'
import { reduceCall } from './call-machine.ts'
import { type CallState, dialledCall, hasFloor, incomingCall, isLive, isRinging } from './call-state.ts'
import { isUnderWay } from './call-transfer-state.ts'
import { companions, leave } from './conference.ts'
import type { FollowedCall, IncomingCall } from './engine.ts'
import { fault } from './fault.ts'
import type { Moment } from './step.ts'
import {
  chain,
  HOG_RINGING,
  MAX_CALLS,
  MAX_RINGING,
  type PhoneEffect,
  type PhoneEvent,
  type PhoneState,
  type PhoneStep,
  reply,
  SPARE_RINGING,
} from './phone-state.ts'

/** Starts a call on a line that is ready. */
export function dial(state: PhoneState, event: Extract<PhoneEvent, { kind: 'dial' }>, at: Moment): PhoneStep {
  const { callId, accountId, uri, requestId, hidden = false } = event
  const refuse = (error: AppError): PhoneStep => ({ state, effects: reply(requestId, error) })
  if (state.lines[accountId]?.phase.kind !== 'ready') return refuse(fault('line-not-ready', { accountId }))
  if (state.calls.some((call) => call.id === callId)) return refuse(fault('conflict', { detail: 'call-id' }))
  if (state.calls.filter(isLive).length >= MAX_CALLS)
    return refuse(fault('conflict', { detail: 'too-many-calls' }))
  const added = { ...state, calls: [...state.calls, dialledCall(event, at)] }
  const focused = takeFocus(added, callId, at)
  return {
    state: focused.state,
    effects: [{ kind: 'dial', callId, accountId, uri, hidden }, ...focused.effects],
  }
}

/** A call that the engine made because a far side sent us on; it takes the focus like one that was dialled. */
export function followed(
  state: PhoneState,
  accountId: string,
  { callId, remote, consultFor }: Omit<FollowedCall, 'call'>,
  at: Moment,
): PhoneStep {
  const call = dialledCall({ callId, accountId, remote, consultFor, requestId: null }, at)
  return takeFocus({ ...state, calls: [...state.calls, call] }, callId, at)
}

/** A call comes in; a blocked caller is refused, the fifth that rings at once is told that we are busy. */
export function incoming(
  state: PhoneState,
  accountId: string,
  { callId, ...rest }: Omit<IncomingCall, 'call'>,
  disturbing: boolean,
  at: Moment,
): PhoneStep {
  const call = incomingCall(accountId, { callId, ...rest }, at)
  const full =
    !mayRing(state.calls.filter(isRinging), call.remote.address) ||
    state.calls.filter(isLive).length >= MAX_CALLS
  // 603: a caller who is not wanted shall not ring on the other phones either.
  if (isAmong(state.blocked, call.remote.address)) return turnAway(state, call, 'blocked', 603, at)
  // 486: other phones of the account go on ringing.
  if (full || (disturbing && rest.replaces === null)) return turnAway(state, call, 'missed', 486, at)
  const added = { ...state, calls: [...state.calls, call] }
  const replaced = state.calls.find(
    (candidate) => candidate.id === rest.replaces && candidate.phase === 'active',
  )
  // RFC 3891 3: a call that takes the place of an answered one is answered without asking again.
  return replaced
    ? onCall(added, callId, { kind: 'answer', requestId: null }, at)
    : { state: added, effects: [] }
}

/** One caller's flood does not keep the call out that is meant. */
function mayRing(ringing: readonly CallState[], caller: string): boolean {
  if (ringing.length < MAX_RINGING) return true
  const shareOf = (address: string) => ringing.filter(({ remote }) => remote.address === address).length
  const isHogged = ringing.some(({ remote }) => shareOf(remote.address) >= HOG_RINGING)
  return isHogged && shareOf(caller) === 0 && ringing.length < MAX_RINGING + SPARE_RINGING
}

/** Refused before it rang, and kept for the list of calls. */
function turnAway(
  state: PhoneState,
  call: CallState,
  end: 'blocked' | 'missed',
  status: 486 | 603,
  at: Moment,
): PhoneStep {
  const ended: CallState = { ...call, phase: 'ended', end, endedMs: at.nowMs, status, silenced: true }
  const effects: readonly CallEffect[] = [
    { kind: 'reject', status },
    { kind: 'start-timer', name: 'linger', delayMs: LINGER_MS },
  ]
  return {
    state: { ...state, calls: [...state.calls, ended] },
    effects: effects.map((effect) => ({ kind: 'call', callId: call.id, effect })),
  }
}

/** Something happens to one call, and what that means for the others. */
export function onCall(state: PhoneState, callId: CallId, event: CallEvent, at: Moment): PhoneStep {
  const before = state.calls.find((call) => call.id === callId)
  if (!before) {
    const requestId = 'requestId' in event ? event.requestId : null
    return { state, effects: reply(requestId, fault('call-not-found')) }
  }
  if (event.kind === 'answer' && event.others === 'end' && before.phase === 'incoming') {
    const ended = endOthers(state, callId, at)
    const answered = onCall(ended.state, callId, { ...event, others: 'hold' }, at)
    return { state: answered.state, effects: [...ended.effects, ...answered.effects] }
  }
  const step = reduceCall(before, event, at)
  const effects = step.effects.map((effect): PhoneEffect => ({ kind: 'call', callId, effect }))
  const next = leave({ ...state, calls: replace(state.calls, callId, step.state) }, callId, step.state)
  const settled = settleFocus(next, before, step.state, event, at)
  const told = tellOthers(settled.state, callId, step.state, event, at)
  return { state: told.state, effects: [...effects, ...settled.effects, ...told.effects] }
}

/** Whoever is talked with now is hung up; what waits on hold stays. */
function endOthers(state: PhoneState, callId: CallId, at: Moment): PhoneStep {
  const talking = state.calls.filter(
    (call) => call.id !== callId && isLive(call) && !isRinging(call) && hasFloor(call.id, state),
  )
  return chain(state, talking, (now, call) => onCall(now, call.id, { kind: 'hang-up', requestId: null }, at))
}

/** A conference is muted and held as one; two calls whose far sides were connected with each other end as one. */
function tellOthers(
  state: PhoneState,
  callId: CallId,
  after: CallState | null,
  event: CallEvent,
  at: Moment,
): PhoneStep {
  if (event.kind === 'mute' || event.kind === 'hold') {
    const others = companions(state, callId).filter(
      (call) => (event.kind === 'mute' ? call.muted : call.holdWanted) !== event.on,
    )
    return chain(state, others, (now, call) => onCall(now, call.id, { ...event, requestId: null }, at))
  }
  const otherId = after?.end === 'transferred' ? after.transfer?.otherId : null
  const other = state.calls.find((call) => call.id === otherId && isLive(call))
  return other ? onCall(state, other.id, { kind: 'handed-over' }, at) : { state, effects: [] }
}

/** Who is heard after a call changed. */
function settleFocus(
  state: PhoneState,
  before: CallState,
  after: CallState | null,
  event: CallEvent,
  at: Moment,
): PhoneStep {
  const answeredHere = event.kind === 'answer' && before.phase === 'incoming' && after?.phase === 'connecting'
  const resumed = event.kind === 'hold' && !event.on && after?.phase === 'active'
  if (answeredHere || resumed) return takeFocus(state, before.id, at)
  const focus = state.calls.find((call) => call.id === state.focusId)
  const focusLive = focus !== undefined && isLive(focus) && !isRinging(focus)
  const becameActive = after?.phase === 'active' && before.phase !== 'active'
  if (becameActive && focusLive && focus.id !== after.id) {
    return onCall(state, after.id, { kind: 'hold', on: true, requestId: null }, at)
  }
  if (focusLive) return { state, effects: [] }
  const returns = after && isBack(before, after) ? after : originOf(state, before, after)
  if (returns) return onCall(state, returns.id, { kind: 'hold', on: false, requestId: null }, at)
  const heir = state.calls.find((call) => call.phase === 'active' && !call.holdWanted)
  return { state: { ...state, focusId: heir?.id ?? null }, effects: [] }
}

/** A transfer failed and nobody else is talked with: the person is back where it began. */
function isBack(before: CallState, after: CallState): boolean {
  const failed = isUnderWay(before.transfer) && !isUnderWay(after.transfer)
  return failed && after.phase === 'active' && after.holdWanted
}

/** The call on whose behalf the ended one was made: it waits on hold, and nothing else is to become of it. */
function originOf(state: PhoneState, before: CallState, after: CallState | null): CallState | undefined {
  if (!isLive(before) || (after && isLive(after)) || after?.end === 'transferred') return undefined
  return state.calls.find(
    (call) =>
      call.id === before.consultFor &&
      call.phase === 'active' &&
      call.holdWanted &&
      !isUnderWay(call.transfer),
  )
}

/** Makes this call the one that is talked in: everybody else outside its conference is put on hold. */
export function takeFocus(state: PhoneState, callId: CallId, at: Moment): PhoneStep {
  const replaced = state.calls.find((call) => call.id === callId)?.replaces
  const floor = { focusId: callId, conference: state.conference }
  const others = state.calls.filter(
    (call) =>
      !hasFloor(call.id, floor) && call.id !== replaced && call.phase === 'active' && !call.holdWanted,
  )
  return chain({ ...state, focusId: callId }, others, (now, call) =>
    onCall(now, call.id, { kind: 'hold', on: true, requestId: null }, at),
  )
}

function replace(calls: readonly CallState[], id: CallId, next: CallState | null): readonly CallState[] {
  return calls.flatMap((call) => (call.id !== id ? [call] : next ? [next] : []))
}
