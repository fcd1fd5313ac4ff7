import { useEffect } from 'react'
import type { CallView } from '../../shared/domain/call.ts'
import type { Doorbell } from '../../shared/domain/doorbell.ts'
import type { PopupCommands } from './popup.tsx'

/** Ctrl/⌘+Enter answers, Ctrl/⌘+. is busy, Esc silences. Never plain Enter or Space: somebody may be typing. No key opens
 *  a door. */
export function usePopupKeys(
  calls: readonly CallView[],
  bells: readonly Doorbell[],
  commands: PopupCommands,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat) return
      const [bell] = bells
      const callId = (bell?.call ?? calls.find((candidate) => candidate.phase === 'incoming'))?.id
      const mod = event.ctrlKey || event.metaKey
      if (event.key === 'Escape' && bell)
        void commands['doorbell.silence']({ accountId: bell.accountId, session: bell.session })
      else if (callId === undefined) return
      else if (mod && event.key === 'Enter') void commands['call.answer']({ callId })
      else if (mod && event.key === '.') void commands['call.decline']({ callId, how: 'busy' })
      else if (event.key === 'Escape') void commands['call.silence']({ callId })
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [calls, bells, commands])
}
