import type { AppError } from '../../shared/errors.ts'
import {
  errorSentenceIn,
  errorWordsIn,
  type ErrorTexts,
  type ErrorWords,
  type SentenceNames,
} from '../../shared/text/error-words.ts'
import { withEnglish } from '../../shared/text/words.ts'

// A window speaks one language at a time; sentences of errors are asked for where no hook can be.
let texts: ErrorTexts | null = null

/** Errors are told in this language from now on. */
export function speakErrors(english: ErrorTexts, other: object): void {
  texts = withEnglish(english, other)
}

/** The words for an error in the language of the window; the first sentence apart. */
export function errorWords(error: AppError, names?: SentenceNames): ErrorWords {
  return errorWordsIn(spoken(), error, names)
}

/** The whole sentence for an error in the language of the window. */
export function errorSentence(error: AppError, names?: SentenceNames): string {
  return errorSentenceIn(spoken(), error, names)
}

function spoken(): ErrorTexts {
  if (!texts) throw new Error('an error was to be told before there were sentences')
  return texts
}
