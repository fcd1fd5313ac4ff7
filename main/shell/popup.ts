import type { AppState } from '../core/app-state.ts'
import type { Windows } from './windows.ts'

/** Shows the popup as long as something rings, and not a moment longer: what came of the call is said by the missed-call
 *  notification and the list. */
export function startPopup(state: AppState, windows: Windows): { stop(): void } {
  const unsubscribe = state.subscribe(({ calls, settings }) => {
    const ringing = calls.filter((call) => call.phase === 'incoming')
    if (ringing.length > 0 && settings.incoming.popup) windows.showPopup(ringing.length)
    else windows.hidePopup()
  })
  return { stop: unsubscribe }
}
