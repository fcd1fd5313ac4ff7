import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cseqOf,
  formatSip,
  headerOf,
  headersOf,
  isSip,
  mapHeaders,
  parseSip,
  sipHeader,
  tagOf,
  withoutHeaders,
} from '../../../main/sip/sip-text.ts'
import { request, requestLines, response, sip } from './messages.ts'

describe('parseSip', () => {
  it('reads a request line, headers by full name, and the body', () => {
    const read = parseSip(`${requestLines().join('\r\n')}\r\nl: 4\r\n\r\nbody`)
    expect(read).toMatchObject({ start: { kind: 'request', method: 'INVITE', uri: 'sip:alice@example.org' } })
    expect(isSip(read) && read.body).toBe('body')
    expect(isSip(read) && headerOf(read, 'content-length')).toBe('4')
  })

  it('reads a status line with and without words', () => {
    expect(sip('SIP/2.0 200 OK', 'To: a').start).toEqual({ kind: 'response', status: 200, reason: 'OK' })
    expect(sip('SIP/2.0 183 ', 'To: a').start).toMatchObject({ status: 183, reason: '' })
    expect(sip('SIP/2.0 183', 'To: a').start).toMatchObject({ status: 183, reason: '' })
  })

  it.each([
    ['v', 'via'],
    ['F', 'from'],
    ['t', 'to'],
    ['i', 'call-id'],
    ['M', 'contact'],
    ['l', 'content-length'],
    ['c', 'content-type'],
    ['k', 'supported'],
    ['r', 'refer-to'],
    ['b', 'referred-by'],
    ['o', 'event'],
    ['x', 'session-expires'],
    ['X-Own', 'x-own'],
  ])('knows %s as %s', (written, key) => {
    expect(headerOf(sip('SIP/2.0 200 OK', `${written} : value`), key)).toBe('value')
  })

  it('joins folded lines and keeps repeated headers apart', () => {
    const message = sip('SIP/2.0 200 OK', 'Subject: one', '  two', '\tthree', 'Via: a', 'v: b')
    expect(headerOf(message, 'subject')).toBe('one two three')
    expect(headersOf(message, 'via')).toEqual(['a', 'b'])
  })

  it.each([
    ['another version', 'INVITE sip:a@b SIP/7.0\r\nVia: x\r\n\r\n', 'version'],
    ['another version of an answer', 'SIP/3.0 200 OK\r\nVia: x\r\n\r\n', 'version'],
    ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'syntax'],
    ['two blanks in the request line', 'INVITE  sip:a@b SIP/2.0\r\nVia: x\r\n\r\n', 'syntax'],
    ['a status that is none', 'SIP/2.0 099 No\r\nVia: x\r\n\r\n', 'syntax'],
    ['no empty line', 'INVITE sip:a@b SIP/2.0\r\nVia: x\r\n', 'syntax'],
    ['a line without a colon', 'INVITE sip:a@b SIP/2.0\r\nnothing\r\n\r\n', 'syntax'],
    ['a first header that is folded', 'INVITE sip:a@b SIP/2.0\r\n Via: x\r\n\r\n', 'syntax'],
    ['a lone line feed', 'INVITE sip:a@b SIP/2.0\r\nVia: x\nTo: y\r\n\r\n', 'syntax'],
    ['a lone carriage return', 'INVITE sip:a@b SIP/2.0\r\nVia: x\rTo: y\r\n\r\n', 'syntax'],
    ['a control character in the address', 'INVITE sip:a\u0000@b SIP/2.0\r\nVia: x\r\n\r\n', 'syntax'],
  ])('refuses %s', (_what, text, flaw) => {
    expect(parseSip(text)).toMatchObject({ flaw })
  })

  it('hands out the headers of a message whose version is wrong, for the answer', () => {
    expect(parseSip('INVITE sip:a@b SIP/7.0\r\nVia: x\r\n\r\n').headers).toHaveLength(1)
  })

  it('writes again what it read', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,20}$/)
    const value = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((text) => text.replace(/[\r\n]/g, '').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 20 }), fc.string(), (headers, body) => {
        const message = {
          start: { kind: 'request', method: 'INFO', uri: 'sip:a@b' } as const,
          headers: headers.map(([one, text]) => sipHeader(one, text)),
          body,
        }
        expect(parseSip(formatSip(message))).toEqual(message)
      }),
    )
  })

  it('never throws, whatever comes', () => {
    const text = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1'))
    fc.assert(fc.property(text, (junk) => Array.isArray(parseSip(`${junk}\r\n\r\n`).headers)))
  })
})

describe('cseqOf', () => {
  it.each([
    ['1 INVITE', { number: 1, method: 'INVITE' }],
    ['0009  INVITE', { number: 9, method: 'INVITE' }],
    ['2147483647 BYE', { number: 2_147_483_647, method: 'BYE' }],
    ['2147483648 BYE', null],
    ['36893488147419103232 REGISTER', null],
    ['-1 BYE', null],
    ['1.5 BYE', null],
    ['BYE', null],
    ['1', null],
  ])('reads %j as %j', (text, expected) => {
    expect(cseqOf(sip('SIP/2.0 200 OK', `CSeq: ${text}`))).toEqual(expected)
  })
})

describe('tagOf', () => {
  it.each([
    ['<sip:a@b>;tag=one', 'one'],
    ['<sip:a@b> ; TAG = one ;x=y', 'one'],
    ['sip:a@b;tag=one', 'one'],
    ['"a;tag=no" <sip:a@b;tag=no>', null],
    ['<sip:a@b>', null],
  ])('finds the tag of %s', (value, tag) => {
    expect(tagOf(sip('SIP/2.0 200 OK', `From: ${value}`), 'from')).toBe(tag)
  })
})

describe('changing headers', () => {
  it('takes headers out and maps the others', () => {
    const message = request({ extra: ['Authorization: secret', 'X-One: 1'] })
    expect(headerOf(withoutHeaders(message, 'authorization'), 'authorization')).toBeNull()
    expect(
      headerOf(
        mapHeaders(message, 'x-one', (value) => `${value}2`),
        'x-one',
      ),
    ).toBe('12')
    expect(headerOf(message, 'x-one')).toBe('1')
    expect(headerOf(response(200), 'nothing')).toBeNull()
  })
})
