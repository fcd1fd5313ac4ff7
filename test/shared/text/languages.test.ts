import { describe, expect, it } from 'vitest'
import { directionOf, formatLocale, languageOf } from '../../../shared/text/languages.ts'
import { withEnglish } from '../../../shared/text/words.ts'

describe('languageOf', () => {
  it.each([
    ['system', ['de-AT', 'en-GB'], 'de'],
    ['system', ['ja-JP', 'de_AT.UTF-8', 'en'], 'de'],
    ['system', ['ja-JP', 'nl_BE', 'de'], 'nl'],
    ['system', ['ar-EG'], 'ar'],
    ['fr', ['de-DE'], 'fr'],
    ['system', ['C.UTF-8'], 'en'],
    ['system', ['eng', 'den'], 'en'],
    ['system', [], 'en'],
    ['en', ['de-DE'], 'en'],
    ['de', ['en-GB'], 'de'],
  ] as const)('makes %s on a system of %j speak %s', (choice, system, language) =>
    expect(languageOf(choice, system)).toBe(language),
  )
})

describe('formatLocale', () => {
  it('takes the person’s own locale where it goes with the sentences', () => {
    expect(formatLocale('en', ['en-US'])).toBe('en-US')
    expect(formatLocale('en', ['nl-NL', 'en-IE'])).toBe('en-IE')
    expect(formatLocale('en', ['nl'])).toBe('en-GB')
    expect(formatLocale('de', ['en-US', 'de-CH'])).toBe('de-CH')
    expect(formatLocale('de', ['en-US'])).toBe('de')
  })
  it('writes numbers in the digits that are dialled, from right to left too', () => {
    const locale = formatLocale('ar', ['ar-EG'])
    expect(new Intl.NumberFormat(locale).format(1206)).toMatch(/^1.?206$/)
    expect(directionOf('ar-EG')).toBe('rtl')
    expect(directionOf('en')).toBe('ltr')
  })
})

describe('withEnglish', () => {
  it('fills what another language lacks, and takes nothing that English has not', () => {
    const english = { a: 'A', group: { b: 'B', c: 'C' } }
    expect(withEnglish(english, { a: 'Ä', group: { b: '', x: 'X' }, y: 1 })).toEqual({
      a: 'Ä',
      group: { b: 'B', c: 'C' },
    })
    expect(withEnglish(english, null)).toEqual(english)
  })
})
