import { describe, expect, it } from 'vitest'
import type { WeeklyRule } from '../../../shared/domain/rules.ts'
import { isInForce } from '../../../shared/route/hours.ts'

const rule = (start: string, stop: string, days: WeeklyRule['days'] = ['mon']): WeeklyRule => ({
  days,
  start,
  stop,
  groups: ['nobody'],
})
// A Monday in winter: 10:00 in Amsterdam.
const MONDAY_10 = new Date('2026-11-23T09:00:00Z')
const TUESDAY_01 = new Date('2026-11-24T00:00:00Z')

describe('isInForce', () => {
  it('looks at the clock of the rule’s own zone', () => {
    expect(isInForce(rule('10:00', '11:00'), MONDAY_10, 'Europe/Amsterdam')).toBe(true)
    expect(isInForce(rule('10:00', '11:00'), MONDAY_10, 'UTC')).toBe(false)
    expect(isInForce(rule('10:00', '11:00'), new Date('2026-07-20T08:00:00Z'), 'Europe/Amsterdam')).toBe(true)
  })
  it('ends at its stop and not after it', () => {
    expect(isInForce(rule('09:00', '10:00'), MONDAY_10, 'Europe/Amsterdam')).toBe(false)
  })
  it('gives a window over midnight to the day it begins on', () => {
    expect(isInForce(rule('22:00', '07:00'), TUESDAY_01, 'Europe/Amsterdam')).toBe(true)
    expect(isInForce(rule('22:00', '07:00', ['tue']), TUESDAY_01, 'Europe/Amsterdam')).toBe(false)
  })
  it('takes 23:59 for the end of the day', () => {
    const lastMinute = new Date('2026-11-23T22:59:30Z')
    expect(isInForce(rule('00:00', '23:59'), lastMinute, 'Europe/Amsterdam')).toBe(true)
  })
  it('does not guess a zone or an hour it cannot read', () => {
    expect(isInForce(rule('10:00', '11:00'), MONDAY_10, 'Mars/Olympus')).toBeNull()
    expect(isInForce(rule('ten', '11:00'), MONDAY_10, 'UTC')).toBeNull()
  })
})
