import { createStore } from 'zustand/vanilla'
import type { Bridge, CommandOutput } from '../../shared/bridge.ts'
import type { VoicemailFolder, VoicemailRow } from '../../shared/domain/voicemail.ts'
import type { AppError } from '../../shared/errors.ts'

export type VoicemailState = {
  readonly folder: VoicemailFolder
  readonly messages: readonly VoicemailRow[]
  readonly failures: CommandOutput<'voicemail.list'>['failures']
  readonly error: AppError | null
  /** `first`: this folder was not there yet. */
  readonly loading: 'first' | 'again' | 'no'
  readonly selected: string | null
  readonly setFolder: (folder: VoicemailFolder) => void
  readonly select: (key: string | null) => void
  readonly reload: () => void
}
export type VoicemailStore = ReturnType<typeof createVoicemailStore>

/** A message of one of several mailboxes. */
export const messageKey = ({ accountId, id }: Pick<VoicemailRow, 'accountId' | 'id'>): string =>
  `${accountId}/${id}`

/** The messages of one folder of all mailboxes; `voicemailRevision` in the snapshot says when to ask again. */
export function createVoicemailStore(commands: Pick<Bridge<'app'>['commands'], 'voicemail.list'>) {
  let turn = 0
  return createStore<VoicemailState>((set, get) => {
    async function ask(): Promise<void> {
      const mine = ++turn
      const answer = await commands['voicemail.list']({ folder: get().folder })
      if (mine !== turn) return
      if (!answer.ok) return set({ error: answer.error, loading: 'no' })
      set({ ...answer.value, error: null, loading: 'no' })
    }
    return {
      folder: 'inbox',
      messages: [],
      failures: [],
      error: null,
      loading: 'first',
      selected: null,
      setFolder: (folder) => {
        set({ folder, messages: [], selected: null, loading: 'first' })
        void ask()
      },
      select: (selected) => set({ selected }),
      reload: () => {
        if (get().loading === 'no') set({ loading: 'again' })
        void ask()
      },
    }
  })
}
