import { describe, expect, it } from 'vitest'
import { formatSip, headersOf } from '../../../main/sip/sip-text.ts'
import {
  countVias,
  replaceTopVia,
  splitList,
  topVia,
  viaParam,
  withViaParams,
} from '../../../main/sip/via.ts'
import { sip } from './messages.ts'

const withVias = (...vias: readonly string[]) => sip('SIP/2.0 200 OK', ...vias.map((via) => `Via: ${via}`))

describe('topVia', () => {
  it.each([
    ['SIP/2.0/UDP h.example:5061;branch=z9hG4bK1;rport', 'UDP', 'h.example:5061', 'z9hG4bK1'],
    ['SIP / 2.0 / tls  h.example : 5061 ;branch=b', 'TLS', 'h.example:5061', 'b'],
    ['SIP/2.0/TCP [2001:db8::1]:5060;Branch=b', 'TCP', '[2001:db8::1]:5060', 'b'],
    ['SIP/2.0/WSS tok123.invalid;branch=b', 'WSS', 'tok123.invalid', 'b'],
    ['SIP/2.0/UDP 192.0.2.1', 'UDP', '192.0.2.1', null],
  ])('reads %s', (via, transport, sentBy, branch) => {
    expect(topVia(withVias(via))).toMatchObject({ transport, sentBy, branch })
  })

  it('takes the first of several, in one header or in many', () => {
    const message = withVias('SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2', 'SIP/2.0/UDP c;branch=3')
    expect(topVia(message)?.sentBy).toBe('a')
    expect(countVias(message)).toBe(3)
  })

  it.each(['nonsense', 'SIP/3.0/UDP a', 'SIP/2.0/UDP', 'SIP/2.0/UDP a b;branch=1'])(
    'gives null for %s',
    (via) => {
      expect(topVia(withVias(via))).toBeNull()
      expect(topVia(sip('SIP/2.0 200 OK', 'To: x'))).toBeNull()
    },
  )
})

describe('replaceTopVia', () => {
  it('leaves every hop behind the first as it was', () => {
    const message = withVias('SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2', 'SIP/2.0/UDP c')
    const changed = replaceTopVia(message, { transport: 'TCP', sentBy: 'z:1', params: ';branch=1' })
    expect(headersOf(changed, 'via')).toEqual([
      'SIP/2.0/TCP z:1;branch=1, SIP/2.0/UDP b;branch=2',
      'SIP/2.0/UDP c',
    ])
    expect(formatSip(message)).toContain('SIP/2.0/UDP a;branch=1')
  })
})

describe('Via parameters', () => {
  it('tells a flag from a value and from nothing', () => {
    expect(viaParam(';branch=x;rport', 'rport')).toBe('')
    expect(viaParam(';branch=x;rport=5', 'rport')).toBe('5')
    expect(viaParam(';branch=x;xrport=5', 'rport')).toBeNull()
  })

  it('sets parameters in place of old ones', () => {
    expect(withViaParams(';rport;branch=x;received=1.1.1.1', { rport: '7', received: '2.2.2.2' })).toBe(
      ';branch=x;rport=7;received=2.2.2.2',
    )
    expect(withViaParams(';branch=x', { rport: '' })).toBe(';branch=x;rport')
  })
})

describe('splitList', () => {
  it('does not cut inside quotes and angle brackets', () => {
    expect(splitList('"a, \\", b" <sip:a,b@c>;x=1, <sip:d@e>')).toEqual([
      '"a, \\", b" <sip:a,b@c>;x=1',
      '<sip:d@e>',
    ])
  })
})
