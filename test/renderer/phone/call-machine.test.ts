import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CallEffect,
  type CallEvent,
  LINGER_MS,
  MEDIA_LOST_MS,
  MEDIA_RESTART_MS,
} from '../../../renderer/phone/call-events.ts'
import { reduceCall } from '../../../renderer/phone/call-machine.ts'
import {
  type CallState,
  callView,
  dialledCall,
  type Floor,
  holdOf,
  incomingCall,
  soundOf,
} from '../../../renderer/phone/call-state.ts'
import { CallViewSchema } from '../../../shared/domain/call.ts'
import type { AppError } from '../../../shared/errors.ts'
import { newCallId } from '../../support/test-phone.ts'

const NOW = Date.parse('2026-01-02T03:04:05Z')
const at = { nowMs: NOW, random: 0.5 }
const callId = newCallId()
const remote = { address: 'bob@example.test', displayName: null }
const micDenied: AppError = { code: 'microphone-unavailable', detail: 'denied' }

function feed(call: CallState, ...events: readonly CallEvent[]) {
  let state: CallState | null = call
  let effects: readonly CallEffect[] = []
  for (const event of events) {
    if (state === null) throw new Error('the call is gone')
    const step = reduceCall(state, event, at)
    state = step.state
    effects = step.effects
  }
  return { state, effects }
}

function live(call: CallState, ...events: readonly CallEvent[]): CallState {
  const { state } = feed(call, ...events)
  if (state === null) throw new Error('the call is gone')
  return state
}

const sent: CallEvent = { kind: 'sent', sipCallId: 'abc@x' }
const answered: CallEvent = { kind: 'answered', remote: null }
const dialing = dialledCall({ callId, accountId: 'alice', remote, consultFor: null, requestId: 'r-dial' }, at)
const ringing = live(dialing, sent, { kind: 'ringing' })
const early = live(dialing, sent, { kind: 'early' })
const activeOut = live(ringing, answered)
const incoming = incomingCall(
  'alice',
  { callId, remote, calledAddress: 'alice@example.test', sipCallId: 'in@x', replaces: null },
  at,
)
const connecting = live(incoming, { kind: 'answer', requestId: 'r-answer' })
const activeIn = live(connecting, { kind: 'accepted' })
const ended = live(activeOut, { kind: 'hung-up' })
const held = live(activeOut, { kind: 'hold', on: true, requestId: null }, { kind: 'hold-agreed', on: true })

const ENDING: readonly CallEffect[] = [
  { kind: 'stop-timer', name: 'media' },
  { kind: 'start-timer', name: 'linger', delayMs: LINGER_MS },
]

