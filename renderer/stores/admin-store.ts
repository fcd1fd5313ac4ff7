import { createStore } from 'zustand/vanilla'
import type { Bridge } from '../../shared/bridge.ts'
import type {
  AdminItem,
  AdminPage,
  AdminQuery,
  AdminResource,
  AdminSetting,
  AdminWrite,
} from '../../shared/domain/admin.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import type { ErrandStore } from './errand-store.ts'

/** Where on the administrator's page a person is. `name`: the resource's, with its ids filled in. */
export type AdminPlace =
  | { readonly kind: 'list'; readonly resource: AdminResource; readonly name: string }
  | { readonly kind: 'item'; readonly resource: AdminResource; readonly name: string; readonly id: string }
  /** `id` null: a new one. */
  | {
      readonly kind: 'form'
      readonly resource: AdminResource
      readonly name: string
      readonly id: string | null
    }
  | { readonly kind: 'settings'; readonly resource: AdminResource; readonly name: string }
  /** What has no list: a person says which one. */
  | { readonly kind: 'ask'; readonly resource: AdminResource; readonly name: string }

type Asked<T> = { readonly value: T | null; readonly loading: boolean; readonly error: AppError | null }
const NOTHING = { value: null, loading: false, error: null } as const

/** What the last write came to, said until the next step. */
export type AdminNote =
  | { readonly kind: 'saved'; readonly write: AdminWrite }
  | { readonly kind: 'setting'; readonly confirmed: boolean }
  | null

export type AdminState = {
  readonly catalogue: Asked<readonly AdminResource[]>
  /** The way here, the place in sight last; empty = the catalogue. */
  readonly trail: readonly AdminPlace[]
  readonly page: Asked<AdminPage>
  readonly item: Asked<AdminItem>
  readonly settings: Asked<readonly AdminSetting[]>
  readonly search: string
  readonly range: AdminRange
  readonly note: AdminNote
  readonly loadCatalogue: () => void
  /** Goes there and asks; `fresh` forgets the way. */
  readonly open: (place: AdminPlace, fresh?: boolean) => void
  readonly back: () => void
  readonly reload: () => void
  readonly loadMore: () => void
  readonly setSearch: (search: string) => void
  readonly setRange: (range: AdminRange) => void
  readonly save: (place: AdminPlace & { kind: 'form' }, item: AdminItem) => void
  readonly remove: (place: AdminPlace & { kind: 'item' }, done: () => void) => void
  readonly run: (
    place: AdminPlace,
    action: string,
    id: string | null,
    argument: string | null,
    done: () => void,
  ) => void
  readonly setSetting: (name: string, path: string, value: string | null, done: () => void) => void
}
export type AdminStore = ReturnType<typeof createAdminStore>
export const ADMIN_RANGES = ['day', 'week', 'month', 'all'] as const
export type AdminRange = (typeof ADMIN_RANGES)[number]
const RANGE_DAYS: Readonly<Record<AdminRange, number | null>> = { day: 1, week: 7, month: 31, all: null }

/** Rows that are asked for at once. */
const PAGE = 1000
const DAY_MS = 86_400_000
/** Typing goes on before a server is asked. */
const SEARCH_MS = 250

/** Under which the errands of an administrator's page are kept. */
export const adminErrand = (accountId: string, what: 'save' | 'remove' | 'run' | 'setting'): string =>
  `admin/${accountId}/${what}`

