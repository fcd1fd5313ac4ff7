import { describe, expect, it } from 'vitest'
import { clockDuration, secondsBetween } from '../../../../renderer/ui/format/duration.ts'

describe('clockDuration', () => {
  it.each([
    [0, '0:00'],
    [7, '0:07'],
    [59.9, '0:59'],
    [754, '12:34'],
    [3600, '1:00:00'],
    [360_059, '100:00:59'],
    [-3, '0:00'],
  ])('shows %d s as %s', (seconds, text) => expect(clockDuration(seconds)).toBe(text))
})

describe('secondsBetween', () => {
  it('counts whole seconds across time zones', () => {
    expect(secondsBetween('2026-11-24T10:00:00+01:00', new Date('2026-11-24T09:01:30.900Z'))).toBe(90)
  })
  it('is never negative, when a clock was set back', () => {
    expect(secondsBetween('2026-11-24T10:00:00Z', new Date('2026-11-24T09:00:00Z'))).toBe(0)
  })
})
