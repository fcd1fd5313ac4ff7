import { describe, expect, it } from 'vitest'
import type { ConditionPlan, RingPlan } from '../../../shared/domain/forwarding.ts'
import type { CallRules } from '../../../shared/domain/rules.ts'
import type { Known, RouteFacts, RouteQuestion } from '../../../shared/route/facts.ts'
import { simulateRoute } from '../../../shared/route/simulate.ts'

const AS_OF = '2026-11-24T10:00:00.000Z'
const known = <T>(value: T): Known<T> => ({ kind: 'known', value, asOf: AS_OF })
const OPEN: ConditionPlan = {
  kind: 'by-condition',
  always: null,
  busy: null,
  noAnswer: null,
  offline: null,
  unavailable: null,
}
const RULES: CallRules = {
  accept: { temporary: null, weekly: [], groups: null, timezone: 'Europe/Amsterdam' },
  reject: [],
}
const RING: RingPlan = { kind: 'ring-sequence', ownSec: 20, rings: [], voicemail: true }

function facts(change: Partial<RouteFacts> = {}): RouteFacts {
  return {
    account: { id: 'a', name: 'Office' },
    addresses: ['alice@home.test', '+31201234567'],
    dnd: known({ kind: 'off' }),
    rules: known(RULES),
    plan: known(OPEN),
    phones: known(1),
    mailbox: known(true),
    mobileNumber: known('+31612345678'),
    noAnswerSec: 35,
    ...change,
  }
}
const plan = (change: Partial<ConditionPlan>) => known({ ...OPEN, ...change })
const question = (change: Partial<RouteQuestion> = {}): RouteQuestion => ({
  from: '+442079460958',
  at: new Date('2026-11-24T10:05:00Z'),
  blocked: new Set(),
  ...change,
})
/** `action/reason` and where to, `codes` of the findings. */
function told(all: readonly RouteFacts[], asked: RouteQuestion = question()) {
  const [first] = all
  if (!first) throw new Error('no account')
  const { steps, findings } = simulateRoute(first, asked, all)
  return {
    steps: steps.map(({ action, reason, to, when }) =>
      [`${action}/${reason}`, to, when && `(${when})`].filter(Boolean).join(' '),
    ),
    codes: findings.map(({ code }) => code),
  }
}

