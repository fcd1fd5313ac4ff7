import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** A first exchange may carry thousands of entries. */
const EXCHANGE_LIMIT_MS = 120_000

/** Sharing between a person's machines. */
export function journalHandlers(
  core: Core,
): Pick<
  CommandHandlers,
  'journal.turnOn' | 'journal.join' | 'journal.turnOff' | 'journal.exchange' | 'journal.showCode'
> {
  return {
    'journal.turnOn': ({ accountId, passphrase }) =>
      core.sharing.turnOn(AccountIdSchema.parse(accountId), passphrase),
    'journal.join': ({ accountId, code }) => core.sharing.join(AccountIdSchema.parse(accountId), code),
    'journal.turnOff': ({ accountId }) => core.sharing.turnOff(AccountIdSchema.parse(accountId)),
    'journal.exchange': async ({ accountId }) => {
      const signal = AbortSignal.timeout(EXCHANGE_LIMIT_MS)
      const [answer] = await core.sharing.exchange([AccountIdSchema.parse(accountId)], signal)
      return answer && !answer.result.ok ? answer.result : ok()
    },
    'journal.showCode': ({ accountId }) => core.sharing.showCode(AccountIdSchema.parse(accountId)),
  }
}
