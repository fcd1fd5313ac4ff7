import { z } from 'zod'
import { HotkeyActionSchema } from '../domain/hotkeys.ts'

/** Commands of what belongs to the desk: hotkeys, diagnostics, trusted certificates. Spread into COMMANDS of bridge.ts. */
export const deskCommands = {
  /** The next press of this key (within 20 s) is only noted in `desktop.hotkeys`. */
  'hotkey.listen': {
    roles: ['app'],
    input: z.strictObject({ action: HotkeyActionSchema }),
    output: z.undefined(),
  },
} as const
