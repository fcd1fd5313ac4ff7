import type { preferenceCommands } from '../../../shared/contract/preferences.ts'
import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import { mapResult, type Result } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { background } from '../background.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'
import { accountOf, limit, single } from './limit.ts'

/** What a window needs to know of a write. */
export function toWritten<T>(result: Result<WriteOutcome<T>>) {
  return mapResult(result, ({ confirmed, value }) => ({ confirmed, value }))
}

export function preferenceHandlers({
  preferences,
  lines,
  refresh,
  log,
}: Pick<Core, 'preferences' | 'lines' | 'refresh' | 'log'>): Pick<
  CommandHandlers,
  keyof typeof preferenceCommands
> {
  return {
    'preferences.read': ({ accountId, set }) =>
      single(preferences.read([accountOf(accountId)], set, limit())),
    'preferences.write': async ({ accountId, set, change }) =>
      toWritten(await single(preferences.write(accountOf(accountId), set, change, limit()))),
    'speedDial.read': ({ accountId }) => single(preferences.speedDial([accountOf(accountId)], limit())),
    'speedDial.apply': async ({ accountId, updatePhones, ...wanted }) =>
      toWritten(
        await single(preferences.applySpeedDial(accountOf(accountId), wanted, { updatePhones }, limit())),
      ),
    'account.serverTime': ({ accountId }) => single(preferences.serverTime([accountOf(accountId)], limit())),
    'account.changePassword': async ({ accountId, password }) => {
      const id = accountOf(accountId)
      const changed = await preferences.changePassword(id, secret(password), limit())
      if (changed.ok) {
        await lines.publish(true)
        background(refresh.account(id), log)
      }
      return changed
    },
  }
}
