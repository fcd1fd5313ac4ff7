import { describe, expect, it } from 'vitest'
import { appError, ERROR_CODES, type AppError, type ErrorCode } from '../../../shared/errors.ts'
import { errorDetails } from '../../../shared/text/en/error-details.ts'
import { errors } from '../../../shared/text/en/errors.ts'
import { ENGLISH_ERRORS, errorSentence } from '../../../shared/text/error-sentence.ts'
import { errorWordsIn } from '../../../shared/text/error-words.ts'

const errorWords = (error: AppError) => errorWordsIn(ENGLISH_ERRORS, error)

const FULL = {
  host: 'sip.example.net',
  status: 503,
  serverText: 'Busy. Later',
  retryAfterSec: 7.2,
  field: 'port',
}

function expectProse(text: string): void {
  expect(text).not.toMatch(/[{}[\]|\u0001]| {2}|undefined|null| [.,:;](?!\w)|\.\.|^\s|\s$/)
  expect(text).toMatch(/^[\p{Lu}“]|^sip\./u)
  expect(text).toMatch(/[.”]$/)
}

describe('errorSentence', () => {
  it.each(ERROR_CODES)('reads well for %s without any field and with all of them', (code) => {
    expectProse(errorSentence(appError(code)))
    expectProse(errorSentence(appError(code, FULL), { account: 'Office' }))
  })

  it.each(Object.keys(errorDetails))('uses the closer sentence of %s', (key) => {
    const [code, detail] = key.split('/') as [ErrorCode, string]
    expect(ERROR_CODES).toContain(code)
    const text = errorSentence(appError(code, { detail }))
    expectProse(text)
    expect(text).not.toBe(errorSentence(appError(code)))
  })

  it('falls back to the sentence of the code when the detail is not known, or is the name of a built-in', () => {
    expect(errorSentence(appError('conflict', { detail: 'x' }))).toBe(errorSentence(appError('conflict')))
    expect(errorSentence(appError('not-found', { detail: '__proto__' }))).toBe(errors['not-found'])
  })

  it('names the host, rounds the wait up and leaves parts out whose field is missing', () => {
    const text = errorSentence(appError('timeout', { host: 'sip.example.net', retryAfterSec: 7.2 }))
    expect(text).toMatch(/^No answer from sip\.example\.net\. .*Trying again in 8 s\./)
    expect(errorSentence(appError('timeout'))).not.toContain('Trying again')
  })

  it('keeps a dollar sign and a full stop in the words of the server', () => {
    expect(errorSentence(appError('refused-by-server', { serverText: '$& no. 5' }))).toContain('“$& no. 5”')
  })

  it('takes the first sentence as headline, whatever the host and the server text contain', () => {
    expect(errorWords(appError('timeout', FULL)).headline).toBe('No answer from sip.example.net.')
    expect(errorWords(appError('call-failed', FULL)).headline).toBe(
      'The call did not go through (status 503).',
    )
    expect(errorWords(appError('call-failed', FULL)).rest).toMatch(/^The server says: “Busy\. Later”\./)
    expect(errorWords(appError('cancelled'))).toEqual({
      headline: 'Cancelled.',
      rest: 'Nothing was changed.',
    })
  })
})
