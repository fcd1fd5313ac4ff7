import type { Check } from '../domain/diagnostics.ts'
import { checkSentenceIn } from './check-words.ts'
import { desk } from './en/desk.ts'
import { errorSentence } from './error-sentence.ts'

/** The sentence of a check in English, for the command line. */
export function checkSentence(check: Check): string {
  return checkSentenceIn({ check: desk.check, errorSentence }, check)
}
