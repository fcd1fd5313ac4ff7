import { describe, expect, it } from 'vitest'
import type { CallEffect, CallEvent } from '../../../renderer/phone/call-events.ts'
import { reduceCall } from '../../../renderer/phone/call-machine.ts'
import { type CallState, callView, dialledCall, soundOf } from '../../../renderer/phone/call-state.ts'
import {
  CONSENT_LIMIT_MS,
  REFER_LIMIT_MS,
  RING_LIMIT_MS,
  WORD_LIMIT_MS,
} from '../../../renderer/phone/call-transfer.ts'
import { CallViewSchema } from '../../../shared/domain/call.ts'
import { newCallId } from '../../support/test-phone.ts'

const at = { nowMs: Date.parse('2026-01-02T03:04:05Z'), random: 0.5 }
const callId = newCallId()
const remote = { address: 'ann@example.test', displayName: 'Ann' }
const bob = { address: 'bob@example.test', displayName: null }

function feed(call: CallState, ...events: readonly CallEvent[]) {
  let state: CallState | null = call
  let effects: readonly CallEffect[] = []
  for (const event of events) {
    if (state === null) throw new Error('the call is gone')
    const step = reduceCall(state, event, at)
    state = step.state
    effects = step.effects
  }
  if (state === null) throw new Error('the call is gone')
  return { state, effects }
}

const active = feed(
  dialledCall({ callId, accountId: 'alice', remote, consultFor: null, requestId: null }, at),
  { kind: 'sent', sipCallId: 'x' },
  { kind: 'answered', remote: null },
).state
const wish: CallEvent = { kind: 'transfer', to: bob, target: { uri: 'sip:bob@example.test' }, requestId: 'r' }
const accepted: CallEvent = { kind: 'refer-accepted' }
const progress = (status: number): CallEvent => ({ kind: 'refer-progress', status })
const asked = feed(active, wish).state
const trying = feed(asked, accepted).state
const rings = feed(trying, progress(180)).state

