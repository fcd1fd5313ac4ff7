import { describe, expect, it } from 'vitest'
import { de } from '../../../shared/text/de.ts'
import { nl } from '../../../shared/text/nl.ts'
import { en } from '../../../shared/text/en.ts'
import { errorSentenceIn } from '../../../shared/text/error-words.ts'
import { withEnglish } from '../../../shared/text/words.ts'
import { appError, ERROR_CODES, type ErrorCode } from '../../../shared/errors.ts'

/** Sentences written in English whose translation may follow: what is missing beyond them fails, what is there is said. */
const MAY_BE_MISSING = 400

const LANGUAGES = { de, nl }
const PLURAL = /_(zero|one|two|few|many|other)$/

type Leaves = ReadonlyMap<string, string>
function leaves(node: object, path = ''): Leaves {
  const found = Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const here = path === '' ? key : `${path} › ${key}`
    return typeof value === 'string' ? [[here, value]] : [...leaves(value as object, here)]
  })
  return new Map(found)
}

const english = leaves(en)
const fields = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name))].sort()
/** The parts that go when a field is missing, and fields that have words for then. */
const optional = (text: string): readonly string[] => [
  ...[...text.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => `[${fields(part).join()}]`),
  ...[...text.matchAll(/\{\{(\w+)\|/g)].map(([, name = '']) => `${name}|`),
]
const isError = (path: string): boolean => /^errors? |^errorDetails /.test(path)

/** The keys a language needs for those of English: a plural has the forms of the language. */
function needed(language: string): ReadonlyMap<string, string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const all = [...english].flatMap(([path, text]): [string, string][] => {
    if (!PLURAL.test(path)) return [[path, text]]
    const base = path.replace(PLURAL, '')
    return forms.map((form) => [`${base}_${form}`, english.get(`${base}_other`) ?? text])
  })
  return new Map(all)
}

describe.each(Object.entries(LANGUAGES))('the sentences in %s', (language, dictionary) => {
  const said = leaves(dictionary)
  const wanted = needed(language)

  it('are all there, with every plural form the language has, and no others', () => {
    const missing = [...wanted.keys()].filter((path) => !said.has(path))
    if (missing.length > 0) console.warn(`${language} lacks ${missing.length}:\n${missing.join('\n')}`)
    expect(missing.length).toBeLessThanOrEqual(MAY_BE_MISSING)
    expect([...said.keys()].filter((path) => !wanted.has(path))).toEqual([])
  })

  it('have the fields of the English ones; only a count that a plural form says in words may be left out', () => {
    for (const [path, text] of said) {
      const mustHave = fields(wanted.get(path) ?? '')
      const isCounted = /_(zero|one|two)$/.test(path)
      const left = isCounted ? mustHave.filter((name) => name !== 'count') : mustHave
      expect(
        fields(text).filter((name) => !isCounted || name !== 'count'),
        path,
      ).toEqual(left)
      if (isError(path))
        expect([...optional(text)].sort(), path).toEqual([...optional(wanted.get(path) ?? '')].sort())
    }
  })

  it('have no stray blanks and no straight quotes', () => {
    for (const [path, text] of said) {
      expect(text, path).toBe(text.trim())
      expect(text, path).not.toMatch(/ {2}|'|"|\.\.\./)
    }
  })

  it('read well for every error without any field and with all of them', () => {
    const texts = withEnglish({ errors: en.errors, errorDetails: en.errorDetails }, dictionary)
    const full = { host: 'sip.example.net', status: 503, serverText: 'Busy', retryAfterSec: 7, field: 'port' }
    const closer = Object.keys(en.errorDetails).map((key) => key.split('/') as [ErrorCode, string])
    for (const [code, detail] of [...ERROR_CODES.map((one) => [one, undefined] as const), ...closer]) {
      for (const around of [{}, full]) {
        const error = appError(code, { ...around, ...(detail === undefined ? {} : { detail }) })
        const sentence = errorSentenceIn(texts, error, around === full ? { account: 'Office' } : {})
        expect(sentence, `${code}/${detail ?? ''}`).not.toMatch(/[{}[\]|\u0001]| {2}|undefined|null|^\s|\s$/)
        expect(sentence, `${code}/${detail ?? ''}`).toMatch(/[.”»“"]$/u)
      }
    }
  })
})
