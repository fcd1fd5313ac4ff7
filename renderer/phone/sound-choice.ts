import { type CallState, isLive, isRinging } from './call-state.ts'
import type { PhoneState } from './phone-state.ts'

/** What should be heard besides the calls themselves. */
export type Tone = 'ring' | 'call-waiting' | 'ringback' | 'busy' | 'congestion' | 'doorbell'

/**
 * The one tone that fits the state of all calls; null is silence. It is a function of the state, so a tone can neither be
 * forgotten nor stay. `ringSound`: settings.incoming.sound. `bell`: somebody is
 * at a door, and nobody here has silenced that.
 */
export function toneFor(
  { calls, focusId }: Pick<PhoneState, 'calls' | 'focusId'>,
  ringSound: boolean,
  bell = false,
): Tone | null {
  const talking = calls.some((call) => isLive(call) && !isRinging(call) && call.phase !== 'connecting')
  if (calls.some((call) => isRinging(call) && !call.silenced) && ringSound)
    return talking ? 'call-waiting' : 'ring'
  if (bell && ringSound) return talking ? 'call-waiting' : 'doorbell'
  const focus = calls.find((call) => call.id === focusId)
  if (focus?.phase === 'ringing') return 'ringback'
  // The last word of a call that did not come about, for as long as it stays in view and nothing else goes on.
  const failed = calls.findLast((call) => call.direction === 'out' && call.phase === 'ended')
  return talking || !failed ? null : toneOfEnd(failed)
}

function toneOfEnd(call: CallState): Tone | null {
  switch (call.end) {
    case 'busy':
    case 'declined-there':
      return 'busy'
    case 'not-found':
    case 'unavailable':
    case 'no-answer':
    case 'no-common-codec':
    case 'failed':
      return 'congestion'
    default:
      return null
  }
}
