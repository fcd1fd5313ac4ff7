import { describe, expect, it } from 'vitest'
import { ringBars } from '../../../../renderer/features/availability/ring-bars.ts'
import { isComplete, toDraft, toPlan } from '../../../../renderer/features/availability/ring-draft.ts'
import type { RingPlan } from '../../../../shared/domain/forwarding.ts'

const ring = (ringSec: number, mode: 'after' | 'together' = 'after', enabled = true) => ({
  destination: '200',
  ringSec,
  mode,
  enabled,
})
const bars = (...rings: ReturnType<typeof ring>[]) => {
  const found = ringBars({ ownSec: 20, rings })
  return [...found.bars.map(({ startSec, endSec }) => [startSec, endSec]), found.endSec]
}

describe('ringBars', () => {
  it.each([
    [[], [[0, 20], 20]],
    [[ring(10)], [[0, 20], [20, 30], 30]],
    [[ring(10, 'together')], [[0, 20], [0, 10], 20]],
    [
      [ring(30, 'together'), ring(5)],
      [[0, 20], [0, 30], [30, 35], 35],
    ],
    [
      [ring(10), ring(20, 'together'), ring(5)],
      [[0, 20], [20, 30], [20, 40], [40, 45], 45],
    ],
    // What is switched off stands where it would be, and takes no time.
    [
      [ring(10, 'after', false), ring(5)],
      [[0, 20], [20, 30], [20, 25], 25],
    ],
  ])('places %j', (rings, expected) => {
    expect(bars(...rings)).toEqual(expected)
  })
})

describe('the form of a ring plan', () => {
  const plan: RingPlan = { kind: 'ring-sequence', ownSec: 20, voicemail: true, rings: [ring(10)] }

  it('gives the same plan back, and leaves alone what does not make sense', () => {
    const draft = toDraft(plan)
    expect(toPlan(draft, plan)).toEqual(plan)
    expect(isComplete(draft)).toBe(true)
    const odd = { ...draft, ownSeconds: '0' }
    expect(toPlan(odd, plan)).toEqual(plan)
    expect(isComplete(odd)).toBe(false)
    expect(
      isComplete({ ...draft, rows: [{ key: 0, ring: { ...ring(5), destination: ' ' }, seconds: '5' }] }),
    ).toBe(false)
  })
})
