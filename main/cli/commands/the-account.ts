import type { AccountId } from '../../../shared/ids.ts'
import type { CliContext } from '../command.ts'

/** The framework has made sure that exactly one account is meant (`oneAccount`). */
export function theAccount({ accountIds }: CliContext): AccountId {
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  return id
}