describe('reduceCall: outgoing', () => {
  it('answers the dial request when the INVITE has left', () => {
    const { state, effects } = feed(dialing, sent)
    expect(state).toMatchObject({ phase: 'dialing', sipCallId: 'abc@x', waiting: { start: null } })
    expect(effects).toEqual([{ kind: 'reply', requestId: 'r-dial', error: null }])
  })

  it('was never a call when the INVITE cannot leave', () => {
    expect(feed(dialing, { kind: 'send-failed', error: micDenied })).toEqual({
      state: null,
      effects: [{ kind: 'reply', requestId: 'r-dial', error: micDenied }, { kind: 'forget' }],
    })
  })

  it.each([
    [dialing, 'ringing'],
    [ringing, 'ringing'],
    [early, 'early'],
  ] as const)('rings (from a phase that stays as far as it is)', (call, phase) => {
    expect(live(call, { kind: 'ringing' })).toMatchObject({ phase, rang: true })
  })

  it('hears early media from dialing and from ringing', () => {
    for (const call of [dialing, ringing]) expect(live(call, { kind: 'early' }).phase).toBe('early')
  })

  it('becomes active from dialing, ringing and early', () => {
    for (const call of [live(dialing, sent), ringing, early]) {
      expect(live(call, answered)).toMatchObject({ phase: 'active', answeredMs: NOW, remote })
    }
  })

  it('takes over who really answered', () => {
    const party = { address: 'carol@example.test', displayName: 'Carol' }
    expect(live(ringing, { kind: 'answered', remote: party }).remote).toEqual(party)
  })

  it.each([dialing, ringing, early])('is cancelled from here before the answer', (call) => {
    const { state, effects } = feed(call, { kind: 'hang-up', requestId: 'r' })
    expect(state).toMatchObject({ phase: 'ended', end: 'cancelled', endedMs: NOW })
    expect(effects.slice(0, 2)).toEqual([{ kind: 'hang-up' }, { kind: 'reply', requestId: 'r', error: null }])
  })

  it('fails the dial request when it is cancelled before the INVITE left', () => {
    const { effects } = feed(dialing, { kind: 'hang-up', requestId: null })
    expect(effects).toContainEqual({
      kind: 'reply',
      requestId: 'r-dial',
      error: { code: 'cancelled', detail: 'call-ended' },
    })
  })

  it('hangs up again when a 200 crossed our CANCEL', () => {
    const cancelled = live(ringing, { kind: 'hang-up', requestId: null })
    expect(feed(cancelled, answered)).toEqual({ state: cancelled, effects: [{ kind: 'hang-up' }] })
  })

  it.each([
    [486, false, 'busy', null],
    [600, false, 'busy', null],
    [603, true, 'declined-there', null],
    [607, true, 'declined-there', null],
    [433, true, 'declined-there', null],
    [404, false, 'not-found', null],
    [410, false, 'not-found', null],
    [484, false, 'not-found', null],
    [485, false, 'not-found', null],
    [604, false, 'not-found', null],
    [408, false, 'unavailable', null],
    [480, false, 'unavailable', null],
    [487, false, 'unavailable', null],
    [408, true, 'no-answer', null],
    [480, true, 'no-answer', null],
    [487, true, 'no-answer', null],
    [430, true, 'unavailable', null],
    [502, true, 'unavailable', null],
    [504, true, 'unavailable', null],
    [415, false, 'no-common-codec', null],
    [488, false, 'no-common-codec', null],
    [606, false, 'no-common-codec', null],
    [401, false, 'failed', 'unauthorized'],
    [407, false, 'failed', 'unauthorized'],
    [403, false, 'failed', 'forbidden'],
    [302, false, 'failed', 'call-failed'],
    [500, false, 'failed', 'call-failed'],
  ] as const)('means by %d (rang: %s) %s', (status, rang, end, code) => {
    const { state, effects } = feed(rang ? ringing : live(dialing, sent), {
      kind: 'refused',
      status,
      serverText: 'Why',
    })
    expect(state).toMatchObject({ phase: 'ended', end, status })
    expect(state?.error).toEqual(code === null ? null : { code, status, serverText: 'Why' })
    expect(effects).toEqual(ENDING)
  })

  it('leaves an empty reason phrase out', () => {
    expect(live(ringing, { kind: 'refused', status: 500, serverText: '' }).error).toEqual({
      code: 'call-failed',
      status: 500,
    })
  })
})

