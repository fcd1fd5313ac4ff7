import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deriveJournalKey, formatJournalKey } from '../../../main/core/journal-seal.ts'
import type { DemoUser } from '../../../main/demo/sip2sip/state.ts'
import { secret } from '../../../shared/secret.ts'
import { value } from '../../providers/contract.ts'
import { DOMAIN, PASSWORD, startTestCompany, type TestCompany } from '../../support/demo-sip2sip.ts'
import { openJournalProfile, type JournalProfile } from '../../support/journal-profile.ts'
import { realClock } from '../../support/real-clock.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const never = new AbortController().signal
let company: TestCompany
let alice: DemoUser
let journalKey: string

beforeAll(async () => {
  company = await startTestCompany(realClock)
  // Deriving is made to be slow, and is tested elsewhere.
  journalKey = formatJournalKey(
    await deriveJournalKey(secret('one key for both'), `alice@${DOMAIN}`),
  ).reveal()
})
afterAll(() => company.stop())
beforeEach(() => {
  const user = company.users.get('alice')
  if (!user) throw new Error('no alice')
  alice = user
  alice.journal = []
  company.behaviour.journalPage = 5000
})

const account = (key = journalKey) => ({
  values: { server: company.digestUrl, user: 'alice', domain: DOMAIN, ca: company.pki.caPem, auth: 'digest' },
  password: PASSWORD,
  journalKey: key,
})
const open = async (dir = tempFolder(), key?: string) => {
  const profile = await openJournalProfile(dir, realClock, account(key))
  // The first session tells that there is a journal key.
  value(await profile.core.accounts.session(profile.id))
  return profile
}
const exchange = async ({ core, id }: JournalProfile) => {
  const [answer] = await core.sharing.exchange([id], never)
  if (!answer) throw new Error('no answer')
  return value(answer.result)
}
const contact = (address: string) => ({ kind: 'contact', address }) as const
const notesOf = ({ core }: JournalProfile) =>
  Object.fromEntries(value(core.person.notes()).map(({ key, text }) => [key, text]))
const blockedOf = ({ core }: JournalProfile) => value(core.person.blocked()).map(({ key }) => key)

