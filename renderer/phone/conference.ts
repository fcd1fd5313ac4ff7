import type { CallId } from '../../shared/ids.ts'
import type { CallState } from './call-state.ts'
import type { PhoneState } from './phone-state.ts'

/** Calls of one conference: each further one costs a mix of its own and everybody's patience. */
export const MAX_MEMBERS = 6

/** The others of the conference a call is in. */
export function companions({ calls, conference }: PhoneState, callId: CallId): readonly CallState[] {
  if (!conference.includes(callId)) return []
  return calls.filter((call) => call.id !== callId && conference.includes(call.id) && call.phase === 'active')
}

/** A call that is over leaves the conference; the last one in it is a plain call again. */
export function leave(state: PhoneState, callId: CallId, after: CallState | null): PhoneState {
  if (after?.phase === 'active' || !state.conference.includes(callId)) return state
  return { ...state, conference: without(state.conference, callId) }
}

export function without(conference: readonly CallId[], callId: CallId): readonly CallId[] {
  const rest = conference.filter((id) => id !== callId)
  return rest.length < 2 ? [] : rest
}
