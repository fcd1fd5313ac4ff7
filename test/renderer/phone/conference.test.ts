import { describe, expect, it } from 'vitest'
import type { CallEvent } from '../../../renderer/phone/call-events.ts'
import { soundOf } from '../../../renderer/phone/call-state.ts'
import { MAX_MEMBERS } from '../../../renderer/phone/conference.ts'
import { EMPTY_PHONE, type PhoneEvent, type PhoneState } from '../../../renderer/phone/phone-state.ts'
import { reducePhone } from '../../../renderer/phone/switchboard.ts'
import { type CallId, CallIdSchema } from '../../../shared/ids.ts'
import { lineSetup } from '../../support/test-phone.ts'

const at = { nowMs: Date.parse('2026-01-02T03:04:05Z'), random: 0.5 }
const id = (name: string): CallId => CallIdSchema.parse(name)
const [A, B, C] = [id('a'), id('b'), id('c')]

function feed(state: PhoneState, ...events: readonly PhoneEvent[]) {
  return events.reduce((step, event) => reducePhone(step.state, event, at), {
    state,
    effects: [] as ReturnType<typeof reducePhone>['effects'],
  })
}

const onCall = (callId: CallId, event: CallEvent): PhoneEvent => ({ kind: 'call', callId, event })
const told = (callId: CallId, kind: 'answered' | 'hung-up'): PhoneEvent =>
  onCall(callId, kind === 'answered' ? { kind, remote: null } : { kind })
const hold = (callId: CallId, on: boolean): PhoneEvent =>
  onCall(callId, { kind: 'hold', on, requestId: null })
const agreed = (callId: CallId, on: boolean): PhoneEvent => onCall(callId, { kind: 'hold-agreed', on })
const dial = (callId: CallId, consultFor: CallId | null = null): PhoneEvent => ({
  kind: 'dial',
  callId,
  accountId: 'alice',
  uri: 'sip:x@example.test',
  remote: { address: `${callId}@example.test`, displayName: null },
  consultFor,
  requestId: null,
})
const merge = (...callIds: readonly CallId[]): PhoneEvent => ({ kind: 'merge', callIds, requestId: 'r' })
const split = (callId: CallId): PhoneEvent => ({ kind: 'split', callId, requestId: 'r' })
const call = ({ calls }: PhoneState, callId: CallId) => {
  const found = calls.find((candidate) => candidate.id === callId)
  if (!found) throw new Error(`no call ${callId}`)
  return found
}
const sound = (state: PhoneState, callId: CallId) => soundOf(call(state, callId), state)
const reply = (error: object | null) => ({ kind: 'reply', requestId: 'r', error })

const ready = feed(
  EMPTY_PHONE,
  { kind: 'set-lines', setups: [lineSetup('alice')] },
  { kind: 'line', accountId: 'alice', event: { kind: 'connected', gen: 1, transport: 'WSS' } },
  { kind: 'line', accountId: 'alice', event: { kind: 'registered', gen: 1, expiresSec: 300 } },
).state
/** A waits on hold, B is talked with. */
const two = feed(ready, dial(A), told(A, 'answered'), dial(B), agreed(A, true), told(B, 'answered')).state
const joined = feed(two, merge(A, B), agreed(A, false)).state

