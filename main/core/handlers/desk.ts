import type { HotkeyAction } from '../../../shared/domain/hotkeys.ts'
import { ok } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'

/** What only a desktop can do of these, handed in by the shell. */
export type DeskActions = { readonly listenHotkey: (action: HotkeyAction) => void }

export function deskHandlers(shell: DeskActions): Pick<CommandHandlers, 'hotkey.listen'> {
  return {
    'hotkey.listen': ({ action }) => {
      shell.listenHotkey(action)
      return ok()
    },
  }
}