describe('handing a call on', () => {
  it('asks the far side and stops our sound, but nothing else', () => {
    const { state, effects } = feed(active, wish)
    expect(effects).toEqual([
      { kind: 'refer', uri: 'sip:bob@example.test' },
      { kind: 'start-timer', name: 'transfer', delayMs: REFER_LIMIT_MS },
    ])
    expect(CallViewSchema.parse(callView(state, [])).transfer).toEqual({
      to: 'bob@example.test',
      stage: 'asked',
      status: null,
    })
    expect(soundOf(state, { focusId: callId, conference: [] })).toEqual({
      send: false,
      play: true,
      mix: false,
    })
  })

  it('names the other call when it was asked there first', () => {
    const otherId = newCallId()
    const { effects } = feed(active, { kind: 'transfer', to: remote, target: { otherId }, requestId: null })
    expect(effects[0]).toEqual({ kind: 'refer-to', otherId })
  })

  it('answers the request when the far side takes it', () => {
    const { state, effects } = feed(asked, accepted)
    expect(state).toMatchObject({ transfer: { stage: 'trying' }, waiting: { transfer: null } })
    expect(effects).toEqual([
      { kind: 'reply', requestId: 'r', error: null },
      { kind: 'start-timer', name: 'transfer', delayMs: WORD_LIMIT_MS },
    ])
  })

  it('takes a first word for the acceptance that got lost', () => {
    expect(feed(asked, progress(100)).effects[0]).toEqual({ kind: 'reply', requestId: 'r', error: null })
  })

  it('says that it rings over there, and lets it ring', () => {
    expect(rings.transfer?.stage).toBe('ringing')
    expect(feed(trying, progress(183)).effects).toEqual([
      { kind: 'start-timer', name: 'transfer', delayMs: RING_LIMIT_MS },
    ])
    expect(feed(rings, progress(100)).state.transfer?.stage).toBe('ringing')
  })

  it('ends as transferred when the new call stands, with our goodbye', () => {
    const { state, effects } = feed(rings, progress(200))
    expect(state).toMatchObject({ phase: 'ended', end: 'transferred' })
    expect(effects).toContainEqual({ kind: 'hang-up' })
    expect(effects).toContainEqual({ kind: 'stop-timer', name: 'transfer' })
    expect(feed(asked, progress(200)).effects).toContainEqual({ kind: 'reply', requestId: 'r', error: null })
  })

  it.each([[trying], [rings]])('counts a goodbye after the acceptance as success', (call) => {
    expect(feed(call, { kind: 'hung-up' }).state.end).toBe('transferred')
  })

  it('counts a goodbye before the acceptance as what it is', () => {
    const { state, effects } = feed(asked, { kind: 'hung-up' })
    expect(state.end).toBe('hung-up-there')
    expect(effects).toContainEqual({
      kind: 'reply',
      requestId: 'r',
      error: { code: 'cancelled', detail: 'call-ended' },
    })
  })

  it('goes on with the call when the far side refuses', () => {
    const { state, effects } = feed(asked, { kind: 'refer-refused', status: 603 })
    expect(state).toMatchObject({ phase: 'active', transfer: { stage: 'failed', status: 603 } })
    expect(effects).toEqual([
      {
        kind: 'reply',
        requestId: 'r',
        error: { code: 'call-failed', status: 603, detail: 'transfer-refused' },
      },
      { kind: 'stop-timer', name: 'transfer' },
    ])
    expect(soundOf(state, { focusId: callId, conference: [] }).send).toBe(true)
  })

  it('goes on with the call when the new party does not come, or nobody tells', () => {
    expect(feed(rings, progress(486)).state.transfer).toMatchObject({ stage: 'failed', status: 486 })
    expect(feed(rings, { kind: 'refer-refused', status: null }).state.transfer?.status).toBeNull()
    expect(feed(trying, { kind: 'timer', name: 'transfer' }).state.transfer?.status).toBe(408)
    const { effects } = feed(asked, { kind: 'refer-refused', status: null })
    expect(effects[0]).toEqual({
      kind: 'reply',
      requestId: 'r',
      error: { code: 'call-failed', detail: 'transfer-refused' },
    })
  })

  it('may be tried again after a failure, one at a time', () => {
    const failed = feed(rings, progress(486)).state
    expect(feed(failed, wish).state.transfer?.stage).toBe('asked')
    expect(feed(rings, wish).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: { code: 'conflict', detail: 'active' } },
    ])
  })

  it('hears nothing of a transfer nobody wants any more', () => {
    for (const event of [accepted, progress(200), { kind: 'refer-refused', status: 486 }] as const) {
      expect(feed(active, event)).toEqual({ state: active, effects: [] })
    }
    expect(feed(rings, accepted)).toEqual({ state: rings, effects: [] })
    const failed = feed(rings, progress(486)).state
    expect(feed(failed, progress(200))).toEqual({ state: failed, effects: [] })
    expect(feed(failed, { kind: 'refer-refused', status: null })).toEqual({ state: failed, effects: [] })
  })

  it('cannot be asked of a call that is over or not answered', () => {
    const ended = feed(active, { kind: 'hung-up' }).state
    expect(feed(ended, wish).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: { code: 'call-not-found' } },
    ])
    const dialing = dialledCall({ callId, accountId: 'a', remote, consultFor: null, requestId: null }, at)
    expect(feed(dialing, wish).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: { code: 'conflict', detail: 'dialing' } },
    ])
  })

  it('ends with the other call when their far sides were connected', () => {
    expect(feed(active, { kind: 'handed-over' }).state).toMatchObject({ phase: 'ended', end: 'transferred' })
  })
})

describe('being sent on', () => {
  const referred: CallEvent = { kind: 'referred', to: bob, announced: true }

  it('waits for a person, who has a minute', () => {
    const { state, effects } = feed(active, referred)
    expect(callView(state, []).referral).toEqual({ to: 'bob@example.test', announced: true })
    expect(effects).toEqual([{ kind: 'start-timer', name: 'referral', delayMs: CONSENT_LIMIT_MS }])
  })

  it.each([true, false])('does what the person says: %s', (on) => {
    const { state, effects } = feed(active, referred, { kind: 'follow', on, requestId: 'r' })
    expect(state.referral).toBeNull()
    expect(effects).toEqual([
      { kind: 'stop-timer', name: 'referral' },
      { kind: 'follow', on },
      { kind: 'reply', requestId: 'r', error: null },
    ])
  })

  it('takes silence for a no', () => {
    const { state, effects } = feed(active, referred, { kind: 'timer', name: 'referral' })
    expect(state.referral).toBeNull()
    expect(effects).toContainEqual({ kind: 'follow', on: false })
  })

  it('says no where there is nothing to leave or no question', () => {
    const dialing = dialledCall({ callId, accountId: 'a', remote, consultFor: null, requestId: null }, at)
    expect(feed(dialing, referred).effects).toEqual([{ kind: 'follow', on: false }])
    expect(feed(active, { kind: 'follow', on: true, requestId: 'r' }).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: { code: 'conflict', detail: 'active' } },
    ])
  })
})
