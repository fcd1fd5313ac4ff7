import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deriveJournalKey, formatJournalKey } from '../../../main/core/journal-seal.ts'
import type { DemoUser } from '../../../main/demo/sip2sip/state.ts'
import { secret } from '../../../shared/secret.ts'
import { value } from '../../providers/contract.ts'
import { only, type Json } from '../../support/cli-bench.ts'
import { DOMAIN, PASSWORD, startTestCompany, type TestCompany } from '../../support/demo-sip2sip.ts'
import {
  openJournalProfile,
  type JournalProfile,
  type ProfileAccount,
} from '../../support/journal-profile.ts'
import { realClock } from '../../support/real-clock.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const never = new AbortController().signal
const clock = realClock
let company: TestCompany
let alice: DemoUser

let journalKey: string

beforeAll(async () => {
  company = await startTestCompany(clock)
  // Deriving is made to be slow, and is tested elsewhere.
  const key = await deriveJournalKey(secret('one key for both'), `alice@${DOMAIN}`)
  journalKey = formatJournalKey(key).reveal()
})
afterAll(() => company.stop())
beforeEach(() => {
  const user = company.users.get('alice')
  if (!user) throw new Error('no alice')
  alice = user
  alice.journal = []
  company.behaviour.journalBackend = 'mysql'
  company.behaviour.journalPage = 5000
})

const account = (more: Partial<ProfileAccount> = {}): ProfileAccount => ({
  values: { server: company.digestUrl, user: 'alice', domain: DOMAIN, ca: company.pki.caPem, auth: 'digest' },
  password: PASSWORD,
  journalKey,
  ...more,
})
const open = (dir: string, more?: Partial<ProfileAccount>) => openJournalProfile(dir, clock, account(more))
const sync = async ({ core, id }: JournalProfile) => {
  const [answer] = await core.journal.sync([id], never)
  if (!answer) throw new Error('no answer')
  return value(answer.result)
}
const notes = ({ core, id }: JournalProfile): Json =>
  Object.fromEntries(value(core.journal.list(id, 'note')).map(({ key, value: text }) => [key, text]))
const write = ({ core, id }: JournalProfile, key: string, text: string | null) =>
  value(core.journal.set(id, 'note', [{ key, value: text }]))

