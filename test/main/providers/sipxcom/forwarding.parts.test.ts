import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RingPlan } from '../../../../shared/domain/forwarding.ts'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import { startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'
import { value } from '../../../providers/contract.ts'

let portal: TestPortal
let session: AccountSession
const signal = new AbortController().signal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(() => {
  portal.behaviour.release = 'new'
  const me = portal.users.get('201')
  if (me) Object.assign(me.forwarding, { expiration: 20, rings: [] })
  session = portal.open()
})
afterEach(async () => {
  portal.setFault(null)
  await session.close()
})

const forwarding = () => {
  if (!session.forwarding) throw new Error('sipXcom forwards')
  return session.forwarding
}
const write = (plan: RingPlan, expected?: RingPlan) =>
  forwarding().write({ kind: 'replace', plan, ...(expected && { expected }) }, signal)
const since = async (work: () => Promise<unknown>) => {
  const before = portal.requests().length
  await work()
  return portal.requests().slice(before)
}
const stored = () => portal.users.get('201')?.forwarding
const scheduleId = () => String(portal.users.get('201')?.schedules[0]?.id)

const PLAN: RingPlan = {
  kind: 'ring-sequence',
  ownSec: 25,
  voicemail: true,
  rings: [
    { destination: '200', ringSec: 30, mode: 'after', enabled: true },
    { destination: '+14235551212', ringSec: 20, mode: 'together', enabled: false },
    { destination: 'boris@other.example', ringSec: 15, mode: 'after', enabled: true },
  ],
}

describe('forwarding at sipXcom', () => {
  it('saves with one read, one write and one read', async () => {
    const seen = await since(async () => {
      expect(value(await write(PLAN))).toMatchObject({ value: PLAN, confirmed: true, warnings: [] })
    })
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /my/callfwd',
      'PUT /my/callfwd',
      'GET /my/callfwd',
    ])
    expect(value(await forwarding().read(signal))).toEqual(PLAN)
  })

  it('writes every field, in the server’s own words', async () => {
    await write(PLAN)
    expect(stored()?.rings.map(({ type }) => type)).toEqual([
      'If no response',
      'At the same time',
      'If no response',
    ])
    const body = portal.requests().findLast(({ method }) => method === 'PUT')?.body ?? ''
    for (const ring of (JSON.parse(body) as { rings: object[] }).rings)
      expect(Object.keys(ring).toSorted()).toEqual(['enabled', 'expiration', 'number', 'scheduleId', 'type'])
  })

  it('clears all rings with an empty list', async () => {
    await write(PLAN)
    expect(value(await write({ ...PLAN, rings: [] }))).toMatchObject({
      confirmed: true,
      value: { rings: [] },
    })
  })

  it('keeps the schedules of rings, and takes one by its name', async () => {
    const named = { ...PLAN, rings: [{ ...PLAN.rings[0]!, schedule: 'Office hours' }] }
    const saved = value(await write(named))
    expect(saved).toMatchObject({ confirmed: true, value: { rings: [{ schedule: scheduleId() }] } })
    // From now on the number is known, and the list is not asked again.
    const seen = await since(() =>
      write({ ...PLAN, ownSec: 30, rings: saved.value.kind === 'ring-sequence' ? saved.value.rings : [] }),
    )
    expect(seen).toHaveLength(3)
    expect(stored()?.rings[0]?.scheduleId).toBe(Number(scheduleId()))
  })

  it.each([
    ['ownSec', { ownSec: 0 }, 'invalid-input'],
    ['ownSec', { ownSec: 1000 }, 'invalid-input'],
    ['ringSec', { rings: [{ ...PLAN.rings[0]!, ringSec: 0 }] }, 'invalid-input'],
    ['destination', { rings: [{ ...PLAN.rings[0]!, destination: 'voicemail' }] }, 'invalid-input'],
    ['destination', { rings: [{ ...PLAN.rings[0]!, destination: 'a b@c' }] }, 'invalid-input'],
    ['destination', { rings: [{ ...PLAN.rings[0]!, destination: 'Bogda?' }] }, 'invalid-input'],
    ['no such schedule', { rings: [{ ...PLAN.rings[0]!, schedule: 'no such schedule' }] }, 'not-found'],
  ])('does not send what the server would take wrongly: %s', async (field, change, code) => {
    const seen = await since(async () => {
      expect(await write({ ...PLAN, ...change })).toMatchObject({ ok: false, error: { code, field } })
    })
    expect(seen.every(({ method }) => method === 'GET')).toBe(true)
  })

  it('takes blanks and dashes out of numbers, and sip: and the own domain off addresses', async () => {
    const rings = ['+1 (423) 555-1212', 'sip:200@pbx.example', 'sip:boris@other.example', '*81'].map(
      (destination) => ({
        ...PLAN.rings[0]!,
        destination,
      }),
    )
    await write({ ...PLAN, rings })
    expect(stored()?.rings.map(({ number }) => number)).toEqual([
      '+14235551212',
      '200',
      'boris@other.example',
      '*81',
    ])
  })

  it('refuses to overwrite what somebody else set meanwhile', async () => {
    const seen = await since(async () => {
      expect(await write(PLAN, { ...PLAN, ownSec: 7 })).toMatchObject({
        ok: false,
        error: { code: 'conflict' },
      })
    })
    expect(seen.map(({ method }) => method)).toEqual(['GET'])
  })

  it('has no conditions', async () => {
    const answer = await forwarding().write({ kind: 'set', when: 'busy', to: '200' }, signal)
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-supported' } })
  })

  it('does not write what is there already', async () => {
    await write(PLAN)
    const seen = await since(() => write(PLAN))
    expect(seen).toHaveLength(1)
  })

  it('finds out by reading when the yes is lost', async () => {
    portal.setFault('reset', { path: '/my/callfwd', method: 'PUT', afterWork: true })
    expect((await write(PLAN)).ok).toBe(false)
    expect(value(await forwarding().read(signal))).toEqual(PLAN)
    portal.setFault('truncated', { path: '/my/callfwd', method: 'PUT', afterWork: true })
    expect(value(await write({ ...PLAN, ownSec: 11 }))).toMatchObject({
      confirmed: true,
      value: { ownSec: 11 },
    })
    expect(portal.requests().filter(({ method }) => method === 'PUT').length).toBeGreaterThan(0)
  })

  it('never goes through the resource that drops schedules because the good one fails', async () => {
    portal.setFault('status-500', { path: '/my/callfwd', times: 10 })
    const seen = await since(async () => {
      expect(await write(PLAN)).toMatchObject({ ok: false, error: { code: 'server-error', status: 500 } })
    })
    expect(seen.every(({ path }) => path === '/my/callfwd')).toBe(true)
  })
})

