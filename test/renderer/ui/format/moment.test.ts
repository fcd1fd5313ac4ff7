import { describe, expect, it, vi } from 'vitest'
import {
  age,
  dayHeading,
  dayOf,
  momentToCome,
  rowMoment,
  rowTime,
  timeOfDay,
} from '../../../../renderer/ui/format/moment.ts'

const at = (text: string): Date => new Date(text)
const iso = (text: string): string => at(text).toISOString()
const now = at('2026-11-24T10:24:00')

describe('timeOfDay', () => {
  it('has two digits of hours on a 24 hour clock and none in front on a 12 hour clock', () => {
    expect(timeOfDay(iso('2026-11-24T09:05:00'), 'en-GB')).toBe('09:05')
    expect(timeOfDay(iso('2026-11-24T09:05:00'), 'en-US')).toMatch(/^9:05\sAM$/u)
  })
})

describe('momentToCome', () => {
  it('names only the time today, tomorrow with the word, later with the date', () => {
    expect(momentToCome(iso('2026-11-24T17:00:00'), now, 'en-GB')).toBe('17:00')
    expect(momentToCome(iso('2026-11-25T08:00:00'), now, 'en-GB')).toBe('tomorrow 08:00')
    expect(momentToCome(iso('2026-11-30T08:00:00'), now, 'en-GB')).toBe('Mon 30 Nov 08:00')
  })
})

describe('rowMoment', () => {
  it('names the day when it is another, and the year when that is', () => {
    expect(rowMoment(iso('2026-11-24T10:20:00'), now, 'en-GB')).toBe('4 min ago')
    expect(rowMoment(iso('2026-11-24T08:05:00'), now, 'en-GB')).toBe('08:05')
    expect(rowMoment(iso('2026-11-22T08:05:00'), now, 'en-GB')).toBe('22 Nov')
    expect(rowMoment(iso('2025-11-24T08:05:00'), now, 'en-GB')).toBe('24 Nov 2025')
  })
})

describe('dayOf', () => {
  it('is the local day, and null for what has no time', () => {
    expect(dayOf(iso('2026-11-24T00:01:00'))).toBe('2026-11-24')
    expect(dayOf(iso('2026-01-02T23:59:00'))).toBe('2026-01-02')
    expect(dayOf(null)).toBeNull()
    expect(dayOf('soon')).toBeNull()
  })
})

describe('dayHeading', () => {
  it.each([
    ['2026-11-24', 'Today'],
    ['2026-11-23', 'Yesterday'],
    ['2026-11-16', 'Monday 16 November'],
    ['2025-12-31', 'Wednesday 31 December 2025'],
  ])('calls %s %s', (day, heading) => expect(dayHeading(day, now, 'en-GB').replace(',', '')).toBe(heading))
})

describe('rowTime', () => {
  it.each([
    ['2026-11-24T10:24:30', 'now'],
    ['2026-11-24T10:23:10', 'now'],
    ['2026-11-24T10:19:00', '5 min ago'],
    ['2026-11-24T09:25:00', '59 min ago'],
    ['2026-11-24T09:24:00', '09:24'],
    ['2026-11-23T10:24:00', '10:24'],
    ['2026-11-24T11:00:00', '11:00'],
  ])('shows %s as %s', (when, text) => expect(rowTime(iso(when), now, 'en-GB')).toBe(text))
})

describe('age', () => {
  it('has no full stop inside in American English', () => {
    expect(age(iso('2026-11-24T10:20:00'), now, 'en-US')).toBe('4 min ago')
  })
  it.each([
    ['2026-11-24T10:25:00', 'now'],
    ['2026-11-24T10:20:00', '4 min ago'],
    ['2026-11-24T07:24:00', '3 hr ago'],
    ['2026-11-22T09:24:00', '2 days ago'],
  ])('calls %s %s', (when, text) => expect(age(iso(when), now, 'en-GB')).toBe(text))
})

describe('kept formats', () => {
  it('follow the machine into another zone', () => {
    const zone = vi.spyOn(Date.prototype, 'getTimezoneOffset')
    zone.mockReturnValue(-60)
    expect(timeOfDay('2026-11-24T09:05:00.000Z', 'en-GB')).toBe('10:05')
    zone.mockReturnValue(300)
    expect(timeOfDay('2026-11-24T09:05:00.000Z', 'en-GB')).toBe('04:05')
    zone.mockRestore()
  })
})
