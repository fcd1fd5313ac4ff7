import type { Check } from '../domain/diagnostics.ts'
import { desk } from './en/desk.ts'
import { errorSentence } from './error-sentence.ts'
import { fill } from './fill.ts'

/** The sentence of a check: what was found, or what went wrong in the words of the error. */
export function checkSentence({ id, word, about, error, account }: Check): string {
  if (error) return errorSentence(error, { account: account?.name })
  const words: Readonly<Record<string, string>> = desk.check[id]
  return fill(words[word] ?? word, { about: about ?? undefined })
}
