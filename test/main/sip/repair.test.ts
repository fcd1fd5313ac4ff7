import { describe, expect, it } from 'vitest'
import { addMissingContact, quoteNames, repairRequest } from '../../../main/sip/repair.ts'
import { headerOf } from '../../../main/sip/sip-text.ts'
import { request, response, sip } from './messages.ts'

describe('addMissingContact', () => {
  it.each([180, 183, 200])('stands the called address in for the missing Contact of a %i', (status) => {
    expect(headerOf(addMissingContact(response(status)), 'contact')).toBe('<sip:alice@example.org>')
  })

  it('leaves alone what has one, needs none, or tells no address', () => {
    const untouched = [
      response(200, { extra: ['m: <sip:x@y>'] }),
      response(100),
      response(486),
      response(200, { method: 'REGISTER' }),
      request(),
    ]
    for (const message of untouched) expect(addMissingContact(message)).toBe(message)
    const bare = {
      ...response(180),
      headers: response(180).headers.map((one) => (one.key === 'to' ? { ...one, value: 'sip:a@b' } : one)),
    }
    expect(addMissingContact(bare)).toBe(bare)
  })
})

describe('repairRequest', () => {
  const repaired = (uri: string, from: string) => {
    const message = repairRequest(
      sip(
        `INVITE ${uri} SIP/2.0`,
        'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
        `From: ${from}`,
        'To: <sip:alice@example.org>',
        'Call-ID: 1',
        'CSeq: 1 INVITE',
      ),
    )
    return { uri: message.start.kind === 'request' ? message.start.uri : '', from: headerOf(message, 'from') }
  }

  it.each([
    ['<tel:+4989123>;tag=1', '<sip:+4989123@example.org;user=phone>;tag=1'],
    ['tel:+49-89(123);phone-context=x;tag=1', '<sip:+4989123@example.org;user=phone>;tag=1'],
    ['"Ann" <tel:*31#5;ext=2>;tag=1', '"Ann" <sip:*31%235@example.org;user=phone>;tag=1'],
    ['Jürgen Müller <sip:j@example.org>;tag=1', '"Jürgen Müller" <sip:j@example.org>;tag=1'],
    ['"Jürgen" <sip:#31#@example.org>;tag=1', '"Jürgen" <sip:%2331%23@example.org>;tag=1'],
    ['Bob <sip:bob@example.org>;tag=1', 'Bob <sip:bob@example.org>;tag=1'],
  ])('makes a caller %s one that can be read', (written, wanted) => {
    expect(repaired('sip:alice@example.org', written).from).toBe(wanted)
  })

  it('reads an address with three colons, and a code with hashes', () => {
    const from = '<sip:a@b>;tag=1'
    expect(repaired('sip:a@[2001:db8:::192.0.2.1]', from).uri).toBe('sip:a@[2001:db8::192.0.2.1]')
    expect(repaired('sip:#31#5@example.org', from).uri).toBe('sip:%2331%235@example.org')
  })

  it('leaves answers to what they are, but for the quotes of a name', () => {
    const plain = response(200, { extra: ['Contact: Jürgen <sip:j@example.org>'] })
    expect(headerOf(quoteNames(plain), 'contact')).toBe('"Jürgen" <sip:j@example.org>')
  })
})
