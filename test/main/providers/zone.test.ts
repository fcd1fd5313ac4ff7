import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, isZone, parseWallText, wallTime } from '../../../main/providers/zone.ts'

describe('parseWallText', () => {
  it.each([
    ['2026-11-24 12:00:00', 'Europe/Amsterdam', '2026-11-24T11:00:00.000Z'],
    ['2026-07-01 12:00:00', 'Europe/Amsterdam', '2026-07-01T10:00:00.000Z'],
    ['2026-11-24 12:00:00', 'America/New_York', '2026-11-24T17:00:00.000Z'],
    ['2026-11-24 12:00:00', 'Asia/Kathmandu', '2026-11-24T06:15:00.000Z'],
    ['2026-11-24T12:00:00', 'UTC', '2026-11-24T12:00:00.000Z'],
    // The hour that comes twice: the first one, still on summer time.
    ['2026-10-25 02:30:00', 'Europe/Amsterdam', '2026-10-25T00:30:00.000Z'],
    // The hour that does not exist: as if the clock had not been changed.
    ['2026-03-29 02:30:00', 'Europe/Amsterdam', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29 03:00:00', 'Europe/Amsterdam', '2026-03-29T01:00:00.000Z'],
    ['2024-02-29 00:00:00', 'Pacific/Apia', '2024-02-28T11:00:00.000Z'],
  ])('reads %s in %s', (text, zone, expected) => {
    expect(parseWallText(text, zone)?.toISOString()).toBe(expected)
  })

  it.each([
    '',
    'yesterday',
    '2026-02-30 10:00:00',
    '2026-13-01 10:00:00',
    '2026-01-01 24:00:00',
    '2026-01-01 10:60:00',
    '0000-00-00 00:00:00',
    '2026-01-01',
  ])('refuses %j', (text) => {
    expect(parseWallText(text, 'UTC')).toBeNull()
  })
})

describe('instantOf', () => {
  it('undoes wallTime for every moment outside the hour that comes twice', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Amsterdam',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    )
    const moments = fc.date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        const whole = Math.floor(moment.getTime() / 1000) * 1000
        const back = instantOf(wallTime(new Date(whole), zone), zone).getTime()
        // The earlier of two equal wall times is at most an hour before.
        expect(whole - back === 0 || (whole - back > 0 && whole - back <= 3_600_000)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('carries hours and days over', () => {
    const wall = { year: 2026, month: 12, day: 31, hour: 24, minute: 0, second: 0 }
    expect(instantOf(wall, 'UTC').toISOString()).toBe('2027-01-01T00:00:00.000Z')
  })
})

describe('wallTime', () => {
  it('counts weekdays from Monday', () => {
    expect(wallTime(new Date('2026-11-23T12:00:00Z'), 'UTC').weekday).toBe(0)
    expect(wallTime(new Date('2026-11-29T23:30:00Z'), 'UTC').weekday).toBe(6)
    expect(wallTime(new Date('2026-11-29T23:30:00Z'), 'Europe/Amsterdam').weekday).toBe(0)
  })
})

describe('isZone', () => {
  it('knows IANA names and nothing else', () => {
    expect(isZone('Europe/Amsterdam')).toBe(true)
    expect(isZone('Europe/Atlantis')).toBe(false)
    expect(isZone('')).toBe(false)
  })
})