describe('forwarding at an old sipXecs', () => {
  beforeEach(() => {
    portal.behaviour.release = 'old'
  })

  it('falls back to the old resource, warns, and asks it directly from then on', async () => {
    const saved = value(await write(PLAN))
    expect(saved).toMatchObject({ confirmed: true, value: PLAN, warnings: [{ code: 'schedule-at-risk' }] })
    const seen = await since(() => forwarding().read(signal))
    expect(seen.map(({ path }) => path)).toEqual(['/my/forward'])
  })

  it('clears the rings as XML, for an empty JSON list is lost', async () => {
    await write(PLAN)
    expect(value(await write({ ...PLAN, rings: [] }))).toMatchObject({ confirmed: true })
    const put = portal.requests().findLast(({ method }) => method === 'PUT')
    expect(put).toMatchObject({ contentType: 'text/xml; charset=UTF-8' })
    expect(put?.body).toContain('<rings/>')
  })

  it('refuses to write when there are schedules that it would drop', async () => {
    portal.behaviour.release = 'new'
    portal.setFault('status-404', { path: '/my/callfwd', method: 'GET', times: 1 })
    const seen = await since(async () => {
      expect(await write(PLAN)).toMatchObject({
        ok: false,
        error: { code: 'not-supported', detail: 'schedules-would-be-lost' },
      })
    })
    expect(seen.every(({ method }) => method === 'GET')).toBe(true)
  })
})

