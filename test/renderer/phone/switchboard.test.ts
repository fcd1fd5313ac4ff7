import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallEvent } from '../../../renderer/phone/call-events.ts'
import { holdOf, isLive, soundOf } from '../../../renderer/phone/call-state.ts'
import { toneFor } from '../../../renderer/phone/sound-choice.ts'
import {
  EMPTY_PHONE,
  MAX_CALLS,
  MAX_RINGING,
  type PhoneEffect,
  type PhoneEvent,
  type PhoneState,
} from '../../../renderer/phone/phone-state.ts'
import { reducePhone } from '../../../renderer/phone/switchboard.ts'
import { type CallId, CallIdSchema } from '../../../shared/ids.ts'
import { lineSetup } from '../../support/test-phone.ts'

const at = { nowMs: Date.parse('2026-01-02T03:04:05Z'), random: 0.5 }
const remote = { address: 'x@example.test', displayName: null }
const id = (name: string): CallId => CallIdSchema.parse(name)
const A = id('a')
const B = id('b')
const C = id('c')

function feed(state: PhoneState, ...events: readonly PhoneEvent[]) {
  let now = state
  let effects: readonly PhoneEffect[] = []
  for (const event of events) {
    const step = reducePhone(now, event, at)
    now = step.state
    effects = step.effects
  }
  return { state: now, effects }
}

const setLines = (...names: readonly string[]): PhoneEvent => ({
  kind: 'set-lines',
  setups: names.map((name) => lineSetup(name)),
})
const onCall = (callId: CallId, event: CallEvent): PhoneEvent => ({ kind: 'call', callId, event })
const dial = (callId: CallId, requestId: string | null = null): PhoneEvent => ({
  kind: 'dial',
  callId,
  accountId: 'alice',
  uri: 'sip:x@example.test',
  remote,
  consultFor: null,
  requestId,
})
const incoming = (callId: CallId, replaces: CallId | null = null, from = remote): PhoneEvent => ({
  kind: 'incoming',
  accountId: 'alice',
  incoming: { callId, remote: from, calledAddress: null, sipCallId: `${callId}@x`, replaces },
})
const answer = (callId: CallId): PhoneEvent => onCall(callId, { kind: 'answer', requestId: null })
const hold = (callId: CallId, on: boolean): PhoneEvent =>
  onCall(callId, { kind: 'hold', on, requestId: null })
const accepted = (callId: CallId): PhoneEvent => onCall(callId, { kind: 'accepted' })
const answered = (callId: CallId): PhoneEvent => onCall(callId, { kind: 'answered', remote: null })
const agreed = (callId: CallId, on: boolean): PhoneEvent => onCall(callId, { kind: 'hold-agreed', on })
const hangUp = (callId: CallId): PhoneEvent => onCall(callId, { kind: 'hang-up', requestId: null })
const line = (event: Extract<PhoneEvent, { kind: 'line' }>['event']): PhoneEvent => ({
  kind: 'line',
  accountId: 'alice',
  event,
})

const READY = feed(
  EMPTY_PHONE,
  setLines('alice'),
  line({ kind: 'connected', gen: 1, transport: 'WSS' }),
  line({ kind: 'registered', gen: 1, expiresSec: 300 }),
).state
const TALKING = feed(READY, incoming(A), answer(A), accepted(A)).state

const call = (state: PhoneState, callId: CallId) => {
  const found = state.calls.find((candidate) => candidate.id === callId)
  if (!found) throw new Error('no such call')
  return found
}
const effectsOf = (effects: readonly PhoneEffect[], callId: CallId) =>
  effects.flatMap((effect) => (effect.kind === 'call' && effect.callId === callId ? [effect.effect] : []))

describe('Do Not Disturb that only this app keeps', () => {
  it('declines a call without a sound, and keeps it as missed', () => {
    const { state, effects } = feed(READY, { ...incoming(A), disturbing: true } as PhoneEvent)
    expect(state.calls).toMatchObject([{ id: A, phase: 'ended', end: 'missed', status: 486 }])
    expect(effects).toContainEqual({ kind: 'call', callId: A, effect: { kind: 'reject', status: 486 } })
  })
})

