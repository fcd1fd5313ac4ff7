import { appError, type AppError } from '../../shared/errors.ts'
import { errorSentence } from '../../shared/text/error-sentence.ts'
import type { AccountAnswer } from '../core/answers.ts'
import { exitStatusOf, type ExitStatus } from './exit-status.ts'

/** What a command came to: one JSON document, the same as text, and the exit status. */
export type CliAnswer = { readonly json: object; readonly text: string; readonly status: ExitStatus }

export type CliWarning = {
  readonly code: string
  readonly message: string
  readonly account?: { readonly id: string; readonly name: string }
}

/** An error as the contract prints it: its fields plus the sentence. */
export function errorJson(error: AppError, accountName?: string): AppError & { readonly message: string } {
  return { ...error, message: errorSentence(error, { account: accountName }) }
}

/** A command that fails as a whole. */
export function failure(error: AppError, extra = ''): CliAnswer {
  const json = { error: errorJson(error), warnings: [] }
  return {
    json,
    text: extra === '' ? json.error.message : `${json.error.message}\n${extra}`,
    status: exitStatusOf(error.code),
  }
}

export function usageError(detail: string, usage: string): CliAnswer {
  const error = appError('usage', { detail })
  return failure(error, `usage: ${usage}`)
}

export type Entry = {
  readonly account: { readonly id: string; readonly name: string }
  readonly ok: boolean
} & Record<string, unknown>

/** One account's answer as an ENTRY of docs/cli.md; `show` gives the value's own members. */
export function toEntry<T>(
  answer: AccountAnswer<T>,
  named: boolean,
  show: (value: T) => Record<string, unknown>,
  unsupported: Record<string, unknown>,
): Entry {
  const { account, asOf, source, result } = answer
  if (result.ok) return { account, ok: true, ...show(result.value), asOf, source }
  if (result.error.code === 'not-supported') {
    const kind = { kind: 'unsupported', ...unsupported, asOf, source: 'assumed' }
    return named
      ? { account, ok: false, ...kind, error: errorJson(result.error, account.name) }
      : { account, ok: true, ...kind }
  }
  return { account, ok: false, error: errorJson(result.error, account.name), asOf }
}

/** `Name   words`, one line an account, in columns. */
export function lines(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, words]) => `${name.padEnd(width)}  ${words}`).join('\n')
}

export function warning(code: string, message: string, account?: { id: string; name: string }): CliWarning {
  return account ? { code, message, account } : { code, message }
}
