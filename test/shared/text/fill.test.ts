import { describe, expect, it } from 'vitest'
import { fill } from '../../../shared/text/fill.ts'

describe('fill', () => {
  it('puts fields in, numbers too', () => {
    expect(fill('Call {{name}} in {{n}} s', { name: 'Ann', n: 3 })).toBe('Call Ann in 3 s')
  })
  it('uses the words for a missing or empty field', () => {
    expect(fill('No answer from {{host|the server}}.', {})).toBe('No answer from the server.')
    expect(fill('No answer from {{host|the server}}.', { host: '' })).toBe('No answer from the server.')
  })
  it('drops a part in brackets when a field in it is missing and folds the blank it leaves', () => {
    expect(fill('Failed[ (status {{status}})] here.', { status: 503 })).toBe('Failed (status 503) here.')
    expect(fill('Failed [({{status}})] here.', {})).toBe('Failed here.')
  })
  it('does not read inherited names', () => {
    expect(fill('a{{constructor}}b{{toString|c}}', {})).toBe('abc')
  })
  it('keeps what looks like a replacement pattern or a field inside a value', () => {
    expect(fill('“{{text}}”', { text: '$& {{host}}' })).toBe('“$& {{host}}”')
  })
})

describe('fill, from right to left', () => {
  it('keeps a number together in a sentence that is read from right to left, and only there', () => {
    expect(fill('تحويل إلى {{to}}', { to: '+31 20 123' })).toBe('تحويل إلى \u2068+31 20 123\u2069')
    expect(fill('To {{to}}', { to: '+31 20 123' })).toBe('To +31 20 123')
    expect(fill('إلى {{to|هنا}}', {})).toBe('إلى هنا')
  })
})
