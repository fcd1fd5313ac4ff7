import type { AccountView } from '../../shared/domain/snapshot.ts'
import type { AppError } from '../../shared/errors.ts'
import type { ErrorWords } from '../../shared/text/error-words.ts'
import { errorWords } from '../text/error-sentence.ts'

export type ErrorText = ErrorWords & {
  /** Code, host and status in one line, to be copied into a question to support. */
  readonly details: string
}

/** An error for people, with the name of the account it is about. */
export function errorText(error: AppError, accounts: readonly AccountView[]): ErrorText {
  const account = accounts.find((view) => view.info.id === error.accountId)?.info.name
  const { code, host, status, serverText, detail } = error
  const details = [code, host, status, detail, serverText].filter((part) => part !== undefined).join(' · ')
  return { ...errorWords(error, { account }), details }
}
