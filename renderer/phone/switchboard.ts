import type { LineSetup } from '../../shared/domain/line.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import { assertNever } from '../../shared/never.ts'
import { type CallEffect, type CallEvent, LINGER_MS } from './call-events.ts'
import { reduceCall } from './call-machine.ts'
import { type CallState, dialledCall, incomingCall, isLive, isRinging } from './call-state.ts'
import type { IncomingCall, RemoteParty } from './engine.ts'
import { fault } from './fault.ts'
import { reduceLine } from './line-machine.ts'
import { type LineEffect, type LineEvent, type LineMachine, newLine } from './line-state.ts'
import type { Moment, Step } from './step.ts'

/** The fifth caller at once is told that we are busy (reference: security.md 4.2). */
export const MAX_RINGING = 4
export const MAX_CALLS = 16

/** All lines and calls of the phone window. */
export type PhoneState = {
  readonly lines: Readonly<Record<string, LineMachine>>
  /** Oldest first. */
  readonly calls: readonly CallState[]
  /** The call whose sound is live. A conference would make this several. */
  readonly focusId: CallId | null
  readonly online: boolean
  readonly asleep: boolean
}

export const EMPTY_PHONE: PhoneState = { lines: {}, calls: [], focusId: null, online: true, asleep: false }

export type PhoneEvent =
  | { readonly kind: 'set-lines'; readonly setups: readonly LineSetup[] }
  | { readonly kind: 'line'; readonly accountId: string; readonly event: LineEvent }
  | {
      readonly kind: 'dial'
      readonly callId: CallId
      readonly accountId: string
      readonly uri: string
      readonly remote: RemoteParty
      readonly requestId: string | null
    }
  | { readonly kind: 'incoming'; readonly accountId: string; readonly incoming: Omit<IncomingCall, 'call'> }
  | { readonly kind: 'call'; readonly callId: CallId; readonly event: CallEvent }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'network'; readonly online: boolean }

export type PhoneEffect =
  | { readonly kind: 'line'; readonly accountId: string; readonly effect: LineEffect }
  | { readonly kind: 'dial'; readonly callId: CallId; readonly accountId: string; readonly uri: string }
  | { readonly kind: 'call'; readonly callId: CallId; readonly effect: CallEffect }
  | { readonly kind: 'reply'; readonly requestId: string; readonly error: AppError | null }

export type PhoneStep = Step<PhoneState, PhoneEffect>

/**
 * The machines side by side, and what one call means for the others. Pure.
 *
 *   set-lines ──▶ start, change or stop each line          suspend, resume, network ──▶ every line
 *   a line loses its connection, becomes ready again ──▶ `line-lost`, `line-back` to its calls
 *   dial, answer, resume ──▶ that call takes the focus ──▶ every other active call is put on hold
 *   a call becomes active while another has the focus ──▶ it waits on hold
 *   the call with the focus ends ──▶ an active call that is not on hold takes it, else nobody
 *   a fifth ringing call, a seventeenth call ──▶ 486, kept as missed
 */
export function reducePhone(state: PhoneState, event: PhoneEvent, at: Moment): PhoneStep {
  switch (event.kind) {
    case 'set-lines':
      return setLines(state, event.setups, at)
    case 'line':
      return onLine(state, event.accountId, event.event, at)
    case 'dial':
      return dial(state, event, at)
    case 'incoming':
      return incoming(state, event.accountId, event.incoming, at)
    case 'call':
      return onCall(state, event.callId, event.event, at)
    case 'suspend':
    case 'resume':
      return everyLine({ ...state, asleep: event.kind === 'suspend' }, { kind: event.kind }, at)
    case 'network':
      return everyLine({ ...state, online: event.online }, event, at)
    default:
      return assertNever(event)
  }
}

function setLines(state: PhoneState, setups: readonly LineSetup[], at: Moment): PhoneStep {
  const wanted = new Set(setups.map((setup) => setup.accountId))
  const gone = Object.keys(state.lines).filter((accountId) => !wanted.has(accountId))
  const stopped = chain(state, gone, (now, accountId) => onLine(now, accountId, { kind: 'stop' }, at))
  const kept = Object.entries(stopped.state.lines).filter(([accountId]) => wanted.has(accountId))
  const started = chain({ ...stopped.state, lines: Object.fromEntries(kept) }, setups, (now, setup) =>
    onLine(now, setup.accountId, { kind: 'start', setup }, at),
  )
  return { state: started.state, effects: [...stopped.effects, ...started.effects] }
}

function onLine(state: PhoneState, accountId: string, event: LineEvent, at: Moment): PhoneStep {
  const known = state.lines[accountId]
  if (!known && event.kind !== 'start') return { state, effects: [] }
  const before = known ?? newLine(state.online, state.asleep)
  const step = reduceLine(before, event, at)
  const next = { ...state, lines: { ...state.lines, [accountId]: step.state } }
  const effects = step.effects.map((effect): PhoneEffect => ({ kind: 'line', accountId, effect }))
  const told = tellCalls(next, accountId, connectionEvent(before, step.state, event), at)
  return { state: told.state, effects: [...effects, ...told.effects] }
}

/** What a step of a line means for its calls. A new setup or none leaves them on the old connection. */
function connectionEvent(before: LineMachine, after: LineMachine, event: LineEvent): CallEvent | null {
  if (after.phase.kind === 'ready') return before.phase.kind === 'ready' ? null : { kind: 'line-back' }
  const replaced = event.kind === 'start' || event.kind === 'stop'
  return isConnected(before) && !isConnected(after) && !replaced ? { kind: 'line-lost' } : null
}

function isConnected({ phase }: LineMachine): boolean {
  return (
    phase.kind === 'ready' || phase.kind === 'resuming' || (phase.kind === 'suspended' && phase.kept !== null)
  )
}