describe('schedules at sipXcom', () => {
  const schedules = () => {
    if (!session.schedules) throw new Error('sipXcom has schedules')
    return session.schedules
  }
  const EVENING = {
    name: 'Evening',
    description: null,
    periods: [{ day: 'monday', start: '18:00', end: '22:30' } as const],
  }

  it('makes one, finds its id, changes it and deletes it', async () => {
    const made = value(await schedules().add(EVENING, signal))
    expect(made).toMatchObject({ confirmed: true, value: EVENING })
    const changed = { ...EVENING, periods: [{ day: 'weekend', start: '10:00', end: '12:00' } as const] }
    expect(value(await schedules().edit(made.value.id, changed, signal))).toMatchObject({
      confirmed: true,
      value: { ...changed, id: made.value.id },
    })
    expect(value(await schedules().remove(made.value.id, signal))).toMatchObject({ confirmed: true })
    expect(value(await schedules().list(signal)).map(({ name }) => name)).toEqual(['Office hours'])
  })

  it.each([
    ['empty', []],
    ['order', [{ day: 'monday', start: '12:00', end: '12:00' }]],
    [
      'overlap',
      [
        { day: 'weekdays', start: '09:00', end: '12:00' },
        { day: 'friday', start: '11:00', end: '13:00' },
      ],
    ],
  ] as const)('does not send periods that are %s', async (detail, periods) => {
    const seen = await since(async () => {
      expect(await schedules().add({ ...EVENING, periods }, signal)).toMatchObject({
        error: { code: 'invalid-input', field: 'periods', detail },
      })
    })
    expect(seen.every(({ method }) => method === 'GET')).toBe(true)
  })

  it('says it plainly when the server refuses a schedule all the same', async () => {
    portal.setFault('status-422', { path: '/my/callfwdsched', method: 'POST' })
    expect(await schedules().add(EVENING, signal)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', status: 422 },
    })
  })

  it('refuses a name that is taken, an id that is not ours, and a schedule that a ring uses', async () => {
    expect(await schedules().add({ ...EVENING, name: 'Office hours' }, signal)).toMatchObject({
      error: { code: 'conflict', field: 'name' },
    })
    expect(await schedules().edit('99999', EVENING, signal)).toMatchObject({ error: { code: 'not-found' } })
    expect(await schedules().remove('office', signal)).toMatchObject({ error: { code: 'not-found' } })
    await write({ ...PLAN, rings: [{ ...PLAN.rings[0]!, schedule: scheduleId() }] })
    expect(await schedules().remove(scheduleId(), signal)).toMatchObject({
      error: { code: 'conflict', detail: 'in-use' },
    })
  })

  it('writes any characters, but not spoilt ones back', async () => {
    const made = value(await schedules().add({ ...EVENING, name: 'Późno 😀' }, signal))
    expect(made).toMatchObject({ confirmed: true, value: { name: 'Pó?no ?' } })
    expect(portal.users.get('201')?.schedules.at(-1)?.name).toBe('Późno 😀')
    const { id, ...shown } = made.value
    const again = { ...shown, periods: [{ day: 'sunday', start: '08:00', end: '09:00' } as const] }
    expect(await schedules().edit(id, again, signal)).toMatchObject({
      error: { code: 'invalid-input', field: 'name', detail: 'characters-lost' },
    })
    expect(value(await schedules().edit(id, { ...again, name: 'Późno' }, signal))).toMatchObject({
      confirmed: true,
    })
    await schedules().remove(id, signal)
  })
})