describe('lines', () => {
  it('are started, kept and stopped to match the list', () => {
    const first = feed(EMPTY_PHONE, setLines('alice', 'bob'))
    expect(Object.keys(first.state.lines)).toEqual(['alice', 'bob'])
    const second = feed(first.state, setLines('bob', 'carol'))
    expect(Object.keys(second.state.lines)).toEqual(['bob', 'carol'])
    const said = second.effects.map((effect) =>
      effect.kind === 'line' ? `${effect.accountId} ${effect.effect.kind}` : '',
    )
    expect(said).toEqual(['alice stop-timers', 'alice retire', 'carol stop-timers', 'carol connect'])
  })

  it('learn what the computer does, also those that come later', () => {
    const asleep = feed(
      READY,
      { kind: 'suspend' },
      { kind: 'network', online: false },
      setLines('alice', 'bob'),
    ).state
    expect(asleep.lines.alice).toMatchObject({ asleep: true, online: false, phase: { kind: 'suspended' } })
    expect(asleep.lines.bob).toMatchObject({ asleep: true, online: false, phase: { kind: 'suspended' } })
    const awake = feed(asleep, { kind: 'resume' }).state
    expect(awake.lines.alice?.phase.kind).toBe('resuming')
    expect(awake.lines.bob?.phase.kind).toBe('offline')
  })

  it('may be gone when their events arrive', () => {
    expect(feed(EMPTY_PHONE, line({ kind: 'lost', gen: 1, error: null }))).toEqual({
      state: EMPTY_PHONE,
      effects: [],
    })
  })

  it('tell their active calls when they are back', () => {
    const lost = feed(
      TALKING,
      line({ kind: 'lost', gen: 1, error: null }),
      line({ kind: 'timer', gen: 1, name: 'retry' }),
    )
    const { state, effects } = feed(
      lost.state,
      line({ kind: 'connected', gen: 2, transport: 'WSS' }),
      line({ kind: 'registered', gen: 2, expiresSec: 300 }),
    )
    expect(state.lines.alice?.phase.kind).toBe('ready')
    expect(effectsOf(effects, A)).toEqual([{ kind: 'restart', patient: false }])
    expect(effectsOf(feed(state, line({ kind: 'registered', gen: 2, expiresSec: 300 })).effects, A)).toEqual(
      [],
    )
  })
})

describe('a connection that goes away', () => {
  const lose: PhoneEvent = line({ kind: 'lost', gen: 1, error: null })
  const ringing = feed(TALKING, incoming(B)).state

  it('takes what is not answered with it, not what is', () => {
    const { state } = feed(ringing, lose)
    expect(call(state, A).phase).toBe('active')
    expect(call(state, B)).toMatchObject({ phase: 'ended', end: 'missed' })
  })

  it('does so after a sleep too, in it and when the first ping is silent', () => {
    const asleep = feed(ringing, { kind: 'suspend' })
    expect(call(asleep.state, B).phase).toBe('incoming')
    expect(call(feed(asleep.state, lose).state, B).phase).toBe('ended')
    const silent = feed(asleep.state, { kind: 'resume' }, line({ kind: 'ping-lost', gen: 1 })).state
    expect(call(silent, B).phase).toBe('ended')
    expect(
      call(feed(asleep.state, { kind: 'resume' }, line({ kind: 'ping-answered', gen: 1 })).state, B).phase,
    ).toBe('incoming')
  })

  it('leaves calls alone when the line is only set up anew or taken away', () => {
    const renewed: PhoneEvent = { kind: 'set-lines', setups: [lineSetup('alice', { generation: 9 })] }
    for (const event of [renewed, setLines()])
      expect(call(feed(ringing, event).state, B).phase).toBe('incoming')
  })
})

describe('dialling', () => {
  it('needs a line that is ready', () => {
    expect(feed(EMPTY_PHONE, dial(A, 'r'))).toEqual({
      state: EMPTY_PHONE,
      effects: [{ kind: 'reply', requestId: 'r', error: { code: 'line-not-ready', accountId: 'alice' } }],
    })
    expect(feed(EMPTY_PHONE, dial(A)).effects).toEqual([])
  })

  it('starts the call and gives it the focus', () => {
    const { state, effects } = feed(READY, dial(A))
    expect(state).toMatchObject({ focusId: A, calls: [{ id: A, phase: 'dialing' }] })
    expect(effects).toEqual([
      { kind: 'dial', callId: A, accountId: 'alice', uri: 'sip:x@example.test', hidden: false },
    ])
  })

  it('refuses an id that is in use and one call too many', () => {
    expect(feed(READY, dial(A), dial(A, 'r')).effects).toMatchObject([
      { error: { code: 'conflict', detail: 'call-id' } },
    ])
    const many = Array.from({ length: MAX_CALLS }, (_, index) => dial(id(`n${index}`)))
    expect(feed(READY, ...many, dial(A, 'r')).effects).toMatchObject([
      { error: { detail: 'too-many-calls' } },
    ])
  })

  it('puts the call that is on on hold', () => {
    const { state, effects } = feed(TALKING, dial(B))
    expect(state.focusId).toBe(B)
    expect(effectsOf(effects, A)).toEqual([{ kind: 'hold', on: true }])
    expect(soundOf(call(state, A), state)).toEqual({ send: false, play: false, mix: false })
  })
})

