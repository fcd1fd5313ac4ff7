import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChallenges } from '../../../main/http/challenge.ts'

const read = (header: string | readonly string[]) =>
  parseChallenges(header).map(({ scheme, params }) => [scheme, Object.fromEntries(params)])

describe('parseChallenges', () => {
  it('reads the challenge of CDRTool, and its second form without blanks and quotes', () => {
    expect(read('Digest realm="sip2sip.info", qop="auth", nonce="MTc=", opaque="5ccc"')).toEqual([
      ['digest', { realm: 'sip2sip.info', qop: 'auth', nonce: 'MTc=', opaque: '5ccc' }],
    ])
    expect(read('Digest realm="sip2sip.info",qop="auth",nonce="MTc=",opaque="5ccc",stale=true')).toEqual([
      ['digest', { realm: 'sip2sip.info', qop: 'auth', nonce: 'MTc=', opaque: '5ccc', stale: 'true' }],
    ])
  })

  it('reads the challenge of sipXrest with its nonce "null"', () => {
    expect(
      read('Digest realm="example.org", domain="null", qop="auth", algorithm=MD5, nonce="null"'),
    ).toEqual([
      ['digest', { realm: 'example.org', domain: 'null', qop: 'auth', algorithm: 'MD5', nonce: 'null' }],
    ])
  })

  it('tells several challenges in one header apart, tokens in base64 included', () => {
    expect(read('Negotiate YIIJvw==, Basic realm="a, b", Digest realm="c",nonce=d, NTLM')).toEqual([
      ['negotiate', {}],
      ['basic', { realm: 'a, b' }],
      ['digest', { realm: 'c', nonce: 'd' }],
      ['ntlm', {}],
    ])
  })

  it('reads several headers in their order', () => {
    expect(read(['Basic realm="x"', 'DIGEST Realm="y", NONCE="z"'])).toEqual([
      ['basic', { realm: 'x' }],
      ['digest', { realm: 'y', nonce: 'z' }],
    ])
  })

  it('takes quotes and escapes off and keeps the first of two equal names', () => {
    expect(read('Digest realm="a\\"b\\\\c", nonce = "n" , nonce="other"')).toEqual([
      ['digest', { realm: 'a"b\\c', nonce: 'n' }],
    ])
  })

  it('drops a challenge with an open quote or a control character, and keeps the others', () => {
    expect(read('Basic realm="ok", Digest realm="open')).toEqual([['basic', { realm: 'ok' }]])
    expect(read('Digest realm="a\u0000b", nonce="n"')).toEqual([])
    expect(read('Digest ;;; realm="a", Basic realm="b"')).toEqual([['basic', { realm: 'b' }]])
  })

  it('gives nothing for an absurdly long header and caps the number of challenges', () => {
    expect(parseChallenges(`Digest realm="${'x'.repeat(20_000)}"`)).toEqual([])
    expect(parseChallenges('Basic realm="a", '.repeat(100))).toHaveLength(16)
  })

  it('never throws and ends, whatever comes', () => {
    const piece = fc.constantFrom(
      'Digest ',
      'Basic ',
      'realm',
      '=',
      '"',
      '\\',
      ',',
      ' ',
      'nonce="x"',
      'a==',
      '\t',
      ';',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (header) => {
          for (const { scheme, params } of parseChallenges(header)) {
            expect(scheme).toBe(scheme.toLowerCase())
            for (const value of params.values()) expect(value).not.toMatch(/[\r\n\0]/)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('gives back what was written, quoted', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
    const value = fc.stringMatching(/^[\x20-\x7e]{0,30}$/)
    const params = fc.dictionary(name, value, { minKeys: 1, maxKeys: 6 })
    fc.assert(
      fc.property(fc.array(fc.tuple(name, params), { maxLength: 5 }), (challenges) => {
        const header = challenges
          .map(([scheme, fields]) => {
            const parts = Object.entries(fields).map(
              ([key, text]) => `${key}="${text.replace(/["\\]/g, '\\$&')}"`,
            )
            return `${scheme} ${parts.join(', ')}`
          })
          .join(', ')
        expect(read(header)).toEqual(challenges.map(([scheme, fields]) => [scheme, { ...fields }]))
      }),
    )
  })
})
