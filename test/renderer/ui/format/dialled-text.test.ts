import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanPasted, deleteBefore, insertAt } from '../../../../renderer/ui/format/dialled-text.ts'
import { groupsOfFour } from '../../../../renderer/ui/format/fingerprint.ts'

describe('cleanPasted', () => {
  it.each([
    ['020 123 45 67', '0201234567'],
    ['+31 (0)20-123.4567', '+310201234567'],
    ['tel:+31201234567', '+31201234567'],
    ['sip:ann@example.org', 'ann@example.org'],
    ['callto://200', '200'],
    ['\u200e+31\u00a020\u2011123\u202c', '+3120123'],
    ['  *21#\n030 1', '*21#'],
    ['Ann Example', 'Ann Example'],
    ['ann.example@voice-1.example.org', 'ann.example@voice-1.example.org'],
    ['', ''],
  ])('makes %j to %j', (pasted, text) => expect(cleanPasted(pasted)).toBe(text))

  it('never gives line breaks or invisible marks, nor more than 128 signs of text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        expect(cleanPasted(pasted)).not.toMatch(/[\r\n\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
    expect(cleanPasted('x'.repeat(500))).toHaveLength(128)
  })
})

describe('insertAt and deleteBefore', () => {
  it('work where the caret is, and on a selection', () => {
    expect(insertAt('12', '9', 1, 1)).toEqual({ text: '192', caret: 2 })
    expect(insertAt('1234', '*', 1, 3)).toEqual({ text: '1*4', caret: 2 })
    expect(deleteBefore('123', 2, 2)).toEqual({ text: '13', caret: 1 })
    expect(deleteBefore('123', 0, 2)).toEqual({ text: '3', caret: 0 })
    expect(deleteBefore('123', 0, 0)).toEqual({ text: '123', caret: 0 })
  })
  it('undo each other', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('0', '#', '+'), fc.nat(), (text, sign, place) => {
        const at = place % (text.length + 1)
        const typed = insertAt(text, sign, at, at)
        expect(deleteBefore(typed.text, typed.caret, typed.caret)).toEqual({ text, caret: at })
      }),
    )
  })
})

describe('groupsOfFour', () => {
  it('splits a fingerprint into capital groups', () => {
    expect(groupsOfFour('9f86d081884c')).toEqual(['9F86', 'D081', '884C'])
    expect(groupsOfFour('')).toEqual([])
  })
})
