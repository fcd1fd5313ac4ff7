import type { adminCommands } from '../../../shared/contract/admin.ts'
import type { AdminResource } from '../../../shared/domain/admin.ts'
import { appError } from '../../../shared/errors.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import type { AdminFacet } from '../../providers/facets/admin.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** Whole-command limit in ms: a write reads, writes and reads again. */
const LIMIT_MS = 60_000

/** Binds the administrator's part of the contract to the core. */
export function adminHandlers(core: Pick<Core, 'admin'>): Pick<CommandHandlers, keyof typeof adminCommands> {
  async function ask<T>(
    accountId: string,
    question: (facet: AdminFacet, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const signal = AbortSignal.timeout(LIMIT_MS)
    return (await core.admin.ask(AccountIdSchema.parse(accountId), (facet) => question(facet, signal))).result
  }
  return {
    'admin.resources': ({ accountId }) => ask(accountId, (facet) => Promise.resolve(ok(facet.resources))),
    'admin.list': ({ accountId, resource, query }) =>
      ask(accountId, (facet, signal) => facet.list(resource, query, signal)),
    'admin.get': ({ accountId, resource, id }) =>
      ask(accountId, async (facet, signal) => {
        const described = facet.describe(resource)
        if (!described.ok) return described
        return forScreens(described.value) ? facet.get(resource, id, signal) : notHere()
      }),
    'admin.save': ({ accountId, resource, id, item }) =>
      ask(accountId, (facet, signal) =>
        id === null ? facet.create(resource, item, signal) : facet.update(resource, id, item, signal),
      ),
    'admin.remove': ({ accountId, resource, id }) =>
      ask(accountId, (facet, signal) => facet.remove(resource, id, signal)),
    'admin.run': ({ accountId, resource, action, id, argument }) =>
      ask(accountId, (facet, signal) => facet.run(resource, action, id, argument, signal)),
    'admin.settings': ({ accountId, resource }) =>
      ask(accountId, (facet, signal) => facet.settings.read(resource, null, signal)),
    'admin.setSetting': ({ accountId, resource, path, value }) =>
      ask(accountId, async (facet, signal) =>
        mapResult(await facet.settings.write(resource, path, value, signal), ({ value: now, confirmed }) => ({
          ...now,
          confirmed,
        })),
      ),
  }
}

/** A generated profile of a phone has its SIP password in it: windows do not get such files (house.md 1.4). */
function forScreens({ parent, verbs }: AdminResource): boolean {
  return parent === null || verbs.includes('list')
}

function notHere(): Result<never> {
  return err(appError('not-supported', { detail: 'admin-verb' }))
}
