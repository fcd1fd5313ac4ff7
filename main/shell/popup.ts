import { ringsOf } from '../../shared/domain/doorbell.ts'
import type { AppState } from '../core/app-state.ts'
import { popupHeight } from './popup-height.ts'
import type { Windows } from './windows.ts'

/** How long the card of a bell stays when it stops, in ms: somebody may be about to open the door, or read that it opened. */
const BELL_STAYS_MS = 4000

/** Shows the popup as long as something rings, and not a moment longer, but for bells: what came of a call is said by the
 *  missed-call notification and the list. */
export function startPopup(state: AppState, windows: Windows): { stop(): void } {
  let leave: NodeJS.Timeout | null = null
  let rang = false
  const hide = (): void => {
    if (leave !== null) clearTimeout(leave)
    leave = null
    rang = false
    windows.hidePopup()
  }
  const unsubscribe = state.subscribe((snapshot) => {
    const { bells, others } = ringsOf(snapshot)
    if (bells.length + others.length > 0 && snapshot.settings.incoming.popup) {
      if (leave !== null) clearTimeout(leave)
      leave = null
      rang = bells.length > 0
      return windows.showPopup(popupHeight(bells, others.length))
    }
    // Who has answered goes on in the main window.
    const answered = snapshot.calls.some(
      ({ direction, phase }) => direction === 'in' && (phase === 'connecting' || phase === 'active'),
    )
    if (!rang || answered) hide()
    else leave ??= setTimeout(hide, BELL_STAYS_MS)
  })
  return {
    stop() {
      if (leave !== null) clearTimeout(leave)
      unsubscribe()
    },
  }
}
