import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DemoUser } from '../../../../main/demo/sip2sip/state.ts'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import { secret } from '../../../../shared/secret.ts'
import { value } from '../../../providers/contract.ts'
import { DOMAIN, startTestCompany, type TestCompany } from '../../../support/demo-sip2sip.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const never = new AbortController().signal
const clock = createFakeClock()
let company: TestCompany
let alice: DemoUser
let session: AccountSession

beforeAll(async () => {
  company = await startTestCompany(clock)
})
afterAll(() => company.stop())
beforeEach(() => {
  const user = company.users.get('alice')
  if (!user) throw new Error('no alice')
  alice = user
  alice.aliases = ['al']
  alice.balance = 12.5
  alice.journal = []
  company.setFault(null)
  company.behaviour.answerDelayMs = 0
  company.behaviour.journalBackend = 'mysql'
  company.behaviour.journalPage = 5000
  session = company.open()
  return () => session.close()
})
const sent = (action: string) => company.requests().filter((request) => request.action === action)

describe('an alias', () => {
  const add = (name: string) => session.aliases!.add(name, never)

  it('is trimmed, in lower case, and may be given as an address of the own domain', async () => {
    expect(value(await add(`  sip:Alice.Two@${DOMAIN} `))).toMatchObject({ confirmed: true })
    expect(alice.aliases).toContain('alice.two')
  })

  it.each(['Bob Smith', 'a@elsewhere.example', '', '@', '.dot', 'ümlaut', 'a%20b', 'x'.repeat(65)])(
    'is not sent when the web form would not take it: %j',
    async (name) => {
      const before = sent('add_alias').length
      expect(await add(name)).toMatchObject({
        error: { code: 'invalid-input', field: 'name', detail: 'alias' },
      })
      expect(sent('add_alias')).toHaveLength(before)
    },
  )

  it('that somebody has is refused in the backend’s words', async () => {
    expect(await add('bob')).toMatchObject({ error: { code: 'refused-by-server', status: 1012 } })
  })

  it('is confirmed by a fresh reading when the yes got lost', async () => {
    company.setFault('cut-json', { action: 'add_alias' })
    expect(value(await add('lost-yes'))).toMatchObject({ confirmed: true })
    expect(sent('add_alias').filter(({ params }) => params['username'] === 'lost-yes')).toHaveLength(1)
  })

  it('is a failure when the answer got lost and nothing was added', async () => {
    company.setFault('empty', { action: 'add_alias' })
    expect(await add('lost-no')).toMatchObject({ error: { code: 'bad-response', detail: 'empty' } })
  })

  it('cannot be confirmed beyond the twenty that are listed', async () => {
    alice.aliases = Array.from({ length: 20 }, (_, at) => `a${String(at).padStart(2, '0')}`)
    expect(value(await add('zz-last'))).toMatchObject({
      confirmed: false,
      warnings: [{ code: 'not-readable' }],
    })
  })

  it('that the server says it took and does not list differs', async () => {
    // The server says yes and forgets it.
    Object.defineProperty(alice, 'aliases', { get: () => ['al'], set: () => undefined, configurable: true })
    const outcome = await add('gone')
    Object.defineProperty(alice, 'aliases', { value: [], writable: true, configurable: true })
    expect(value(outcome)).toMatchObject({
      confirmed: false,
      differs: { asked: [`al@${DOMAIN}`, `gone@${DOMAIN}`], got: [`al@${DOMAIN}`] },
    })
  })

  it('is not confirmed when it cannot be read back', async () => {
    // The first reading passes in spite of a PHP notice, the second does not.
    company.setFault('notice-before-json', { action: 'get_aliases' })
    company.setFault('500', { action: 'get_aliases' })
    const outcome = await add('unread')
    expect(value(outcome)).toMatchObject({ confirmed: false, warnings: [{ code: 'read-back-failed' }] })
  })
})

describe('a voucher', () => {
  const add = (id: string, number: string) => session.balance!.add({ id, number: secret(number) }, never)

  it('is redeemed once, blanks and dashes aside, and shows in the balance', async () => {
    expect(value(await add('7', ' 1234-567 890 '))).toMatchObject({
      confirmed: true,
      value: { balance: { amount: 22.5 } },
    })
  })

  it.each([
    ['0', '1234567890', 'id'],
    ['x', '1234567890', 'id'],
    ['7', '', 'voucher'],
    ['7', 'a&b=c', 'voucher'],
  ])('with id %j and number %j is not sent', async (id, number, field) => {
    const before = sent('add_balance').length
    expect(await add(id, number)).toMatchObject({ error: { code: 'invalid-input', field } })
    expect(sent('add_balance')).toHaveLength(before)
  })

  it('is confirmed by the balance when the yes got lost, and is not sent again', async () => {
    const before = sent('add_balance').length
    company.setFault('truncated', { action: 'add_balance' })
    expect(value(await add('7', '1234567890'))).toMatchObject({ confirmed: true })
    expect(sent('add_balance')).toHaveLength(before + 1)
  })

  it('that the server took without a change of the balance is not confirmed', async () => {
    company.setFault('scalar', { action: 'get_prepaid' })
    // The first reading fails, so nothing is sent at all.
    expect(await add('7', '1234567890')).toMatchObject({ error: { code: 'bad-response' } })
    expect(alice.balance).toBe(12.5)
  })
})

