import { appError } from '../../../shared/errors.ts'
import { errorJson, failure, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { exitStatusOf } from '../exit-status.ts'
import { theAccount, withOne } from '../one-account.ts'
import { readAnswer, type Shown } from '../per-account.ts'

async function change(context: CliContext): Promise<CliAnswer> {
  const { core, secrets, signal, accountIds } = context
  const { newPassword } = secrets
  if (newPassword === undefined) return failure(appError('secret-missing', { field: 'newPassword' }), STDIN)
  const id = theAccount(context)
  const record = core.accounts.list().find((candidate) => candidate.id === accountIds?.[0])
  const account = { id, name: record?.name ?? id }
  const changed = await core.preferences.changePassword(id, newPassword, signal)
  if (!changed.ok) {
    const error = errorJson({ ...changed.error, accountId: id }, account.name)
    const entry = { account, ok: false, error }
    return {
      json: { accounts: [entry], warnings: [] },
      text: error.message,
      status: exitStatusOf(error.code),
    }
  }
  // The old one is no longer good for anything, so signing in with the new one is how it is read back.
  const [check] = await core.preferences.serverTime([id], signal)
  const confirmed = check?.result.ok === true
  const entry = {
    account,
    ok: true,
    password: 'changed',
    confirmed,
    asOf: core.clock.now().toISOString(),
    source: 'server',
  }
  return {
    json: { accounts: [entry], warnings: [] },
    text: `${account.name}  password changed${confirmed ? '' : ' (signing in with it could not be tried)'}`,
    status: confirmed ? 0 : 1,
  }
}

const STDIN = 'usage: sidetone password --secrets-stdin   (a JSON object with newPassword)'

const time: Shown<string> = { member: 'time', json: (text) => text, words: (text) => text, unsupported: null }
const alive: Shown<undefined> = {
  member: 'session',
  json: () => 'alive',
  words: () => 'session kept alive',
  unsupported: null,
}

/** `password`, and what else an account can be asked about itself. */
export const passwordCommands: readonly CliCommand[] = [
  {
    ...withOne('password'),
    path: ['password'],
    usage: 'password --secrets-stdin',
    summary: 'Change the password you sign in with (newPassword on standard input)',
    options: [],
    words: { min: 0, max: 0 },
    run: change,
  },
  {
    path: ['account', 'time'],
    usage: 'account time',
    summary: 'The server’s own clock, in its own words',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.preferences.serverTime(accountIds, signal), accountIds !== null, time),
  },
  {
    path: ['account', 'keep-alive'],
    usage: 'account keep-alive',
    summary: 'Keep the web session of an account alive',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.preferences.keepAlive(accountIds, signal), accountIds !== null, alive),
  },
]
