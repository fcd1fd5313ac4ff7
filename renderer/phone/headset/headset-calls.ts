import type { CallId } from '../../../shared/ids.ts'
import { isLive, isRinging } from '../call-state.ts'
import type { PhoneEvent, PhoneState } from '../phone-state.ts'
import type { Light } from './hid-layout.ts'

/** A button of a headset. `hook`: taken off or put back; `mute`: pressed. */
export type HeadsetPress = { readonly kind: 'hook'; readonly off: boolean } | { readonly kind: 'mute' }

/** What a button means for the calls; null when it only says what is so already. */
export function pressed(state: PhoneState, press: HeadsetPress): PhoneEvent | null {
  const focus = state.calls.find((call) => call.id === state.focusId && isLive(call) && !isRinging(call))
  const ringing = state.calls.find((call) => isRinging(call) && isLive(call))
  const call = (callId: CallId, event: Extract<PhoneEvent, { kind: 'call' }>['event']): PhoneEvent => ({
    kind: 'call',
    callId,
    event,
  })
  if (press.kind === 'mute')
    return focus ? call(focus.id, { kind: 'mute', on: !focus.muted, requestId: null }) : null
  if (press.off) return ringing ? call(ringing.id, { kind: 'answer', requestId: null }) : null
  return focus ? call(focus.id, { kind: 'hang-up', requestId: null }) : null
}

/** What the lights of a headset have to say. */
export function lightsOf(state: PhoneState): Readonly<Record<Light, boolean>> {
  const underWay = state.calls.filter((call) => isLive(call) && !isRinging(call))
  const focus = underWay.find(({ id }) => id === state.focusId)
  return {
    offHook: underWay.length > 0,
    mute: focus?.muted ?? false,
    ring: state.calls.some((call) => isLive(call) && isRinging(call) && !call.silenced),
  }
}
