import { describe, expect, it } from 'vitest'
import { keyLabel, matchShortcut, SHORTCUTS, typedSign } from '../../../renderer/app/shortcuts.ts'

const press = (key: string, mods = '') => ({
  key,
  ctrlKey: mods.includes('c'),
  metaKey: mods.includes('m'),
  shiftKey: mods.includes('s'),
  altKey: mods.includes('a'),
})

describe('matchShortcut', () => {
  it.each([
    ['k', 'c', 'call'],
    ['Enter', 'c', 'answer'],
    ['.', 'c', 'decline'],
    ['Escape', '', 'silence'],
    ['m', 'c', 'mute'],
    ['H', 'cs', 'hold'],
    ['d', 'c', 'keypad'],
    ['D', 'cs', 'dnd'],
    ['2', 'c', 'tab-2'],
    ['f', 'c', 'search'],
    ['F1', '', 'list'],
    ['/', 'c', 'list'],
    ['F6', '', 'regions'],
  ])('reads %s with %j as %s', (key, mods, id) => expect(matchShortcut(press(key, mods), 'linux')).toBe(id))

  it.each([
    ['Enter', ''],
    [' ', ''],
    ['k', ''],
    ['k', 'ca'],
    ['k', 'cm'],
    ['m', 'cs'],
    ['Escape', 's'],
  ])('does not take %s with %j', (key, mods) => expect(matchShortcut(press(key, mods), 'linux')).toBeNull())

  it('uses the command key on macOS, where mute has a shift because ⌘M minimises', () => {
    expect(matchShortcut(press('k', 'm'), 'darwin')).toBe('call')
    expect(matchShortcut(press('k', 'c'), 'darwin')).toBeNull()
    expect(matchShortcut(press('m', 'm'), 'darwin')).toBeNull()
    expect(matchShortcut(press('M', 'ms'), 'darwin')).toBe('mute')
  })
  it('gives every key to one shortcut only', () => {
    const keys = SHORTCUTS.map(({ keys: combination }) => combination)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('keyLabel', () => {
  it('writes keys as the keyboard does', () => {
    expect(keyLabel('answer', 'linux')).toBe('Ctrl+Enter')
    expect(keyLabel('silence', 'win32')).toBe('Esc')
    expect(keyLabel('hold', 'darwin')).toBe('⌘⇧H')
    expect(keyLabel('mute', 'darwin')).toBe('⌘⇧M')
    expect(keyLabel('answer', 'darwin')).toBe('⌘↩')
  })
})

describe('typedSign', () => {
  it('takes the signs of a phone, not letters and not with a modifier', () => {
    expect(typedSign(press('7'))).toBe('7')
    expect(typedSign(press('#', 's'))).toBe('#')
    expect(typedSign(press('+'))).toBe('+')
    expect(typedSign(press('a'))).toBeNull()
    expect(typedSign(press('1', 'c'))).toBeNull()
    expect(typedSign(press('F1'))).toBeNull()
  })
})
