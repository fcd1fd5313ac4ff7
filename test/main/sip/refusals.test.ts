import { describe, expect, it } from 'vitest'
import { createRefusals } from '../../../main/sip/refusals.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from '../../support/memory.ts'

describe('createRefusals', () => {
  it('writes one line every 10 s, however many were refused', () => {
    const clock = createFakeClock()
    const log = createMemoryLog()
    const refusals = createRefusals(clock, log, 'flow-1')
    for (let at = 0; at < 5000; at += 1) refusals.count(at % 5 === 0 ? 'syntax' : 'invite-rate')
    expect(log.lines).toEqual([])
    clock.advance(10_000)
    expect(log.lines).toEqual([
      'warn sip messages refused {"flowId":"flow-1","syntax":1000,"invite-rate":4000}',
    ])
    clock.advance(10_000)
    expect(log.lines).toHaveLength(1)
    refusals.count('syntax')
    refusals.stop()
    expect(log.lines).toHaveLength(2)
    expect(clock.pending()).toBe(0)
  })
})