describe('the way of a call', () => {
  it('rings the phones, and says what is missing after that', () => {
    expect(told([facts()])).toEqual({
      steps: ['ring/phones', 'lost/no-forward (busy)', 'lost/no-forward (no-answer)'],
      codes: ['lost-no-answer'],
    })
  })
  it('has the seconds and the age of what decides', () => {
    const { steps } = simulateRoute(facts({ plan: plan({ noAnswer: 'voicemail' }) }), question())
    expect(steps[0]).toMatchObject({ action: 'ring', source: 'devices', seconds: 35, asOf: AS_OF })
    expect(steps.at(-1)).toMatchObject({ action: 'voicemail', source: 'forwarding', asOf: AS_OF })
  })
  it('goes where all calls go, and says what never acts because of it', () => {
    const all = [facts({ plan: plan({ always: '+31600000000', busy: 'voicemail' }) })]
    expect(told(all)).toEqual({ steps: ['forward/always +31600000000'], codes: ['shadowed'] })
  })
  it('stops at the reject list before everything else', () => {
    const rules = known({ ...RULES, reject: ['0044 20 7946 0958@carrier.test'.replace(/ /g, '')] })
    expect(told([facts({ rules, plan: plan({ always: 'voicemail' }) })]).steps).toEqual([
      'reject/reject-list',
    ])
  })
  it('turns a blocked caller away here, unless the call never gets here', () => {
    const asked = question({ blocked: new Set(['+442079460958']) })
    expect(told([facts({ plan: plan({ busy: 'voicemail' }) })], asked).steps).toEqual([
      'turn-away/block-list',
    ])
    expect(told([facts({ plan: plan({ always: 'mobile' }) })], asked)).toEqual({
      steps: ['forward/always mobile'],
      codes: ['blocked-elsewhere'],
    })
    expect(told([facts({ plan: known(RING) })], asked).steps).toEqual(['turn-away/block-list'])
  })

  describe('while Do Not Disturb is on', () => {
    const dnd = known({ kind: 'on', until: '2026-11-24T11:00:00Z', scheduled: false } as const)
    it('loses the call without a place for it', () => {
      expect(told([facts({ dnd })])).toEqual({
        steps: ['reject/dnd', 'lost/no-forward'],
        codes: ['lost-unavailable'],
      })
    })
    it('takes the way for callers who are turned away', () => {
      const all = [facts({ dnd, plan: plan({ unavailable: 'voicemail' }) })]
      expect(told(all)).toEqual({ steps: ['reject/dnd', 'voicemail/unavailable voicemail'], codes: [] })
    })
    it('has a mailbox in a ring plan', () => {
      expect(told([facts({ dnd, plan: known(RING) })]).steps).toEqual([
        'reject/dnd',
        'voicemail/unavailable voicemail',
      ])
    })
    it('is over when its time is', () => {
      const later = question({ at: new Date('2026-11-24T11:00:00Z') })
      expect(told([facts({ dnd })], later).steps[0]).toBe('ring/phones')
    })
    it('is not in the way of what goes elsewhere anyway', () => {
      expect(told([facts({ dnd, plan: plan({ always: 'voicemail' }) })]).steps).toEqual([
        'voicemail/always voicemail',
      ])
    })
  })

  describe('at certain hours', () => {
    const weekly = (groups: readonly string[]) =>
      known({
        ...RULES,
        accept: {
          ...RULES.accept,
          weekly: [{ days: ['tue'] as const, start: '11:00', stop: '12:00', groups }],
        },
      })
    it('turns everybody away in the hours of nobody, and only then', () => {
      const all = [facts({ rules: weekly(['nobody']) })]
      expect(told(all).steps[0]).toBe('reject/dnd-scheduled')
      expect(told(all, question({ at: new Date('2026-11-24T11:30:00Z') })).steps[0]).toBe('ring/phones')
    })
    it('does not claim to know who is in a group', () => {
      expect(told([facts({ rules: weekly(['family']) })])).toMatchObject({
        codes: ['group-unknown', 'lost-no-answer'],
      })
    })
    it('says when it does not know the zone', () => {
      const rules = known({ ...RULES, accept: { ...RULES.accept, timezone: null, weekly: [] } })
      expect(told([facts({ rules })]).codes).toEqual(['lost-no-answer'])
      const unknownZone = weekly(['nobody'])
      if (unknownZone.kind !== 'known') throw new Error('known')
      const { accept } = unknownZone.value
      const zoneless = known({ ...RULES, accept: { ...accept, timezone: null } })
      expect(told([facts({ rules: zoneless })]).codes).toContain('hours-unknown')
    })
    it('lets a rule for now win over the week', () => {
      const rules = weekly(['everybody'])
      if (rules.kind !== 'known') throw new Error('known')
      const temporary = { groups: ['nobody'], minutesLeft: 10 }
      const now = known({ ...rules.value, accept: { ...rules.value.accept, temporary } })
      expect(told([facts({ rules: now })]).steps[0]).toBe('reject/rule')
      expect(told([facts({ rules: now })], question({ at: new Date('2026-11-24T10:10:00Z') })).steps[0]).toBe(
        'ring/phones',
      )
    })
  })

  describe('with nobody at the phones', () => {
    it('goes to its own destination or is lost', () => {
      expect(told([facts({ phones: known(0), plan: plan({ offline: 'mobile' }) })]).steps).toEqual([
        'forward/offline mobile',
      ])
      expect(told([facts({ phones: known(0) })])).toEqual({
        steps: ['lost/offline'],
        codes: ['lost-offline'],
      })
    })
  })

  describe('to places that are none', () => {
    it.each([
      ['voicemail', { mailbox: known(false) }, 'no-mailbox'],
      ['mobile', { mobileNumber: known(null) }, 'no-mobile-number'],
      ['00442079460958', {}, 'to-caller'],
      ['mobile', { mobileNumber: known('+442079460958') }, 'to-caller'],
      ['alice', {}, 'loop'],
      ['+31201234567', {}, 'loop'],
    ] as const)('%s ends there', (always, change, code) => {
      const route = told([facts({ ...change, plan: plan({ always }) })])
      expect(route.codes).toEqual([code])
      expect(route.steps.at(-1)).toContain(`lost/${code}`)
    })
  })

  it('follows a forward into another of the person’s accounts, and finds the circle', () => {
    const home = facts({
      account: { id: 'b', name: 'Home' },
      addresses: ['ann@other.test'],
      plan: plan({ always: 'alice@home.test' }),
    })
    const office = facts({ plan: plan({ always: 'ann@other.test' }) })
    expect(told([office, home])).toEqual({
      steps: ['forward/always ann@other.test', 'forward/always alice@home.test', 'lost/loop'],
      codes: ['loop'],
    })
    const rings = { ...home, plan: plan({}) }
    expect(told([office, rings]).steps.slice(0, 2)).toEqual(['forward/always ann@other.test', 'ring/phones'])
  })

  it('follows a ring plan in its order', () => {
    const rings = [
      { destination: '201', ringSec: 15, mode: 'after', enabled: true },
      { destination: '202', ringSec: 15, mode: 'together', enabled: true, schedule: 'Office hours' },
      { destination: '203', ringSec: 15, mode: 'after', enabled: false },
    ] as const
    expect(told([facts({ plan: known({ ...RING, rings, voicemail: false }) })])).toEqual({
      steps: ['ring/phones', 'ring/sequence 201', 'ring/together 202', 'lost/no-forward (no-answer)'],
      codes: ['schedule-unknown', 'lost-no-answer'],
    })
  })

  it('says what it could not read', () => {
    const unknown = { kind: 'unknown' } as const
    const blind = facts({ dnd: unknown, rules: unknown, plan: unknown, phones: unknown })
    const { findings } = simulateRoute(blind, question())
    expect(findings.flatMap(({ code, detail }) => (code === 'not-known' ? [detail] : []))).toEqual([
      'dnd',
      'rules',
      'forwarding',
      'phones',
    ])
  })
})
