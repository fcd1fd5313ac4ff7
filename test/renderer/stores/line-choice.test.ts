import { describe, expect, it } from 'vitest'
import { nextLine, usualLine } from '../../../renderer/stores/line-choice.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { OFFICE } from '../../ui/scenarios.ts'

const line = (id: string, ready = true): AccountView => ({
  ...OFFICE,
  info: { ...OFFICE.info, id, name: id },
  line: ready ? { kind: 'ready', since: '2026-01-01T00:00:00Z', transport: 'UDP' } : { kind: 'off' },
})
const [a, b, off] = [line('a'), line('b'), line('off', false)]
const suggestions = [{ address: '200@example.org', name: 'Ann', accountId: 'b' }]

describe('usualLine', () => {
  it.each([
    ['200@example.org', 'a', 'b'],
    ['200', null, 'b'],
    ['201', 'a', 'a'],
    ['', 'b', 'b'],
    ['', null, 'a'],
    ['', 'off', 'a'],
  ])('for “%s”, preferring %s, is %s', (text, preferred, expected) => {
    expect(usualLine({ text, suggestions, lines: [off, a, b], preferred })?.info.id).toBe(expected)
  })

  it('is some line even when none is ready, and none where there is none', () => {
    expect(usualLine({ text: '', suggestions, lines: [off], preferred: null })?.info.id).toBe('off')
    expect(usualLine({ text: '', suggestions, lines: [], preferred: null })).toBeNull()
  })
})

describe('nextLine', () => {
  it('goes round the lines that are ready', () => {
    expect(nextLine([a, off, b], 'a')).toBe('b')
    expect(nextLine([a, off, b], 'b')).toBe('a')
    expect(nextLine([a, off, b], null)).toBe('a')
    expect(nextLine([off], 'off')).toBeNull()
  })
})
