import type { AppError } from '../errors.ts'
import { errorDetails } from './en/error-details.ts'
import { errors } from './en/errors.ts'
import { errorSentenceIn, type ErrorTexts, type SentenceNames } from './error-words.ts'

export const ENGLISH_ERRORS: ErrorTexts = { errors, errorDetails }

/** The whole sentence for an error, in English: what the command line says, whatever language the windows speak. */
export function errorSentence(error: AppError, names: SentenceNames = {}): string {
  return errorSentenceIn(ENGLISH_ERRORS, error, names)
}