describe('reduceCall: incoming', () => {
  it('is answered: the engine accepts, the request waits for it', () => {
    const { state, effects } = feed(incoming, { kind: 'answer', requestId: 'r-answer' })
    expect(state).toMatchObject({ phase: 'connecting', waiting: { start: 'r-answer' } })
    expect(effects).toEqual([{ kind: 'accept' }])
    expect(feed(connecting, { kind: 'accepted' })).toMatchObject({
      state: { phase: 'active', answeredMs: NOW },
      effects: [{ kind: 'reply', requestId: 'r-answer', error: null }],
    })
  })

  it('takes a second press of answer as done', () => {
    for (const call of [connecting, activeIn]) {
      expect(feed(call, { kind: 'answer', requestId: 'r2' })).toEqual({
        state: call,
        effects: [{ kind: 'reply', requestId: 'r2', error: null }],
      })
    }
  })

  it('rings on when it could not be answered', () => {
    const { state, effects } = feed(connecting, { kind: 'accept-failed', error: micDenied })
    expect(state).toMatchObject({ phase: 'incoming', error: micDenied })
    expect(effects).toEqual([{ kind: 'reply', requestId: 'r-answer', error: micDenied }])
    expect(live(state ?? incoming, { kind: 'answer', requestId: null }).error).toBeNull()
  })

  it.each([
    ['busy', 486],
    ['everywhere', 603],
  ] as const)('is declined as %s with %d', (how, status) => {
    const { state, effects } = feed(incoming, { kind: 'decline', how, requestId: 'r' })
    expect(state).toMatchObject({ phase: 'ended', end: 'declined-here', status })
    expect(effects).toEqual([
      { kind: 'reject', status },
      { kind: 'reply', requestId: 'r', error: null },
      ...ENDING,
    ])
  })

  it('is declined as busy when it is hung up while it rings', () => {
    const { state, effects } = feed(incoming, { kind: 'hang-up', requestId: null })
    expect(state).toMatchObject({ end: 'declined-here', status: 486 })
    expect(effects).toEqual([{ kind: 'reject', status: 486 }, ...ENDING])
  })

  it('is hung up while it connects', () => {
    const { state, effects } = feed(connecting, { kind: 'hang-up', requestId: null })
    expect(state?.end).toBe('hung-up-here')
    expect(effects).toContainEqual({ kind: 'hang-up' })
    expect(effects).toContainEqual({
      kind: 'reply',
      requestId: 'r-answer',
      error: { code: 'cancelled', detail: 'call-ended' },
    })
    expect(feed(state ?? incoming, { kind: 'accepted' }).effects).toEqual([{ kind: 'hang-up' }])
  })

  it('is missed when the caller gives up, unless somebody else answered', () => {
    for (const call of [incoming, connecting]) {
      expect(live(call, { kind: 'cancelled', elsewhere: false })).toMatchObject({
        end: 'missed',
        status: 487,
      })
      expect(live(call, { kind: 'cancelled', elsewhere: true })).toMatchObject({
        end: 'elsewhere',
        status: 487,
      })
    }
  })

  it('is missed when nobody answers in time', () => {
    expect(live(incoming, { kind: 'failed', status: 480, error: null })).toMatchObject({
      end: 'missed',
      status: 480,
    })
  })

  it('is silenced without anything else', () => {
    const { state, effects } = feed(incoming, { kind: 'silence', requestId: 'r' })
    expect(state).toEqual({ ...incoming, silenced: true })
    expect(effects).toEqual([{ kind: 'reply', requestId: 'r', error: null }])
  })
})

describe('reduceCall: failures', () => {
  const noCodec: AppError = { code: 'call-failed', detail: 'no-common-codec' }
  it.each([
    [connecting, null, 'failed'],
    [connecting, noCodec, 'no-common-codec'],
    [ringing, null, 'failed'],
    [ringing, noCodec, 'no-common-codec'],
    [activeOut, null, 'connection-lost'],
  ] as const)('ends as it should when the engine gives up', (call, error, end) => {
    expect(live(call, { kind: 'failed', status: null, error })).toMatchObject({ phase: 'ended', end, error })
  })

  it('tells who waits why', () => {
    const { effects } = feed(connecting, { kind: 'failed', status: 488, error: noCodec })
    expect(effects).toContainEqual({ kind: 'reply', requestId: 'r-answer', error: noCodec })
  })
})

