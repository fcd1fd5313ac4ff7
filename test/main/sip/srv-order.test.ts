import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderSrv } from '../../../main/sip/srv-order.ts'

const record = (priority: number, weight: number, name: string) => ({ priority, weight, port: 5060, name })

describe('orderSrv (RFC 2782)', () => {
  it('puts lower priorities first and loses none', () => {
    const records = fc.array(
      fc.record({
        priority: fc.nat(3),
        weight: fc.nat(100),
        port: fc.constant(1),
        name: fc.string({ maxLength: 3 }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(records, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (given, random) => {
        const ordered = orderSrv(given, () => random)
        expect(ordered).toHaveLength(given.length)
        expect(new Set(ordered)).toEqual(new Set(given))
        const priorities = ordered.map((one) => one.priority)
        expect(priorities).toEqual(priorities.toSorted((a, b) => a - b))
      }),
    )
  })

  it('draws by weight', () => {
    const group = [record(1, 10, 'small'), record(1, 90, 'large')]
    const first = (random: number) => orderSrv(group, () => random)[0]?.name
    expect([first(0), first(0.05), first(0.2), first(0.99)]).toEqual(['small', 'small', 'large', 'large'])
  })

  it('draws from 0 to the sum of the weights, both included', () => {
    const pair = [record(1, 1, 'a'), record(1, 1, 'b')]
    expect([0.6, 0.7].map((random) => orderSrv(pair, () => random)[0]?.name)).toEqual(['a', 'b'])
  })

  it('gives weight 0 a small chance next to others, and its turn in the end', () => {
    const group = [record(1, 100, 'usual'), record(1, 0, 'rare')]
    expect(orderSrv(group, () => 0).map((one) => one.name)).toEqual(['rare', 'usual'])
    expect(orderSrv(group, () => 0.5).map((one) => one.name)).toEqual(['usual', 'rare'])
  })
})
