import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  essentialsOf,
  headerOf,
  headersOf,
  tagOf,
  withFirst,
  withHeader,
  withoutFirst,
  withoutHeader,
} from '../../../../main/demo/sip/sip-message.ts'
import type { SipMessage, SipRequest } from '../../../../main/demo/sip/sip-message.ts'
import { parseSipMessage, splitList } from '../../../../main/demo/sip/sip-parse.ts'
import { writeSipMessage } from '../../../../main/demo/sip/sip-write.ts'

const HEAD = [
  'INVITE sip:bob@demo.test SIP/2.0',
  'Via: SIP/2.0/WSS a.invalid;branch=z9hG4bK1, SIP/2.0/WSS b.invalid;branch=z9hG4bK2',
  'f: "Alice, A." <sip:alice@demo.test>;tag=88',
  't: <sip:bob@demo.test>',
  'i: call-1',
  'CSeq: 7 INVITE',
]
const text = (lines: readonly string[], body = ''): string => `${lines.join('\r\n')}\r\n\r\n${body}`
function parsed(source: string): SipMessage {
  const result = parseSipMessage(source)
  if (!result.ok) throw new Error(result.fault)
  return result.message
}
const faultOf = (source: string): string | null => {
  const result = parseSipMessage(source)
  return result.ok ? null : result.fault
}