describe('reduceCall: hold', () => {
  const hold = (on: boolean, requestId: string | null = null): CallEvent => ({ kind: 'hold', on, requestId })
  const agreed = (on: boolean): CallEvent => ({ kind: 'hold-agreed', on })
  const refused = (on: boolean): CallEvent => ({ kind: 'hold-refused', on, status: 488 })

  it('walks none, holding, held, resuming, none', () => {
    const holding = feed(activeOut, hold(true, 'r1'))
    expect(holdOf(holding.state ?? activeOut)).toBe('holding')
    expect(holding.effects).toEqual([{ kind: 'hold', on: true }])
    const isHeld = feed(holding.state ?? activeOut, agreed(true))
    expect(holdOf(isHeld.state ?? activeOut)).toBe('held')
    expect(isHeld.effects).toEqual([{ kind: 'reply', requestId: 'r1', error: null }])
    const resuming = feed(isHeld.state ?? activeOut, hold(false, 'r2'))
    expect(holdOf(resuming.state ?? activeOut)).toBe('resuming')
    const none = feed(resuming.state ?? activeOut, agreed(false))
    expect(holdOf(none.state ?? activeOut)).toBe('none')
    expect(none.effects).toEqual([{ kind: 'reply', requestId: 'r2', error: null }])
  })

  it('goes back to what was agreed when the far side refuses', () => {
    const error = { code: 'call-failed', status: 488, detail: 'hold-refused' }
    expect(feed(activeOut, hold(true, 'r'), refused(true))).toMatchObject({
      state: { holdWanted: false, holdAgreed: false, error },
      effects: [{ kind: 'reply', requestId: 'r', error }],
    })
    expect(live(held, hold(false), refused(false))).toMatchObject({
      holdWanted: true,
      holdAgreed: true,
      error: { detail: 'resume-refused' },
    })
  })

  it('says yes at once when there is nothing to do', () => {
    for (const [call, on] of [
      [activeOut, false],
      [held, true],
    ] as const) {
      expect(feed(call, hold(on, 'r'))).toEqual({
        state: call,
        effects: [{ kind: 'reply', requestId: 'r', error: null }],
      })
    }
  })

  it('tells who asked first that somebody else asked again', () => {
    const { state, effects } = feed(activeOut, hold(true, 'r1'), hold(true, 'r2'))
    expect(state?.waiting.hold).toBe('r2')
    expect(effects).toEqual([{ kind: 'reply', requestId: 'r1', error: { code: 'cancelled' } }])
  })

  it('follows a change of mind while the first re-INVITE is out', () => {
    const changed = feed(activeOut, hold(true, 'r1'), hold(false, 'r2'))
    expect(changed.effects).toEqual([
      { kind: 'hold', on: false },
      { kind: 'reply', requestId: 'r1', error: { code: 'cancelled' } },
    ])
    const first = live(changed.state ?? activeOut, agreed(true))
    expect(holdOf(first)).toBe('resuming')
    expect(feed(first, agreed(false)).effects).toEqual([{ kind: 'reply', requestId: 'r2', error: null }])
    // Or the first is refused, and so is the second: it is as wanted all the same.
    const neither = live(changed.state ?? activeOut, refused(true))
    expect(feed(neither, refused(false)).effects).toEqual([{ kind: 'reply', requestId: 'r2', error: null }])
  })

  it.each([dialing, ringing, incoming, connecting])('is refused in other phases than active', (call) => {
    expect(feed(call, hold(true, 'r'))).toEqual({
      state: call,
      effects: [{ kind: 'reply', requestId: 'r', error: { code: 'conflict', detail: call.phase } }],
    })
  })

  it('is answered when the call ends meanwhile', () => {
    const { state, effects } = feed(activeOut, hold(true, 'r'), { kind: 'hung-up' })
    expect(effects).toContainEqual({
      kind: 'reply',
      requestId: 'r',
      error: { code: 'cancelled', detail: 'call-ended' },
    })
    expect(holdOf(state ?? activeOut)).toBe('none')
  })

  it('shows what the far side does', () => {
    expect(live(activeOut, { kind: 'remote-hold', on: true }).remoteHold).toBe(true)
    expect(
      live(activeOut, { kind: 'remote-hold', on: true }, { kind: 'remote-hold', on: false }).remoteHold,
    ).toBe(false)
  })
})

