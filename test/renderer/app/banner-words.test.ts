import { describe, expect, it } from 'vitest'
import { bannerWords } from '../../../renderer/app/banner-words.ts'
import { errorText } from '../../../renderer/app/error-text.ts'
import { createI18n } from '../../../renderer/app/i18n.ts'
import type { SilentReason } from '../../../renderer/stores/silent-reasons.ts'
import { textsAtStart } from '../../../shared/text/en/at-start.ts'
import { appError } from '../../../shared/errors.ts'
import { BASE, OFFICE } from '../../ui/scenarios.ts'

const { t } = createI18n(textsAtStart)
const now = new Date('2026-11-24T10:24:00')
const until = new Date('2026-11-24T17:00:00').toISOString()
const account = { id: 'office', name: 'Office' }
const words = (reason: SilentReason) =>
  bannerWords(reason, { now, locale: 'en-GB', accounts: BASE.accounts }, t)
const dnd = { kind: 'dnd', accounts: [account], everywhere: true, until: null, scheduled: false } as const

describe('bannerWords', () => {
  it.each<readonly [string, SilentReason]>([
    ['Do not disturb is on until you turn it off.', dnd],
    ['Do not disturb is on until 17:00.', { ...dnd, until }],
    ['Do not disturb is on for Office.', { ...dnd, everywhere: false }],
    ['Do not disturb is on for Office, until 17:00.', { ...dnd, everywhere: false, until }],
    ['Do not disturb is on by your weekly schedule.', { ...dnd, scheduled: true }],
    ['Do not disturb is on by your weekly schedule, until 17:00.', { ...dnd, scheduled: true, until }],
    ['All calls to Office go to Voicemail.', { kind: 'diverted', account, to: 'voicemail' }],
    ['All calls to Office go to 201.', { kind: 'diverted', account, to: 'sip:201@pbx.example.net' }],
    ['Ringing is silent. You only see calls.', { kind: 'ringer-muted', popup: true }],
    ['Ringing is silent and the popup is off.', { kind: 'ringer-muted', popup: false }],
    ['No microphone found. Callers will not hear you.', { kind: 'microphone', state: 'missing' }],
    ['You are offline. Calls will not ring here.', { kind: 'offline' }],
  ])('says “%s”', (text, reason) => expect(words(reason).text).toBe(text))

  it('says why a line is down and offers the password only when that is the reason', () => {
    const refused = words({
      kind: 'line-rejected',
      account,
      error: appError('unauthorized', { host: 'sip.example.net', accountId: 'office' }),
    })
    expect(refused.text).toBe(
      'Office does not ring here. sip.example.net does not accept this user name or password for Office.',
    )
    expect(refused.undo).toBe('Enter password')
    expect(words({ kind: 'line-rejected', account, error: appError('forbidden') }).undo).toBe('Fix')
    const again = words({ kind: 'line-backoff', account, error: appError('timeout', { host: 'pbx' }), until })
    expect(again.text).toBe('No answer from pbx. Office does not ring here. Trying again at 17:00.')
  })
  it('has a tone and an undo for every reason', () => {
    for (const kind of ['phone-crashed', 'offline', 'starting'] as const) {
      expect(words({ kind }).undo).not.toBe('')
    }
  })
})

describe('errorText', () => {
  it('names the account and keeps the technical parts apart', () => {
    const error = appError('unauthorized', { host: 'x.example', accountId: 'office', status: 403 })
    expect(errorText(error, [OFFICE])).toEqual({
      headline: 'x.example does not accept this user name or password for Office.',
      rest: 'Other accounts are not affected. Enter the password again.',
      details: 'unauthorized · x.example · 403',
    })
    expect(errorText(error, []).headline).toBe('x.example does not accept this user name or password.')
  })
})
