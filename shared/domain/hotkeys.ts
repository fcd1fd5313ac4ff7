import { z } from 'zod'

/** What a key of the whole system can do (market ux 8); all are off until a person sets one. */
export const HOTKEY_ACTIONS = ['answer', 'hang-up', 'mute', 'dnd', 'command-bar', 'call-selection'] as const
export const HotkeyActionSchema = z.enum(HOTKEY_ACTIONS)
export type HotkeyAction = z.infer<typeof HotkeyActionSchema>

/** At least one of Ctrl, Alt, Super with a letter, digit, function key or a named key, as Electron writes accelerators. */
const KEYS =
  /^(?=.*(?:CommandOrControl|Control|Alt|Super)\+)(?:(?:CommandOrControl|Control|Alt|Shift|Super)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Space|Home|End|Insert|Up|Down|Left|Right|PageUp|PageDown)$/
export const HotkeyKeysSchema = z.string().max(64).regex(KEYS)

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

/** The keys that are offered when one is switched on. */
export const OFFERED_HOTKEYS: Readonly<Record<HotkeyAction, string>> = {
  answer: 'Control+Alt+A',
  'hang-up': 'Control+Alt+H',
  mute: 'Control+Alt+M',
  dnd: 'Control+Alt+D',
  'command-bar': 'Control+Alt+Space',
  'call-selection': 'Control+Alt+C',
}

/** `taken`: the system or another program has these keys. `asked`: the system took them; on Wayland that proves nothing, only
 *  `heardAt` does (ISO 8601, the last press since the keys were set). */
export const HotkeyViewSchema = z.strictObject({
  state: z.enum(['off', 'asked', 'taken', 'twice']),
  heardAt: z.string().nullable(),
})
export type HotkeyView = z.infer<typeof HotkeyViewSchema>