describe('reduceCall: in a call', () => {
  it('mutes and unmutes in any phase', () => {
    for (const call of [dialing, incoming, activeOut]) {
      expect(feed(call, { kind: 'mute', on: true, requestId: 'r' })).toEqual({
        state: { ...call, muted: true },
        effects: [{ kind: 'reply', requestId: 'r', error: null }],
      })
    }
  })

  it('sends tones when there is somebody to hear them', () => {
    for (const call of [activeOut, early]) {
      expect(feed(call, { kind: 'dtmf', tones: '12#', requestId: 'r' })).toEqual({
        state: call,
        effects: [{ kind: 'dtmf', tones: '12#', requestId: 'r' }],
      })
    }
    expect(feed(ringing, { kind: 'dtmf', tones: '1', requestId: 'r' }).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: { code: 'conflict', detail: 'ringing' } },
    ])
  })

  it('is hung up from here and from there', () => {
    expect(feed(activeIn, { kind: 'hang-up', requestId: 'r' })).toMatchObject({
      state: { phase: 'ended', end: 'hung-up-here' },
      effects: [{ kind: 'hang-up' }, { kind: 'reply', requestId: 'r' }, ...ENDING],
    })
    expect(feed(activeIn, { kind: 'hung-up' })).toMatchObject({
      state: { end: 'hung-up-there' },
      effects: ENDING,
    })
  })

  it('shows the quality of an active call only', () => {
    const quality = {
      rttMs: 1,
      jitterMs: 1,
      lossIn: 0,
      packetsIn: 5,
      packetsOut: 5,
      levelIn: 0.1,
      levelOut: 0.1,
    }
    expect(live(activeOut, { kind: 'quality', quality }).quality).toEqual(quality)
    expect(live(early, { kind: 'quality', quality })).toBe(early)
  })

  it('waits 30 s for sound that stopped, once, and restarts ICE when it failed', () => {
    const interrupted = feed(activeOut, { kind: 'media', health: 'interrupted' })
    const timers = [
      { kind: 'start-timer', name: 'media', delayMs: MEDIA_LOST_MS },
      { kind: 'start-timer', name: 'restart', delayMs: MEDIA_RESTART_MS },
    ] as const
    expect(interrupted.effects).toEqual(timers)
    expect(feed(interrupted.state ?? activeOut, { kind: 'media', health: 'interrupted' }).effects).toEqual([])
    expect(feed(interrupted.state ?? activeOut, { kind: 'media', health: 'failed' }).effects).toEqual([
      { kind: 'restart', patient: true },
    ])
    expect(feed(activeOut, { kind: 'media', health: 'failed' }).effects).toEqual([
      { kind: 'restart', patient: true },
      ...timers,
    ])
    // Offered anew as long as it is silent.
    const silent = interrupted.state ?? activeOut
    expect(feed(silent, { kind: 'timer', name: 'restart' }).effects).toEqual([
      { kind: 'restart', patient: true },
      { kind: 'start-timer', name: 'restart', delayMs: MEDIA_RESTART_MS },
    ])
    expect(feed(activeOut, { kind: 'timer', name: 'restart' }).effects).toEqual([])
    expect(feed(interrupted.state ?? activeOut, { kind: 'media', health: 'ok' })).toEqual({
      state: activeOut,
      effects: [
        { kind: 'stop-timer', name: 'media' },
        { kind: 'stop-timer', name: 'restart' },
      ],
    })
    expect(feed(ringing, { kind: 'media', health: 'failed' }).effects).toEqual([])
  })

  it('calls itself lost after 30 s without sound, and when the far side forgot it', () => {
    for (const event of [{ kind: 'timer', name: 'media' }, { kind: 'dialog-lost' }] as const) {
      const { state, effects } = feed(activeOut, event)
      expect(state).toMatchObject({ phase: 'ended', end: 'connection-lost' })
      expect(effects).toEqual([{ kind: 'hang-up' }, ...ENDING])
    }
    expect(feed(activeOut, { kind: 'timer', name: 'linger' })).toEqual({ state: activeOut, effects: [] })
  })

  it('ends with its connection while it is not answered, and lives on when it is', () => {
    for (const call of [dialing, ringing, early, connecting]) {
      const { state, effects } = feed(call, { kind: 'line-lost' })
      expect(state).toMatchObject({ phase: 'ended', end: 'connection-lost' })
      expect(effects[0]).toEqual({ kind: 'hang-up' })
    }
    expect(live(incoming, { kind: 'line-lost' }).end).toBe('missed')
    expect(feed(activeIn, { kind: 'line-lost' })).toEqual({ state: activeIn, effects: [] })
  })

  it('restarts ICE when its line is back', () => {
    expect(feed(activeOut, { kind: 'line-back' }).effects).toEqual([{ kind: 'restart', patient: false }])
    expect(feed(ringing, { kind: 'line-back' }).effects).toEqual([])
  })
})