describe('the journal', () => {
  const put = (...ids: readonly string[]) =>
    session.journal!.put(
      'urn:uuid:1',
      ids.map((id) => ({ id, data: `data of ${id}` })),
      never,
    )
  const get = async (after: string | null, timeSec: number | null = null) =>
    value(
      await session.journal!.get(
        { after: after === null ? null : { id: after, timeSec }, exceptUuid: null },
        never,
      ),
    )

  it('pages by number where ids are numbers', async () => {
    value(await put('a', 'b', 'c'))
    company.behaviour.journalPage = 2
    const first = await get(null)
    expect(first.entries.map(({ id }) => id)).toEqual(['9001', '9002'])
    expect(first.cursor).toEqual({ id: '9002', timeSec: null })
    expect((await get('9002')).entries.map(({ data }) => data)).toEqual(['data of c'])
    expect(await get('9003')).toEqual({ entries: [], cursor: { id: '9003', timeSec: null } })
    expect(sent('get_journal_entries').at(-1)?.params).toMatchObject({ after_id: '9003' })
  })

  it('pages by time where ids are none, and drops what was seen', async () => {
    company.behaviour.journalBackend = 'mongo'
    value(await put('a', 'b'))
    clock.advance(5000)
    value(await put('c'))
    const all = await get(null)
    expect(all.entries).toHaveLength(3)
    const [, second] = all.entries
    const rest = await get(second?.id ?? '', Math.floor(clock.now().getTime() / 1000) - 5)
    expect(rest.entries.map(({ data }) => data)).toEqual(['data of c'])
    expect(rest.cursor?.timeSec).toBe(Math.floor(clock.now().getTime() / 1000))
    // With an id and no time, as the command line has it, the server answers from the start.
    expect((await get(second?.id ?? '')).entries.map(({ data }) => data)).toEqual(['data of c'])
  })

  it('never asks for a number of entries, for any limit gives none', () => {
    expect(sent('get_journal_entries').filter(({ params }) => 'limit' in params)).toEqual([])
  })

  it('maps ids though the members come in any order, and sees what was not stored', async () => {
    expect(value(await put('x', 'y'))).toEqual(
      new Map([
        ['x', '9001'],
        ['y', '9002'],
      ]),
    )
    company.setFault('backend', { action: 'put_journal_entries' })
    expect(value(await put('z'))).toEqual(new Map([['z', null]]))
  })

  it('reads around entries that are not text', async () => {
    value(await put('a'))
    const [entry] = alice.journal
    if (!entry) throw new Error('nothing put')
    alice.journal = [
      { ...entry, data: { odd: true } as unknown as string },
      { ...entry, id: 9002 },
    ]
    expect((await get(null)).entries.map(({ data }) => data)).toEqual(['', 'data of a'])
  })

  it('is not offered by a server of 2009', async () => {
    company.behaviour.dialect = '2009'
    expect(await session.journal!.get({ after: null, exceptUuid: null }, never)).toMatchObject({
      error: { code: 'not-supported' },
    })
    company.behaviour.dialect = '2012'
  })
})

describe('all questions together', () => {
  it('are asked at once, four at a time and never more', async () => {
    // Signed in once, so that every further request is one question.
    value(await session.identity!.read(never))
    company.behaviour.answerDelayMs = 1000
    const own = { instanceUuid: '11111111-1111-4111-8111-111111111111', contacts: [] }
    const answers = Promise.all([
      session.identity!.read(never),
      session.dnd!.read(never),
      session.forwarding!.read(never),
      session.history!.read(never),
      session.aliases!.list(never),
      session.enumNumbers!.list(never),
      session.devices!.list(own, never),
      session.balance!.read(never),
      session.balance!.history(never),
      session.usage!.read(never),
      session.voicemailSettings!.read(never),
      session.journal!.get({ after: null, exceptUuid: null }, never),
    ])
    let isDone = false
    void answers.then(() => (isDone = true))
    let most = 0
    for (let round = 0; round < 50 && !isDone; round += 1) {
      await vi.waitFor(() => expect(isDone || clock.pending() > 0).toBe(true))
      // Everything that can be under way is: further requests wait for a connection.
      if (round === 0) await vi.waitFor(() => expect(clock.pending()).toBe(4))
      most = Math.max(most, clock.pending())
      clock.advance(1000)
    }
    expect(most).toBe(4)
    expect((await answers).map(({ ok }) => ok)).not.toContain(false)
  })
})
