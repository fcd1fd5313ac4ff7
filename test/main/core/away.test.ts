import { describe, expect, it } from 'vitest'
import { createAppState } from '../../../main/core/app-state.ts'
import { createAway } from '../../../main/core/away.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { emptySnapshot } from '../../support/empty-snapshot.ts'
import { createMemory } from '../../support/memory.ts'

const MINUTE = 60_000
function setUp(memory = createMemory(), clock = createFakeClock()) {
  const state = createAppState(emptySnapshot())
  const away = createAway({ state, memory, clock })
  const at = (ms: number): string => new Date(clock.now().getTime() + ms).toISOString()
  const call = (startedAt: string | null, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
    id: 'x',
    accountId: 'a',
    direction: 'in',
    outcome: 'missed',
    remote: { address: 'bob@x', displayName: null },
    startedAt,
    durationSec: 0,
    status: null,
    media: [],
    price: null,
    callId: null,
    sources: ['server'],
    seen: false,
    ...changes,
  })
  const isAway = (ms: number, changes: Partial<HistoryEntry> = {}) =>
    away.mark(call(at(ms), changes)).away === true
  return { state, away, memory, clock, isAway, call }
}

describe('calls while nobody could be called here', () => {
  it('are those of the time the machine slept', () => {
    const { away, clock, isAway } = setUp()
    away.start()
    clock.advance(10 * MINUTE)
    away.asleep(true)
    clock.advance(30 * MINUTE)
    expect(isAway(-5 * MINUTE)).toBe(true)
    away.asleep(false)
    clock.advance(10 * MINUTE)
    expect(isAway(-20 * MINUTE)).toBe(true)
    expect(isAway(-5 * MINUTE)).toBe(false)
    expect(isAway(-45 * MINUTE)).toBe(false)
  })

  it('are those of the time without a network', () => {
    const { away, state, clock, isAway } = setUp()
    away.start()
    clock.advance(10 * MINUTE)
    state.change({ online: false })
    clock.advance(10 * MINUTE)
    state.change({ online: true })
    clock.advance(10 * MINUTE)
    expect(isAway(-15 * MINUTE)).toBe(true)
    expect(isAway(-5 * MINUTE)).toBe(false)
  })

  it('are those between the last sign of life and the next start', () => {
    const first = setUp()
    first.away.start()
    first.clock.advance(60 * MINUTE)
    first.away.beat()
    first.clock.advance(8 * 60 * MINUTE)
    const next = setUp(first.memory, first.clock)
    next.away.start()
    expect(next.isAway(-4 * 60 * MINUTE)).toBe(true)
    expect(next.isAway(-9 * 60 * MINUTE + 30 * MINUTE - 60 * MINUTE)).toBe(false)
  })

  it('are no calls that rang here, were made here, or have no time', () => {
    const { away, clock, isAway, call } = setUp()
    away.start()
    away.asleep(true)
    clock.advance(30 * MINUTE)
    away.asleep(false)
    expect(isAway(-10 * MINUTE, { sources: ['server', 'app'] })).toBe(false)
    expect(isAway(-10 * MINUTE, { direction: 'out' })).toBe(false)
    expect(away.mark(call(null)).away).toBeUndefined()
  })

  it('are none when what was kept is damaged', () => {
    const memory = createMemory()
    memory.set('profile', 'away', '{not json')
    const { away, isAway } = setUp(memory)
    away.start()
    expect(isAway(-10 * MINUTE)).toBe(false)
  })
})
