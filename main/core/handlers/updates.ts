import { ok } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** The size decides how long it takes: core/updates.ts has the limit. */
const unhurried = (): AbortSignal => new AbortController().signal

export function updateHandlers({
  updates,
}: Pick<Core, 'updates'>): Pick<
  CommandHandlers,
  'update.check' | 'update.download' | 'update.install' | 'update.postpone'
> {
  return {
    'update.check': async () => {
      const checked = await updates.check(unhurried())
      return checked.ok ? ok() : checked
    },
    'update.download': () => updates.download(unhurried()),
    'update.install': () => updates.install(),
    'update.postpone': () => updates.postpone(),
  }
}
