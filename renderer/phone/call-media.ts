import { assertNever } from '../../shared/never.ts'
import { type CallEffect, type CallStep, MEDIA_LOST_MS, MEDIA_RESTART_MS } from './call-events.ts'
import type { CallState } from './call-state.ts'
import { same, step } from './call-steps.ts'
import type { MediaHealth } from './engine.ts'

/** The sound of a call comes and goes. */
export function media(call: CallState, health: MediaHealth): CallStep {
  if (call.phase !== 'active') return same(call)
  switch (health) {
    case 'ok':
      return step({ ...call, mediaDown: false }, [
        { kind: 'stop-timer', name: 'media' },
        { kind: 'stop-timer', name: 'restart' },
      ])
    case 'interrupted':
      return mediaDown(call, [])
    case 'failed':
      return mediaDown(call, [{ kind: 'restart', patient: true }])
    default:
      return assertNever(health)
  }
}

function mediaDown(call: CallState, effects: readonly CallEffect[]): CallStep {
  if (call.mediaDown) return step(call, effects)
  return step({ ...call, mediaDown: true }, [
    ...effects,
    { kind: 'start-timer', name: 'media', delayMs: MEDIA_LOST_MS },
    { kind: 'start-timer', name: 'restart', delayMs: MEDIA_RESTART_MS },
  ])
}

/** A bridge that was away does not always find its way back by itself; the offer waits in the network until it can. */
export function restartMedia(call: CallState): CallStep {
  if (call.phase !== 'active' || !call.mediaDown) return same(call)
  return step(call, [
    { kind: 'restart', patient: true },
    { kind: 'start-timer', name: 'restart', delayMs: MEDIA_RESTART_MS },
  ])
}
