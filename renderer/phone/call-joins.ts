import type { CallId } from '../../shared/ids.ts'
import { onCall, takeFocus } from './call-board.ts'
import { MAX_MEMBERS, without } from './conference.ts'
import { fault } from './fault.ts'
import { chain, type PhoneEvent, type PhoneState, type PhoneStep, reply } from './phone-state.ts'
import type { Moment } from './step.ts'

/** Makes one conference of these calls and of the one that is there. Sound is mixed here, so no server needs to help. */
export function merge(
  state: PhoneState,
  { callIds, requestId }: Extract<PhoneEvent, { kind: 'merge' }>,
  at: Moment,
): PhoneStep {
  const conference = [...new Set([...state.conference, ...callIds])]
  const refuse = (detail: string): PhoneStep => ({
    state,
    effects: reply(requestId, fault('conflict', { detail })),
  })
  const members = conference.map((id) => state.calls.find((call) => call.id === id))
  if (conference.length < 2 || members.some((call) => call?.phase !== 'active')) return refuse('not-active')
  if (conference.length > MAX_MEMBERS) return refuse('conference-full')
  const focusId = conference.find((id) => id === state.focusId) ?? conference[0]
  const focused =
    focusId === undefined ? { state, effects: [] } : takeFocus({ ...state, conference }, focusId, at)
  const waiting = conference.filter((id) =>
    focused.state.calls.some((call) => call.id === id && call.holdWanted),
  )
  const resumed = chain(focused.state, waiting, (now, id) => resume(now, id, at))
  return {
    state: resumed.state,
    effects: [...focused.effects, ...resumed.effects, ...reply(requestId, null)],
  }
}

/** Talks with one of the conference alone. */
export function split(
  state: PhoneState,
  { callId, requestId }: Extract<PhoneEvent, { kind: 'split' }>,
  at: Moment,
): PhoneStep {
  if (!state.conference.includes(callId)) {
    return { state, effects: reply(requestId, fault('conflict', { detail: 'not-in-conference' })) }
  }
  const left = { ...state, conference: without(state.conference, callId) }
  const focused = takeFocus(left, callId, at)
  const held = focused.state.calls.some((call) => call.id === callId && call.holdWanted)
  const resumed = held ? resume(focused.state, callId, at) : { state: focused.state, effects: [] }
  return {
    state: resumed.state,
    effects: [...focused.effects, ...resumed.effects, ...reply(requestId, null)],
  }
}

/** Connects the far sides of two calls; both must be answered (an early one has no dialog to take the place of). */
export function transferTo(
  state: PhoneState,
  { callId, otherId, requestId }: Extract<PhoneEvent, { kind: 'transfer-to' }>,
  at: Moment,
): PhoneStep {
  const other = state.calls.find((call) => call.id === otherId)
  if (callId === otherId || other?.phase !== 'active') {
    return { state, effects: reply(requestId, fault('conflict', { detail: other?.phase ?? 'ended' })) }
  }
  return onCall(state, callId, { kind: 'transfer', to: other.remote, target: { otherId }, requestId }, at)
}

function resume(state: PhoneState, callId: CallId, at: Moment): PhoneStep {
  return onCall(state, callId, { kind: 'hold', on: false, requestId: null }, at)
}
