import type { AppError } from '../errors.ts'
import type { errors } from './en/errors.ts'
import { fill, type Fields } from './fill.ts'
import type { Words } from './words.ts'

/** What the sentence may know besides the error itself: the account's name as the person gave it. */
export type SentenceNames = { readonly account?: string | undefined }

/** An error in words: the first sentence (what happened) and the rest (what still works, what to do next; may be empty). */
export type ErrorWords = { readonly headline: string; readonly rest: string }

/** The sentences of errors in one language: by code, and closer ones by `code/detail`. */
export type ErrorTexts = {
  readonly errors: Words<typeof errors>
  readonly errorDetails: Readonly<Record<string, string>>
}

/** No text contains it: remote text is cleaned of control characters before it gets into an error. */
const HEADLINE_END = '\u0001'

/** The words for an error; the first sentence apart so that a screen can set it as a headline. */
export function errorWordsIn(texts: ErrorTexts, error: AppError, names: SentenceNames = {}): ErrorWords {
  const filled = fill(templateOf(texts, error), fieldsOf(error, names))
  const [headline = '', rest = ''] = filled.split(HEADLINE_END)
  return { headline: headline.trim(), rest: rest.trim() }
}

/** The whole sentence for an error. */
export function errorSentenceIn(texts: ErrorTexts, error: AppError, names?: SentenceNames): string {
  const { headline, rest } = errorWordsIn(texts, error, names)
  return rest === '' ? headline : `${headline} ${rest}`
}

function templateOf({ errors, errorDetails }: ErrorTexts, error: AppError): string {
  const closer =
    error.detail === undefined ? undefined : lookUp(errorDetails, `${error.code}/${error.detail}`)
  const template = closer ?? errors[error.code]
  // The headline ends at the first full stop of the template that stands outside brackets and is not inside a word; it
  // is marked before filling, for hosts and server texts have full stops of their own.
  return template.replace(/^((?:\[[^\]]*\]|[^[\].]|\.(?! |\[))*\.)(?: |(?=\[))/, `$1${HEADLINE_END}`)
}

function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function fieldsOf(error: AppError, names: SentenceNames): Fields {
  const { host, status, serverText, retryAfterSec, field, detail } = error
  const wait = retryAfterSec === undefined ? undefined : Math.ceil(retryAfterSec)
  return { account: names.account, host, status, serverText, retryAfterSec: wait, field, detail }
}
