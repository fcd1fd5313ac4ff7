import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../renderer/stores/call-quality.ts'
import {
  callerOf,
  currentCall,
  dialTargetOf,
  numberOf,
  secondLineOf,
} from '../../../renderer/stores/caller.ts'
import { HELD, RINGING, TALKING } from '../../ui/scenarios.ts'

const remote = (address: string, displayName: string | null = null) => ({ address, displayName })

describe('names and numbers of the far side', () => {
  it.each([
    ['+31201234567@sip2sip.info', '+31201234567'],
    ['sip:200@pbx.example.net;user=phone', '200'],
    ['sips:ann@example.org', 'ann@example.org'],
    ['ann', 'ann'],
  ])('%s has the number %s', (address, number) => expect(numberOf(address)).toBe(number))

  it('calls somebody by name, else by the part before the @', () => {
    expect(callerOf(remote('200@x.example', 'Ann'))).toBe('Ann')
    expect(callerOf(remote('ann@example.org'))).toBe('ann')
    expect(callerOf(remote('200@example.org'))).toBe('200')
  })
  it('has a second line only when that says more', () => {
    expect(secondLineOf(remote('200@x.example', 'Ann'))).toBe('200')
    expect(secondLineOf(remote('200@x.example'))).toBeNull()
    expect(secondLineOf(remote('ann@example.org'))).toBe('ann@example.org')
    expect(secondLineOf(remote('', 'Ann'))).toBeNull()
  })
  it('calls back the whole address', () => {
    expect(dialTargetOf('sip:200@pbx.example.net;user=phone')).toBe('200@pbx.example.net')
  })
})

describe('currentCall', () => {
  it('is the one being talked in, else the newest under way, never one that rings or is over', () => {
    expect(currentCall([HELD, TALKING, RINGING])).toBe(TALKING)
    expect(currentCall([HELD, RINGING])).toBe(HELD)
    expect(currentCall([RINGING, { ...TALKING, phase: 'ended' }])).toBeNull()
    const dialing = { ...TALKING, phase: 'dialing' } as const
    expect(currentCall([HELD, dialing])).toBe(dialing)
  })
})

describe('verdictOf', () => {
  const good = TALKING.quality
  if (!good) throw new Error('the scenario has figures')
  it.each([
    ['good', {}],
    ['fair', { rttMs: 301 }],
    ['fair', { jitterMs: 41 }],
    ['fair', { lossIn: 0.031 }],
    ['poor', { lossIn: 0.11 }],
    ['poor', { rttMs: 601, lossIn: 0 }],
    ['good', { rttMs: null, jitterMs: null, lossIn: null }],
    ['silent', { packetsIn: 0 }],
    ['unknown', { packetsIn: 0, packetsOut: 20 }],
  ] as const)('says %s for %j', (verdict, change) => expect(verdictOf({ ...good, ...change })).toBe(verdict))
  it('knows nothing before the first figures', () => expect(verdictOf(null)).toBe('unknown'))
})
