import { describe, expect, it } from 'vitest'
import { LINGER_MS } from '../../../renderer/phone/call-events.ts'
import { PING_EVERY_MS, REGISTER_LIMIT_MS } from '../../../renderer/phone/line-state.ts'
import { createRunner } from '../../../renderer/phone/runner.ts'
import type { PhoneEvent } from '../../../renderer/phone/phone-state.ts'
import type { AppError } from '../../../shared/errors.ts'
import { createFakeEngine } from '../../support/fake-engine.ts'
import { createManualTimers } from '../../support/manual-timers.ts'
import { lineSetup, newCallId } from '../../support/test-phone.ts'

function setUp() {
  const engine = createFakeEngine()
  const timers = createManualTimers()
  const replies: (readonly [string, AppError | null])[] = []
  const urgent: boolean[] = []
  const runner = createRunner({
    engine,
    clock: { now: timers.now, random: () => 0.5, after: timers.after },
    changed: (_state, isUrgent) => urgent.push(isUrgent),
    reply: (requestId, error) => replies.push([requestId, error]),
  })
  return { engine, timers, replies, urgent, runner }
}

const setLines = (...names: readonly string[]): PhoneEvent => ({
  kind: 'set-lines',
  setups: names.map((name) => lineSetup(name)),
})

function ready() {
  const world = setUp()
  world.runner.dispatch(setLines('alice'))
  world.engine.signal('alice', { kind: 'connected', gen: 1, transport: 'WSS' })
  world.engine.signal('alice', { kind: 'registered', gen: 1, expiresSec: 300 })
  return world
}

describe('createRunner', () => {
  it('drives a line and its timers', () => {
    const { engine, timers, runner } = ready()
    expect(engine.asked).toEqual(['alice connect 1', 'alice register 1'])
    timers.advance(PING_EVERY_MS)
    expect(engine.asked.at(-1)).toBe('alice ping 1 5000')
    timers.advance(240_000 - PING_EVERY_MS)
    expect(engine.asked.at(-1)).toBe('alice register 1')
    timers.advance(REGISTER_LIMIT_MS)
    expect(engine.asked.slice(-2)).toEqual(['alice disconnect 1', 'alice connect 2'])
    expect(runner.state().lines.alice?.phase.kind).toBe('connecting')
    expect(engine.setups).toHaveLength(1)
  })

  it('stops the timers of a line that goes, and opens the next one anew', () => {
    const { engine, timers, runner } = ready()
    runner.dispatch(setLines())
    expect(engine.asked.at(-1)).toBe('alice retire true')
    timers.advance(600_000)
    expect(engine.asked.at(-1)).toBe('alice retire true')
    runner.dispatch(setLines('alice'))
    expect(engine.setups).toHaveLength(2)
  })

  it('keeps the timers of accounts apart, also when one name starts like the other', () => {
    const { engine, timers, runner } = setUp()
    runner.dispatch(setLines('al', 'alice'))
    engine.signal('alice', { kind: 'connected', gen: 1, transport: 'WSS' })
    runner.dispatch(setLines('alice'))
    timers.advance(REGISTER_LIMIT_MS)
    expect(engine.asked).toContain('alice disconnect 1')
  })

  it('hears a call at once, answers it, and lets it be forgotten', () => {
    const { engine, timers, replies, urgent, runner } = ready()
    const callId = engine.ring('alice')
    expect(urgent.at(-1)).toBe(true)
    runner.dispatch({ kind: 'call', callId, event: { kind: 'answer', requestId: 'r1' } })
    engine.callSignal(callId, { kind: 'accepted' })
    expect(engine.asked.at(-1)).toBe(`${callId} accept`)
    expect(engine.sound(callId)).toEqual({ send: true, play: true, mix: false })
    expect(replies).toEqual([['r1', null]])
    engine.callSignal(callId, { kind: 'media', health: 'failed' })
    expect(engine.asked.at(-1)).toBe(`${callId} restart`)
    engine.callSignal(callId, { kind: 'media', health: 'ok' })
    engine.callSignal(callId, { kind: 'hung-up' })
    timers.advance(LINGER_MS)
    expect(runner.state().calls).toEqual([])
  })

  it('dials, holds, and sends tones', () => {
    const { engine, replies, runner } = ready()
    const callId = newCallId()
    const remote = { address: 'x', displayName: null }
    runner.dispatch({
      kind: 'dial',
      callId,
      accountId: 'alice',
      uri: 'sip:x@y',
      remote,
      consultFor: null,
      requestId: 'r1',
    })
    engine.callSignal(callId, { kind: 'sent', sipCallId: 'id' })
    engine.callSignal(callId, { kind: 'answered', remote: null })
    runner.dispatch({ kind: 'call', callId, event: { kind: 'hold', on: true, requestId: null } })
    runner.dispatch({ kind: 'call', callId, event: { kind: 'dtmf', tones: '1', requestId: 'r2' } })
    engine.takesTones = false
    runner.dispatch({ kind: 'call', callId, event: { kind: 'dtmf', tones: '2', requestId: 'r3' } })
    runner.dispatch({ kind: 'call', callId, event: { kind: 'dtmf', tones: '3', requestId: null } })
    expect(engine.asked.slice(2)).toEqual([
      `${callId} dial sip:x@y`,
      `${callId} hold true`,
      `${callId} dtmf 1`,
      `${callId} dtmf 2`,
      `${callId} dtmf 3`,
    ])
    expect(replies).toEqual([
      ['r1', null],
      ['r2', null],
      ['r3', { code: 'not-supported', detail: 'dtmf' }],
    ])
  })

  it('turns calls down and answers for calls it does not know', () => {
    const { engine, replies, runner } = ready()
    const callId = engine.ring('alice')
    runner.dispatch({ kind: 'call', callId, event: { kind: 'decline', how: 'everywhere', requestId: 'r1' } })
    runner.dispatch({ kind: 'call', callId: newCallId(), event: { kind: 'silence', requestId: 'r2' } })
    expect(engine.asked.at(-1)).toBe(`${callId} reject 603`)
    expect(replies).toEqual([
      ['r1', null],
      ['r2', { code: 'call-not-found' }],
    ])
  })

  it('hangs up and says goodbye before it is shut down', async () => {
    const { engine, runner } = ready()
    const callId = engine.ring('alice')
    runner.dispatch({ kind: 'call', callId, event: { kind: 'answer', requestId: null } })
    engine.callSignal(callId, { kind: 'accepted' })
    let done = false
    const over = runner.shutDown().then(() => {
      done = true
    })
    expect(engine.asked.slice(-2)).toEqual([`${callId} hang-up`, 'alice retire true'])
    await Promise.resolve()
    expect(done).toBe(false)
    engine.letGo()
    await over
  })
})
