import type { WriteOutcome, WriteWarning } from '../../shared/domain/availability.ts'
import type { WeeklyRule } from '../../shared/domain/rules.ts'
import { screens } from '../../shared/text/en.ts'
import type { AccountAnswer } from '../core/answers.ts'
import { lines, toEntry, warning, type CliAnswer, type CliWarning } from './answer.ts'
import { statusOfAnswers } from './exit-status.ts'
import { describeError } from './words.ts'

/** How a kind of value is printed. */
export type Shown<T> = {
  /** Its members in an ENTRY of docs/cli.md, by the name of the value. */
  readonly member: string
  readonly json: (value: T) => unknown
  readonly words: (value: T) => string
  /** What stands in its place where the account's system has no such thing. */
  readonly unsupported: unknown
  /** Further members of the ENTRY. */
  readonly more?: (value: T) => Record<string, unknown>
  readonly warnings?: (value: T, account: CliAccount) => readonly CliWarning[]
}

type CliAccount = { readonly id: string; readonly name: string }

/** The answer of a question to several accounts; `extra` is added to every entry that has a value. */
export function readAnswer<T>(
  answers: readonly AccountAnswer<T>[],
  named: boolean,
  shown: Shown<T>,
  extra: Record<string, unknown> = {},
): CliAnswer {
  const { member, json, more, words, unsupported } = shown
  const warnings = answers.flatMap(({ account, result }) =>
    result.ok ? (shown.warnings?.(result.value, account) ?? []) : [],
  )
  return {
    json: {
      accounts: answers.map((answer) =>
        toEntry(answer, named, (value) => ({ [member]: json(value), ...more?.(value), ...extra }), {
          [member]: unsupported,
        }),
      ),
      warnings,
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok ? words(result.value) : describeError(result.error),
      ]),
    ),
    // `unsupported` as a value is an answer; where there is none, nobody could answer.
    status: statusOfAnswers(answers, named, () => true, unsupported === null ? 7 : 0),
  }
}

/** A warning of core for the answer; a schedule, or what became of it, stands behind the sentence. */
export function writeWarning({ code, weekly, weeklyNow }: WriteWarning, account: CliAccount): CliWarning {
  const schedule = [weekly, weeklyNow].flatMap((rules) => (rules ? weeklyWords(rules) : []))
  const words = screens.warning[code]
  return warning(code, schedule.length > 0 ? `${words} (${schedule.join(' → ')})` : words, account)
}

/** `mon tue 22:00–07:00 nobody; …`, `–` for no rule. */
function weeklyWords(rules: readonly WeeklyRule[]): string {
  const lines = rules.map(({ days, start, stop, groups }) =>
    [...days, `${start}–${stop}`, groups.join(', ')].join(' '),
  )
  return lines.join('; ') || '–'
}

/** The answer of a write to several accounts. `readable` false: a yes is all there is to know, so it is enough for 0. */
export function writeAnswer<T>(
  answers: readonly AccountAnswer<WriteOutcome<T>>[],
  named: boolean,
  shown: Shown<T>,
  readable = true,
): CliAnswer {
  const { member, json, words, unsupported } = shown
  const warnings = answers.flatMap(({ account, result }) =>
    result.ok ? result.value.warnings.map((one) => writeWarning(one, account)) : [],
  )
  return {
    json: {
      accounts: answers.map((answer) =>
        toEntry(
          answer,
          named,
          ({ value, confirmed, differs }) => ({
            [member]: json(value),
            confirmed,
            ...(differs ? { differs: { asked: json(differs.asked), got: json(differs.got) } } : {}),
          }),
          { [member]: unsupported },
        ),
      ),
      warnings,
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok
          ? `${words(result.value.value)}${result.value.confirmed || !readable ? '' : ' (not confirmed by the server)'}`
          : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(answers, named, (outcome) => outcome.confirmed || !readable),
  }
}
