import { describe, expect, it } from 'vitest'
import { AUTO_ANSWER_MS, createAutoAnswer } from '../../../main/core/auto-answer.ts'
import { createAppState } from '../../../main/core/app-state.ts'
import type { CallView } from '../../../shared/domain/call.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { BASE, RINGING, TALKING } from '../../ui/scenarios.ts'

function setUp(chosen: readonly string[]) {
  const { revision: _revision, ...initial } = BASE
  const state = createAppState({ ...initial, settings: { ...BASE.settings, autoAnswer: chosen } })
  const clock = createFakeClock()
  const answered: string[] = []
  const autoAnswer = createAutoAnswer({ state, clock, answer: (id) => answered.push(id) })
  const see = (...calls: readonly CallView[]) => {
    state.change({ calls })
    autoAnswer.see(calls)
  }
  return { clock, answered, see }
}

describe('createAutoAnswer', () => {
  it('answers a chosen caller once, after a moment', () => {
    const { clock, answered, see } = setUp([RINGING.remote.address])
    see(RINGING)
    see(RINGING)
    expect(answered).toEqual([])
    clock.advance(AUTO_ANSWER_MS)
    expect(answered).toEqual([RINGING.id])
  })

  it('answers nobody else, nobody while somebody is talked with, and no call that is over', () => {
    const others = setUp(['somebody@else.example'])
    others.see(RINGING)
    others.clock.advance(AUTO_ANSWER_MS)
    const busy = setUp([RINGING.remote.address])
    busy.see(TALKING, RINGING)
    busy.clock.advance(AUTO_ANSWER_MS)
    const over = setUp([RINGING.remote.address])
    over.see(RINGING)
    over.see({ ...RINGING, phase: 'ended', end: 'missed' })
    over.clock.advance(AUTO_ANSWER_MS)
    const gone = setUp([RINGING.remote.address])
    gone.see(RINGING)
    gone.see()
    gone.clock.advance(AUTO_ANSWER_MS)
    expect([others.answered, busy.answered, over.answered, gone.answered]).toEqual([[], [], [], []])
  })
})
