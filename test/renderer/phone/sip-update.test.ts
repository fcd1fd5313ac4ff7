import { describe, expect, it } from 'vitest'
import { answerUpdate } from '../../../renderer/phone/sip-update.ts'

const update = (changes: { readonly headers?: string; readonly body?: string; readonly to?: string } = {}) =>
  [
    'UPDATE sip:us@host SIP/2.0',
    'v: SIP/2.0/UDP proxy.test;branch=z9hG4bK1',
    'Via: SIP/2.0/UDP far.test;branch=z9hG4bK2',
    'f: "Bob; tag=x" <sip:bob@example.test>;tag=theirs',
    `To: ${changes.to ?? '<sip:us@example.test>;tag=ours'}`,
    'Call-ID: abc',
    'CSeq: 7 UPDATE',
    ...(changes.headers === undefined ? [] : [changes.headers]),
    '',
    changes.body ?? '',
  ].join('\r\n')
const knows = (...marks: readonly string[]) => marks.join() === 'abc,ours,theirs'
const answer = (text: string) => answerUpdate(text, '<sip:us@host>', knows)

describe('answerUpdate', () => {
  it('answers a refresh of the session timer, and leaves it to whoever refreshes', () => {
    const text = answer(update({ headers: 'x: 1800;refresher=uac\r\nSupported: 100rel, timer' }))
    expect(text?.split('\r\n')).toEqual([
      'SIP/2.0 200 OK',
      'Via: SIP/2.0/UDP proxy.test;branch=z9hG4bK1',
      'Via: SIP/2.0/UDP far.test;branch=z9hG4bK2',
      'From: "Bob; tag=x" <sip:bob@example.test>;tag=theirs',
      'To: <sip:us@example.test>;tag=ours',
      'Call-ID: abc',
      'CSeq: 7 UPDATE',
      'Contact: <sip:us@host>',
      'Session-Expires: 1800;refresher=uac',
      'Require: timer',
      'Content-Length: 0',
      '',
      '',
    ])
    expect(answer(update({ headers: 'Session-Expires: 90' }))).not.toContain('Require')
    expect(answer(update())).not.toContain('Session-Expires')
  })

  it('refuses a description, which belongs into a re-INVITE, and calls it does not know', () => {
    expect(answer(update({ body: 'v=0\r\n' }))).toMatch(/^SIP\/2\.0 488 /)
    expect(answer(update({ to: '<sip:us@example.test>;tag=other' }))).toMatch(/^SIP\/2\.0 481 /)
    expect(answer(update({ to: '<sip:us@example.test>' }))).toMatch(/^SIP\/2\.0 481 /)
  })

  it('leaves everything else to the library', () => {
    expect(answer('INVITE sip:us@host SIP/2.0\r\n\r\n')).toBeNull()
    expect(answer('UPDATE sip:us@host SIP/2.0\r\nCall-ID: abc\r\nnonsense\r\n\r\n')).toBeNull()
  })
})
