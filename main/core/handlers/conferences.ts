import type { conferenceCommands } from '../../../shared/contract/conferences.ts'
import { mapResult, ok } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'
import { sortAnswers } from '../one-account.ts'
import { accountOf, limit, single } from './limit.ts'
import { toWritten } from './preferences.ts'

export function conferenceHandlers({
  conferences,
}: Pick<Core, 'conferences'>): Pick<CommandHandlers, keyof typeof conferenceCommands> {
  return {
    'conference.list': async () => {
      const { values, failures } = sortAnswers(await conferences.list(null, limit()))
      const rooms = values.flatMap(({ accountId, value }) => value.map((room) => ({ ...room, accountId })))
      return ok({ rooms, failures })
    },
    'conference.room': ({ accountId, room }) => single(conferences.room(accountOf(accountId), room, limit())),
    'conference.command': async ({ accountId, room, verb, args }) =>
      mapResult(
        await single(conferences.command(accountOf(accountId), room, verb, args, limit())),
        (answer) => ({
          answer,
        }),
      ),
    'conference.settings': ({ accountId, room }) =>
      single(conferences.settings(accountOf(accountId), room, limit())),
    'conference.change': async ({ accountId, room, change }) =>
      toWritten(await single(conferences.change(accountOf(accountId), room, change, limit()))),
  }
}
