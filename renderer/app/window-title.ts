import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { callerOf, currentCall, isRinging } from '../stores/caller.ts'

export type WindowTitle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'muted' | 'call' | 'ringing'; readonly name: string }

/** What the window is called now: who is talked to and whether the microphone is off. */
export function windowTitle(snapshot: AppSnapshot): WindowTitle {
  const ringing = snapshot.calls.find(isRinging)
  const call = currentCall(snapshot.calls)
  if (call?.muted) return { kind: 'muted', name: callerOf(call.remote) }
  if (ringing) return { kind: 'ringing', name: callerOf(ringing.remote) }
  return call ? { kind: 'call', name: callerOf(call.remote) } : { kind: 'plain' }
}
