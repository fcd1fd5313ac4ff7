import { describe, expect, it } from 'vitest'
import { glareDelayMs, retryAfterMs, retryDelayMs } from '../../../renderer/phone/backoff.ts'

describe('waits', () => {
  it('stay within their step and end at 30 s', () => {
    expect([0, 1, 2, 3, 4, 26, 27, 28, 29, 90].map((failures) => retryDelayMs(failures, 0.999_99))).toEqual([
      0, 1000, 2000, 4000, 4000, 4000, 8000, 16_000, 30_000, 30_000,
    ])
    expect(retryDelayMs(6, 0)).toBe(0)
  })

  it('never come before the time a server asked for', () => {
    expect(retryAfterMs(5, 0)).toBe(5000)
    expect(retryAfterMs(5, 0.999)).toBeLessThanOrEqual(5500)
  })

  it('keep the two sides of a glare apart (RFC 3261 14.1)', () => {
    expect([glareDelayMs(true, 0), glareDelayMs(true, 0.999_99)]).toEqual([2100, 4000])
    expect([glareDelayMs(false, 0), glareDelayMs(false, 0.999_99)]).toEqual([0, 2000])
  })
})
