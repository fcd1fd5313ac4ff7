import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromWireDestination,
  isSameDestination,
  toWireDestination,
} from '../../../../main/providers/sip2sip/destinations.ts'

const DOMAIN = 'sip2sip.info'
const context = { domain: DOMAIN, mailboxAddress: null }
const wire = (text: string) => toWireDestination(text, DOMAIN)

/** What set_call_forwarding makes of a value, and get_call_forwarding shows of it (reference sip2sip 3.1). */
function throughServer(sent: string): string {
  let target = sent
  if (target !== '<voice-mailbox>' && !target.includes('@')) target = `${target}@${DOMAIN}`
  const number = /^([+|0].*)@/.exec(target)?.[1]
  if (number !== undefined) target = `${number}@${DOMAIN}`
  return target.replace(/^sips?:/i, '')
}

describe('toWireDestination', () => {
  it.each([
    ['voicemail', '<voice-mailbox>', 'voicemail'],
    [' Voicemail ', '<voice-mailbox>', 'voicemail'],
    ['voice-mailbox', '<voice-mailbox>', 'voicemail'],
    ['<voice-mailbox>', '<voice-mailbox>', 'voicemail'],
    ['mobile', '<mobile-number>', 'mobile'],
    ['<mobile-number>', '<mobile-number>', 'mobile'],
    ['+31612345678', '+31612345678', '+31612345678'],
    ['+31 6 1234-5678', '+31612345678', '+31612345678'],
    ['0031 (6) 12.34.56.78', '0031612345678', '0031612345678'],
    ['tel:+31-6-12345678', '+31612345678', '+31612345678'],
    ['*70', '*70', '*70'],
    ['2233344', '2233344', '2233344'],
    ['2233344@sip2sip.info', '2233344', '2233344'],
    ['+31612345678@SIP2SIP.info', '+31612345678', '+31612345678'],
    ['bob', 'bob@sip2sip.info', 'bob@sip2sip.info'],
    ['sip:bob@example.org', 'bob@example.org', 'bob@example.org'],
    ['SIP:Bob.B@Example.ORG', 'Bob.B@example.org', 'Bob.B@example.org'],
    ['bob@192.0.2.7', 'bob@192.0.2.7', 'bob@192.0.2.7'],
    ['1234@example.org', '1234@example.org', '1234@example.org'],
  ])('sends %j as %j', (text, sent, shown) => {
    expect(wire(text)).toEqual({ ok: true, value: { wire: sent, shown } })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    // Stored as sip:sips:bob@x.
    ['sips:bob@example.org', 'sips'],
    // The server would put its own domain in place of theirs.
    ['+31612345678@example.org', 'other-domain'],
    ['0800@example.org', 'other-domain'],
    ['bob@example.org;transport=tcp', 'parameters'],
    ['bob@example.org?subject=x', 'parameters'],
    ['bob@localhost', 'host'],
    ['bob@example.org:5060', 'host'],
    ['bob@', 'host'],
    ['@example.org', 'characters'],
    ['a@b@example.org', 'characters'],
    ['bob smith@example.org', 'characters'],
    ['Böb', 'characters'],
    ['|0612345678', 'characters'],
    ['12#', 'characters'],
    ['<other>', 'characters'],
    ['bob\r\nFUNC: x', 'characters'],
    ['+31 (0)20 1234567', 'trunk-zero'],
  ])('refuses %j: %s', (text, detail) => {
    expect(wire(text)).toEqual({ ok: false, error: { code: 'invalid-input', field: 'to', detail } })
  })

  it('never lets anything through that the server would store as something else', () => {
    const pieces = fc.constantFrom(
      '+',
      '0',
      '31',
      'bob',
      '@',
      'example.org',
      DOMAIN,
      'sip:',
      'sips:',
      'tel:',
      '|',
      ' ',
      '<',
      '.',
      '-',
      '(',
      ')',
      '*',
      '%',
      ';x=y',
    )
    const texts = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(pieces, { maxLength: 7 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const sent = wire(text)
        if (!sent.ok || sent.value.wire === '<mobile-number>') return
        const shown = fromWireDestination(throughServer(sent.value.wire), context)
        expect(isSameDestination(sent.value.shown, shown, null)).toBe(true)
        expect(sent.value.wire).toMatch(/^<voice-mailbox>$|^[+a-z0-9*][a-z0-9_.*@-]*$/i)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('fromWireDestination', () => {
  it.each([
    ['<voice-mailbox>', 'voicemail'],
    ['voice-mailbox', 'voicemail'],
    ['<mobile-number>', 'mobile'],
    ['+31612345678@sip2sip.info', '+31612345678'],
    ['sip:2233344@SIP2SIP.INFO', '2233344'],
    ['2233344@example.org', '2233344@example.org'],
    ['bob@sip2sip.info', 'bob@sip2sip.info'],
    // Garbage that somebody stored is shown as it is.
    ['sips:bob@x@sip2sip.info', 'bob@x@sip2sip.info'],
  ])('shows %j as %j', (stored, shown) => {
    expect(fromWireDestination(stored, context)).toBe(shown)
  })

  it('knows the mailbox by its own address once that is known', () => {
    const known = { domain: DOMAIN, mailboxAddress: '2001@voicemail.sip2sip.info' }
    expect(fromWireDestination('2001@voicemail.sip2sip.info', known)).toBe('voicemail')
    expect(fromWireDestination('2001@voicemail.sip2sip.info', context)).toBe('2001@voicemail.sip2sip.info')
  })
})

describe('isSameDestination', () => {
  it('takes the number for mobile, and only the right one', () => {
    expect(isSameDestination('mobile', '+31612345678', '+31612345678')).toBe(true)
    expect(isSameDestination('mobile', 'mobile', null)).toBe(true)
    expect(isSameDestination('mobile', '+31600000000', '+31612345678')).toBe(false)
    expect(isSameDestination('mobile', '+31612345678', null)).toBe(false)
  })

  it('tells unset from set', () => {
    expect(isSameDestination(null, null, null)).toBe(true)
    expect(isSameDestination(null, 'bob@a.b', null)).toBe(false)
    expect(isSameDestination('bob@a.b', null, null)).toBe(false)
    expect(isSameDestination('Bob@a.b', 'bob@A.B', null)).toBe(true)
  })
})