function tellCalls(state: PhoneState, accountId: string, event: CallEvent | null, at: Moment): PhoneStep {
  const calls = event ? state.calls.filter((call) => call.accountId === accountId && isLive(call)) : []
  return chain(state, calls, (now, call) =>
    event ? onCall(now, call.id, event, at) : { state: now, effects: [] },
  )
}

function everyLine(state: PhoneState, event: LineEvent, at: Moment): PhoneStep {
  return chain(state, Object.keys(state.lines), (now, accountId) => onLine(now, accountId, event, at))
}

function dial(state: PhoneState, event: Extract<PhoneEvent, { kind: 'dial' }>, at: Moment): PhoneStep {
  const { callId, accountId, uri, requestId } = event
  const refuse = (error: AppError): PhoneStep => ({ state, effects: reply(requestId, error) })
  if (state.lines[accountId]?.phase.kind !== 'ready') return refuse(fault('line-not-ready', { accountId }))
  if (state.calls.some((call) => call.id === callId)) return refuse(fault('conflict', { detail: 'call-id' }))
  if (state.calls.filter(isLive).length >= MAX_CALLS)
    return refuse(fault('conflict', { detail: 'too-many-calls' }))
  const added = { ...state, calls: [...state.calls, dialledCall(event, at)] }
  const focused = takeFocus(added, callId, at)
  return { state: focused.state, effects: [{ kind: 'dial', callId, accountId, uri }, ...focused.effects] }
}

function incoming(
  state: PhoneState,
  accountId: string,
  { callId, ...rest }: Omit<IncomingCall, 'call'>,
  at: Moment,
): PhoneStep {
  const call = incomingCall(accountId, { callId, ...rest }, at)
  const full =
    state.calls.filter(isRinging).length >= MAX_RINGING || state.calls.filter(isLive).length >= MAX_CALLS
  if (full) {
    const missed: CallState = {
      ...call,
      phase: 'ended',
      end: 'missed',
      endedMs: at.nowMs,
      status: 486,
      silenced: true,
    }
    const effects: readonly CallEffect[] = [
      { kind: 'reject', status: 486 },
      { kind: 'start-timer', name: 'linger', delayMs: LINGER_MS },
    ]
    return {
      state: { ...state, calls: [...state.calls, missed] },
      effects: effects.map((effect) => ({ kind: 'call', callId, effect })),
    }
  }
  const added = { ...state, calls: [...state.calls, call] }
  const replaced = state.calls.find(
    (candidate) => candidate.id === rest.replaces && candidate.phase === 'active',
  )
  // RFC 3891 3: a call that takes the place of an answered one is answered without asking again.
  return replaced
    ? onCall(added, callId, { kind: 'answer', requestId: null }, at)
    : { state: added, effects: [] }
}

function onCall(state: PhoneState, callId: CallId, event: CallEvent, at: Moment): PhoneStep {
  const before = state.calls.find((call) => call.id === callId)
  if (!before) {
    const requestId = 'requestId' in event ? event.requestId : null
    return { state, effects: reply(requestId, fault('call-not-found')) }
  }
  const step = reduceCall(before, event, at)
  const effects = step.effects.map((effect): PhoneEffect => ({ kind: 'call', callId, effect }))
  const next = { ...state, calls: replace(state.calls, callId, step.state) }
  const after = settleFocus(next, before, step.state, event, at)
  return { state: after.state, effects: [...effects, ...after.effects] }
}

/** Who is heard after a call changed. */
function settleFocus(
  state: PhoneState,
  before: CallState,
  after: CallState | null,
  event: CallEvent,
  at: Moment,
): PhoneStep {
  const answeredHere = event.kind === 'answer' && before.phase === 'incoming' && after?.phase === 'connecting'
  const resumed = event.kind === 'hold' && !event.on && after?.phase === 'active'
  if (answeredHere || resumed) return takeFocus(state, before.id, at)
  const focus = state.calls.find((call) => call.id === state.focusId)
  const focusLive = focus !== undefined && isLive(focus) && !isRinging(focus)
  const becameActive = after?.phase === 'active' && before.phase !== 'active'
  if (becameActive && focusLive && focus.id !== after.id) {
    return onCall(state, after.id, { kind: 'hold', on: true, requestId: null }, at)
  }
  if (focusLive) return { state, effects: [] }
  const heir = state.calls.find((call) => call.phase === 'active' && !call.holdWanted)
  return { state: { ...state, focusId: heir?.id ?? null }, effects: [] }
}

function takeFocus(state: PhoneState, callId: CallId, at: Moment): PhoneStep {
  const replaced = state.calls.find((call) => call.id === callId)?.replaces
  const others = state.calls.filter(
    (call) => call.id !== callId && call.id !== replaced && call.phase === 'active' && !call.holdWanted,
  )
  return chain({ ...state, focusId: callId }, others, (now, call) =>
    onCall(now, call.id, { kind: 'hold', on: true, requestId: null }, at),
  )
}

function replace(calls: readonly CallState[], id: CallId, next: CallState | null): readonly CallState[] {
  return calls.flatMap((call) => (call.id !== id ? [call] : next ? [next] : []))
}

/** Runs one step after the other on the growing state and collects the effects. */
function chain<T>(
  state: PhoneState,
  items: readonly T[],
  run: (now: PhoneState, item: T) => PhoneStep,
): PhoneStep {
  return items.reduce<PhoneStep>(
    (done, item) => {
      const step = run(done.state, item)
      return { state: step.state, effects: [...done.effects, ...step.effects] }
    },
    { state, effects: [] },
  )
}

function reply(requestId: string | null, error: AppError | null): readonly PhoneEffect[] {
  return requestId === null ? [] : [{ kind: 'reply', requestId, error }]
}
