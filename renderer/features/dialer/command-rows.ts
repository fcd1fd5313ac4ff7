import type { AppSnapshot } from '../../../shared/domain/snapshot.ts'
import type { Suggestion } from '../../stores/dialer-store.ts'

export type Command = 'dnd-on' | 'dnd-off' | 'keypad' | 'settings' | 'diagnostics'

/** A line of the command bar. */
export type CommandRow =
  | { readonly id: string; readonly kind: 'dial'; readonly target: string }
  | { readonly id: string; readonly kind: 'person'; readonly person: Suggestion }
  | { readonly id: string; readonly kind: 'command'; readonly command: Command; readonly words: string }

/** What is a number or an address rather than the beginning of a name; main decides what can be called. */
const DIALLED = /^(?:sips?:|tel:)|^[+\d*#(]|@/i
/** Most lines at once (market ux 1: eight). */
const MOST = 8
/** So many of them are for commands, however many people fit. */
const COMMANDS_KEPT = 3

/**
 * What the typed text can mean, best first: the number itself, people of the past, then what the app can do. `words` are the
 * commands in the person's language, which is what they are found by.
 */
export function commandRows(
  text: string,
  people: readonly Suggestion[],
  snapshot: Pick<AppSnapshot, 'accounts'>,
  words: Readonly<Record<Command, string>>,
): readonly CommandRow[] {
  const typed = text.trim()
  const dial: readonly CommandRow[] =
    typed !== '' && (DIALLED.test(typed) || people.length === 0)
      ? [{ id: 'dial', kind: 'dial', target: typed }]
      : []
  const commands: readonly Command[] = [...dndCommands(snapshot), 'keypad', 'settings', 'diagnostics']
  const fitting = commands.filter((command) => words[command].toLowerCase().includes(typed.toLowerCase()))
  return [
    ...dial,
    ...people
      .slice(0, MOST - dial.length - Math.min(fitting.length, COMMANDS_KEPT))
      .map((person): CommandRow => ({ id: `person/${person.address}`, kind: 'person', person })),
    ...fitting.map(
      (command): CommandRow => ({ id: command, kind: 'command', command, words: words[command] }),
    ),
  ].slice(0, MOST)
}

function dndCommands({ accounts }: Pick<AppSnapshot, 'accounts'>): readonly Command[] {
  const able = accounts.filter((view) => view.info.capabilities.includes('dnd'))
  if (able.length === 0) return []
  return able.some((view) => (view.dnd.pending ?? view.dnd.state.value).kind === 'on')
    ? ['dnd-off']
    : ['dnd-on']
}
