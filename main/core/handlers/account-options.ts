import type { accountOptionCommands } from '../../../shared/contract/account-options.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** The commands about the optional values of an account's form. */
export function accountOptionHandlers({
  accountOptions,
}: Pick<Core, 'accountOptions'>): Pick<CommandHandlers, keyof typeof accountOptionCommands> {
  return {
    'account.options': ({ accountId }) => accountOptions.read(AccountIdSchema.parse(accountId)),
    'account.setOptions': ({ accountId, values }) =>
      accountOptions.change(AccountIdSchema.parse(accountId), values),
  }
}
