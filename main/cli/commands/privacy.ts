import type { AccountAnswer } from '../../core/answers.ts'
import type { PrivacyState, WriteOutcome } from '../../../shared/domain/availability.ts'
import { lines, toEntry, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { describeError, describePrivacy } from '../words.ts'

const unsupported = { privacy: { kind: 'unsupported' } }

async function status({ core, accountIds }: CliContext): Promise<CliAnswer> {
  const answers = await core.availability.readPrivacy(accountIds)
  const named = accountIds !== null
  return {
    json: {
      accounts: answers.map((answer) => toEntry(answer, named, (privacy) => ({ privacy }), unsupported)),
      warnings: [],
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok ? describePrivacy(result.value) : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(answers, named),
  }
}

/** The server says yes or no and cannot be asked afterwards, so a yes is all the confirmation there is (exit 0). */
async function set({ core, accountIds, signal }: CliContext, on: boolean): Promise<CliAnswer> {
  const answers: readonly AccountAnswer<WriteOutcome<PrivacyState>>[] = await core.availability.setPrivacy(
    accountIds,
    on,
    signal,
  )
  const named = accountIds !== null
  const noted = answers.filter(({ result }) => result.ok)
  return {
    json: {
      accounts: answers.map((answer) =>
        toEntry(answer, named, ({ value, confirmed }) => ({ privacy: value, confirmed }), unsupported),
      ),
      warnings: noted.map(({ account }) =>
        warning('not-readable', 'The server accepted this, but offers no way to ask for the state.', account),
      ),
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok ? describePrivacy(result.value.value) : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(answers, named),
  }
}

const common = { words: { min: 0, max: 0 }, options: [], needsAccount: true } as const

/** `privacy status | on | off`: hiding the caller id of outgoing calls. */
export const privacyCommands: readonly CliCommand[] = [
  {
    ...common,
    path: ['privacy', 'status'],
    usage: 'privacy status',
    summary: 'Is your number hidden?',
    run: status,
  },
  {
    ...common,
    path: ['privacy', 'on'],
    usage: 'privacy on',
    summary: 'Hide your number',
    run: (context) => set(context, true),
  },
  {
    ...common,
    path: ['privacy', 'off'],
    usage: 'privacy off',
    summary: 'Show your number',
    run: (context) => set(context, false),
  },
]
