import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { CliContext } from './command.ts'

/** For commands that mean exactly one of the accounts that have `capability`. */
export function withOne(capability: string) {
  return {
    needsAccount: true,
    oneAccount: { capable: (capabilities: readonly string[]) => capabilities.includes(capability) },
  } as const
}

/** The framework has made sure that exactly one account is meant (`oneAccount`). */
export function theAccount({ accountIds }: CliContext): AccountId {
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  return id
}

/** The account a write is meant for, where a command reads from all of them: the named one, else the only one that has
 *  `capability`. Errors: account-ambiguous, not-supported. */
export function chooseOne({ core, accountIds }: CliContext, capability: string): Result<AccountId> {
  const [named] = accountIds ?? []
  if (named !== undefined) return ok(named)
  const able = core.accounts
    .list()
    .filter(({ id }) =>
      core.state
        .get()
        .accounts.some(({ info }) => info.id === id && info.capabilities.some((one) => one === capability)),
    )
  const [only] = able
  if (only === undefined) return err(appError('not-supported'))
  return able.length > 1 ? err(appError('account-ambiguous', { field: '--account' })) : ok(only.id)
}
