import { describe, expect, it } from 'vitest'
import { scheduleText, toDndState } from '../../../../main/providers/sip2sip/map-dnd.ts'
import { AcceptRulesWire } from '../../../../main/providers/sip2sip/wire.ts'

const ZONE = 'Europe/Amsterdam'
/** A Tuesday; 13:00 in Amsterdam. */
const TUESDAY_NOON = new Date('2026-11-24T12:00:00Z')
const OFF = { kind: 'off' }
const EVERYBODY = { groups: ['everybody'], duration: 0 }

type Rules = { readonly [days: string]: { start: string; stop: string; groups: readonly string[] } }
const rules = (temporary: unknown, persistent?: Rules) =>
  AcceptRulesWire.parse({ temporary, persistent, groups: [] })
const nobody = (start: string, stop: string) => ({ start, stop, groups: ['nobody'] })
const scheduled = (persistent: Rules, now = TUESDAY_NOON) =>
  toDndState(rules(EVERYBODY, persistent), now, ZONE)

describe('toDndState, the temporary rule', () => {
  it('is on without end for nobody with duration 0', () => {
    const state = toDndState(rules({ groups: ['nobody'], duration: 0 }), TUESDAY_NOON, ZONE)
    expect(state).toEqual({ kind: 'on', until: null, scheduled: false })
  })

  it('counts the minutes that are left from now, given as a number or as text', () => {
    for (const duration of [25, '25']) {
      const state = toDndState(rules({ groups: ['nobody'], duration }), TUESDAY_NOON, ZONE)
      expect(state).toEqual({ kind: 'on', until: '2026-11-24T12:25:00.000Z', scheduled: false })
    }
  })

  it('reads a single group that came as text', () => {
    expect(toDndState(rules({ groups: 'nobody', duration: 0 }), TUESDAY_NOON, ZONE).kind).toBe('on')
  })

  it('is off for everybody, for a rule that was never set, and for some groups', () => {
    expect(toDndState(rules(EVERYBODY), TUESDAY_NOON, ZONE)).toEqual(OFF)
    expect(toDndState(rules({ groups: null, duration: null }), TUESDAY_NOON, ZONE)).toEqual(OFF)
    expect(toDndState(rules({ groups: ['family'], duration: 0 }), TUESDAY_NOON, ZONE)).toEqual(OFF)
  })

  it('overrides the schedule while it runs', () => {
    const schedule = { '127': nobody('00:00', '23:59') }
    expect(toDndState(rules({ groups: ['everybody'], duration: 5 }, schedule), TUESDAY_NOON, ZONE)).toEqual(
      OFF,
    )
    expect(toDndState(rules({ groups: ['family'], duration: 0 }, schedule), TUESDAY_NOON, ZONE)).toEqual(OFF)
  })
})

describe('toDndState, the weekly rules', () => {
  it.each([
    ['every day', '127', true],
    ['weekdays', '31', true],
    ['weekend', '96', false],
    ['Tuesday', '2', true],
    ['Monday', '1', false],
    ['Monday, Tuesday and Sunday', '67', true],
  ])('acts on %s (%s): %s', (_name, days, acts) => {
    const state = scheduled({ [days]: nobody('12:00', '14:00') })
    expect(state).toEqual(acts ? { kind: 'on', until: '2026-11-24T13:00:00.000Z', scheduled: true } : OFF)
  })

  it('begins with its first minute and ends before its last', () => {
    const rule = { '2': nobody('13:00', '13:01') }
    expect(scheduled(rule).kind).toBe('on')
    expect(scheduled(rule, new Date('2026-11-24T12:00:59Z')).kind).toBe('on')
    expect(scheduled(rule, new Date('2026-11-24T12:01:00Z'))).toEqual(OFF)
    expect(scheduled(rule, new Date('2026-11-24T11:59:59Z'))).toEqual(OFF)
  })

  it('goes by the account’s zone, not by ours', () => {
    const rule = rules(EVERYBODY, { '2': nobody('07:00', '08:00') })
    expect(toDndState(rule, TUESDAY_NOON, 'America/New_York').kind).toBe('on')
    expect(toDndState(rule, TUESDAY_NOON, ZONE)).toEqual(OFF)
    // Tuesday noon is Wednesday in Samoa.
    expect(
      toDndState(rules(EVERYBODY, { '4': nobody('00:00', '03:00') }), TUESDAY_NOON, 'Pacific/Apia').kind,
    ).toBe('on')
  })

  it('is unknown when it hangs on a schedule and the zone is not known', () => {
    expect(toDndState(rules(EVERYBODY, { '2': nobody('07:00', '08:00') }), TUESDAY_NOON, null)).toEqual({
      kind: 'unknown',
    })
    expect(
      toDndState(
        rules(EVERYBODY, { '2': { start: '07:00', stop: '08:00', groups: ['vip'] } }),
        TUESDAY_NOON,
        null,
      ),
    ).toEqual(OFF)
  })

  it('runs over midnight into the next day', () => {
    const night = { '2': nobody('22:00', '07:00') }
    const until = '2026-11-25T06:00:00.000Z'
    expect(scheduled(night, new Date('2026-11-24T22:30:00Z'))).toEqual({ kind: 'on', until, scheduled: true })
    expect(scheduled(night, new Date('2026-11-25T05:59:00Z'))).toEqual({ kind: 'on', until, scheduled: true })
    expect(scheduled(night, new Date('2026-11-25T22:30:00Z'))).toEqual(OFF)
  })

  it('takes adjoining windows for one stretch, 23:59 meaning the end of the day', () => {
    const evenings = { '2': nobody('20:00', '23:59'), '4': nobody('00:00', '07:30') }
    expect(scheduled(evenings, new Date('2026-11-24T20:00:00Z'))).toMatchObject({
      until: '2026-11-25T06:30:00.000Z',
    })
  })

  it('has no end when every minute of the week is covered', () => {
    expect(scheduled({ '127': nobody('00:00', '23:59') })).toEqual({
      kind: 'on',
      until: null,
      scheduled: true,
    })
  })

  it('ends by the wall clock on the day the clock is changed', () => {
    // Sunday 2026-10-25 has 25 hours; it is 01:00 in Amsterdam.
    const state = scheduled({ '64': nobody('00:00', '08:00') }, new Date('2026-10-24T23:00:00Z'))
    expect(state).toEqual({ kind: 'on', until: '2026-10-25T07:00:00.000Z', scheduled: true })
  })

  it('lets rules for groups and rules without length pass', () => {
    expect(scheduled({ '127': { start: '00:00', stop: '23:59', groups: ['vip'] } })).toEqual(OFF)
    expect(scheduled({ '127': nobody('13:00', '13:00') })).toEqual(OFF)
  })
})

describe('scheduleText', () => {
  it('is the same for the same rules in any order', () => {
    const one = rules(EVERYBODY, {
      '96': nobody('08:00', '20:00'),
      '1': { start: '09:00', stop: '10:00', groups: ['b', 'a'] },
    })
    const two = rules(EVERYBODY, {
      '1': { start: '09:00', stop: '10:00', groups: ['a', 'b'] },
      '96': nobody('08:00', '20:00'),
    })
    expect(scheduleText(one)).toBe('1 09:00-10:00 a+b; 96 08:00-20:00 nobody')
    expect(scheduleText(two)).toBe(scheduleText(one))
    expect(scheduleText(rules(EVERYBODY))).toBe('')
  })
})
