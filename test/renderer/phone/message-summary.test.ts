import { describe, expect, it } from 'vitest'
import { parseMessageSummary } from '../../../renderer/phone/message-summary.ts'

describe('parseMessageSummary', () => {
  it('reads the example of RFC 3842 4', () => {
    const body =
      'Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\nVoice-Message: 2/8 (0/2)\r\n'
    expect(parseMessageSummary(body)).toEqual({
      waiting: true,
      newCount: 2,
      oldCount: 8,
      account: 'sip:alice@vmail.example.com',
    })
  })

  it('knows less where the server says less', () => {
    expect(parseMessageSummary('messages-waiting: no\n')).toEqual({
      waiting: false,
      newCount: null,
      oldCount: null,
      account: null,
    })
    expect(parseMessageSummary('Messages-Waiting: yes\nVoice-Message: many/few')).toMatchObject({
      newCount: null,
    })
  })

  it('is not impressed by nonsense', () => {
    expect(parseMessageSummary('')).toBeNull()
    expect(parseMessageSummary('Messages-Waiting: perhaps')).toBeNull()
    expect(parseMessageSummary(`${'x: y\n'.repeat(40)}Messages-Waiting: yes`)).toBeNull()
    const big = 'Messages-Waiting: yes\nVoice-Message: 999999999/1\nMessage-Account: <b>\u202eevil</b>'
    expect(parseMessageSummary(big)).toEqual({
      waiting: true,
      newCount: 100_000,
      oldCount: 1,
      account: 'b>evil</b',
    })
  })
})