describe('a conference', () => {
  it('takes everybody off hold and mixes them', () => {
    const { state, effects } = feed(two, merge(A, B))
    expect(effects).toContainEqual({ kind: 'call', callId: A, effect: { kind: 'hold', on: false } })
    expect(effects.at(-1)).toEqual(reply(null))
    expect(sound(state, A).mix).toBe(false)
    for (const callId of [A, B]) expect(sound(joined, callId)).toEqual({ send: true, play: true, mix: true })
  })

  it('needs two calls that are answered', () => {
    expect(feed(two, merge(A, A)).effects).toEqual([reply({ code: 'conflict', detail: 'not-active' })])
    expect(feed(two, dial(C), merge(B, C)).effects).toEqual([
      reply({ code: 'conflict', detail: 'not-active' }),
    ])
    expect(feed(two, merge(B, id('nobody'))).state).toBe(two)
  })

  it('has room for so many and no more', () => {
    let state = ready
    const ids = Array.from({ length: MAX_MEMBERS + 1 }, (_, index) => id(`m${index}`))
    for (const callId of ids) state = feed(state, dial(callId), told(callId, 'answered')).state
    expect(feed(state, merge(...ids)).effects).toEqual([
      reply({ code: 'conflict', detail: 'conference-full' }),
    ])
    expect(feed(state, merge(...ids.slice(1))).state.conference).toHaveLength(MAX_MEMBERS)
  })

  it('takes a third in, also from a call that has the focus by itself', () => {
    const asked = feed(joined, dial(C), agreed(A, true), agreed(B, true), told(C, 'answered')).state
    expect(sound(asked, A)).toEqual({ send: false, play: false, mix: false })
    const three = feed(asked, merge(B, C), agreed(A, false), agreed(B, false)).state
    expect(three.conference).toEqual([A, B, C])
    for (const callId of [A, B, C]) expect(sound(three, callId).mix).toBe(true)
  })

  it('is formed of calls that all wait, too', () => {
    const waiting = feed(two, hold(B, true), agreed(B, true), dial(C)).state
    const { state } = feed(waiting, merge(A, B))
    expect([call(state, A).holdWanted, call(state, B).holdWanted]).toEqual([false, false])
    expect([A, B]).toContain(state.focusId)
  })

  it('is muted, held and resumed as one', () => {
    const muted = feed(joined, onCall(A, { kind: 'mute', on: true, requestId: null })).state
    expect([call(muted, A).muted, call(muted, B).muted]).toEqual([true, true])
    const held = feed(joined, hold(B, true), agreed(A, true), agreed(B, true)).state
    expect([call(held, A).holdAgreed, call(held, B).holdAgreed]).toEqual([true, true])
    const resumed = feed(held, hold(A, false)).state
    expect([call(resumed, A).holdWanted, call(resumed, B).holdWanted]).toEqual([false, false])
  })

  it('waits as one while somebody else is talked with', () => {
    const { state } = feed(joined, dial(C))
    expect([call(state, A).holdWanted, call(state, B).holdWanted]).toEqual([true, true])
    const back = feed(state, agreed(A, true), agreed(B, true), hold(B, false)).state
    expect([call(back, A).holdWanted, call(back, B).holdWanted]).toEqual([false, false])
  })

  it('ends when one is left, who is talked with on', () => {
    const { state } = feed(joined, told(B, 'hung-up'))
    expect(state).toMatchObject({ conference: [], focusId: A })
    expect(sound(state, A)).toEqual({ send: true, play: true, mix: false })
    expect(feed(state, onCall(B, { kind: 'timer', name: 'linger' })).state.focusId).toBe(A)
  })

  it('lets one be talked with alone', () => {
    const { state, effects } = feed(joined, split(A))
    expect(state).toMatchObject({ conference: [], focusId: A })
    expect([call(state, A).holdWanted, call(state, B).holdWanted]).toEqual([false, true])
    expect(effects.at(-1)).toEqual(reply(null))
    const held = feed(joined, hold(A, true), agreed(A, true), agreed(B, true)).state
    expect(call(feed(held, split(B)).state, B).holdWanted).toBe(false)
    expect(feed(two, split(A)).effects).toEqual([reply({ code: 'conflict', detail: 'not-in-conference' })])
  })
})

