import { createStore } from 'zustand/vanilla'
import type { Bridge, CommandOutput } from '../../shared/bridge.ts'
import type { PeopleSegment, PersonRow } from '../../shared/domain/contact.ts'
import type { AppError } from '../../shared/errors.ts'

/** Rows that are asked for at a time; the first answer fills the window, and carries no more over the bridge. */
const PAGE = 32
/** A directory is asked over the network, so only when typing pauses. */
const DIRECTORY_PAUSE_MS = 300
const DIRECTORY_FROM = 2

export type PeopleState = {
  readonly text: string
  readonly segment: PeopleSegment
  /** By place in the list; places nobody has looked at are not there. */
  readonly rows: ReadonlyMap<number, PersonRow>
  readonly total: number
  readonly loading: boolean
  readonly error: AppError | null
  readonly directory: CommandOutput<'people.directory'> | null
  readonly selected: PersonRow | null
  readonly setText: (text: string) => void
  readonly setSegment: (segment: PeopleSegment) => void
  readonly select: (row: PersonRow | null) => void
  /** Fetches what is missing between two places. */
  readonly need: (first: number, last: number) => void
  readonly reload: () => void
}
export type PeopleStore = ReturnType<typeof createPeopleStore>

/** The list of people: main searches its copy of the phone books, this holds the rows that were looked at. */
export function createPeopleStore(
  commands: Pick<Bridge<'app'>['commands'], 'people.search' | 'people.directory'>,
) {
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const asked = new Set<number>()
  return createStore<PeopleState>((set, get) => {
    async function ask(page: number, mine: number): Promise<void> {
      asked.add(page)
      const { text, segment } = get()
      const answer = await commands['people.search']({
        text: text.slice(0, 128),
        segment,
        offset: page * PAGE,
        limit: PAGE,
      })
      if (mine !== turn) return
      if (!answer.ok) return set({ error: answer.error, loading: false })
      const { rows, total } = answer.value
      set((old) => {
        const next = new Map(page === 0 ? [] : old.rows)
        rows.forEach((row, at) => next.set(page * PAGE + at, row))
        return { rows: next, total, loading: false, error: null }
      })
    }

    async function askDirectory(mine: number): Promise<void> {
      const answer = await commands['people.directory']({ text: get().text.trim().slice(0, 128) })
      if (mine === turn) set({ directory: answer.ok ? answer.value : null })
    }

    function begin(): void {
      const mine = ++turn
      asked.clear()
      clearTimeout(timer)
      void ask(0, mine)
      const { text, segment } = get()
      if (text.trim().length < DIRECTORY_FROM || segment === 'mine' || segment === 'favourites')
        set({ directory: null })
      else timer = setTimeout(() => void askDirectory(mine), DIRECTORY_PAUSE_MS)
    }

    return {
      text: '',
      segment: 'all',
      rows: new Map(),
      total: 0,
      loading: true,
      error: null,
      directory: null,
      selected: null,
      setText: (text) => {
        set({ text })
        begin()
      },
      setSegment: (segment) => {
        set({ segment, selected: null, rows: new Map(), total: 0, loading: true })
        begin()
      },
      select: (selected) => set({ selected }),
      need: (first, last) => {
        for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
          if (!asked.has(page)) void ask(page, turn)
      },
      reload: begin,
    }
  })
}
