/** What a key can do in the window (market ux 8). */
export const SHORTCUTS = [
  { id: 'call', keys: 'Mod+K' },
  { id: 'answer', keys: 'Mod+Enter' },
  { id: 'decline', keys: 'Mod+.' },
  { id: 'silence', keys: 'Escape' },
  { id: 'mute', keys: 'Mod+M', mac: 'Mod+Shift+M' },
  { id: 'hold', keys: 'Mod+Shift+H' },
  { id: 'transfer', keys: 'Mod+T' },
  { id: 'redial', keys: 'Mod+R' },
  { id: 'line', keys: 'Mod+L' },
  { id: 'keypad', keys: 'Mod+D' },
  { id: 'dnd', keys: 'Mod+Shift+D' },
  { id: 'tab-1', keys: 'Mod+1' },
  { id: 'tab-2', keys: 'Mod+2' },
  { id: 'tab-3', keys: 'Mod+3' },
  { id: 'tab-4', keys: 'Mod+4' },
  { id: 'tab-5', keys: 'Mod+5' },
  { id: 'tab-6', keys: 'Mod+6' },
  { id: 'search', keys: 'Mod+F' },
  { id: 'regions', keys: 'F6' },
  { id: 'list', keys: 'F1' },
  { id: 'list', keys: 'Mod+/' },
] as const satisfies readonly { readonly id: string; readonly keys: string; readonly mac?: string }[]

export type ShortcutId = (typeof SHORTCUTS)[number]['id']

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The shortcut a key press stands for. `Mod` is Ctrl, on macOS ⌘. */
export function matchShortcut(press: KeyPress, platform: string): ShortcutId | null {
  const mac = platform === 'darwin'
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  if (press.altKey || otherMod) return null
  const hit = SHORTCUTS.find((shortcut) => {
    const parts = keysFor(shortcut, mac).split('+')
    const key = parts.at(-1) ?? ''
    return (
      key.toLowerCase() === press.key.toLowerCase() &&
      parts.includes('Mod') === mod &&
      parts.includes('Shift') === press.shiftKey
    )
  })
  return hit?.id ?? null
}

/** The keys of a shortcut as they are printed on the keyboard: `Ctrl+Enter`, `⌘↩`. */
export function keyLabel(id: ShortcutId, platform: string): string {
  const mac = platform === 'darwin'
  const shortcut = SHORTCUTS.find((candidate) => candidate.id === id)
  if (!shortcut) throw new Error(`no shortcut ${id}`)
  const parts = keysFor(shortcut, mac).split('+')
  if (!mac) return parts.map((part) => WORDS[part] ?? part).join('+')
  return parts.map((part) => SIGNS[part] ?? part).join('')
}

const WORDS: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' }
const SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Enter: '↩', Escape: 'Esc' }

function keysFor(shortcut: { readonly keys: string; readonly mac?: string }, mac: boolean): string {
  return (mac ? shortcut.mac : undefined) ?? shortcut.keys
}

/** The sign a key press types on a phone's keypad, when it is one and no modifier makes it something else. */
export function typedSign(press: KeyPress): string | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  return /^[0-9*#+]$/.test(press.key) ? press.key : null
}