describe('asking before handing on', () => {
  /** A waits while C was asked on its behalf. */
  const asking = feed(ready, dial(A), told(A, 'answered'), dial(C, A), agreed(A, true)).state
  const consulted = feed(asking, told(C, 'answered')).state
  const connect: PhoneEvent = { kind: 'transfer-to', callId: A, otherId: C, requestId: 'r' }

  it('connects two answered calls, and both are over when it worked', () => {
    const { state, effects } = feed(consulted, connect)
    expect(effects[0]).toEqual({ kind: 'call', callId: A, effect: { kind: 'refer-to', otherId: C } })
    expect(call(state, A).transfer).toMatchObject({ to: 'c@example.test', stage: 'asked' })
    const done = feed(state, onCall(A, { kind: 'refer-progress', status: 200 }))
    expect([call(done.state, A).end, call(done.state, C).end]).toEqual(['transferred', 'transferred'])
    expect(done.effects).toContainEqual({ kind: 'call', callId: C, effect: { kind: 'hang-up' } })
    expect(done.state.focusId).toBeNull()
  })

  it('refuses what is not answered, and a call with itself', () => {
    expect(feed(asking, connect).effects).toEqual([reply({ code: 'conflict', detail: 'dialing' })])
    expect(feed(consulted, { ...connect, otherId: A }).effects).toEqual([
      reply({ code: 'conflict', detail: 'active' }),
    ])
    expect(feed(consulted, { ...connect, otherId: B }).effects).toEqual([
      reply({ code: 'conflict', detail: 'ended' }),
    ])
  })

  it('is back with the first when the other cannot come, or is gone', () => {
    for (const state of [
      feed(asking, onCall(C, { kind: 'refused', status: 486, serverText: '' })).state,
      feed(asking, onCall(C, { kind: 'send-failed', error: { code: 'call-failed' } })).state,
      feed(consulted, told(C, 'hung-up')).state,
    ]) {
      expect(state.focusId).toBe(A)
      expect(call(state, A).holdWanted).toBe(false)
    }
  })

  it('is back with the first when the transfer fails after the other hung up', () => {
    const gone = feed(consulted, connect, told(C, 'hung-up'))
    expect(call(gone.state, A).holdWanted).toBe(true)
    const { state } = feed(gone.state, onCall(A, { kind: 'refer-refused', status: 486 }))
    expect([state.focusId, call(state, A).holdWanted]).toEqual([A, false])
  })

  it('stays with the other when the transfer fails meanwhile', () => {
    const { state } = feed(consulted, connect, onCall(A, { kind: 'refer-refused', status: 486 }))
    expect([state.focusId, call(state, A).holdWanted]).toEqual([C, true])
  })
})

describe('answering', () => {
  const rings: PhoneEvent = {
    kind: 'incoming',
    accountId: 'alice',
    incoming: {
      callId: C,
      remote: { address: 'c', displayName: null },
      calledAddress: null,
      sipCallId: 'c',
      replaces: null,
    },
  }

  it('ends what is talked in when told to, and leaves what waits alone', () => {
    const { state } = feed(two, rings, onCall(C, { kind: 'answer', others: 'end', requestId: null }))
    expect([call(state, B).end, call(state, A).phase, call(state, C).phase]).toEqual([
      'hung-up-here',
      'active',
      'connecting',
    ])
    expect(state.focusId).toBe(C)
  })

  it('holds it otherwise', () => {
    const { state } = feed(two, rings, onCall(C, { kind: 'answer', others: 'hold', requestId: null }))
    expect(call(state, B)).toMatchObject({ phase: 'active', holdWanted: true })
  })
})

describe('being sent on', () => {
  it('makes a call for the one that asked, and takes that up again when it fails', () => {
    const before = feed(ready, dial(A), told(A, 'answered')).state
    const remote = { address: 'bob@example.test', displayName: 'Bob' }
    const { state } = feed(before, {
      kind: 'followed',
      accountId: 'alice',
      followed: { callId: B, remote, consultFor: A },
    })
    expect(state.focusId).toBe(B)
    expect([call(state, B).phase, call(state, A).holdWanted]).toEqual(['dialing', true])
    const refused = feed(
      state,
      agreed(A, true),
      onCall(B, { kind: 'refused', status: 486, serverText: '' }),
    ).state
    expect([refused.focusId, call(refused, A).holdWanted]).toEqual([A, false])
  })
})

describe('messages', () => {
  it('are kept by account as long as its line is', () => {
    const messages = { waiting: true, newCount: 2, oldCount: 1, account: null }
    const { state } = feed(ready, { kind: 'messages', accountId: 'alice', messages })
    expect(state.messages).toEqual({ alice: messages })
    expect(feed(state, { kind: 'set-lines', setups: [] }).state.messages).toEqual({})
  })
})