describe('two profiles of one person', () => {
  it('converge in notes and block list, whoever wrote last, edits without a connection included', async () => {
    const [home, office] = [await open(), await open()]
    value(home.core.person.writeNote(contact('+31612345678'), 'plumber'))
    value(home.core.person.writeNote({ kind: 'call', call: 'c1@host' }, 'asked for a quote'))
    value(home.core.person.block('spam@carrier.test', 'Spam'))
    value(office.core.person.block('0031201112233', null))
    await exchange(home)
    await exchange(office)
    await exchange(home)
    expect(blockedOf(home)).toEqual(['+31201112233', 'spam@carrier.test'])
    expect(notesOf(office)).toEqual(notesOf(home))
    // Neither hears of the other for a while.
    value(home.core.person.writeNote(contact('0031 6 1234 5678'), 'plumber, mornings only'))
    value(office.core.person.writeNote(contact('+31612345678'), 'plumber, retired'))
    value(office.core.person.unblock('spam@carrier.test'))
    value(home.core.person.writeNote({ kind: 'call', call: 'c1@host' }, ''))
    for (const profile of [home, office, home]) await exchange(profile)
    expect(notesOf(home)).toEqual({ 'contact:+31612345678': 'plumber, retired' })
    expect(notesOf(office)).toEqual(notesOf(home))
    expect(blockedOf(home)).toEqual(['+31201112233'])
    expect(blockedOf(office)).toEqual(blockedOf(home))
    // The server was given nothing that can be read.
    expect(JSON.stringify(alice.journal)).not.toMatch(/plumber|spam|quote/)
    await Promise.all([home.close(), office.close()])
  })

  it('have in common what was there before they shared: notes, block list, calls, changes', async () => {
    const early = await open(tempFolder(), '')
    value(early.core.person.writeNote(contact('bob@example.org'), 'old friend'))
    value(early.core.person.block('spam@carrier.test', null))
    early.core.history.record(missedCall(early.id))
    value(
      early.stores.changes.add({
        at: '2026-11-20T08:00:00.000Z',
        accountId: early.id,
        kind: 'dnd',
        before: { kind: 'off' },
        after: { kind: 'on' },
        confirmed: true,
      }),
    )
    expect(await early.core.sharing.exchange([early.id], never)).toEqual([])
    value(await early.core.sharing.turnOn(early.id, journalKey))
    await exchange(early)
    const late = await open()
    await exchange(late)
    expect(notesOf(late)).toEqual({ 'contact:bob@example.org': 'old friend' })
    expect(blockedOf(late)).toEqual(['spam@carrier.test'])
    expect(value(late.core.history.list({})).entries).toMatchObject([
      { callId: 'sip-call-1', accountId: late.id, outcome: 'missed' },
    ])
    expect(value(late.core.journal.list(late.id, 'change'))).toMatchObject([
      { value: { kind: 'dnd', after: { kind: 'on' } } },
    ])
    await Promise.all([early.close(), late.close()])
  })

  it('join by the code that one of them shows, and tell a slip of the pen', async () => {
    const home = await open()
    value(home.core.person.writeNote(contact('bob@example.org'), 'hello'))
    await exchange(home)
    const { text, rows } = value(await home.core.sharing.showCode(home.id))
    expect(text).toMatch(/^SJ1(-[0-9A-Z]{2,4}){15}$/)
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([rows.length]))
    const office = await open(tempFolder(), '')
    const wrong = `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`.replace('SJ1-0', 'SJ1-1')
    const slip = await office.core.sharing.join(office.id, wrong)
    expect(slip).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'code' } })
    expect(await office.core.sharing.join(office.id, 'hello')).toMatchObject({
      error: { detail: 'journal-code' },
    })
    value(await office.core.sharing.join(office.id, text.toLowerCase().replaceAll('-', ' ')))
    await exchange(office)
    expect(notesOf(office)).toEqual({ 'contact:bob@example.org': 'hello' })
    await Promise.all([home.close(), office.close()])
  })

  it('leave out what was tampered with, cut off or is not theirs, and say so until sharing is turned off', async () => {
    const [home, office] = [await open(), await open()]
    for (const name of ['a', 'b', 'c']) value(home.core.person.block(`${name}@x.test`, null))
    await exchange(home)
    const last = alice.journal.at(-1)
    if (!last) throw new Error('nothing sent')
    alice.journal = alice.journal.map((entry, index) =>
      index > 1 ? entry : { ...entry, data: index === 0 ? entry.data.slice(0, 60) : flip(entry.data) },
    )
    alice.journal = [...alice.journal, { ...last, id: last.id + 1, data: 'from another program' }]
    await exchange(office)
    expect(blockedOf(office)).toHaveLength(1)
    await exchange(office)
    const view = value(office.core.sharing.view(office.id))
    expect(view).toMatchObject({ on: true, waiting: 0, last: { error: null } })
    expect(view.leftOut).toEqual([
      { reason: 'foreign', count: 1 },
      { reason: 'damaged', count: 2 },
    ])
    value(await office.core.sharing.turnOff(office.id))
    expect(value(office.core.sharing.view(office.id))).toEqual({
      on: false,
      waiting: 0,
      last: null,
      leftOut: [],
    })
    // What was shared stays here, and nothing leaves any more.
    expect(blockedOf(office)).toHaveLength(1)
    const entries = alice.journal.length
    value(office.core.person.block('d@x.test', null))
    await office.core.sharing.exchange([office.id], never)
    expect(alice.journal).toHaveLength(entries)
    await Promise.all([home.close(), office.close()])
  })

  it('say from the command line what was shared', async () => {
    const home = await open()
    expect(await home.cli(['block', 'add', 'spam@carrier.test', '--name', 'Spam'])).toMatchObject({
      status: 0,
    })
    expect(await home.cli(['note', 'set', '--contact', '+31612345678', 'the', 'plumber'])).toMatchObject({
      status: 0,
      json: { note: { about: 'contact', subject: '+31612345678', text: 'the plumber' } },
    })
    expect(await home.cli(['journal', 'exchange'])).toMatchObject({
      status: 0,
      json: { accounts: [{ ok: true, exchange: { sent: 2, ignored: [] } }] },
    })
    const office = await open()
    await office.cli(['journal', 'exchange'])
    expect(await office.cli(['block', 'list'])).toMatchObject({
      json: { blocked: [{ key: 'spam@carrier.test', name: 'Spam' }] },
    })
    expect(await office.cli(['note', 'list', '--search', 'PLUMB'])).toMatchObject({
      json: { notes: [{ text: 'the plumber' }] },
    })
    expect(await office.cli(['note', 'remove', '--contact', '+31612345678'])).toMatchObject({ status: 0 })
    expect(await office.cli(['note', 'remove', '--contact', '+31612345678'])).toMatchObject({ status: 3 })
    expect(await office.cli(['block', 'remove', 'nobody@x.test'])).toMatchObject({ status: 3 })
    expect(await office.cli(['block', 'add', 'two words'])).toMatchObject({ status: 2 })
    expect(await office.cli(['note', 'set', 'text'])).toMatchObject({ status: 2 })
    expect(await office.cli(['journal', 'off'])).toMatchObject({ status: 0, json: { sharing: false } })
    await Promise.all([home.close(), office.close()])
  })
})

describe('a machine that is killed while it shares notes', () => {
  const CHILD = join(import.meta.dirname, '..', 'storage', 'children', 'sharing-child.ts')

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

  it('has the same notes as the other one in the end', async () => {
    const [here, there] = [tempFolder(), tempFolder()]
    const COUNT = 300
    for (const afterMs of [30, 400]) await run(here, 0, COUNT, afterMs)
    expect(await run(here, 0, COUNT, null)).toBe(true)
    // Killed between taking from the journal and keeping it: what the one store has, the other gets at the next start.
    company.behaviour.journalPage = 40
    for (const afterMs of [100, 400]) await run(there, COUNT, 10, afterMs)
    expect(await run(there, COUNT, 10, null)).toBe(true)
    expect(await run(here, 0, 0, null)).toBe(true)
    const [home, office] = [await open(here), await open(there)]
    expect(Object.keys(notesOf(home))).toHaveLength(COUNT + 10)
    expect(notesOf(office)).toEqual(notesOf(home))
    await Promise.all([home.close(), office.close()])
  }, 120_000)
})

function flip(data: string): string {
  return `${data.slice(0, 90)}${data[90] === 'A' ? 'B' : 'A'}${data.slice(91)}`
}

function missedCall(accountId: string): never {
  return {
    id: 'call-1',
    accountId,
    direction: 'in',
    remote: { address: 'bob@example.org', displayName: 'Bob' },
    phase: 'ended',
    startedAt: '2026-11-24T10:00:00.000Z',
    answeredAt: null,
    endedAt: '2026-11-24T10:00:20.000Z',
    end: 'missed',
    status: 487,
    sipCallId: 'sip-call-1',
  } as never
}
