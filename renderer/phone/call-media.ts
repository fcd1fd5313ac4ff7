import { assertNever } from '../../shared/never.ts'
import { type CallEffect, type CallStep, MEDIA_LOST_MS } from './call-events.ts'
import type { CallState } from './call-state.ts'
import { same, step } from './call-steps.ts'
import type { MediaHealth } from './engine.ts'

/** The sound of a call comes and goes. */
export function media(call: CallState, health: MediaHealth): CallStep {
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
