import { describe, expect, it } from 'vitest'
import { isFalsy, phpDate, phpInt, phpJson } from '../../../../main/demo/sip2sip/php.ts'

describe('PHP’s habits', () => {
  it('escapes slashes and everything beyond ASCII', () => {
    expect(phpJson({ a: 'sip:x/y', b: 'Ångström 😀', c: [1, null, true] })).toBe(
      '{"a":"sip:x\\/y","b":"\\u00c5ngstr\\u00f6m \\ud83d\\ude00","c":[1,null,true]}',
    )
    expect(JSON.parse(phpJson({ a: '\u2028/é' }))).toEqual({ a: '\u2028/é' })
  })

  it('turns what was never assigned into null', () => {
    expect(phpJson(null)).toBe('null')
    expect(phpJson({ a: undefined })).toBe('{"a":null}')
  })

  it('reads the number at the beginning', () => {
    expect([phpInt('60'), phpInt(' 5x'), phpInt('-3'), phpInt('x'), phpInt(''), phpInt(undefined)]).toEqual([
      60, 5, -3, 0, 0, 0,
    ])
  })

  it('takes "0" for nothing', () => {
    expect([undefined, '', '0', '00', 'a'].map(isFalsy)).toEqual([true, true, true, false, false])
  })

  it('writes dates in a zone', () => {
    expect(phpDate(new Date('2026-11-24T12:00:05Z'), 'Europe/Amsterdam')).toBe('2026-11-24 13:00:05')
    expect(phpDate(new Date('2026-11-24T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-25 08:30:00')
  })
})
