import type { AppError } from '../errors.ts'
import { errorDetails, errors } from './en.ts'

/** What the sentence may know besides the error itself: the account's name as the person gave it. */
export type SentenceNames = { readonly account?: string | undefined }

/** An error in words: the first sentence (what happened) and the rest (what still works, what to do next; may be empty). */
export type ErrorWords = { readonly headline: string; readonly rest: string }

/** The words for an error, in English; the first sentence apart so that a screen can set it as a headline. */
export function errorWords(error: AppError, names: SentenceNames = {}): ErrorWords {
  const filled = fill(templateOf(error), fieldsOf(error, names))
  // The templates are ours: their first `. ` or `: ` outside a field ends the headline, marked before filling.
  const [headline = '', rest = ''] = filled.split(HEADLINE_END)
  return { headline: headline.trim(), rest: rest.replaceAll(HEADLINE_END, ' ').trim() }
}

/** The whole sentence for an error, in English; used as it is by the command line, the tray and notifications. */
export function errorSentence(error: AppError, names: SentenceNames = {}): string {
  const { headline, rest } = errorWords(error, names)
  return rest === '' ? headline : `${headline} ${rest}`
}

/** No text contains it: remote text is cleaned of control characters before it gets into an error. */
const HEADLINE_END = '\u0001'

function templateOf(error: AppError): string {
  const closer =
    error.detail === undefined ? undefined : lookUp(errorDetails, `${error.code}/${error.detail}`)
  const template = closer ?? errors[error.code]
  // The first full stop that is followed by a blank and stands outside brackets.
  return template.replace(/^((?:\[[^\]]*\]|[^[\].]|\.(?! |\[))*\.)(?: |(?=\[))/, `$1${HEADLINE_END}`)
}

function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

type Fields = Readonly<Record<string, string | undefined>>

function fieldsOf(error: AppError, names: SentenceNames): Fields {
  const { host, status, serverText, retryAfterSec, field, detail } = error
  return {
    account: names.account,
    host,
    status: status?.toString(),
    serverText,
    retryAfterSec: retryAfterSec === undefined ? undefined : Math.ceil(retryAfterSec).toString(),
    field,
    detail,
  }
}

const FIELD = /\{\{(\w+)(?:\|([^}]*))?\}\}/g

/** Fills `{{name|words if missing}}` and drops `[parts]` with a missing field. */
function fill(template: string, fields: Fields): string {
  const whole = template.replace(/\[([^\]]*)\]/g, (_, part: string) => {
    const missing = [...part.matchAll(FIELD)].some(
      ([, name = '', instead]) => !fields[name] && instead === undefined,
    )
    return missing ? '' : part
  })
  const filled = whole.replace(FIELD, (_, name: string, instead: string | undefined) => {
    // A replacement function: `$&` in a server's words stays what it is.
    return fields[name] || (instead ?? '')
  })
  return filled.replace(/ {2,}/g, ' ').trim()
}
