import type { HotkeyAction } from './hotkeys.ts'

/** What a key of the whole system can do (market ux 8); all are off until a person sets one. */
export const HOTKEY_ACTIONS = ['answer', 'hang-up', 'mute', 'dnd', 'command-bar', 'call-selection'] as const

/** At least one of Ctrl, Alt, Super with a letter, digit, function key or a named key, as Electron writes accelerators. */
export const HOTKEY_KEYS =
  /^(?=.*(?:CommandOrControl|Control|Alt|Super)\+)(?:(?:CommandOrControl|Control|Alt|Shift|Super)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Space|Home|End|Insert|Up|Down|Left|Right|PageUp|PageDown)$/

/** The keys that are offered when one is switched on. */
export const OFFERED_HOTKEYS: Readonly<Record<HotkeyAction, string>> = {
  answer: 'Control+Alt+A',
  'hang-up': 'Control+Alt+H',
  mute: 'Control+Alt+M',
  dnd: 'Control+Alt+D',
  'command-bar': 'Control+Alt+Space',
  'call-selection': 'Control+Alt+C',
}
