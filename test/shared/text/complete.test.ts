import { describe, expect, it } from 'vitest'
import { createProviders } from '../../../main/providers/registry.ts'
import { ar } from '../../../shared/text/ar.ts'
import { de } from '../../../shared/text/de.ts'
import { es } from '../../../shared/text/es.ts'
import { fr } from '../../../shared/text/fr.ts'
import { nl } from '../../../shared/text/nl.ts'
import { en } from '../../../shared/text/en.ts'
import { errorSentenceIn } from '../../../shared/text/error-words.ts'
import { withEnglish } from '../../../shared/text/words.ts'
import { appError, ERROR_CODES, type ErrorCode } from '../../../shared/errors.ts'

const LANGUAGES = { de, nl, fr, es, ar }
const PLURAL = /_(zero|one|two|few|many|other)$/

/** What the manifests of the providers say, but for names. */
function manifestSentences(): readonly string[] {
  const names = /^(SIP2SIP|sipXcom)$/
  const all = createProviders().flatMap(({ manifest: { title, summary, fields, enrolment = [] } }) => [
    title,
    summary,
    ...[...fields, ...enrolment].flatMap(({ label, hint, options = [] }) => [
      label,
      hint ?? [],
      options.map((option) => option.label),
    ]),
  ])
  return [...new Set(all.flat(2))].filter((text) => !names.test(text))
}

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

/** Has the fields of the English sentence; only a count that a plural form says in words may be left out. */
function fits(path: string, wanted: Leaves, said: Leaves): boolean {
  const [english = '', text = ''] = [wanted.get(path), said.get(path)]
  const isCounted = /_(zero|one|two)$/.test(path)
  const needs = (sentence: string) => fields(sentence).filter((name) => !isCounted || name !== 'count')
  const goes = (sentence: string) => (isError(path) ? [...optional(sentence)].sort() : [])
  return JSON.stringify([needs(english), goes(english)]) === JSON.stringify([needs(text), goes(text)])
}

describe.each(Object.entries(LANGUAGES))('the sentences in %s', (language, dictionary) => {
  const said = new Map([...leaves(dictionary)].filter(([path]) => !path.startsWith('manifests › ')))
  const wanted = needed(language)

  it('are all there, with every plural form the language has, the fields of the English ones, and no others', () => {
    const missing = [...wanted.keys()].filter((path) => !said.has(path) || !fits(path, wanted, said))
    const left = [...said.keys()].filter((path) => !wanted.has(path))
    const unsaid = manifestSentences().filter((text) => !Object.hasOwn(dictionary.manifests, text))
    const behind = [...missing, ...unsaid, ...left.map((path) => `${path} (no longer in English)`)]
    expect(behind).toEqual([])
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
