import type { AppState } from '../core/app-state.ts'
import type { Windows } from './windows.ts'

/** How long the outcome of a call ("Missed", "Answered elsewhere") stays in the popup, in ms (reference ux 3). */
const OUTCOME_MS = 4000

/** Shows the popup as long as something rings, and a moment longer to say how it ended. */
export function startPopup(state: AppState, windows: Windows): { stop(): void } {
  let leave: NodeJS.Timeout | null = null
  const stay = () => {
    if (leave !== null) clearTimeout(leave)
    leave = null
  }
  const unsubscribe = state.subscribe((snapshot) => {
    const ringing = snapshot.calls.filter((call) => call.phase === 'incoming')
    if (ringing.length > 0 && snapshot.settings.incoming.popup) {
      stay()
      windows.showPopup(ringing.length)
      return
    }
    const ended = snapshot.calls.some(
      (call) => call.direction === 'in' && call.phase === 'ended' && call.answeredAt === null,
    )
    if (!ended) {
      stay()
      windows.hidePopup()
    } else {
      leave ??= setTimeout(() => windows.hidePopup(), OUTCOME_MS)
    }
  })
  return {
    stop() {
      stay()
      unsubscribe()
    },
  }
}