describe('a second call', () => {
  it('waits beside the first until it is answered; then the first is held', () => {
    const waiting = feed(TALKING, incoming(B)).state
    expect(waiting.focusId).toBe(A)
    const { state, effects } = feed(waiting, answer(B))
    expect(state.focusId).toBe(B)
    expect(effectsOf(effects, A)).toEqual([{ kind: 'hold', on: true }])
    expect(effectsOf(effects, B)).toEqual([{ kind: 'accept' }])
  })

  it('changes places when the first is resumed', () => {
    const both = feed(TALKING, incoming(B), answer(B), agreed(A, true), accepted(B)).state
    const { state, effects } = feed(both, hold(A, false))
    expect(state.focusId).toBe(A)
    expect(effectsOf(effects, B)).toEqual([{ kind: 'hold', on: true }])
  })

  it('is not heard in the first, even when the first cannot be held', () => {
    const both = feed(TALKING, incoming(B), answer(B), accepted(B)).state
    const refused = feed(both, onCall(A, { kind: 'hold-refused', on: true, status: 488 })).state
    expect(holdOf(call(refused, A))).toBe('none')
    expect(soundOf(call(refused, A), refused)).toEqual({ send: false, play: false, mix: false })
    // And the first can be taken back all the same.
    expect(feed(refused, hold(A, false)).state.focusId).toBe(A)
  })

  it('leaves the first on hold when it ends, for a person to resume', () => {
    const both = feed(TALKING, incoming(B), answer(B), agreed(A, true), accepted(B), hangUp(B)).state
    expect(both.focusId).toBeNull()
    expect(holdOf(call(both, A))).toBe('held')
  })

  it('gives the focus back to a first that was never held', () => {
    const both = feed(TALKING, incoming(B), answer(B), accepted(B)).state
    const refused = feed(both, onCall(A, { kind: 'hold-refused', on: true, status: 488 }), hangUp(B)).state
    expect(refused.focusId).toBe(A)
  })

  it('goes on hold when it is answered over there while another has the focus', () => {
    const { state, effects } = feed(READY, dial(A), dial(B), answered(A))
    expect(state.focusId).toBe(B)
    expect(effectsOf(effects, A)).toEqual([{ kind: 'hold', on: true }])
  })

  it('takes a focus that nobody has', () => {
    const { state } = feed(READY, dial(A), dial(B), hangUp(B), answered(A))
    expect(state.focusId).toBe(A)
  })

  it('lets the answer fail and the call ring on', () => {
    const failed = feed(
      READY,
      incoming(A),
      answer(A),
      onCall(A, { kind: 'accept-failed', error: { code: 'microphone-unavailable' } }),
    )
    expect(failed.state).toMatchObject({ focusId: null, calls: [{ phase: 'incoming' }] })
  })
})

describe('incoming calls', () => {
  it('beyond the fourth ringing are told busy and kept as missed', () => {
    const four = Array.from({ length: MAX_RINGING }, (_, index) => incoming(id(`n${index}`)))
    const { state, effects } = feed(READY, ...four, incoming(A))
    expect(call(state, A)).toMatchObject({ phase: 'ended', end: 'missed', status: 486, silenced: true })
    expect(effectsOf(effects, A).map((effect) => effect.kind)).toEqual(['reject', 'start-timer'])
    expect(feed(state, onCall(A, { kind: 'timer', name: 'linger' })).state.calls).toHaveLength(MAX_RINGING)
  })

  it('of somebody else ring all the same when one caller takes every place', () => {
    const four = Array.from({ length: MAX_RINGING }, (_, index) => incoming(id(`n${index}`)))
    const from = (address: string) => ({ ...remote, address })
    const { state } = feed(READY, ...four, incoming(A, null, from('friend@example.test')))
    expect(call(state, A).phase).toBe('incoming')
    expect(call(feed(state, incoming(B, null, from('friend@example.test'))).state, B).phase).toBe('ended')
  })

  it('of a blocked caller are refused on every phone, and kept as blocked', () => {
    const blocked = { kind: 'set-blocked', callers: new Set(['x@example.test']) } as const
    const { state, effects } = feed(READY, blocked, incoming(A))
    expect(call(state, A)).toMatchObject({ phase: 'ended', end: 'blocked', status: 603, silenced: true })
    expect(effectsOf(effects, A).map((effect) => effect.kind)).toEqual(['reject', 'start-timer'])
    expect(effectsOf(effects, A)[0]).toEqual({ kind: 'reject', status: 603 })
    const freed = { kind: 'set-blocked', callers: new Set<string>() } as const
    expect(call(feed(READY, blocked, freed, incoming(A)).state, A).phase).toBe('incoming')
  })

  it('take the place of an active call without holding it (RFC 3891)', () => {
    const { state, effects } = feed(TALKING, incoming(B, A))
    expect(call(state, B).phase).toBe('connecting')
    expect(state.focusId).toBe(B)
    expect(effectsOf(effects, A)).toEqual([])
    expect(effectsOf(effects, B)).toEqual([{ kind: 'accept' }])
  })

  it('ring when what they replace is not active', () => {
    expect(call(feed(READY, incoming(A), incoming(B, A)).state, B).phase).toBe('incoming')
  })
})