describe('reduceCall: what does not fit', () => {
  it.each([
    ['decline', [dialing, connecting, activeOut]],
    ['answer', [dialing, ringing, early, activeOut]],
  ] as const)('refuses %s', (kind, calls) => {
    for (const call of calls) {
      const event: CallEvent =
        kind === 'decline' ? { kind, how: 'busy', requestId: 'r' } : { kind, requestId: 'r' }
      expect(feed(call, event)).toEqual({
        state: call,
        effects: [{ kind: 'reply', requestId: 'r', error: { code: 'conflict', detail: call.phase } }],
      })
    }
  })

  it('ignores what comes twice or on the wrong side', () => {
    const pairs: readonly (readonly [CallState, CallEvent])[] = [
      [activeOut, answered],
      [activeOut, { kind: 'early' }],
      [incoming, answered],
      [incoming, { kind: 'early' }],
      [incoming, { kind: 'accepted' }],
      [activeIn, { kind: 'accepted' }],
      [incoming, { kind: 'accept-failed', error: micDenied }],
      [activeOut, { kind: 'hold-refused', on: true, status: 488 }],
    ]
    for (const [call, event] of pairs) expect(feed(call, event)).toEqual({ state: call, effects: [] })
  })
})

describe('reduceCall: after the end', () => {
  it('is gone after it has been seen', () => {
    expect(feed(ended, { kind: 'timer', name: 'linger' })).toEqual({
      state: null,
      effects: [{ kind: 'forget' }],
    })
    expect(feed(ended, { kind: 'timer', name: 'media' })).toEqual({ state: ended, effects: [] })
  })

  it('takes hanging up as done and refuses the rest', () => {
    expect(feed(ended, { kind: 'hang-up', requestId: 'r' }).effects).toEqual([
      { kind: 'reply', requestId: 'r', error: null },
    ])
    const rest: readonly CallEvent[] = [
      { kind: 'answer', requestId: 'r' },
      { kind: 'decline', how: 'busy', requestId: 'r' },
      { kind: 'mute', on: true, requestId: 'r' },
      { kind: 'hold', on: true, requestId: 'r' },
      { kind: 'dtmf', tones: '1', requestId: 'r' },
      { kind: 'silence', requestId: 'r' },
    ]
    for (const event of rest) {
      expect(feed(ended, event)).toEqual({
        state: ended,
        effects: [{ kind: 'reply', requestId: 'r', error: { code: 'call-not-found' } }],
      })
    }
  })

  it('ignores what the engine still says', () => {
    for (const event of [{ kind: 'hung-up' }, { kind: 'ringing' }, { kind: 'line-back' }] as const) {
      expect(feed(ended, event)).toEqual({ state: ended, effects: [] })
    }
  })
})

describe('callView and soundOf', () => {
  it('show a call as the contract wants it', () => {
    expect(CallViewSchema.parse(callView(ended, []))).toMatchObject({
      phase: 'ended',
      end: 'hung-up-there',
      startedAt: '2026-01-02T03:04:05.000Z',
      answeredAt: '2026-01-02T03:04:05.000Z',
      endedAt: '2026-01-02T03:04:05.000Z',
      remote: { nameSource: 'none' },
    })
    const named = { ...incoming, remote: { address: 'x', displayName: 'X' } }
    expect(CallViewSchema.parse(callView(named, []))).toMatchObject({
      answeredAt: null,
      remote: { nameSource: 'caller' },
    })
  })

  it('let sound through in the focus only, and not on hold or muted', () => {
    const alone: Floor = { focusId: callId, conference: [] }
    const silent = { send: false, play: false, mix: false }
    expect(soundOf(activeOut, alone)).toEqual({ send: true, play: true, mix: false })
    expect(soundOf(activeOut, { focusId: null, conference: [] })).toEqual(silent)
    expect(soundOf(early, alone)).toEqual({ send: false, play: true, mix: false })
    expect(soundOf({ ...activeOut, muted: true }, alone)).toEqual({ send: false, play: true, mix: false })
    expect(soundOf(held, alone)).toEqual(silent)
    expect(soundOf({ ...activeOut, holdWanted: true }, alone)).toEqual(silent)
    expect(soundOf(ringing, alone)).toEqual(silent)
  })
})

