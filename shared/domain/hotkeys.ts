import { z } from 'zod'
import { HOTKEY_ACTIONS, HOTKEY_KEYS } from './hotkey-keys.ts'

export const HotkeyActionSchema = z.enum(HOTKEY_ACTIONS)
export type HotkeyAction = z.infer<typeof HotkeyActionSchema>

export const HotkeyKeysSchema = z.string().max(64).regex(HOTKEY_KEYS)

const keys = HotkeyKeysSchema.nullable()
export const HotkeysSchema = z.strictObject({
  answer: keys,
  'hang-up': keys,
  mute: keys,
  dnd: keys,
  'command-bar': keys,
  'call-selection': keys,
})
export type Hotkeys = z.infer<typeof HotkeysSchema>

export const NO_HOTKEYS: Hotkeys = {
  answer: null,
  'hang-up': null,
  mute: null,
  dnd: null,
  'command-bar': null,
  'call-selection': null,
}

/** `taken`: the system or another program has these keys. `asked`: the system took them; on Wayland that proves nothing, only
 *  `heardAt` does (ISO 8601, the last press since the keys were set). */
export const HotkeyViewSchema = z.strictObject({
  state: z.enum(['off', 'asked', 'taken', 'twice']),
  heardAt: z.string().nullable(),
})
export type HotkeyView = z.infer<typeof HotkeyViewSchema>
