import { appError, type AppError } from '../../shared/errors.ts'
import { err, type Result } from '../../shared/result.ts'
import type { Source } from '../../shared/domain/valued.ts'

/** What one account answered to a question that went to several. `unsupported`: its system cannot do this at all. */
export type AccountAnswer<T> = {
  readonly account: { readonly id: string; readonly name: string }
  readonly asOf: string
  readonly source: Source
  readonly result: Result<T, AppError>
}

/** The answer of the only account that was asked. */
export function theOne<T>(answers: readonly AccountAnswer<T>[]): Result<T> {
  return answers[0]?.result ?? err(appError('no-such-account'))
}

/** The code that says "this system has no such thing", which fan-outs do not count as a failure. */
export function isUnsupported<T>(answer: AccountAnswer<T>): boolean {
  return !answer.result.ok && answer.result.error.code === 'not-supported'
}
