import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { replicate, type ReplicaParts } from '../../../main/core/journal-replica.ts'
import { nextStamp } from '../../../main/core/journal-record.ts'
import { deriveJournalKey, sealEntry, type JournalKey } from '../../../main/core/journal-seal.ts'
import { appError } from '../../../shared/errors.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { secret } from '../../../shared/secret.ts'
import { value } from '../../providers/contract.ts'
import { createFakeJournal, LOST, type FakeJournal } from '../../support/fake-journal.ts'
import { createFakeJournalStore } from '../../support/fake-journal-store.ts'

const never = new AbortController().signal
const ID = AccountIdSchema.parse('acc')
let key: JournalKey
let otherKey: JournalKey

beforeAll(async () => {
  ;[key, otherKey] = await Promise.all([
    deriveJournalKey(secret('one'), 'alice@sip2sip.example'),
    deriveJournalKey(secret('two'), 'alice@sip2sip.example'),
  ])
})

/** One of the person's machines; its clock goes as it likes. */
function createMachine(server: FakeJournal, digit: string, withKey = key) {
  const uuid = `${digit.repeat(8)}-1111-4111-8111-111111111111`
  const store = createFakeJournalStore()
  const parts: ReplicaParts = {
    accountId: ID,
    journal: server.facet,
    key: withKey,
    uuid: `urn:uuid:${uuid}`,
    store,
  }
  return {
    uuid: parts.uuid,
    store,
    write(name: string, text: string | null, ms = 1000) {
      const stamp = nextStamp(value(store.state(ID)).lastStamp, new Date(ms), uuid)
      store.apply(ID, [{ collection: 'note', key: name, value: text, stamp }], { pending: true })
    },
    sync: () => replicate(parts, never),
    notes: () =>
      Object.fromEntries(
        value(store.list(ID, 'note'))
          .map(({ key: name, value: text }): [string, unknown] => [name, text])
          .toSorted(([a], [b]) => a.localeCompare(b)),
      ),
  }
}

