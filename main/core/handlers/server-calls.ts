import type { serverCallCommands } from '../../../shared/contract/server-calls.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import { theOne } from '../answers.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** The commands about calls that the account's own server makes. */
export function serverCallHandlers(
  { serverCalls }: Pick<Core, 'serverCalls'>,
  limit: () => AbortSignal,
): Pick<CommandHandlers, keyof typeof serverCallCommands> {
  return {
    'serverCall.start': ({ accountId, target, via, call }) =>
      serverCalls.start({
        accountId: AccountIdSchema.parse(accountId),
        target,
        via,
        ...(call !== undefined && { call }),
      }),
    'serverCall.dismiss': ({ accountId }) => {
      serverCalls.dismiss(accountId)
      return ok()
    },
    'serverCall.active': async ({ accountId }) =>
      theOne(await serverCalls.active([AccountIdSchema.parse(accountId)], limit())),
  }
}
