import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JournalRecord, JournalStore } from '../../../main/core/store-ports.ts'
import { openStorage } from '../../../main/storage/open-storage.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { value } from '../../providers/contract.ts'
import { createFakeJournalStore } from '../../support/fake-journal-store.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ALICE = AccountIdSchema.parse('alice')
const BOB = AccountIdSchema.parse('bob')
const UUID = '11111111-1111-4111-8111-111111111111'
const record = (key: string, time: number, text: unknown = `at ${time}`): JournalRecord => ({
  collection: 'note',
  key,
  value: text,
  stamp: `${String(time).padStart(9, '0')}.0000.${UUID}`,
})

function open(dir: string) {
  return value(openStorage({ dir, log: createMemoryLog(), clock: createFakeClock() }))
}

/** The store on disk and the one of the tests keep the same promises. */
describe.each<[string, () => JournalStore]>([
  ['on disk', () => open(tempFolder()).stores.journal],
  ['in memory', createFakeJournalStore],
])('journal store %s', (_where, create) => {
  it('keeps the newest of each record, whatever the order of arrival', () => {
    const store = create()
    expect(value(store.apply(ALICE, [record('a', 2), record('b', 1)], { pending: false }))).toHaveLength(2)
    expect(value(store.apply(ALICE, [record('a', 1), record('b', 3)], { pending: false }))).toEqual([
      record('b', 3),
    ])
    expect(value(store.apply(ALICE, [record('a', 2)], { pending: false }))).toEqual([])
    expect(value(store.list(ALICE, 'note'))).toEqual(expect.arrayContaining([record('a', 2), record('b', 3)]))
    expect(value(store.state(ALICE)).lastStamp).toBe(record('b', 3).stamp)
  })

  it('keeps deleted ones, so that an older write does not bring them back', () => {
    const store = create()
    store.apply(ALICE, [record('a', 2, null)], { pending: true })
    store.apply(ALICE, [record('a', 1)], { pending: false })
    expect(value(store.list(ALICE, 'note'))).toEqual([record('a', 2, null)])
  })

  it('lists what is to be sent, oldest first, until it is settled', () => {
    const store = create()
    store.apply(ALICE, [record('b', 2), record('a', 1), record('c', 3)], { pending: true })
    expect(value(store.pending(ALICE, 2)).map(({ key }) => key)).toEqual(['a', 'b'])
    store.settle(ALICE, [record('a', 1)])
    expect(value(store.pending(ALICE, 9)).map(({ key }) => key)).toEqual(['b', 'c'])
  })

  it('does not settle what was written again in the meantime', () => {
    const store = create()
    store.apply(ALICE, [record('a', 1)], { pending: true })
    store.apply(ALICE, [record('a', 2)], { pending: true })
    store.settle(ALICE, [record('a', 1)])
    expect(value(store.pending(ALICE, 9))).toEqual([record('a', 2)])
  })

  it('has nothing to send for a record that a newer one from elsewhere replaced', () => {
    const store = create()
    store.apply(ALICE, [record('a', 1)], { pending: true })
    store.apply(ALICE, [record('a', 2)], { pending: false })
    expect(value(store.pending(ALICE, 9))).toEqual([])
  })

  it('remembers where the reader stands, per account', () => {
    const store = create()
    expect(value(store.state(ALICE))).toEqual({ cursor: null, lastStamp: null })
    store.apply(ALICE, [], { pending: false, cursor: { id: '9001', timeSec: null } })
    store.apply(BOB, [], { pending: false, cursor: { id: 'aa01', timeSec: 12 } })
    store.apply(ALICE, [record('a', 1)], { pending: false })
    expect(value(store.state(ALICE)).cursor).toEqual({ id: '9001', timeSec: null })
    expect(value(store.state(BOB)).cursor).toEqual({ id: 'aa01', timeSec: 12 })
  })

  it('forgets an account and no other', () => {
    const store = create()
    store.apply(ALICE, [record('a', 1)], { pending: true, cursor: { id: '1', timeSec: null } })
    store.apply(BOB, [record('a', 1)], { pending: true })
    store.removeAccount(ALICE)
    expect(value(store.state(ALICE))).toEqual({ cursor: null, lastStamp: null })
    expect(value(store.list(ALICE, 'note'))).toEqual([])
    expect(value(store.list(BOB, 'note'))).toHaveLength(1)
  })
})

describe('journal.db', () => {
  it('is made on first use and survives a new start', () => {
    const dir = tempFolder()
    const first = open(dir)
    first.stores.journal.removeAccount(ALICE)
    expect(existsSync(join(dir, 'journal.db'))).toBe(false)
    first.stores.journal.apply(ALICE, [record('a', 1)], { pending: true, cursor: { id: '7', timeSec: null } })
    first.close()
    const second = open(dir)
    expect(value(second.stores.journal.pending(ALICE, 9))).toEqual([record('a', 1)])
    expect(value(second.stores.journal.state(ALICE)).cursor?.id).toBe('7')
    second.close()
  })
})
