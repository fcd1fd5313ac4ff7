import { createStore } from 'zustand/vanilla'
import type { Bridge } from '../../shared/bridge.ts'
import type { DiagnosticReport } from '../../shared/domain/diagnostics.ts'
import type { HotkeyAction } from '../../shared/domain/hotkeys.ts'
import type { Trusted } from '../../shared/domain/trust.ts'
import { errandKey } from './errand-key.ts'
import type { ErrandStore } from './errand-store.ts'

export type DeskState = {
  /** Of the last run in this window. */
  readonly report: DiagnosticReport | null
  readonly savedAs: string | null
  readonly trusted: readonly Trusted[] | null
  readonly runChecks: () => void
  readonly saveReport: () => void
  readonly loadTrusted: () => void
  readonly forget: (accountId: string, then: () => void) => void
  readonly listen: (action: HotkeyAction) => void
}
export type DeskStore = ReturnType<typeof createDeskStore>

type Commands = Pick<
  Bridge<'app'>['commands'],
  'diagnostics.run' | 'diagnostics.save' | 'trust.list' | 'trust.forget' | 'hotkey.listen'
>

/** What the desk's sections of the settings show and ask for. */
export function createDeskStore(commands: Commands, errands: ErrandStore) {
  const { run } = errands.getState()
  return createStore<DeskState>((set, get) => ({
    report: null,
    savedAs: null,
    trusted: null,
    runChecks: () =>
      run(
        errandKey.diagnostics,
        () => commands['diagnostics.run']({}),
        (report) => set({ report, savedAs: null }),
      ),
    saveReport: () =>
      run(
        errandKey.saveReport,
        () => commands['diagnostics.save']({}),
        (saved) => set({ savedAs: saved?.fileName ?? null }),
      ),
    loadTrusted: () =>
      run(
        errandKey.trust,
        () => commands['trust.list']({}),
        (trusted) => set({ trusted }),
      ),
    forget: (accountId, then) =>
      run(
        errandKey.trust,
        () => commands['trust.forget']({ accountId }),
        () => {
          then()
          get().loadTrusted()
        },
      ),
    listen: (action) => run(errandKey.hotkey, () => commands['hotkey.listen']({ action })),
  }))
}