describe('reduceCall: any order of events', () => {
  const quality = {
    rttMs: null,
    jitterMs: null,
    lossIn: null,
    packetsIn: 0,
    packetsOut: 0,
    levelIn: null,
    levelOut: null,
  }
  const plain: readonly CallEvent[] = [
    sent,
    { kind: 'send-failed', error: micDenied },
    { kind: 'ringing' },
    { kind: 'early' },
    answered,
    { kind: 'refused', status: 486, serverText: '' },
    { kind: 'accepted' },
    { kind: 'accept-failed', error: micDenied },
    { kind: 'cancelled', elsewhere: false },
    { kind: 'hung-up' },
    { kind: 'failed', status: null, error: null },
    { kind: 'hold-agreed', on: true },
    { kind: 'hold-agreed', on: false },
    { kind: 'hold-refused', on: true, status: 488 },
    { kind: 'hold-refused', on: false, status: 488 },
    { kind: 'remote-hold', on: true },
    { kind: 'media', health: 'failed' },
    { kind: 'media', health: 'ok' },
    { kind: 'dialog-lost' },
    { kind: 'quality', quality },
    { kind: 'line-back' },
    { kind: 'line-lost' },
    { kind: 'timer', name: 'linger' },
    { kind: 'timer', name: 'media' },
    { kind: 'timer', name: 'transfer' },
    { kind: 'timer', name: 'referral' },
    { kind: 'refer-accepted' },
    { kind: 'refer-progress', status: 180 },
    { kind: 'refer-progress', status: 486 },
    { kind: 'refer-progress', status: 200 },
    { kind: 'refer-refused', status: null },
    { kind: 'referred', to: remote, announced: false },
    { kind: 'handed-over' },
  ]
  const asking = (requestId: string): readonly CallEvent[] => [
    { kind: 'answer', requestId },
    { kind: 'decline', how: 'everywhere', requestId },
    { kind: 'hang-up', requestId },
    { kind: 'mute', on: true, requestId },
    { kind: 'hold', on: true, requestId },
    { kind: 'hold', on: false, requestId },
    { kind: 'silence', requestId },
    { kind: 'transfer', to: remote, target: { uri: 'sip:x@y' }, requestId },
    { kind: 'follow', on: true, requestId },
  ]
  const order: Readonly<Record<CallState['phase'], number>> = {
    incoming: 0,
    dialing: 0,
    connecting: 1,
    ringing: 1,
    early: 2,
    active: 3,
    ended: 4,
  }

  it('answers each request once at most, ends once, and shows only valid views', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.nat(200), { maxLength: 40 }), (out, picks) => {
        let call: CallState | null = out ? dialing : incoming
        const answers = new Map<string, number>()
        picks.forEach((pick, index) => {
          if (call === null) return
          const menu = [...plain, ...asking(`r${index}`)]
          const step = reduceCall(call, menu[pick % menu.length] ?? answered, at)
          for (const effect of step.effects) {
            if (effect.kind === 'reply')
              answers.set(effect.requestId, (answers.get(effect.requestId) ?? 0) + 1)
          }
          if (step.state !== null) {
            CallViewSchema.parse(callView(step.state, []))
            const back = call.phase === 'connecting' && step.state.phase === 'incoming'
            expect(back || order[step.state.phase] >= order[call.phase]).toBe(true)
            expect(step.state.phase === 'ended').toBe(step.state.end !== null)
            if (step.state.phase === 'ended')
              expect(step.state.waiting).toEqual({ start: null, hold: null, transfer: null })
          }
          call = step.state
        })
        for (const times of answers.values()) expect(times).toBe(1)
      }),
      { numRuns: 500 },
    )
  })
})
