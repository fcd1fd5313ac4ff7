import type { LineSetup } from '../../shared/domain/line.ts'
import { assertNever } from '../../shared/never.ts'
import { dial, followed, incoming, onCall } from './call-board.ts'
import type { CallEvent } from './call-events.ts'
import { phoneSeen, sendText, setWatched } from './others.ts'
import { merge, split, transferTo } from './call-joins.ts'
import { isLive } from './call-state.ts'
import { reduceLine } from './line-machine.ts'
import { type LineEvent, type LineMachine, newLine } from './line-state.ts'
import { chain, type PhoneEffect, type PhoneEvent, type PhoneState, type PhoneStep } from './phone-state.ts'
import type { Moment } from './step.ts'

/**
 * The machines side by side, and what one call means for the others. Pure.
 *
 *   set-lines ──▶ start, change or stop each line          suspend, resume, network ──▶ every line
 *   a line loses its connection, becomes ready again ──▶ `line-lost`, `line-back` to its calls
 *   dial, answer, resume ──▶ that call takes the focus ──▶ every other active call is put on hold
 *   a call becomes active while another has the focus ──▶ it waits on hold
 *   the call with the focus ends ──▶ an active call that is not on hold takes it, else nobody
 *   a call that was made for another ends ──▶ that one is taken off hold again
 *   merge ──▶ the focus is shared by a conference, which is held and muted as one; split ──▶ one of it has the focus alone
 *   a blocked caller ──▶ 603, kept as blocked       a fifth ringing call, a seventeenth call ──▶ 486, kept as missed
 */
export function reducePhone(state: PhoneState, event: PhoneEvent, at: Moment): PhoneStep {
  switch (event.kind) {
    case 'set-lines':
      return setLines(state, event.setups, at)
    case 'set-blocked':
      return { state: { ...state, blocked: event.callers }, effects: [] }
    case 'set-watched':
      return setWatched(state, event)
    case 'watched':
      return phoneSeen(state, event)
    case 'send-text':
      return sendText(state, event)
    case 'line':
      return onLine(state, event.accountId, event.event, at)
    case 'dial':
      return dial(state, event, at)
    case 'incoming':
      return incoming(state, event.accountId, event.incoming, event.disturbing ?? false, at)
    case 'call':
      return onCall(state, event.callId, event.event, at)
    case 'followed':
      return followed(state, event.accountId, event.followed, at)
    case 'transfer-to':
      return transferTo(state, event, at)
    case 'merge':
      return merge(state, event, at)
    case 'split':
      return split(state, event, at)
    case 'messages':
      return {
        state: { ...state, messages: { ...state.messages, [event.accountId]: event.messages } },
        effects: [],
      }
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
  const told = Object.entries(stopped.state.messages).filter(([accountId]) => wanted.has(accountId))
  const clean = { ...stopped.state, lines: Object.fromEntries(kept), messages: Object.fromEntries(told) }
  const started = chain(clean, setups, (now, setup) =>
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
