import type { PrivacyState } from '../../../shared/domain/availability.ts'
import type { CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'
import { describePrivacy } from '../words.ts'

const shown: Shown<PrivacyState> = {
  member: 'privacy',
  json: (privacy) => privacy,
  words: describePrivacy,
  unsupported: { kind: 'unsupported' },
}

async function status({ core, accountIds }: CliContext): Promise<CliAnswer> {
  return readAnswer(await core.availability.readPrivacy(accountIds), accountIds !== null, shown)
}

async function set({ core, accountIds, signal }: CliContext, on: boolean): Promise<CliAnswer> {
  const answers = await core.availability.setPrivacy(accountIds, on, signal)
  return writeAnswer(answers, accountIds !== null, shown, false)
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
