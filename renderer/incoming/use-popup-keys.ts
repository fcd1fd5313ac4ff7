import { useEffect } from 'react'
import type { CallView } from '../../shared/domain/call.ts'
import type { PopupCommands } from './popup.tsx'

/** Ctrl/⌘+Enter answers, Ctrl/⌘+. is busy, Esc silences. Never plain Enter or Space: somebody may be typing. */
export function usePopupKeys(calls: readonly CallView[], commands: PopupCommands): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const call = calls.find((candidate) => candidate.phase === 'incoming')
      if (!call || event.repeat) return
      const callId = call.id
      const mod = event.ctrlKey || event.metaKey
      if (mod && event.key === 'Enter') void commands['call.answer']({ callId })
      else if (mod && event.key === '.') void commands['call.decline']({ callId, how: 'busy' })
      else if (event.key === 'Escape') void commands['call.silence']({ callId })
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [calls, commands])
}
