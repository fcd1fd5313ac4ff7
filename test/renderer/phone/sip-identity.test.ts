import { RequestPendingError } from 'sip.js'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  answeredElsewhere,
  partyOf,
  printableName,
  retryAfterOf,
} from '../../../renderer/phone/sip-identity.ts'
import { grantedSec, isRegistererNoise } from '../../../renderer/phone/sip-registration.ts'
import { parseUri, tokensOf } from '../../../renderer/phone/sip-user-agent.ts'

function uri(text: string) {
  const parsed = parseUri(text)
  if (!parsed) throw new Error(`not a SIP URI: ${text}`)
  return parsed
}

describe('addressOf', () => {
  it.each([
    ['sip:bob@example.test', 'bob@example.test'],
    ['sip:%2331%23555@example.test;user=phone', '#31#555@example.test'],
    ['sip:+15551234@example.test:5060', '+15551234@example.test'],
    ['sip:example.test', 'example.test'],
    ['sip:a%E2%80%AEb@example.test', 'ab@example.test'],
  ])('shows %s as %s', (text, address) => {
    expect(addressOf(uri(text))).toBe(address)
  })

  it('shows a lone percent sign as it came', () => {
    const parsed = uri('sip:x@example.test')
    parsed.user = '100%'
    expect(addressOf(parsed)).toBe('100%@example.test')
  })
})

describe('partyOf', () => {
  const party = (displayName?: string) =>
    partyOf({ uri: uri('sip:x@example.test'), ...(displayName !== undefined && { displayName }) })

  it('cleans the name a caller gave itself', () => {
    expect(party('Al \\"Ice\\" \\\\ B').displayName).toBe('Al "Ice" \\ B')
    expect(party('evil\u202ename\r\nVia: x').displayName).toBe('evilname Via: x')
  })

  it('has none when the header has none', () => {
    expect(party().displayName).toBeNull()
    expect(party('  ').displayName).toBeNull()
  })
})

describe('printableName', () => {
  it('drops what sip.js would print unescaped', () => {
    expect(printableName(' A "b" \\c\r\nd ')).toBe('A b cd')
  })
})

describe('answeredElsewhere', () => {
  it.each([
    ['SIP;cause=200;text="Call completed elsewhere"', true],
    ['sip ; text="x" ; cause = 200', true],
    ['SIP;cause=2000', false],
    ['SIP;cause=487', false],
    ['Q.850;cause=200', false],
    [undefined, false],
  ])('reads %s as %s', (reason, elsewhere) => {
    expect(answeredElsewhere(reason)).toBe(elsewhere)
  })
})

describe('retryAfterOf', () => {
  it.each([
    ['120', 120],
    [' 18000;duration=3600', 18_000],
    ['120 (I am in a meeting)', 120],
    ['soon', null],
    [undefined, null],
  ])('reads %s as %s', (header, seconds) => {
    expect(retryAfterOf(header)).toBe(seconds)
  })
})

describe('grantedSec', () => {
  it('reads our own Contact among others', () => {
    const contacts = [
      '<sip:desk@192.0.2.1>;expires=3600',
      '<sip:abc@token.invalid;transport=ws>;q=1; Expires="55"',
    ]
    expect(grantedSec(contacts, 'abc', 300)).toBe(55)
    expect(grantedSec(['<sip:abc@token.invalid>'], 'abc', 300)).toBe(300)
    expect(grantedSec(contacts, undefined, 300)).toBe(300)
    expect(grantedSec([], 'abc', 300)).toBe(300)
    expect(grantedSec(['<sip:abc@x>;expires=4294967295'], 'abc', 300)).toBe(86_400)
  })
})

describe('isRegistererNoise', () => {
  it('knows the rejection sip.js does not catch', () => {
    expect(isRegistererNoise(new RequestPendingError('REGISTER request already in progress'))).toBe(true)
    expect(isRegistererNoise(new Error('REGISTER request already in progress'))).toBe(false)
  })
})

describe('tokensOf', () => {
  it('makes names that the contract takes, the same each time', () => {
    const tokens = tokensOf('ABCDEF01-2345-4678-9ABC-DEF012345678')
    expect(tokens).toEqual({ viaHost: 'abcdef0123454678.invalid', contactUser: '9abcdef01234' })
    expect(tokens.viaHost).toMatch(/^[a-z0-9]{6,32}\.invalid$/)
  })
})
