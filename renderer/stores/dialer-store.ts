import { createStore } from 'zustand/vanilla'
import type { Bridge } from '../../shared/bridge.ts'
import type { HistoryEntry } from '../../shared/domain/history.ts'

/** Someone the person called or was called by, once each. */
export type Suggestion = {
  readonly address: string
  readonly name: string | null
  /** The line it was called with last; else the one it called. */
  readonly accountId: string
}

export type DialerState = {
  readonly text: string
  /** The line chosen for the next call; null = the preferred one. */
  readonly accountId: string | null
  readonly suggestions: readonly Suggestion[]
  readonly setText: (text: string) => void
  /** The next call goes out without our number. */
  readonly hidden: boolean
  readonly setHidden: (hidden: boolean) => void
  /** Who was called last; null before the first call. */
  readonly lastDialled: () => Promise<Suggestion | null>
  readonly setAccount: (accountId: string | null) => void
  /** People of the past who fit a text, latest first; none when they cannot be asked for. */
  readonly peopleOf: (text: string) => Promise<readonly Suggestion[]>
  /** Looks the text up in the calls of the past (all of them when it is empty). */
  readonly lookUp: () => void
}
export type DialerStore = ReturnType<typeof createDialerStore>

const LOOK_AT = 60
const SHOW = 8

/** What stands in the keypad field. */
export function createDialerStore(commands: Pick<Bridge<'app'>['commands'], 'history.list'>) {
  let turn = 0
  return createStore<DialerState>((set, get) => {
    async function peopleOf(text: string): Promise<readonly Suggestion[]> {
      const search = text.trim().slice(0, 128)
      const page = await commands['history.list'](
        search === '' ? { limit: LOOK_AT } : { search, limit: LOOK_AT },
      )
      // Suggestions are a convenience: without them the keypad works as well.
      return page.ok ? toSuggestions(page.value.entries) : []
    }
    async function lookUp(): Promise<void> {
      const mine = ++turn
      const suggestions = await peopleOf(get().text)
      if (mine === turn) set({ suggestions })
    }
    return {
      text: '',
      accountId: null,
      hidden: false,
      setHidden: (hidden) => set({ hidden }),
      lastDialled: async () => {
        const page = await commands['history.list']({ limit: LOOK_AT })
        const out = page.ok ? page.value.entries.filter(({ direction }) => direction === 'out') : []
        return toSuggestions(out)[0] ?? null
      },
      suggestions: [],
      setText: (text) => {
        set({ text })
        void lookUp()
      },
      peopleOf,
      setAccount: (accountId) => set({ accountId }),
      lookUp: () => void lookUp(),
    }
  })
}

/** The people of these calls, latest first, each once. */
export function toSuggestions(entries: readonly HistoryEntry[]): readonly Suggestion[] {
  const byAddress = new Map<string, Suggestion>()
  for (const { remote, accountId } of entries) {
    if (remote.address === '' || byAddress.has(remote.address)) continue
    const chosen = entries.find(
      (entry) => entry.direction === 'out' && entry.remote.address === remote.address,
    )
    byAddress.set(remote.address, {
      address: remote.address,
      name: remote.displayName,
      accountId: chosen?.accountId ?? accountId,
    })
  }
  return [...byAddress.values()].slice(0, SHOW)
}
