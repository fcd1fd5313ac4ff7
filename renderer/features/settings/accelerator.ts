import { HOTKEY_KEYS } from '../../../shared/domain/hotkey-keys.ts'

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** Names of keys whose `code` differs from what an accelerator calls them. */
const NAMED: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/** The accelerator of a key press; null while only modifiers are down, `refused` for keys that cannot be had. By `code`, so that
 *  a layout or Alt does not make another letter of it. */
export function acceleratorOf(press: Press): string | null {
  if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'].includes(press.key)) return null
  const key = NAMED[press.code] ?? press.code.replace(/^(?:Key|Digit)/, '')
  const parts = [
    press.ctrlKey ? 'Control' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    press.metaKey ? 'Super' : '',
    key,
  ].filter((part) => part !== '')
  const keys = parts.join('+')
  return HOTKEY_KEYS.test(keys) ? keys : 'refused'
}

/** As it is printed on the keyboard. */
export function keysLabel(keys: string, platform: string): string {
  const mac = platform === 'darwin'
  const sign: Readonly<Record<string, string>> = mac
    ? { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' }
    : { Control: 'Ctrl', Super: platform === 'win32' ? 'Win' : 'Super' }
  return keys
    .split('+')
    .map((part) => sign[part] ?? part)
    .join(mac ? '' : '+')
}
