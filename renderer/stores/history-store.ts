import { createStore } from 'zustand/vanilla'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/bridge.ts'

export const PAGE_SIZE = 100

export type HistoryFilter = 'all' | 'missed'

export type HistoryState = {
  readonly filter: HistoryFilter
  readonly search: string
  readonly entries: readonly HistoryEntry[]
  readonly total: number
  /** `first`: nothing was loaded yet; `stale`: what is shown belongs to an earlier question. */
  readonly loading: 'first' | 'stale' | 'more' | 'no'
  readonly error: AppError | null
  /** Calls that were new when this visit began; they stay marked while they are looked at. */
  readonly fresh: ReadonlySet<string>
  readonly setFilter: (filter: HistoryFilter) => void
  readonly setSearch: (search: string) => void
  /** Asks again for as many rows as are shown. */
  readonly reload: () => void
  readonly loadMore: () => void
  /** The list is in front of the person: main forgets the missed-calls mark, this visit keeps it. */
  readonly see: () => void
  /** The person looked elsewhere: the marks of this visit go. */
  readonly leave: () => void
}
export type HistoryStore = ReturnType<typeof createHistoryStore>

/** The rows of the call list, page by page. Main owns the history; `historyRevision` in the snapshot says when to ask again. */
export function createHistoryStore(
  commands: Pick<Bridge<'app'>['commands'], 'history.list' | 'history.markSeen'>,
) {
  let turn = 0
  return createStore<HistoryState>((set, get) => {
    async function ask(offset: number, limit: number): Promise<void> {
      const mine = ++turn
      const { filter, search } = get()
      const trimmed = search.trim()
      const query = { filter, offset, limit, ...(trimmed === '' ? {} : { search: trimmed }) }
      const page = await commands['history.list'](query)
      if (mine !== turn) return
      if (!page.ok) return set({ error: page.error, loading: 'no' })
      const { entries, total } = page.value
      set((old) => ({
        entries: offset === 0 ? entries : append(old.entries, entries),
        total,
        loading: 'no',
        error: null,
        fresh: withUnseen(old.fresh, entries),
      }))
    }
    const again = (limit: number): void => {
      set(({ loading }) => ({ loading: loading === 'first' ? 'first' : 'stale' }))
      void ask(0, limit)
    }
    return {
      filter: 'all',
      search: '',
      entries: [],
      total: 0,
      loading: 'first',
      error: null,
      fresh: new Set(),
      setFilter: (filter) => {
        set({ filter })
        again(PAGE_SIZE)
      },
      setSearch: (search) => {
        set({ search })
        again(PAGE_SIZE)
      },
      reload: () => again(Math.min(500, Math.max(PAGE_SIZE, get().entries.length))),
      loadMore: () => {
        const { entries, total, loading } = get()
        if (loading !== 'no' || entries.length >= total) return
        set({ loading: 'more' })
        void ask(entries.length, PAGE_SIZE)
      },
      see: () => {
        if (get().entries.some((entry) => !entry.seen)) void commands['history.markSeen']({})
      },
      leave: () => set({ fresh: new Set() }),
    }
  })
}

function withUnseen(fresh: ReadonlySet<string>, entries: readonly HistoryEntry[]): ReadonlySet<string> {
  const unseen = entries.filter((entry) => !entry.seen && !fresh.has(entry.id))
  return unseen.length === 0 ? fresh : new Set([...fresh, ...unseen.map((entry) => entry.id)])
}

/** A call that arrived meanwhile shifts the rows: the same row must not come twice. */
function append(old: readonly HistoryEntry[], more: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const known = new Set(old.map((entry) => entry.id))
  return [...old, ...more.filter((entry) => !known.has(entry.id))]
}
