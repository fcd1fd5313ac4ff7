import type { Clock } from '../core/ports.ts'
import type { CallPolicy } from './sip/route-policy.ts'
import { temporaryNow, type DemoCondition, type DemoUser } from './sip2sip/state.ts'

/** What a person set on the account API, as the SIP half obeys it: DND and forwarding of the demo really act on calls. */
export function demoPolicy(user: DemoUser, clock: Clock): CallPolicy {
  const to = (condition: DemoCondition): string | null => toDestination(user.diversions[condition])
  return {
    dnd: temporaryNow(user, clock.now()).groups.includes('nobody'),
    noAnswerSec: user.noAnswerSec,
    forwarding: {
      always: to('FUNC'),
      busy: to('FBUS'),
      noAnswer: to('FNOA'),
      offline: to('FNOL'),
      unavailable: to('FUNV'),
    },
  }
}

function toDestination(stored: string | null): string | null {
  if (stored === null) return null
  return stored === '<voice-mailbox>' ? 'voicemail' : stored
}
