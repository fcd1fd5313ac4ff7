import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodePercent,
  parseNameAddr,
  parseSipUri,
  parseVia,
  writeNameAddr,
} from '../../../../main/demo/sip/sip-uri.ts'

describe('sip uri', () => {
  it('reads all its parts', () => {
    expect(parseSipUri('sips:al%69ce:pw@Demo.Test:5061;transport=ws;lr?Replaces=a%3Bb')).toEqual({
      scheme: 'sips',
      user: 'alice',
      host: 'demo.test',
      port: 5061,
      params: { transport: 'ws', lr: null },
      headers: 'Replaces=a%3Bb',
    })
    expect(parseSipUri('sip:[::1]:5060')).toMatchObject({ user: null, host: '[::1]', port: 5060 })
  })

  it.each([
    'tel:+31',
    'sip:',
    'sip:@host',
    'sip:a@',
    'sip:a@b c',
    'sip:a@b:99999',
    'sip:%zz@b',
    'sip:a@-b',
    'mailto:a@b',
    '',
  ])('refuses %j', (text) => {
    expect(parseSipUri(text)).toBeNull()
  })

  it('says null for a stray percent sign', () => {
    expect([decodePercent('a%20b'), decodePercent('100%')]).toEqual(['a b', null])
  })
})

describe('name and address', () => {
  it.each([
    [
      '"Al \\"ice\\"" <sip:a@b;x=1>;tag=5;lr',
      { display: 'Al "ice"', uri: 'sip:a@b;x=1', params: { tag: '5', lr: null } },
    ],
    ['Alice B <sip:a@b>', { display: 'Alice B', uri: 'sip:a@b', params: {} }],
    ['<sip:a@b>', { display: null, uri: 'sip:a@b', params: {} }],
    ['sip:a@b;tag=5', { display: null, uri: 'sip:a@b', params: { tag: '5' } }],
    [
      '<sip:a@b>;+sip.instance="<urn:x;y>"',
      { display: null, uri: 'sip:a@b', params: { '+sip.instance': '"<urn:x;y>"' } },
    ],
  ])('reads %s', (text, value) => {
    expect(parseNameAddr(text)).toEqual(value)
  })

  it.each(['', '<>', '"open <sip:a@b>', '<sip:a@b> rest', 'two words'])('refuses %j', (text) => {
    expect(parseNameAddr(text)).toBeNull()
  })

  it('reads back what it writes', () => {
    const display = fc.stringMatching(/^[ -~]{0,20}$/).map((name) => name.trim() || null)
    fc.assert(
      fc.property(display, fc.stringMatching(/^[a-z0-9]{1,8}$/), (name, tag) => {
        const value = { display: name, uri: 'sip:a@b', params: { tag, lr: null } }
        expect(parseNameAddr(writeNameAddr(value))).toEqual(value)
      }),
    )
  })
})

describe('via', () => {
  it('reads transport, sent-by and parameters', () => {
    expect(parseVia('SIP / 2.0 / wss Host.invalid:1;branch=z9hG4bKx;rport')).toEqual({
      transport: 'WSS',
      sentBy: 'host.invalid:1',
      params: { branch: 'z9hG4bKx', rport: null },
    })
    expect(parseVia('HTTP/1.1 x')).toBeNull()
  })
})