describe('sip parser', () => {
  it('reads compact names, splits lists of Via and leaves quoted commas alone', () => {
    const message = parsed(text(HEAD))
    expect(message).toMatchObject({ kind: 'request', method: 'INVITE', uri: 'sip:bob@demo.test', body: '' })
    expect(headersOf(message, 'via')).toHaveLength(2)
    expect(headerOf(message, 'from')).toBe('"Alice, A." <sip:alice@demo.test>;tag=88')
    expect(essentialsOf(message)).toEqual({
      callId: 'call-1',
      cseq: { number: 7, method: 'INVITE' },
      fromTag: '88',
      toTag: null,
    })
  })

  it('reads a response and joins folded lines', () => {
    const message = parsed(text(['SIP/2.0 486 Busy here', ...HEAD.slice(1, 5), 'CSeq: 7', '  INVITE']))
    expect(message).toMatchObject({ kind: 'response', status: 486, reason: 'Busy here' })
    expect(headerOf(message, 'cseq')).toBe('7 INVITE')
  })

  it('cuts the body at Content-Length, counted in bytes', () => {
    expect(parsed(text([...HEAD, 'Content-Length: 3'], 'é!tail')).body).toBe('é!')
    expect(parsed(text(HEAD, 'to the end')).body).toBe('to the end')
  })

  it.each([
    ['x'.repeat(70_000), 'size'],
    ['OPTIONS sip:x SIP/2.0\r\n', 'header-line'],
    [text(['HELLO']), 'start-line'],
    [text(['INVITE sip:x SIP/3.0', ...HEAD.slice(1)]), 'start-line'],
    [text(['INVITE  sip:x SIP/2.0', ...HEAD.slice(1)]), 'start-line'],
    [text(['IN<VITE sip:x SIP/2.0', ...HEAD.slice(1)]), 'start-line'],
    [text(['SIP/2.0 700 Wrong', ...HEAD.slice(1)]), 'start-line'],
    [text([`INVITE sip:${'x'.repeat(9000)} SIP/2.0`, ...HEAD.slice(1)]), 'start-line'],
    [text([...HEAD, 'no colon']), 'header-line'],
    [text([...HEAD, 'bad name: x']), 'header-line'],
    [text([...HEAD, `X: ${'y'.repeat(9000)}`]), 'header-line'],
    [text([...HEAD, 'X: a\u0000b']), 'control-character'],
    [text([...HEAD, 'X: a\nb']), 'control-character'],
    [text([...HEAD, ...Array.from({ length: 200 }, () => 'X: 1')]), 'header-count'],
    [text([...HEAD, `Route: ${Array.from({ length: 200 }, () => '<sip:a>').join(',')}`]), 'header-count'],
    [text([...HEAD, 'Call-ID: second']), 'repeated-header'],
    [text(HEAD.slice(0, 5)), 'missing-header'],
    [text([HEAD[0] ?? '', ...HEAD.slice(2)]), 'missing-header'],
    [text([...HEAD.slice(0, 2), 'f: <sip:a@b>', ...HEAD.slice(3)]), 'missing-header'],
    [text([...HEAD.slice(0, 5), 'CSeq: 9999999999 INVITE']), 'missing-header'],
    [text([...HEAD.slice(0, 5), 'CSeq: 7 BYE']), 'cseq-method'],
    [text([...HEAD, 'Content-Length: 10'], 'short'), 'content-length'],
    [text([...HEAD, 'Content-Length: -1']), 'content-length'],
  ])('refuses %#', (source, fault) => {
    expect(faultOf(source)).toBe(fault)
  })

  it('reads back what it writes', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9.-]{1,10}$/)
    const extra = fc.record({
      name: fc.stringMatching(/^x-[a-z]{1,8}$/),
      value: fc.stringMatching(/^[!-~]{1,10}( [!-~]{1,10})?$/),
    })
    fc.assert(
      fc.property(
        token,
        token,
        fc.nat(),
        fc.array(extra, { maxLength: 8 }),
        fc.string(),
        (id, tag, number, extras, body) => {
          const message: SipRequest = {
            kind: 'request',
            method: 'MESSAGE',
            uri: 'sip:bob@demo.test',
            headers: [
              { name: 'via', value: `SIP/2.0/WSS ${id};branch=z9hG4bK${tag}` },
              { name: 'from', value: `<sip:a@b>;tag=${tag}` },
              { name: 'to', value: '<sip:bob@demo.test>' },
              { name: 'call-id', value: id },
              { name: 'cseq', value: `${number % 2 ** 31} MESSAGE` },
              ...extras,
            ],
            body: body.toWellFormed(),
          }
          const length = { name: 'content-length', value: String(Buffer.byteLength(message.body)) }
          expect(parsed(writeSipMessage(message))).toEqual({
            ...message,
            headers: [...message.headers, length],
          })
        },
      ),
    )
  })

  it('never throws, whatever comes', () => {
    const good = text([...HEAD, 'Content-Length: 4'], 'body')
    fc.assert(
      fc.property(
        fc.nat({ max: good.length }),
        fc.nat({ max: 30 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (at, cut, insert) => {
          const damaged = parseSipMessage(good.slice(0, at) + insert + good.slice(at + cut))
          if (damaged.ok) parsed(writeSipMessage(damaged.message))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('splitting lists', () => {
  it.each([
    ['a, b', ['a', 'b']],
    ['"a, \\" b" <sip:x,y@z>, c', ['"a, \\" b" <sip:x,y@z>', 'c']],
    [', ,', []],
  ])('splits %s', (value, parts) => {
    expect(splitList(value)).toEqual(parts)
  })
})

describe('message tools', () => {
  it('replace, remove and stack headers without touching the original', () => {
    const message = parsed(text(HEAD))
    const stacked = withFirst(message, 'via', 'top')
    expect(headersOf(stacked, 'via')[0]).toBe('top')
    expect(withoutFirst(stacked, 'via')).toEqual(message)
    expect(withoutFirst(message, 'route')).toBe(message)
    expect(headersOf(withHeader(stacked, 'via', 'only'), 'via')).toEqual(['only'])
    expect(headerOf(withHeader(message, 'expires', '5'), 'expires')).toBe('5')
    expect(headersOf(withoutHeader(message, 'via'), 'via')).toEqual([])
    expect(headersOf(message, 'via')).toHaveLength(2)
  })

  it('finds the tag of the header, not one inside the URI', () => {
    expect(tagOf('<sip:a@b;tag=inside>;tag=outside')).toBe('outside')
    expect(tagOf('sip:a@b ; tag = x')).toBe('x')
    expect(tagOf('<sip:a@b;tag=inside>')).toBeNull()
  })
})
