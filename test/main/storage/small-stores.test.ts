import { describe, expect, it } from 'vitest'
import type { ChangeEntry } from '../../../main/core/store-ports.ts'
import { createAccountStore } from '../../../main/storage/account-store.ts'
import { createChangeLog } from '../../../main/storage/change-log.ts'
import { openDatabase } from '../../../main/storage/database.ts'
import { createMemoryStore } from '../../../main/storage/memory-store.ts'
import { PROFILE_MIGRATIONS, PROFILE_TABLES } from '../../../main/storage/profile-schema.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { account, ANN, BOB } from './samples.ts'

function setUp(dir = tempFolder()) {
  const { log, lines } = createRecordingLog()
  const clock = createFakeClock()
  const spec = { dir, name: 'sidetone', migrations: PROFILE_MIGRATIONS, tables: PROFILE_TABLES, log, clock }
  const { database } = openDatabase(spec)
  const accounts = createAccountStore(database, log)
  const changes = createChangeLog(database, log)
  return { dir, database, clock, lines, accounts, changes, memory: createMemoryStore(database, clock) }
}

describe('createAccountStore', () => {
  it('lists what was put, in the order it was added, also after a change', () => {
    const { dir, accounts } = setUp()
    expect(accounts.list()).toEqual([])
    accounts.put(account())
    accounts.put(account({ id: BOB, name: 'Bob', values: {} }))
    const renamed = account({ name: 'Ann at work', values: { server: 'b', pin: 'ff' } })
    expect(accounts.put(renamed)).toEqual({ ok: true, value: undefined })
    expect(accounts.list()).toEqual([renamed, account({ id: BOB, name: 'Bob', values: {} })])
    expect(setUp(dir).accounts.list()).toHaveLength(2)
  })

  it.each(['ann', 'ANN', 'Ann'])('refuses a second account called %s', (name) => {
    const { accounts } = setUp()
    accounts.put(account())
    expect(accounts.put(account({ id: BOB, name }))).toEqual({
      ok: false,
      error: { code: 'account-exists', field: 'name' },
    })
    expect(accounts.list()).toHaveLength(1)
  })

  it('sees an account that another process has added', () => {
    const one = setUp()
    const two = setUp(one.dir)
    one.accounts.put(account())
    expect(two.accounts.list()).toEqual([account()])
    expect(two.accounts.put(account({ id: BOB })).ok).toBe(false)
  })

  it('removes an account with what is remembered of it', () => {
    const { accounts, memory, changes } = setUp()
    accounts.put(account())
    memory.set(ANN, 'privacy', 'on')
    memory.set(BOB, 'privacy', 'on')
    changes.add({ at: 'now', accountId: ANN, kind: 'dnd', before: null, after: 1, confirmed: true })
    expect(accounts.remove(ANN)).toEqual({ ok: true, value: undefined })
    expect(accounts.list()).toEqual([])
    expect(memory.get(ANN, 'privacy')).toBeNull()
    expect(memory.get(BOB, 'privacy')).not.toBeNull()
    expect(changes.latest(ANN, 'dnd', 10)).toEqual([])
    expect(accounts.remove(ANN).ok).toBe(true)
  })

  it.each([
    ["form_values = '{'", 'not JSON'],
    [`form_values = '{"a":1}'`, 'not texts'],
    ["id = '../../etc'", 'an id that is none'],
  ])('lists the others when a row has %s (%s)', (change) => {
    const { accounts, database, lines } = setUp()
    accounts.put(account())
    accounts.put(account({ id: BOB, name: 'Bob' }))
    database.write((sql) => sql(`UPDATE accounts SET ${change} WHERE id = 'ann'`).run())
    expect(accounts.list().map(({ name }) => name)).toEqual(['Bob'])
    expect(lines.some((line) => line.message === 'account cannot be read')).toBe(true)
  })
})

describe('createMemoryStore', () => {
  it('remembers a value and when it was learned, per account and key', () => {
    const { memory, clock } = setUp()
    expect(memory.get(ANN, 'privacy')).toBeNull()
    memory.set(ANN, 'privacy', 'on')
    clock.advance(60_000)
    memory.set(ANN, 'dialect', 'b2')
    memory.set(BOB, 'privacy', 'off')
    expect(memory.get(ANN, 'privacy')).toEqual({ value: 'on', at: '2026-11-24T12:00:00.000Z' })
    memory.set(ANN, 'privacy', 'off')
    expect(memory.get(ANN, 'privacy')).toEqual({ value: 'off', at: '2026-11-24T12:01:00.000Z' })
    memory.removeAccount(ANN)
    expect(memory.get(ANN, 'dialect')).toBeNull()
    expect(memory.get(BOB, 'privacy')?.value).toBe('off')
  })
})

describe('createChangeLog', () => {
  const change = (after: unknown, changes: Partial<ChangeEntry> = {}): ChangeEntry => ({
    at: '2026-11-24T12:00:00.000Z',
    accountId: ANN,
    kind: 'forwarding',
    before: { kind: 'off', list: [1, null, 'ü'] },
    after,
    confirmed: true,
    ...changes,
  })

  it('gives back the latest changes of an account and kind, newest first', () => {
    const { changes } = setUp()
    for (const after of [1, 2, 3]) changes.add(change(after))
    changes.add(change(4, { kind: 'dnd' }))
    changes.add(change(5, { accountId: BOB, confirmed: false }))
    expect(changes.latest(ANN, 'forwarding', 2)).toEqual([change(3), change(2)])
    expect(changes.latest(BOB, 'forwarding', 9)).toEqual([change(5, { accountId: BOB, confirmed: false })])
  })

  it('keeps nothing as null', () => {
    const { changes } = setUp()
    changes.add(change(undefined))
    expect(changes.latest(ANN, 'forwarding', 1)).toEqual([change(null)])
  })

  it('keeps 500 of each kind, whatever their time says', () => {
    const { changes, database } = setUp()
    database.write((sql) => {
      const insert = sql("INSERT INTO changes VALUES (NULL, ?, 'ann', 'forwarding', 'null', ?, 1)")
      for (let i = 0; i < 600; i += 1) insert.run(i % 2 ? '2016-01-01' : '2036-01-01', String(i))
    })
    changes.add(change('last'))
    const kept = changes.latest(ANN, 'forwarding', 10_000)
    expect(kept).toHaveLength(500)
    expect(kept[0]?.after).toBe('last')
    expect(kept.at(-1)?.after).toBe(101)
  })

  it('passes over a change that cannot be read', () => {
    const { changes, database, lines } = setUp()
    changes.add(change(1))
    changes.add(change(2))
    database.write((sql) => sql("UPDATE changes SET before = 'damage' WHERE number = 2").run())
    expect(changes.latest(ANN, 'forwarding', 10)).toEqual([change(1)])
    expect(lines.some((line) => line.message === 'changes cannot be read')).toBe(true)
  })
})
