import { AccountIdSchema } from '../../../shared/ids.ts'
import { mapResult } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

const READ_LIMIT_MS = 20_000

/** What happens when somebody calls. */
export function routeHandlers(core: Core): Pick<CommandHandlers, 'route.explain'> {
  return {
    'route.explain': async ({ from, at, accountId }) => {
      const question = {
        from,
        at: at === null ? core.clock.now() : new Date(at),
        ids: accountId === null ? null : [AccountIdSchema.parse(accountId)],
      }
      const explained = await core.route.explain(question, AbortSignal.timeout(READ_LIMIT_MS))
      return mapResult(explained, ({ route, failed }) => ({
        route,
        failed: failed.map(({ account }) => account.name),
      }))
    },
  }
}