describe('two profiles on one machine', () => {
  it.each(['mysql', 'mongo'] as const)(
    'converge through a %s server, offline edits included',
    async (backend) => {
      company.behaviour.journalBackend = backend
      company.behaviour.journalPage = 3
      const [home, office] = [await open(tempFolder()), await open(tempFolder())]
      for (const key of ['a', 'b', 'c', 'd', 'e']) write(home, key, `${key} from home`)
      write(office, 'f', 'f from office')
      await sync(home)
      await sync(office)
      await sync(home)
      write(home, 'a', 'changed at home')
      write(office, 'b', 'changed at the office')
      write(office, 'c', null)
      for (const profile of [home, office, home]) await sync(profile)
      const expected = {
        a: 'changed at home',
        b: 'changed at the office',
        d: 'd from home',
        e: 'e from home',
        f: 'f from office',
      }
      expect(notes(home)).toEqual(expected)
      expect(notes(office)).toEqual(expected)
      // The server was given nothing that can be read, and never asked for a number of entries.
      expect(JSON.stringify(alice.journal)).not.toMatch(/from home|office/)
      expect(company.requests().filter(({ params }) => 'limit' in params)).toEqual([])
      await home.close()
      await office.close()
    },
  )

  it('share the calls that one of them lived through', async () => {
    const [home, office] = [await open(tempFolder()), await open(tempFolder())]
    // The first session tells that there is a journal key.
    value(await home.core.accounts.session(home.id))
    home.core.history.record({
      id: 'call-1' as never,
      accountId: home.id,
      direction: 'in',
      remote: { address: 'bob@example.org', displayName: 'Bob' },
      phase: 'ended',
      startedAt: '2026-11-24T10:00:00.000Z',
      answeredAt: null,
      endedAt: '2026-11-24T10:00:20.000Z',
      end: 'missed',
      status: 487,
      sipCallId: 'sip-call-1',
    } as never)
    await home.core.refresh.account(home.id)
    value(await office.core.accounts.session(office.id))
    await office.core.refresh.account(office.id)
    expect(value(office.core.history.list({})).entries).toMatchObject([
      { callId: 'sip-call-1', accountId: office.id, outcome: 'missed', sources: ['app'] },
    ])
    await home.close()
    await office.close()
  })

  it('report tampered, cut off and foreign entries and read the rest', async () => {
    const [home, office] = [await open(tempFolder()), await open(tempFolder())]
    for (const key of ['a', 'b', 'c']) write(home, key, key)
    await sync(home)
    const change = (at: number, edit: (data: string) => string): void => {
      alice.journal = alice.journal.map((entry, index) =>
        index === at ? { ...entry, data: edit(entry.data) } : entry,
      )
    }
    change(0, (data) => `${data.slice(0, 90)}${data[90] === 'A' ? 'B' : 'A'}${data.slice(91)}`)
    change(1, (data) => data.slice(0, 60))
    const last = alice.journal.at(-1)
    if (!last) throw new Error('nothing sent')
    alice.journal = [...alice.journal, { ...last, id: last.id + 1, data: 'from another program' }]
    const report = await sync(office)
    expect(report.ignored.map(({ reason }) => reason)).toEqual(['damaged', 'damaged', 'foreign'])
    expect(notes(office)).toEqual({ c: 'c' })
    expect(JSON.stringify(office.logLines)).toContain('journal entries ignored')
    await home.close()
    await office.close()
  })

  it('tell the same from the command line, and a wrong key from damage', async () => {
    const home = await open(tempFolder())
    const stranger = await open(tempFolder(), { journalKey: 'another key' })
    home.files.set(
      'f.json',
      Buffer.from(
        JSON.stringify([
          { id: 'a', data: 'one' },
          { id: 'b', data: 'two' },
        ]),
      ),
    )
    expect(await home.cli(['journal', 'put', '--file', 'f.json'])).toMatchObject({ status: 0 })
    const [first] = alice.journal
    if (!first) throw new Error('nothing sent')
    alice.journal = [{ ...first, data: 'x' }, ...alice.journal.slice(1)]
    const own = await home.cli(['journal', 'get'])
    expect(own).toMatchObject({ status: 0, json: { warnings: [{ code: 'journal-foreign' }] } })
    expect(only(own)).toMatchObject({ entries: [{ id: 'b', data: 'two' }], ignored: [{ reason: 'foreign' }] })
    const theirs = await stranger.cli(['journal', 'get'])
    expect(only(theirs)).toMatchObject({
      entries: [],
      ignored: [{ reason: 'foreign' }, { reason: 'other-key' }],
    })
    await home.close()
    await stranger.close()
  })

  it('see an entry once that was put twice', async () => {
    const home = await open(tempFolder())
    home.files.set('f.json', Buffer.from(JSON.stringify([{ id: 'a', data: 'one' }])))
    company.setFault('cut-json', { action: 'put_journal_entries' })
    expect(await home.cli(['journal', 'put', '--file', 'f.json'])).toMatchObject({ status: 6 })
    expect(await home.cli(['journal', 'put', '--file', 'f.json'])).toMatchObject({ status: 0 })
    expect(alice.journal).toHaveLength(2)
    expect(only(await home.cli(['journal', 'get']))['entries']).toHaveLength(1)
    await home.close()
  })

  it('are told when the server said yes and stored nothing', async () => {
    const home = await open(tempFolder())
    home.files.set('f.json', Buffer.from(JSON.stringify([{ id: 'a', data: 'one' }])))
    company.setFault('backend', { action: 'put_journal_entries' })
    const put = await home.cli(['journal', 'put', '--file', 'f.json'])
    expect(put).toMatchObject({ status: 1, json: { warnings: [{ code: 'journal-not-stored' }] } })
    expect(only(put)).toMatchObject({ confirmed: false, entries: [{ id: 'a', journalId: null }] })
    await home.close()
  })

  it.each([
    ['no JSON', 'nonsense'],
    ['one flat entry, as the old page reads', '{"id":"a","data":"x"}'],
    ['data that is no text', '[{"id":"a","data":{"x":1}}]'],
    ['nothing', '[]'],
    ['one id twice', '[{"id":"a","data":"x"},{"id":"a","data":"y"}]'],
  ])('refuse a file with %s', async (_what, text) => {
    const home = await open(tempFolder())
    home.files.set('f.json', Buffer.from(text))
    expect(await home.cli(['journal', 'put', '--file', 'f.json'])).toMatchObject({
      status: 2,
      json: { error: { code: 'file-invalid' } },
    })
    expect(alice.journal).toEqual([])
    await home.close()
  })
})

describe('a machine that is killed while it replicates', () => {
  const CHILD = join(import.meta.dirname, '..', 'storage', 'children', 'journal-child.ts')

  /** Starts the child on a profile and kills it `afterMs` after it is ready; null lets it finish. */
  async function run(dir: string, first: number, count: number, afterMs: number | null): Promise<boolean> {
    const argv = [CHILD, dir, String(first), String(count), JSON.stringify(account())]
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    while (!said.includes('ready') && child.exitCode === null)
      await Promise.race([once(child.stdout, 'data'), ended])
    if (afterMs !== null) {
      await Promise.race([pause(afterMs), ended])
      child.kill('SIGKILL')
    }
    await ended
    return said.includes('done')
  }

  it('loses nothing and doubles nothing, whenever it happens', async () => {
    const dir = tempFolder()
    const COUNT = 1000
    // While it starts, while it writes, while it sends: the machine decides how far each one gets.
    for (const afterMs of [20, 150, 400, 800]) await run(dir, 0, COUNT, afterMs)
    expect(await run(dir, 0, COUNT, null)).toBe(true)
    const other = await open(tempFolder())
    await sync(other)
    const found = notes(other)
    expect(Object.keys(found)).toHaveLength(COUNT)
    expect(found['n999']).toEqual({ text: 'note 999' })
    // Killed while it receives.
    const third = tempFolder()
    company.behaviour.journalPage = 100
    for (const afterMs of [200, 500, 700]) await run(third, COUNT, 50, afterMs)
    expect(await run(third, COUNT, 50, null)).toBe(true)
    await sync(other)
    const again = await open(third)
    expect(notes(again)).toEqual(notes(other))
    expect(Object.keys(notes(again))).toHaveLength(COUNT + 50)
    await again.close()
    await other.close()
  }, 120_000)
})
