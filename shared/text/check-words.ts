import type { AppError } from '../errors.ts'
import type { Check } from '../domain/diagnostics.ts'
import type { desk } from './en/desk.ts'
import type { SentenceNames } from './error-words.ts'
import { fill } from './fill.ts'
import type { Words } from './words.ts'

/** What the sentence of a check is made with, in one language. */
type CheckTexts = {
  readonly check: Words<typeof desk.check>
  readonly errorSentence: (error: AppError, names: SentenceNames) => string
}

/** The sentence of a check: what was found, or what went wrong in the words of the error. */
export function checkSentenceIn(texts: CheckTexts, { id, word, about, error, account }: Check): string {
  if (error) return texts.errorSentence(error, { account: account?.name })
  const words: Readonly<Record<string, string>> = texts.check[id]
  return fill(words[word] ?? word, { about: about ?? undefined })
}