/** What the administrator's page shows and what can be done there. Lives as long as the page; the server owns the facts. */
export function createAdminStore(
  commands: Bridge<'app'>['commands'],
  errands: ErrandStore,
  accountId: string,
) {
  let turn = 0
  let typing: ReturnType<typeof setTimeout> | undefined
  const { run } = errands.getState()
  return createStore<AdminState>((set, get) => {
    /** Only the answer to the last question counts. */
    async function ask<K extends 'page' | 'item' | 'settings'>(
      key: K,
      question: Promise<Result<NonNullable<AdminState[K]['value']>>>,
      merge: (value: NonNullable<AdminState[K]['value']>) => NonNullable<AdminState[K]['value']> = (value) =>
        value,
    ): Promise<void> {
      const mine = ++turn
      set({ [key]: { ...get()[key], loading: true, error: null } } as Partial<AdminState>)
      const answer = await question
      if (mine !== turn) return
      const next = answer.ok
        ? { value: merge(answer.value), loading: false, error: null }
        : { value: get()[key].value, loading: false, error: answer.error }
      set({ [key]: next } as Partial<AdminState>)
    }

    function query(offset: number): AdminQuery {
      const { search, range, trail } = get()
      const days = trail.at(-1)?.resource.ranged === true ? RANGE_DAYS[range] : null
      const words = search.trim()
      return {
        offset,
        limit: PAGE,
        ...(words !== '' && { search: words }),
        ...(days !== null && { since: new Date(Date.now() - days * DAY_MS).toISOString() }),
      }
    }

    function load(place: AdminPlace | undefined): void {
      if (place === undefined) return
      const { name } = place
      if (place.kind === 'list')
        void ask('page', commands['admin.list']({ accountId, resource: name, query: query(0) }))
      if (place.kind === 'item' || (place.kind === 'form' && place.id !== null && isReadable(place.resource)))
        void ask('item', commands['admin.get']({ accountId, resource: name, id: place.id ?? '' }))
      if (place.kind === 'settings')
        void ask('settings', commands['admin.settings']({ accountId, resource: name }))
    }

    /** Shows a place anew: what was shown before belongs to another one. */
    function show(trail: readonly AdminPlace[], note: AdminNote = null): void {
      turn += 1
      clearTimeout(typing)
      const keepsItem = trail.at(-1)?.kind === 'form'
      set({
        trail,
        note,
        search: '',
        page: NOTHING,
        settings: NOTHING,
        ...(keepsItem ? {} : { item: NOTHING }),
      })
      load(trail.at(-1))
    }

    return {
      catalogue: NOTHING,
      trail: [],
      page: NOTHING,
      item: NOTHING,
      settings: NOTHING,
      search: '',
      range: 'week',
      note: null,
      loadCatalogue: () => {
        set({ catalogue: { ...get().catalogue, loading: true } })
        void commands['admin.resources']({ accountId }).then((answer) =>
          set({
            catalogue: answer.ok
              ? { value: answer.value, loading: false, error: null }
              : { value: null, loading: false, error: answer.error },
          }),
        )
      },
      open: (place, fresh = false) => show(fresh ? [place] : [...get().trail, place]),
      back: () => show(get().trail.slice(0, -1)),
      reload: () => load(get().trail.at(-1)),
      loadMore: () => {
        const { page, trail } = get()
        const place = trail.at(-1)
        const known = page.value
        if (place?.kind !== 'list' || page.loading || known?.more !== true) return
        const next = commands['admin.list']({
          accountId,
          resource: place.name,
          query: query(known.items.length),
        })
        void ask('page', next, (more) => ({
          ...more,
          items: [...known.items, ...more.items],
          ids: [...known.ids, ...more.ids],
        }))
      },
      setSearch: (search) => {
        set({ search })
        clearTimeout(typing)
        typing = setTimeout(() => load(get().trail.at(-1)), SEARCH_MS)
      },
      setRange: (range) => {
        set({ range })
        load(get().trail.at(-1))
      },
      save: ({ name, id, resource }, item) =>
        run(
          adminErrand(accountId, 'save'),
          () => commands['admin.save']({ accountId, resource: name, id, item }),
          (write) => {
            const before = get().trail.slice(0, -1)
            const note: AdminNote = { kind: 'saved', write }
            const last = before.at(-1)
            // A new name is a new id.
            if (last?.kind === 'item' && write.id !== null && write.id !== last.id)
              return show([...before.slice(0, -1), { ...last, id: write.id }], note)
            if (id === null && write.id !== null && isReadable(resource))
              return show([...before, { kind: 'item', resource, name, id: write.id }], note)
            show(before, note)
          },
        ),
      remove: ({ name, id }, done) =>
        run(
          adminErrand(accountId, 'remove'),
          () => commands['admin.remove']({ accountId, resource: name, id }),
          (write) => {
            done()
            show(get().trail.slice(0, -1), { kind: 'saved', write })
          },
        ),
      run: (place, action, id, argument, done) =>
        run(
          adminErrand(accountId, 'run'),
          () => commands['admin.run']({ accountId, resource: place.name, action, id, argument }),
          (write) => {
            done()
            set({ note: { kind: 'saved', write } })
            load(place)
          },
        ),
      setSetting: (name, path, value, done) =>
        run(
          adminErrand(accountId, 'setting'),
          () => commands['admin.setSetting']({ accountId, resource: name, path, value }),
          ({ confirmed, ...now }) => {
            done()
            const { settings } = get()
            const next = settings.value?.map((one) => (one.path === now.path ? now : one)) ?? null
            set({ settings: { ...settings, value: next }, note: { kind: 'setting', confirmed } })
          },
        ),
    }
  })
}

function isReadable({ verbs, single }: AdminResource): boolean {
  return single || verbs.includes('get')
}
