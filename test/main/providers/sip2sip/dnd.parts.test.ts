import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { startTestCompany, type TestCompany } from '../../../support/demo-sip2sip.ts'
import { createMemory } from '../../../support/memory.ts'
import { value } from '../../../providers/contract.ts'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import type { DemoUser } from '../../../../main/demo/sip2sip/state.ts'

const never = new AbortController().signal
/** NIGHTS as a person is told of them. */
const WEEKLY = [
  {
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    start: '22:00',
    stop: '23:59',
    groups: ['nobody'],
  },
]
const NIGHTS = { days: 127, start: '22:00', stop: '23:59', groups: ['nobody'] }

/** Do Not Disturb against the demo company: 2026-11-24T12:00Z is a Tuesday, 13:00 in Amsterdam. */
describe('Do Not Disturb at SIP2SIP', () => {
  let clock: FakeClock
  let company: TestCompany
  let session: AccountSession
  let alice: DemoUser
  let dnd: NonNullable<AccountSession['dnd']>

  beforeAll(async () => {
    clock = createFakeClock()
    company = await startTestCompany(clock)
  })
  afterAll(() => company.stop())
  beforeEach(() => {
    session = company.open()
    if (!session.dnd) throw new Error('no dnd')
    dnd = session.dnd
    const user = company.users.get('alice')
    if (!user) throw new Error('no alice')
    alice = user
    alice.weeklyRules = []
    alice.temporaryRule = { groups: ['everybody'], endsAt: null }
    company.behaviour.weeklyRules = 'keep'
    company.setFault(null)
    return () => session.close()
  })
  const writes = (from: number) =>
    company
      .requests()
      .slice(from)
      .filter((seen) => seen.action.startsWith('set_dnd') && seen.user !== null)

  it('counts down what is left and ends by itself', async () => {
    const start = clock.now().getTime()
    value(await dnd.write({ on: true, minutes: 30 }, never))
    const until = new Date(start + 30 * 60_000).toISOString()
    expect(value(await dnd.read(never))).toEqual({ kind: 'on', until, scheduled: false })
    clock.advance(12 * 60_000)
    expect(value(await dnd.read(never))).toEqual({ kind: 'on', until, scheduled: false })
    clock.advance(18 * 60_000)
    expect(value(await dnd.read(never))).toEqual({ kind: 'off' })
  })

  it('shows the same end at each reading, although the server rounds to minutes', async () => {
    const on = value(await dnd.write({ on: true, minutes: 30 }, never)).value
    for (const seconds of [7, 40, 61, 200]) {
      clock.advance(seconds * 1000)
      expect(value(await dnd.read(never))).toEqual(on)
    }
    // Somebody made it longer elsewhere.
    alice.temporaryRule = { groups: ['nobody'], endsAt: new Date(clock.now().getTime() + 90 * 60_000) }
    const until = new Date(clock.now().getTime() + 90 * 60_000).toISOString()
    expect(value(await dnd.read(never))).toEqual({ kind: 'on', until, scheduled: false })
  })

  it('sends minutes in the form and nothing of value in the address', async () => {
    const from = company.requests().length
    value(await dnd.write({ on: true, minutes: 45 }, never))
    expect(writes(from)).toEqual([
      {
        method: 'POST',
        path: '/settings.phtml',
        action: 'set_dnd_on',
        door: 'digest',
        user: 'alice',
        params: { action: 'set_dnd_on', realm: 'sip2sip.example', duration: '45' },
      },
    ])
  })

  it('reads a schedule in the account’s own zone, asked for once', async () => {
    alice.weeklyRules = [{ days: 2, start: '12:30', stop: '14:00', groups: ['nobody'] }]
    clock.advance(Date.parse('2026-12-01T12:00:00Z') - clock.now().getTime())
    const memory = createMemory()
    const fresh = company.open({ memory })
    const from = company.requests().length
    expect(value(await fresh.dnd!.read(never))).toEqual({
      kind: 'on',
      until: '2026-12-01T13:00:00.000Z',
      scheduled: true,
    })
    expect(value(await fresh.dnd!.read(never)).kind).toBe('on')
    await fresh.close()
    const asked = company
      .requests()
      .slice(from)
      .filter((seen) => seen.user !== null)
      .map((seen) => seen.action)
    expect(asked).toEqual(['get_accept_rules', 'get_identity', 'get_accept_rules'])
  })

  it('says unknown when the schedule decides and the zone cannot be read', async () => {
    alice.weeklyRules = [NIGHTS]
    company.setFault('backend', { action: 'get_identity' })
    expect(value(await dnd.read(never))).toEqual({ kind: 'unknown' })
  })

  it('warns of the weekly schedule before, and says nothing more when it was kept', async () => {
    alice.weeklyRules = [NIGHTS]
    const outcome = value(await dnd.write({ on: true, minutes: null }, never))
    expect(outcome).toMatchObject({
      confirmed: true,
      warnings: [{ code: 'schedule-at-risk', weekly: WEEKLY }],
    })
    expect(outcome.warnings).toHaveLength(1)
  })

  it('knows the risk from reading, before anybody switches', async () => {
    expect(dnd.warns?.()).toEqual([])
    alice.weeklyRules = [NIGHTS]
    value(await dnd.read(never))
    expect(dnd.warns?.()).toEqual([{ code: 'schedule-at-risk', weekly: WEEKLY }])
    alice.weeklyRules = []
    value(await dnd.read(never))
    expect(dnd.warns?.()).toEqual([])
  })

  it('tells when the weekly schedule was lost', async () => {
    alice.weeklyRules = [NIGHTS]
    company.behaviour.weeklyRules = 'lose'
    const outcome = value(await dnd.write({ on: true, minutes: null }, never))
    expect(outcome.confirmed).toBe(true)
    expect(outcome.warnings).toEqual([
      { code: 'schedule-at-risk', weekly: WEEKLY },
      { code: 'schedule-changed', weekly: WEEKLY, weeklyNow: [] },
    ])
  })

  it('tells when the server lost the schedule because it could not read it', async () => {
    alice.weeklyRules = [NIGHTS]
    company.setFault('rules-unread', { action: 'set_dnd_on' })
    const outcome = value(await dnd.write({ on: true, minutes: null }, never))
    expect(outcome.warnings.map((warning) => warning.code)).toEqual(['schedule-at-risk', 'schedule-changed'])
  })

  it('does not put the schedule at risk for what is switched already', async () => {
    alice.weeklyRules = [NIGHTS]
    const from = company.requests().length
    expect(value(await dnd.write({ on: false }, never))).toEqual({
      value: { kind: 'off' },
      confirmed: true,
      warnings: [],
    })
    expect(writes(from)).toEqual([])
  })

  it('is refused when the server refuses the rules', async () => {
    alice.weeklyRules = [NIGHTS]
    company.behaviour.weeklyRules = 'refuse'
    expect(await dnd.write({ on: true, minutes: null }, never)).toMatchObject({
      ok: false,
      error: { code: 'refused-by-server', status: 1001 },
    })
  })

  it('shows that off is not off while a schedule rejects calls', async () => {
    alice.temporaryRule = { groups: ['nobody'], endsAt: null }
    alice.weeklyRules = [{ days: 127, start: '00:00', stop: '23:59', groups: ['nobody'] }]
    const outcome = value(await dnd.write({ on: false }, never))
    expect(outcome).toMatchObject({
      confirmed: false,
      value: { kind: 'on', scheduled: true },
      differs: { asked: { kind: 'off' } },
    })
  })

  it('does not write at all when the rules cannot be read, for that would delete the schedule', async () => {
    const from = company.requests().length
    company.setFault('backend', { action: 'get_accept_rules' })
    expect(await dnd.write({ on: true, minutes: null }, never)).toMatchObject({
      error: { code: 'server-error' },
    })
    expect(writes(from)).toEqual([])
  })

  it('is unconfirmed when the fresh reading fails', async () => {
    // The first reading passes, the one after the write does not.
    company.setFault('notice-before-json', { action: 'get_accept_rules' })
    company.setFault('html', { action: 'get_accept_rules' })
    const outcome = value(await dnd.write({ on: true, minutes: null }, never))
    expect(outcome).toEqual({
      value: { kind: 'on', until: null, scheduled: false },
      confirmed: false,
      warnings: [{ code: 'read-back-failed', detail: 'bad-response' }],
    })
    expect(alice.temporaryRule.groups).toEqual(['nobody'])
  })

  it.each(['html', 'empty', 'truncated', 'cut-json', '500'] as const)(
    'finds out by reading when the yes is lost in a %s answer',
    async (fault) => {
      const from = company.requests().length
      company.setFault(fault, { action: 'set_dnd_on', afterWork: true })
      expect(value(await dnd.write({ on: true, minutes: 20 }, never))).toMatchObject({
        confirmed: true,
        value: { kind: 'on' },
      })
      expect(writes(from)).toHaveLength(1)
    },
  )

  it.each(['html', 'empty', '500', 'reset'] as const)(
    'fails, and writes once only, when nothing was done and the answer is %s',
    async (fault) => {
      const from = company.requests().length
      company.setFault(fault, { action: 'set_dnd_on' })
      expect((await dnd.write({ on: true, minutes: null }, never)).ok).toBe(false)
      expect(writes(from)).toHaveLength(1)
      expect(alice.temporaryRule.groups).toEqual(['everybody'])
    },
  )

  it('lets two changes pass one after the other', async () => {
    const from = company.requests().length
    const [on, off] = await Promise.all([
      dnd.write({ on: true, minutes: null }, never),
      dnd.write({ on: false }, never),
    ])
    expect(value(on)).toMatchObject({ confirmed: true, value: { kind: 'on' } })
    expect(value(off)).toMatchObject({ confirmed: true, value: { kind: 'off' } })
    const order = company
      .requests()
      .slice(from)
      .filter((seen) => seen.user !== null)
      .map((seen) => seen.action)
    expect(order).toEqual([
      'get_accept_rules',
      'set_dnd_on',
      'get_accept_rules',
      'get_accept_rules',
      'set_dnd_off',
      'get_accept_rules',
    ])
  })
})
