import type { Identity } from '../../../shared/domain/account.ts'
import { fanOut } from '../../core/fan-out.ts'
import type { CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readAnswer, type Shown } from '../per-account.ts'

const shown: Shown<Identity> = {
  member: 'identity',
  json: (identity) => identity,
  words: ({ address, displayName, email }) => [address, displayName, email].filter(Boolean).join('  '),
  unsupported: null,
}

async function run({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const answers = await fanOut(core, accountIds, (session) => session.identity?.read(signal) ?? null)
  return readAnswer(answers, accountIds !== null, shown)
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
