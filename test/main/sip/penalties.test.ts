import { describe, expect, it } from 'vitest'
import { createPenalties } from '../../../main/sip/penalties.ts'
import type { Candidate } from '../../../main/sip/resolve.ts'

const place = (address: string): Candidate => ({
  transport: 'TCP',
  host: 'example.org',
  address,
  port: 5060,
  path: '/',
})
const [one, two, three] = [place('192.0.2.1'), place('192.0.2.2'), place('192.0.2.3')]

describe('createPenalties', () => {
  it('puts places that failed behind the others for a minute', () => {
    let now = 0
    const penalties = createPenalties(() => now)
    penalties.add(one)
    expect(penalties.order([one, two, three])).toEqual([two, three, one])
    now = 30_000
    penalties.add(two)
    expect(penalties.order([one, two, three])).toEqual([three, one, two])
    now = 60_001
    expect(penalties.order([one, two, three])).toEqual([one, three, two])
  })

  it('changes nothing when all failed', () => {
    const penalties = createPenalties(() => 0)
    for (const failed of [one, two]) penalties.add(failed)
    expect(penalties.order([one, two])).toEqual([one, two])
  })
})
