import { lines, toEntry, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { describeError } from '../words.ts'
import { fanOut } from '../../core/fan-out.ts'

async function run({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const answers = await fanOut(core, accountIds, (session) => session.identity?.read(signal) ?? null)
  const named = accountIds !== null
  return {
    json: {
      accounts: answers.map((answer) =>
        toEntry(answer, named, (identity) => ({ identity }), { identity: null }),
      ),
      warnings: [],
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok
          ? [result.value.address, result.value.displayName, result.value.email].filter(Boolean).join('  ')
          : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(answers, named),
  }
}

/** `identity`: who the account's system says you are. */
export const identityCommands: readonly CliCommand[] = [
  {
    path: ['identity'],
    usage: 'identity',
    summary: 'Who you are to each account system',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run,
  },
]
