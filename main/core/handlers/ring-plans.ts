import type { ringPlanCommands } from '../../../shared/contract/ring-plans.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { theOne, type AccountAnswer } from '../answers.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** The commands about forwarding as a sequence of rings. */
export function ringPlanHandlers(
  { forwarding, schedules }: Pick<Core, 'forwarding' | 'schedules'>,
  limit: () => AbortSignal,
): Pick<CommandHandlers, keyof typeof ringPlanCommands> {
  return {
    'forwarding.saveRings': async ({ accountId, plan, expected }) =>
      done(
        await forwarding.write(
          AccountIdSchema.parse(accountId),
          { kind: 'replace', plan, expected },
          limit(),
        ),
      ),
    'schedule.list': async ({ accountId }) =>
      theOne(await schedules.list([AccountIdSchema.parse(accountId)], limit())),
    'schedule.save': async ({ accountId, id, schedule }) => {
      const account = AccountIdSchema.parse(accountId)
      return done(
        id === null
          ? await schedules.add(account, schedule, limit())
          : await schedules.edit(account, id, schedule, limit()),
      )
    },
    'schedule.remove': async ({ accountId, id }) =>
      done(await schedules.remove(AccountIdSchema.parse(accountId), id, limit())),
  }
}

function done(answers: readonly AccountAnswer<unknown>[]): Result<undefined> {
  const result = theOne(answers)
  return result.ok ? ok() : result
}
