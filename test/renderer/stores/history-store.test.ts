import { describe, expect, it } from 'vitest'
import { toSuggestions, createDialerStore } from '../../../renderer/stores/dialer-store.ts'
import { groupByDay, isMissed } from '../../../renderer/stores/history-days.ts'
import { createHistoryStore, PAGE_SIZE } from '../../../renderer/stores/history-store.ts'
import type { CommandInput } from '../../../shared/bridge.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { HISTORY } from '../../ui/scenarios.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const [first] = HISTORY
if (!first) throw new Error('the scenario has calls')
const rows = (count: number): readonly HistoryEntry[] =>
  Array.from({ length: count }, (_, index) => ({ ...first, id: `r${index}`, seen: index !== 0 }))

function bench(all: readonly HistoryEntry[]) {
  const asked: CommandInput<'history.list'>[] = []
  let seen = 0
  const store = createHistoryStore({
    'history.list': async (query) => {
      asked.push(query)
      if (query.search === 'broken') return err(appError('storage-unavailable'))
      const { offset = 0, limit = 0 } = query
      return ok({ entries: all.slice(offset, offset + limit), total: all.length })
    },
    'history.markSeen': async () => {
      seen += 1
      return ok()
    },
  })
  return { store, asked, seen: () => seen }
}

describe('createHistoryStore', () => {
  it('loads a page, then the next, until all are there', async () => {
    const { store, asked } = bench(rows(PAGE_SIZE + 20))
    store.getState().reload()
    expect(store.getState().loading).toBe('first')
    await settled()
    expect(store.getState()).toMatchObject({ loading: 'no', total: PAGE_SIZE + 20 })
    store.getState().loadMore()
    await settled()
    store.getState().loadMore()
    expect(store.getState().entries).toHaveLength(PAGE_SIZE + 20)
    expect(asked.map(({ offset }) => offset)).toEqual([0, PAGE_SIZE])
  })
  it('asks for as many rows as are shown when something changed', async () => {
    const { store, asked } = bench(rows(PAGE_SIZE * 2))
    store.getState().reload()
    await settled()
    store.getState().loadMore()
    await settled()
    store.getState().reload()
    expect(asked.at(-1)).toMatchObject({ offset: 0, limit: PAGE_SIZE * 2 })
    expect(store.getState().loading).toBe('stale')
  })
  it('drops the answer to an earlier question', async () => {
    const { store } = bench(rows(3))
    store.getState().setSearch('broken')
    store.getState().setSearch('')
    await settled()
    expect(store.getState()).toMatchObject({ error: null, total: 3, search: '' })
  })
  it('says why there is nothing and forgets it when it works again', async () => {
    const { store } = bench(rows(3))
    store.getState().setSearch('broken')
    await settled()
    expect(store.getState().error?.code).toBe('storage-unavailable')
    store.getState().setSearch('x')
    await settled()
    expect(store.getState().error).toBeNull()
  })
  it('does not show a row twice when a new call shifted the pages', async () => {
    const all = [...rows(PAGE_SIZE + 5)]
    const { store } = bench(all)
    store.getState().reload()
    await settled()
    all.unshift({ ...first, id: 'new' })
    store.getState().loadMore()
    await settled()
    const ids = store.getState().entries.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('marks new calls until the person looks elsewhere, and tells main once they were seen', async () => {
    const { store, seen } = bench(rows(3))
    store.getState().reload()
    await settled()
    store.getState().see()
    expect(seen()).toBe(1)
    expect([...store.getState().fresh]).toEqual(['r0'])
    store.getState().leave()
    expect(store.getState().fresh.size).toBe(0)
  })
  it('has nothing to tell main when all was seen', async () => {
    const { store, seen } = bench(rows(3).map((entry) => ({ ...entry, seen: true })))
    store.getState().reload()
    await settled()
    store.getState().see()
    expect(seen()).toBe(0)
  })
})

describe('groupByDay', () => {
  it('keeps the order and puts calls without a time where they come', () => {
    const entry = (id: string, startedAt: string | null): HistoryEntry => ({ ...first, id, startedAt })
    const noon = (day: string): string => new Date(`${day}T12:00:00`).toISOString()
    const days = groupByDay([
      entry('a', noon('2026-11-24')),
      entry('b', noon('2026-11-24')),
      entry('c', noon('2026-11-23')),
      entry('d', null),
    ])
    expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
      ['2026-11-24', ['a', 'b']],
      ['2026-11-23', ['c']],
      [null, ['d']],
    ])
  })
  it('counts only incoming calls as missed', () => {
    expect(isMissed({ ...first, direction: 'in', outcome: 'missed' })).toBe(true)
    expect(isMissed({ ...first, direction: 'out', outcome: 'missed' })).toBe(false)
  })
})

describe('suggestions of the keypad', () => {
  it('names each address once, latest first, eight at most', () => {
    const many = [...HISTORY, ...HISTORY]
    const people = toSuggestions(many)
    expect(people).toHaveLength(8)
    expect(new Set(people.map(({ address }) => address)).size).toBe(8)
    expect(people[0]?.address).toBe(HISTORY[0]?.remote.address)
  })
  it('looks up what was typed, and shows nothing when that fails', async () => {
    const asked: CommandInput<'history.list'>[] = []
    const store = createDialerStore({
      'history.list': async (query) => {
        asked.push(query)
        return query.search === 'x'
          ? err(appError('timeout'))
          : ok({ entries: HISTORY, total: HISTORY.length })
      },
    })
    store.getState().setText(' 20 ')
    await settled()
    expect(asked[0]).toMatchObject({ search: '20' })
    expect(store.getState().suggestions).toHaveLength(8)
    store.getState().setText('x')
    await settled()
    expect(store.getState().suggestions).toEqual([])
  })
})
