import type { AppError } from '../../shared/errors.ts'
import type { CallEffect, CallStep } from './call-events.ts'
import type { CallState } from './call-state.ts'
import { fault } from './fault.ts'

export const step = (state: CallState, effects: readonly CallEffect[]): CallStep => ({ state, effects })
export const same = (state: CallState): CallStep => step(state, [])

/** The answer to a request, when somebody waits for one. */
export function reply(requestId: string | null, error: AppError | null = null): readonly CallEffect[] {
  return requestId === null ? [] : [{ kind: 'reply', requestId, error }]
}

/** The request does not fit the phase the call is in. */
export function refuse(call: CallState, requestId: string | null): CallStep {
  return step(call, reply(requestId, fault('conflict', { detail: call.phase })))
}
