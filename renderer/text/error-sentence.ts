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
let english: ErrorTexts | null = null
let spokenToo: object = {}
let texts: ErrorTexts | null = null

/** Errors are told in this language from now on. Sentences for details may follow. */
export function speakErrors(
  inEnglish: Pick<ErrorTexts, 'errors'> & Partial<ErrorTexts>,
  other: object,
): void {
  english = { errorDetails: english?.errorDetails ?? {}, ...inEnglish }
  spokenToo = other
  texts = withEnglish(english, other)
}

/** Adds the sentences that tell an error's detail; without them its code is told. */
export function addErrorDetails(errorDetails: ErrorTexts['errorDetails']): void {
  if (english) speakErrors({ ...english, errorDetails }, spokenToo)
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