describe('requests for calls that are not there', () => {
  it('are told so', () => {
    expect(feed(READY, onCall(A, { kind: 'mute', on: true, requestId: 'r' })).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: { code: 'call-not-found' } },
    ])
    expect(feed(READY, onCall(A, { kind: 'hung-up' })).effects).toEqual([])
  })
})

describe('toneFor', () => {
  const tone = (...events: readonly PhoneEvent[]) => toneFor(feed(READY, ...events).state, true)
  const refusedWith = (status: number) => onCall(A, { kind: 'refused', status, serverText: '' })

  it('rings for a call, beeps in another call, and is silent when told to be', () => {
    expect(tone()).toBeNull()
    expect(tone(incoming(A))).toBe('ring')
    expect(toneFor(feed(READY, incoming(A)).state, false)).toBeNull()
    expect(toneFor(feed(TALKING, incoming(B)).state, true)).toBe('call-waiting')
    expect(tone(incoming(A), onCall(A, { kind: 'silence', requestId: null }))).toBeNull()
    expect(toneFor(READY, true, true)).toBe('doorbell')
    expect(toneFor(READY, false, true)).toBeNull()
    expect(toneFor(TALKING, true, true)).toBe('call-waiting')
    expect(toneFor(feed(READY, incoming(A)).state, true, true)).toBe('ring')
    expect(tone(incoming(A), onCall(A, { kind: 'silence', requestId: null }), incoming(B))).toBe('ring')
    expect(tone(incoming(A), answer(A))).toBeNull()
    expect(tone(incoming(A), answer(A), incoming(B))).toBe('ring')
  })

  it('makes the ringback, but not over the far side’s own', () => {
    expect(tone(dial(A))).toBeNull()
    expect(tone(dial(A), onCall(A, { kind: 'ringing' }))).toBe('ringback')
    expect(tone(dial(A), onCall(A, { kind: 'early' }))).toBeNull()
    expect(tone(dial(A), onCall(A, { kind: 'ringing' }), answered(A))).toBeNull()
  })

  it.each([
    [486, 'busy'],
    [603, 'busy'],
    [404, 'congestion'],
    [480, 'congestion'],
    [488, 'congestion'],
    [500, 'congestion'],
  ] as const)('says how a call ended with %d', (status, expected) => {
    expect(tone(dial(A), refusedWith(status))).toBe(expected)
  })

  it('is silent after a call that was ended on purpose, or while another goes on', () => {
    expect(tone(dial(A), hangUp(A))).toBeNull()
    expect(tone(dial(A), answered(A), onCall(A, { kind: 'hung-up' }))).toBeNull()
    expect(tone(dial(B), answered(B), dial(A), refusedWith(486))).toBeNull()
  })
})

describe('any order of events', () => {
  it('never lets two calls send sound, and never forgets who has the focus', () => {
    const names = [A, B, C]
    const menu = (callId: CallId): readonly PhoneEvent[] => [
      incoming(callId),
      dial(callId),
      answer(callId),
      accepted(callId),
      answered(callId),
      hangUp(callId),
      hold(callId, true),
      hold(callId, false),
      agreed(callId, true),
      agreed(callId, false),
      onCall(callId, { kind: 'hold-refused', on: true, status: 488 }),
      onCall(callId, { kind: 'hung-up' }),
      onCall(callId, { kind: 'timer', name: 'linger' }),
      onCall(callId, { kind: 'accept-failed', error: { code: 'microphone-unavailable' } }),
      line({ kind: 'lost', gen: 1, error: null }),
    ]
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(60)), { maxLength: 60 }), (picks) => {
        let state = READY
        for (const [who, what] of picks) {
          const callId = names[who] ?? A
          const choices = menu(callId)
          const event = choices[what % choices.length] ?? incoming(callId)
          // The engine never uses an id twice.
          if (event.kind === 'incoming' && state.calls.some((candidate) => candidate.id === callId)) continue
          state = reducePhone(state, event, at).state
          const senders = state.calls.filter((candidate) => soundOf(candidate, state).send)
          expect(senders.length).toBeLessThanOrEqual(1)
          const focus = state.calls.find((candidate) => candidate.id === state.focusId)
          if (state.focusId !== null) expect(focus !== undefined && isLive(focus)).toBe(true)
          const unheld = state.calls.filter(
            (candidate) => candidate.phase === 'active' && !candidate.holdWanted,
          )
          if (unheld.length > 0) expect(state.focusId).not.toBeNull()
        }
      }),
      { numRuns: 500 },
    )
  })
})
