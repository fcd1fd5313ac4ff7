import type { CallStep } from './call-events.ts'
import type { CallState } from './call-state.ts'
import { refuse, reply, same, step } from './call-steps.ts'
import { fault } from './fault.ts'

/** Somebody wants it held or resumed: `holdWanted` follows at once, `holdAgreed` only the far side. */
export function hold(call: CallState, on: boolean, requestId: string | null): CallStep {
  if (call.phase !== 'active') return refuse(call, requestId)
  if (call.holdWanted === on && call.holdAgreed === on) return step(call, reply(requestId))
  const overtaken = reply(call.waiting.hold, fault('cancelled'))
  const next = { ...call, holdWanted: on, error: null, waiting: { ...call.waiting, hold: requestId } }
  // The same wish is already on its way; only who waits for it is new.
  return step(next, call.holdWanted === on ? overtaken : [{ kind: 'hold', on }, ...overtaken])
}

export function holdAgreed(call: CallState, on: boolean): CallStep {
  const next = { ...call, holdAgreed: on }
  // An answer to an earlier wish: the latest one is still under way.
  if (on !== call.holdWanted) return step(next, [])
  return step({ ...next, waiting: { ...call.waiting, hold: null } }, reply(call.waiting.hold))
}

export function holdRefused(call: CallState, on: boolean, status: number): CallStep {
  if (on !== call.holdWanted) return same(call)
  // Two changes of mind within one round trip can end where they began; then nothing was refused.
  if (call.holdAgreed === on) return holdAgreed(call, on)
  const error = fault('call-failed', { status, detail: on ? 'hold-refused' : 'resume-refused' })
  return step({ ...call, holdWanted: call.holdAgreed, error, waiting: { ...call.waiting, hold: null } }, [
    ...reply(call.waiting.hold, error),
  ])
}
