import { describe, expect, it } from 'vitest'
import { isSameEntry, mergeEntries } from '../../../main/storage/history-merge.ts'
import { call } from './samples.ts'

describe('mergeEntries', () => {
  it('keeps the longer duration, whichever side has it', () => {
    const [short, long] = [call('a', { durationSec: 3 }), call('b', { durationSec: 40 })]
    expect(mergeEntries(short, long).durationSec).toBe(40)
    expect(mergeEntries(long, short).durationSec).toBe(40)
  })

  it.each([
    ['missed', 'answered', 'answered'],
    ['missed', 'elsewhere', 'elsewhere'],
    ['missed', 'declined', 'declined'],
    ['failed', 'busy', 'busy'],
    ['cancelled', 'answered', 'answered'],
  ] as const)('makes %s and %s %s in both orders', (one, other, better) => {
    const [a, b] = [call('a', { outcome: one }), call('b', { outcome: other })]
    expect(mergeEntries(a, b).outcome).toBe(better)
    expect(mergeEntries(b, a).outcome).toBe(better)
  })

  it('keeps id, direction and time, and fills what was not known', () => {
    const known = call('a', {
      remote: { address: '0431', displayName: null },
      status: null,
      callId: null,
      price: null,
      startedAt: null,
    })
    const other = call('b', {
      direction: 'out',
      remote: { address: '0432', displayName: 'Ann' },
      status: '486',
      callId: 'x@y',
      price: { amount: 0.1, currency: 'EUR' },
      startedAt: '2026-01-01T00:00:00Z',
    })
    expect(mergeEntries(known, other)).toMatchObject({
      id: 'a',
      direction: 'in',
      remote: { address: '0431', displayName: 'Ann' },
      status: '486',
      callId: 'x@y',
      price: { amount: 0.1, currency: 'EUR' },
      startedAt: '2026-01-01T00:00:00Z',
    })
  })

  it('names all sources in one order, and all media once', () => {
    const merged = mergeEntries(
      call('a', { sources: ['desk', 'server'], media: ['audio'] }),
      call('b', { sources: ['app', 'server'], media: ['audio', 'video'] }),
    )
    expect(merged.sources).toEqual(['app', 'server', 'desk'])
    expect(merged.media).toEqual(['audio', 'video'])
  })

  it('leaves a missed call unseen until one side has seen it, and a call that was not missed is seen', () => {
    const missed = call('a', { outcome: 'missed', seen: false })
    expect(mergeEntries(missed, { ...missed, id: 'b' }).seen).toBe(false)
    expect(mergeEntries(missed, { ...missed, id: 'b', seen: true }).seen).toBe(true)
    expect(mergeEntries(missed, call('b', { outcome: 'elsewhere', seen: false })).seen).toBe(true)
  })

  it('changes nothing when it is done again', () => {
    const merged = mergeEntries(call('a', { sources: ['server', 'app'] }), call('b', { durationSec: 99 }))
    expect(isSameEntry(merged, mergeEntries(merged, call('b', { durationSec: 99 })))).toBe(true)
  })
})
