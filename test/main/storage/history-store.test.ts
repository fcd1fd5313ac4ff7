import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../../main/storage/database.ts'
import { openDatabase } from '../../../main/storage/database.ts'
import { HISTORY_MIGRATIONS, HISTORY_TABLES } from '../../../main/storage/history-schema.ts'
import { createHistoryStore } from '../../../main/storage/history-store.ts'
import { appError } from '../../../shared/errors.ts'
import { err } from '../../../shared/result.ts'
import type { HistoryEntry, HistoryQuery } from '../../../shared/domain/history.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { ANN, BOB, call } from './samples.ts'

function setUp() {
  const { log, lines } = createRecordingLog()
  const dir = tempFolder()
  const spec = { dir, name: 'history', migrations: HISTORY_MIGRATIONS, tables: HISTORY_TABLES }
  const { database } = openDatabase({ ...spec, log, clock: createFakeClock() })
  return { dir, database, lines, store: createHistoryStore(database, log) }
}
type Store = ReturnType<typeof setUp>['store']

function page(store: Store, query: HistoryQuery = {}) {
  const listed = store.list(query)
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value
}
const ids = (store: Store, query: HistoryQuery = {}) => page(store, query).entries.map((entry) => entry.id)
const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`

describe('createHistoryStore', () => {
  it('gives back a call as it was given', () => {
    const { store } = setUp()
    const full = call('a', {
      price: { amount: 0.25, currency: null },
      callId: 'x@y',
      media: ['audio', 'screen sharing'],
      sources: ['app', 'intercom'],
      startedAt: '2026-11-24T10:00:00+01:00',
    })
    expect(store.upsert([full])).toEqual({ ok: true, value: { added: 1 } })
    expect(page(store)).toEqual({ entries: [full], total: 1 })
  })

  it('lists the newest first by instant, not by text, and calls without a time last', () => {
    const { store } = setUp()
    store.upsert([
      call('none', { startedAt: null }),
      call('early', { startedAt: '2026-11-24T10:00:00+05:00' }),
      call('late', { startedAt: '2026-11-24T09:00:00-05:00' }),
      call('middle', { startedAt: '2026-11-24T09:30:00Z' }),
      call('nonsense', { startedAt: 'yesterday' }),
    ])
    expect(ids(store)).toEqual(['late', 'middle', 'early', 'nonsense', 'none'])
  })

  it('pages, and counts all that fit', () => {
    const { store } = setUp()
    store.upsert(
      Array.from({ length: 250 }, (_, i) => call(`c${i}`, { startedAt: new Date(i * 1000).toISOString() })),
    )
    expect(page(store).entries).toHaveLength(100)
    expect(page(store, { offset: 240, limit: 100 })).toMatchObject({ total: 250 })
    expect(ids(store, { offset: 248, limit: 100 })).toEqual(['c1', 'c0'])
    expect(ids(store, { offset: 1000 })).toEqual([])
  })

  it('filters by missed, account and time together', () => {
    const { store } = setUp()
    store.upsert([
      call('1', { outcome: 'missed', startedAt: at(8) }),
      call('2', { outcome: 'missed', startedAt: at(9) }),
      call('3', { outcome: 'answered', startedAt: at(10) }),
      call('4', { outcome: 'missed', startedAt: at(11), accountId: BOB }),
      call('5', { outcome: 'missed', startedAt: null }),
    ])
    expect(ids(store, { filter: 'missed' })).toEqual(['4', '2', '1', '5'])
    expect(ids(store, { filter: 'missed', accountId: ANN, since: '2026-11-24T10:00:00+01:00' })).toEqual([
      '2',
    ])
    expect(ids(store, { filter: 'all', since: at(10) })).toEqual(['4', '3'])
  })

  it('refuses a time that is none', () => {
    expect(setUp().store.list({ since: 'last week' })).toEqual({
      ok: false,
      error: { code: 'invalid-input', field: 'since' },
    })
  })

  it('counts missed calls until they are seen, and counts new ones after that', () => {
    const { store } = setUp()
    const missed = call('1', { outcome: 'missed', seen: false })
    store.upsert([missed, call('2', { outcome: 'missed', seen: false }), call('3')])
    expect(store.missedCount()).toBe(2)
    store.markSeen()
    expect(store.missedCount()).toBe(0)
    // The server reports the same calls again at every refresh.
    store.upsert([missed, call('4', { outcome: 'missed', seen: false })])
    expect(store.missedCount()).toBe(1)
  })

  it('removes an account with all its calls, also from the search', () => {
    const { store } = setUp()
    store.upsert([call('1'), call('2', { accountId: BOB })])
    expect(ids(store, { search: 'müller' })).toHaveLength(2)
    expect(store.removeAccount(ANN)).toEqual({ ok: true, value: undefined })
    expect(ids(store)).toEqual(['2'])
    expect(ids(store, { search: 'müller' })).toEqual(['2'])
    store.upsert([call('3')])
    expect(ids(store, { search: 'müller' })).toEqual(['3', '2'])
  })
})

describe('createHistoryStore, merging', () => {
  it('adds nothing when the same calls come again', () => {
    const { store } = setUp()
    const entries = [call('1', { callId: 'x' }), call('2', { startedAt: null })]
    expect(store.upsert(entries)).toMatchObject({ value: { added: 2 } })
    expect(store.upsert(entries)).toMatchObject({ value: { added: 0 } })
    expect(page(store).total).toBe(2)
  })

  it('merges by id, and brings the search up to date', () => {
    const { store } = setUp()
    store.upsert([call('1', { durationSec: 5, remote: { address: '0431', displayName: null } })])
    expect(ids(store, { search: 'ann' })).toEqual([])
    store.upsert([call('1', { durationSec: 50, remote: { address: '0431', displayName: 'Ann' } })])
    expect(page(store, { search: 'ann' }).entries).toMatchObject([{ id: '1', durationSec: 50 }])
  })

  it('merges what the app and the server saw by Call-ID, in any order', () => {
    const seen: HistoryEntry[] = [
      call('app:7', { callId: 'x@y', sources: ['app'], outcome: 'missed', seen: false, durationSec: 0 }),
      call('cdr-1', { callId: 'x@y', sources: ['server'], outcome: 'answered', durationSec: 12 }),
    ]
    for (const entries of [seen, seen.toReversed()]) {
      const { store } = setUp()
      for (const entry of entries) store.upsert([entry])
      expect(page(store).entries).toMatchObject([
        { id: entries[0]?.id, sources: ['app', 'server'], outcome: 'answered', durationSec: 12 },
      ])
      expect(store.missedCount()).toBe(0)
    }
  })

  it('does not merge calls of different accounts, nor the two directions of a call to oneself', () => {
    const { store } = setUp()
    store.upsert([
      call('1', { callId: 'x' }),
      call('1', { callId: 'x', accountId: BOB }),
      call('2', { callId: 'x', direction: 'out' }),
    ])
    expect(page(store).total).toBe(3)
  })

  it('joins two rows when a later report shows that they are one call', () => {
    const { store } = setUp()
    store.upsert([call('cdr-1', { sources: ['server'] }), call('app:7', { callId: 'x', sources: ['app'] })])
    expect(ids(store, { search: 'müller' })).toHaveLength(2)
    expect(store.upsert([call('cdr-1', { callId: 'x', sources: ['server'] })])).toMatchObject({
      value: { added: 0 },
    })
    expect(page(store).entries).toMatchObject([{ id: 'cdr-1', callId: 'x', sources: ['app', 'server'] }])
    expect(ids(store, { search: 'müller' })).toEqual(['cdr-1'])
  })

  it('does not join calls because an id came with another Call-ID', () => {
    const { store } = setUp()
    store.upsert([call('1', { callId: 'x' }), call('2', { callId: 'y' })])
    store.upsert([call('1', { callId: 'y', durationSec: 99 })])
    expect(page(store).entries.map(({ id, callId }) => [id, callId])).toEqual([
      ['2', 'y'],
      ['1', 'x'],
    ])
  })
})

describe('createHistoryStore, searching', () => {
  const people: readonly (readonly [string, string, string | null])[] = [
    ['1', '+491711234567@example.org', 'Jürgen Müller'],
    ['2', '0431@example.org', 'Ann "the boss" O’Hara'],
    ['3', 'door@192.168.1.5', null],
    ['4', '+420100@example.cz', 'Žofie 100%_sure'],
  ]
  const entries = people.map(([id, address, displayName], i) =>
    call(id, { remote: { address, displayName }, startedAt: at(20 - i) }),
  )

  const expected: readonly (readonly [string, readonly string[]])[] = [
    ['müller', ['1']],
    ['MULLER jur', ['1']],
    ['+49 171 12-34', ['1']],
    ['171', ['1']],
    ['example.org', ['1', '2']],
    ['"the boss"', ['2']],
    ['an', ['2']],
    ['"', ['2']],
    ['192.168', ['3']],
    ['zof', ['4']],
    ['%_', ['4']],
    ['100%_s', ['4']],
    ['a*', []],
    ['müller OR ann', []],
    ['NOT door', []],
    ['  ', ['1', '2', '3', '4']],
  ]

  it.each(expected)('finds %j', (search, found) => {
    const { store } = setUp()
    store.upsert(entries)
    expect(ids(store, { search })).toEqual(found)
    expect(page(store, { search }).total).toBe(found.length)
  })

  it.each(expected)('finds %j the same while nothing can be written', (search, found) => {
    const { store, database } = setUp()
    store.upsert(entries)
    const frozen: Database = { ...database, write: () => err(appError('storage-full')) }
    const reader = createHistoryStore(frozen, createRecordingLog().log)
    expect(ids(reader, { search })).toEqual(found)
  })

  it('finds calls that came after the last search', () => {
    const { store } = setUp()
    for (let i = 0; i < 5; i += 1) {
      store.upsert([call(`c${i}`)])
      expect(ids(store, { search: 'müller' })).toHaveLength(i + 1)
    }
  })

  it('makes a damaged search index anew', () => {
    const { dir, store, lines } = setUp()
    store.upsert(entries)
    expect(ids(store, { search: 'müller' })).toEqual(['1'])
    // Shadow tables of FTS5 hold its structure; this is what lost pages look like to it.
    const other = new DatabaseSync(join(dir, 'history.db'), { defensive: false })
    other.exec('DELETE FROM history_text_data WHERE id > 10')
    other.close()
    expect(ids(store, { search: 'müller' })).toEqual(['1'])
    expect(lines.some((line) => line.message === 'search index is damaged')).toBe(true)
    expect(ids(store, { search: 'zof' })).toEqual(['4'])
  })
})
