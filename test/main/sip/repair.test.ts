import { describe, expect, it } from 'vitest'
import { addMissingContact } from '../../../main/sip/repair.ts'
import { headerOf } from '../../../main/sip/sip-text.ts'
import { request, response } from './messages.ts'

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