describe('replication', () => {
  it('brings two machines to the same values, offline edits included', async () => {
    const server = createFakeJournal()
    const [one, two] = [createMachine(server, '1'), createMachine(server, '2')]
    one.write('bob', 'from one')
    two.write('carol', 'from two')
    value(await one.sync())
    value(await two.sync())
    value(await one.sync())
    // Both change the same note while they are apart; two does so later.
    one.write('bob', 'one again', 2000)
    two.write('bob', 'two again', 3000)
    two.write('carol', null, 3000)
    for (const machine of [one, two, one]) value(await machine.sync())
    expect(one.notes()).toEqual({ bob: 'two again', carol: null })
    expect(two.notes()).toEqual(one.notes())
  })

  it('reports what it did', async () => {
    const server = createFakeJournal()
    const [one, two] = [createMachine(server, '1'), createMachine(server, '2')]
    one.write('a', 'x')
    one.write('b', 'y')
    expect(value(await one.sync())).toMatchObject({ sent: 2, received: 0, ignored: [] })
    expect(value(await two.sync())).toMatchObject({
      sent: 0,
      received: 2,
      applied: [{ key: 'a' }, { key: 'b' }],
    })
    expect(value(await two.sync())).toMatchObject({ sent: 0, received: 0, applied: [] })
  })

  it('leaves tampered, cut off and foreign entries alone, reports each once, and reads the rest', async () => {
    const server = createFakeJournal()
    const [one, two] = [createMachine(server, '1'), createMachine(server, '2')]
    for (const name of ['a', 'b', 'c', 'd']) one.write(name, name)
    value(await one.sync())
    const [first, second, third] = server.entries
    if (!first || !second || !third) throw new Error('not sent')
    server.entries[0] = { ...first, data: `${first.data.slice(0, 80)}A${first.data.slice(81)}` }
    server.entries[1] = { ...second, data: second.data.slice(0, -8) }
    server.entries[2] = { ...third, uuid: 'urn:uuid:33333333-1111-4111-8111-111111111111' }
    const put = (data: string) =>
      server.entries.push({ id: String(server.entries.length + 1), uuid: one.uuid, data })
    put('{"action":"chat","by":"another program"}')
    put(sealEntry(otherKey, one.uuid, { id: 'x', data: '{}' }))
    put('sj9.AAAA')
    const report = value(await two.sync())
    expect(report.ignored.map(({ journalId, reason }) => `${journalId} ${reason}`)).toEqual([
      '1 damaged',
      '2 damaged',
      '3 damaged',
      '5 foreign',
      '6 other-key',
      '7 too-new',
    ])
    expect(two.notes()).toEqual({ d: 'd' })
    expect(value(await two.sync()).ignored).toEqual([])
  })

  it('passes over free entries of the command line', async () => {
    const server = createFakeJournal()
    const two = createMachine(server, '2')
    server.entries.push({
      id: '1',
      uuid: 'urn:uuid:1',
      data: sealEntry(key, 'urn:uuid:1', { id: 'a', data: 'just text' }),
    })
    expect(value(await two.sync())).toMatchObject({ received: 0, ignored: [] })
  })

  it('reads page after page', async () => {
    const server = createFakeJournal()
    server.page = 7
    const [one, two] = [createMachine(server, '1'), createMachine(server, '2')]
    for (let at = 0; at < 50; at += 1) one.write(`n${at}`, 'x')
    value(await one.sync())
    expect(value(await two.sync()).received).toBe(50)
  })

  it('fetches its own entries when its store is new, as after a repair', async () => {
    const server = createFakeJournal()
    const one = createMachine(server, '1')
    one.write('a', 'x')
    value(await one.sync())
    const repaired = createMachine(server, '1')
    value(await repaired.sync())
    expect(repaired.notes()).toEqual({ a: 'x' })
    expect(server.entries).toHaveLength(1)
  })

  it('keeps what the server did not store, and sends it again', async () => {
    const server = createFakeJournal()
    const one = createMachine(server, '1')
    one.write('a', 'x')
    server.deaf = true
    expect(await one.sync()).toMatchObject({ error: { code: 'server-error', detail: 'journal-not-stored' } })
    server.deaf = false
    expect(value(await one.sync()).sent).toBe(1)
  })

  it('ends with the server’s error, and goes on from there', async () => {
    const server = createFakeJournal()
    const [one, two] = [createMachine(server, '1'), createMachine(server, '2')]
    for (let at = 0; at < 450; at += 1) one.write(`n${at}`, 'x')
    let request = 0
    // The third request is the second batch.
    server.fault = () => ((request += 1) === 3 ? { error: appError('unreachable'), after: false } : null)
    expect(await one.sync()).toMatchObject({ error: { code: 'unreachable' } })
    expect(server.entries).toHaveLength(200)
    expect(value(await one.sync()).sent).toBe(250)
    expect(value(await two.sync()).received).toBe(450)
  })

  it('comes to the same end whatever gets lost, and in whatever order machines meet the server', async () => {
    const edit = fc.record({
      machine: fc.nat(2),
      name: fc.constantFrom('a', 'b', 'c'),
      text: fc.option(fc.string(), { nil: null }),
      ms: fc.nat(5000),
    })
    const step = fc.oneof(
      edit.map((change) => ({ kind: 'edit' as const, ...change })),
      fc.record({ kind: fc.constant('sync' as const), machine: fc.nat(2) }),
      fc.record({
        kind: fc.constant('lose' as const),
        machine: fc.nat(2),
        at: fc.nat(3),
        after: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const server = createFakeJournal()
        server.page = 3
        const machines = ['1', '2', '3'].map((digit) => createMachine(server, digit))
        for (const one of steps) {
          const machine = machines[one.machine]
          if (!machine) continue
          if (one.kind === 'edit') machine.write(one.name, one.text, one.ms)
          else if (one.kind === 'sync') await machine.sync()
          else {
            let request = 0
            server.fault = () => ((request += 1) > one.at ? { error: LOST, after: one.after } : null)
            await machine.sync()
            server.fault = null
          }
        }
        for (const machine of [...machines, ...machines]) value(await machine.sync())
        const [first, ...others] = machines.map((machine) => machine.notes())
        for (const notes of others) expect(notes).toEqual(first)
      }),
      { numRuns: 60 },
    )
  })
})
