import type { HotkeyAction } from '../../../shared/domain/hotkeys.ts'
import { appError } from '../../../shared/errors.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'
import type { SaveFilePort } from '../ports.ts'

/** What only a desktop can do of these, handed in by the shell. */
export type DeskActions = { readonly listenHotkey: (action: HotkeyAction) => void }

const RUN_LIMIT_MS = 20_000

export function deskHandlers(
  core: Core,
  shell: DeskActions & { readonly saveFile: SaveFilePort },
): Pick<
  CommandHandlers,
  'hotkey.listen' | 'diagnostics.run' | 'diagnostics.save' | 'trust.list' | 'trust.forget'
> {
  /** What the person has read; nothing else is saved. */
  let shown: string | null = null
  return {
    'hotkey.listen': ({ action }) => {
      shell.listenHotkey(action)
      return ok()
    },
    'diagnostics.run': async () => {
      const report = await core.diagnostics.run(AbortSignal.timeout(RUN_LIMIT_MS))
      shown = report.bundle
      return ok(report)
    },
    'diagnostics.save': () =>
      shown === null
        ? err(appError('not-found', { detail: 'report' }))
        : shell.saveFile.save('sidetone-diagnostics.json', Buffer.from(shown)),
    'trust.list': () => ok(core.trust.list()),
    'trust.forget': async ({ accountId }) => {
      const id = AccountIdSchema.parse(accountId)
      const forgotten = await core.trust.forget(id)
      if (forgotten.ok) await Promise.all([core.lines.publish(true), core.refresh.account(id)])
      return forgotten
    },
  }
}
