import type { AccountView } from '../../shared/domain/snapshot.ts'
import { dialTargetOf, numberOf } from './caller.ts'
import type { Suggestion } from './dialer-store.ts'

type Choice = {
  /** What stands in the field. */
  readonly text: string
  readonly suggestions: readonly Suggestion[]
  /** Accounts with a line, in order. */
  readonly lines: readonly AccountView[]
  /** `settings.outgoingAccountId` */
  readonly preferred: string | null
}

/** The line the next call uses when nobody chose one: that of the last call to this contact, else the preferred one. */
export function usualLine({ text, suggestions, lines, preferred }: Choice): AccountView | null {
  const ready = lines.filter((view) => view.line.kind === 'ready')
  const typed = text.trim()
  const contact = suggestions.find(
    ({ address }) => typed !== '' && [dialTargetOf(address), numberOf(address)].includes(typed),
  )
  const find = (id: string | null | undefined) => ready.find((view) => view.info.id === id)
  return find(contact?.accountId) ?? find(preferred) ?? ready[0] ?? lines[0] ?? null
}

/** The ready line after this one, for one key that goes through them all. */
export function nextLine(lines: readonly AccountView[], current: string | null): string | null {
  const ready = lines.filter((view) => view.line.kind === 'ready')
  const at = ready.findIndex((view) => view.info.id === current)
  return ready[(at + 1) % Math.max(ready.length, 1)]?.info.id ?? null
}
