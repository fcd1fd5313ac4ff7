import { appError } from '../../../shared/errors.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import { lines, toEntry, usageError, type CliAnswer, type CliWarning } from '../answer.ts'
import type { CliContext } from '../command.ts'
import { statusOfAnswers, type ExitStatus } from '../exit-status.ts'
import { wholeNumber } from '../options.ts'
import { describeError } from '../words.ts'

/** For commands that ask every intercom there is. */
export const asking = { words: { min: 0, max: 0 }, needsAccount: true } as const
/** For commands that do something at one intercom. */
export const acting = {
  needsAccount: true,
  oneAccount: { capable: (capabilities: readonly string[]) => capabilities.includes('intercom') },
} as const

/** The framework has made sure that exactly one account is meant (`oneAccount`). */
export function theDoor({ accountIds }: CliContext): AccountId {
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  return id
}

/** `--sip-account N`, from 1; null when it was not given. Errors: the usage answer. */
export function sipAccount(context: CliContext, usage: string): Result<number | null, CliAnswer> {
  const text = context.options['sip-account']
  if (text === undefined) return ok(null)
  const number = wholeNumber(text, 'sip-account', 1, 16)
  return number.ok ? number : err(usageError(number.error.detail ?? '--sip-account', usage))
}

/** A whole number typed as a word. Errors: the usage answer. */
export function numberWord(word: string | undefined, what: string, usage: string): Result<number, CliAnswer> {
  return word !== undefined && /^\d{1,9}$/.test(word)
    ? ok(Number(word))
    : err(usageError(`${what} ${(word ?? '').slice(0, 32)}`.trim(), usage))
}

/** How answers of one kind are printed; `isDone` decides about 0 and 1. */
export type Printed<T> = {
  readonly json: (value: T) => Record<string, unknown>
  readonly words: (value: T) => string
  readonly unsupported: Record<string, unknown>
  readonly isDone?: (value: T) => boolean
  readonly warnings?: (
    value: T,
    account: { readonly id: string; readonly name: string },
  ) => readonly CliWarning[]
}

/** Prints one answer per account. An account that is no intercom counts only when it was named. */
export function print<T>(
  answers: readonly AccountAnswer<T>[],
  named: boolean,
  { json, words, unsupported, isDone, warnings }: Printed<T>,
): CliAnswer {
  const shown = named ? answers : answers.filter(isNoStranger)
  const noIntercom = appError('not-supported')
  if (shown.length === 0) {
    const status: ExitStatus = 7
    return { json: { accounts: [], warnings: [] }, text: describeError(noIntercom), status }
  }
  return {
    json: {
      accounts: shown.map((answer) => toEntry(answer, named, json, unsupported)),
      warnings: shown.flatMap(({ account, result }) =>
        result.ok ? (warnings?.(result.value, account) ?? []) : [],
      ),
    },
    text: lines(
      shown.map(({ account, result }) => [
        account.name,
        result.ok ? words(result.value) : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(shown, named, isDone),
  }
}

/** An account without an intercom answers `not-supported` and nothing more; a device says which function it lacks. */
function isNoStranger({ result }: AccountAnswer<unknown>): boolean {
  return result.ok || result.error.code !== 'not-supported' || result.error.detail !== undefined
}
