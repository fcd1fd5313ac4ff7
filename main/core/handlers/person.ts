import { noteKey } from '../../../shared/domain/note.ts'
import { mapResult } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** Notes and the block list. */
export function personHandlers(
  core: Core,
): Pick<CommandHandlers, 'note.read' | 'note.write' | 'block.list' | 'block.add' | 'block.remove'> {
  return {
    'note.read': ({ subjects }) => {
      const keys = new Set(subjects.map(noteKey))
      return mapResult(core.person.notes(), (notes) => notes.filter(({ key }) => keys.has(key)))
    },
    'note.write': ({ subject, text }) => core.person.writeNote(subject, text),
    'block.list': () => core.person.blocked(),
    'block.add': ({ address, name }) => mapResult(core.person.block(address, name), () => undefined),
    'block.remove': ({ address }) => core.person.unblock(address),
  }
}
