import type { accountOptionCommands } from '../../../shared/contract/account-options.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** Ten places, and each its time. */
const DISCOVER_LIMIT_MS = 20_000

/** The commands about the optional values of an account's form. */
export function accountOptionHandlers({
  accountOptions,
  flows,
}: Pick<Core, 'accountOptions' | 'flows'>): Pick<CommandHandlers, keyof typeof accountOptionCommands> {
  return {
    'account.discover': ({ accountId }) =>
      flows.discover(AccountIdSchema.parse(accountId), AbortSignal.timeout(DISCOVER_LIMIT_MS)),
    'account.options': ({ accountId }) => accountOptions.read(AccountIdSchema.parse(accountId)),
    'account.setOptions': ({ accountId, values }) =>
      accountOptions.change(AccountIdSchema.parse(accountId), values),
  }
}
