import { useShallow } from 'zustand/react/shallow'
import { usualLine } from '../../stores/line-choice.ts'
import { useDialer, useSnapshot } from '../../stores/screens.tsx'

/** The lines there are, and the one the next call uses: chosen here, used for this contact before, or preferred. */
export function useLine() {
  const lines = useSnapshot(useShallow((snapshot) => snapshot.accounts.filter((view) => view.info.hasLine)))
  const preferred = useSnapshot((snapshot) => snapshot.settings.outgoingAccountId)
  const { text, accountId, suggestions } = useDialer((state) => state)
  const chosen = lines.find((view) => view.info.id === accountId)
  return { lines, line: chosen ?? usualLine({ text, suggestions, lines, preferred }) }
}
