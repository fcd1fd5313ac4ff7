import type { CallId } from '../../shared/ids.ts'
import type { AppError } from '../../shared/errors.ts'
import { assertNever } from '../../shared/never.ts'
import type { CallEffect } from './call-events.ts'
import { soundOf } from './call-state.ts'
import type { Engine, EngineCall, EngineEvents, EngineLine } from './engine.ts'
import { fault } from './fault.ts'
import type { LineEffect } from './line-state.ts'
import { EMPTY_PHONE, type PhoneEffect, type PhoneEvent, type PhoneState } from './phone-state.ts'
import { isAmong } from '../../shared/domain/caller-key.ts'
import type { IncomingText } from '../../shared/domain/text-message.ts'
import { watchedBy } from './others.ts'
import { reducePhone } from './switchboard.ts'

/** Time and chance. `after` returns the function that cancels. */
export type RunnerClock = {
  now(): number
  /** 0 (inclusive) to 1 (exclusive). */
  random(): number
  after(delayMs: number, run: () => void): () => void
}

export type RunnerDeps = {
  readonly engine: Engine
  readonly clock: RunnerClock
  /** Called after every event; `urgent` when a call has come in. */
  readonly changed: (state: PhoneState, urgent: boolean) => void
  /** Whether calls on this line are to be declined (local Do Not Disturb). */
  readonly isQuiet?: (accountId: string) => boolean
  readonly reply: (requestId: string, error: AppError | null) => void
  /** A text that came in, of nobody who is turned away. */
  readonly texted?: (text: IncomingText) => void
}

/** Runs the pure machines: the only place where their effects are carried out. */
export type Runner = {
  dispatch(event: PhoneEvent): void
  state(): PhoneState
  /** Hangs every call up and says goodbye to every registrar; resolves when they answered. */
  shutDown(): Promise<void>
}

export function createRunner(deps: RunnerDeps): Runner {
  const { engine, clock } = deps
  const lines = new Map<string, EngineLine>()
  const calls = new Map<CallId, EngineCall>()
  const timers = new Map<string, () => void>()
  const farewells = new Set<Promise<void>>()
  const queue: PhoneEvent[] = []
  let state = EMPTY_PHONE
  let running = false

  /** Events that effects raise wait until the step that raised them is done. */
  function dispatch(event: PhoneEvent): void {
    queue.push(event)
    if (running) return
    running = true
    try {
      for (let next = queue.shift(); next; next = queue.shift()) run(next)
    } finally {
      running = false
    }
  }

  function run(event: PhoneEvent): void {
    const before = state
    const step = reducePhone(state, event, { nowMs: clock.now(), random: clock.random() })
    state = step.state
    for (const effect of step.effects) perform(effect)
    if (state === before) return
    for (const call of state.calls) calls.get(call.id)?.setSound(soundOf(call, state))
    deps.changed(state, event.kind === 'incoming')
  }

  function perform(effect: PhoneEffect): void {
    switch (effect.kind) {
      case 'line':
        return performLine(effect.accountId, effect.effect)
      case 'dial': {
        const line = lines.get(effect.accountId)
        if (line) calls.set(effect.callId, line.dial(effect.callId, effect.uri, effect.hidden))
        return
      }
      case 'call':
        return performCall(effect.callId, effect.effect)
      case 'watch':
        return lines.get(effect.accountId)?.watch(effect.addresses)
      case 'text':
        return void sendText(effect)
      case 'reply':
        return deps.reply(effect.requestId, effect.error)
      default:
        return assertNever(effect)
    }
  }

  async function sendText({
    accountId,
    uri,
    text,
    requestId,
  }: Extract<PhoneEffect, { kind: 'text' }>): Promise<void> {
    const gone = fault('line-not-ready', { accountId })
    deps.reply(
      requestId,
      (await lines.get(accountId)?.sendText(uri, text)) ?? (lines.has(accountId) ? null : gone),
    )
  }

  function performLine(accountId: string, effect: LineEffect): void {
    const line = lines.get(accountId)
    const timerKey = (name: string) => `line ${accountId} ${name}`
    switch (effect.kind) {
      case 'connect': {
        const current = line ?? engine.openLine(effect.setup, events)
        if (!line) current.watch(watchedBy(state, accountId))
        lines.set(accountId, current)
        return current.connect(effect.gen)
      }
      case 'register':
        return line?.register(effect.gen)
      case 'ping':
        return line?.ping(effect.gen, effect.withinMs)
      case 'disconnect':
        return line?.disconnect(effect.gen)
      case 'retire': {
        if (!line) return
        lines.delete(accountId)
        const farewell = line.retire(effect.unregister).finally(() => farewells.delete(farewell))
        farewells.add(farewell)
        return
      }
      case 'start-timer':
        return startTimer(timerKey(effect.name), effect.delayMs, {
          kind: 'line',
          accountId,
          event: { kind: 'timer', gen: effect.gen, name: effect.name },
        })
      case 'stop-timer':
        return stopTimer(timerKey(effect.name))
      case 'stop-timers':
        for (const key of [...timers.keys()]) if (key.startsWith(timerKey(''))) stopTimer(key)
        return
      default:
        return assertNever(effect)
    }
  }

  function performCall(callId: CallId, effect: CallEffect): void {
    const call = calls.get(callId)
    const timerKey = (name: string) => `call ${callId} ${name}`
    switch (effect.kind) {
      case 'accept':
        return call?.accept()
      case 'reject':
        return call?.reject(effect.status)
      case 'hang-up':
        return call?.hangUp()
      case 'hold':
        return call?.hold(effect.on)
      case 'restart':
        return call?.restart(effect.patient)
      case 'refer':
        return call?.refer(effect.uri)
      case 'refer-to': {
        const other = calls.get(effect.otherId)
        if (other) call?.referTo(other)
        return
      }
      case 'follow':
        return call?.follow(effect.on)
      case 'dtmf': {
        const sent = call?.sendDtmf(effect.tones) ?? false
        if (effect.requestId !== null)
          deps.reply(effect.requestId, sent ? null : fault('not-supported', { detail: 'dtmf' }))
        return
      }
      case 'start-timer':
        return startTimer(timerKey(effect.name), effect.delayMs, {
          kind: 'call',
          callId,
          event: { kind: 'timer', name: effect.name },
        })
      case 'stop-timer':
        return stopTimer(timerKey(effect.name))
      case 'reply':
        return deps.reply(effect.requestId, effect.error)
      case 'forget':
        calls.delete(callId)
        return
      default:
        return assertNever(effect)
    }
  }

  function startTimer(key: string, delayMs: number, event: PhoneEvent): void {
    stopTimer(key)
    timers.set(
      key,
      clock.after(delayMs, () => {
        timers.delete(key)
        dispatch(event)
      }),
    )
  }

  function stopTimer(key: string): void {
    timers.get(key)?.()
    timers.delete(key)
  }

  const events: EngineEvents = {
    line: (accountId, signal) => dispatch({ kind: 'line', accountId, event: signal }),
    incoming(accountId, { call, ...incoming }) {
      calls.set(incoming.callId, call)
      const disturbing = deps.isQuiet?.(accountId) ?? false
      dispatch({ kind: 'incoming', accountId, incoming, disturbing })
    },
    followed(accountId, { call, ...followed }) {
      calls.set(followed.callId, call)
      dispatch({ kind: 'followed', accountId, followed })
    },
    messages: (accountId, messages) => dispatch({ kind: 'messages', accountId, messages }),
    watched: (accountId, address, seen) => dispatch({ kind: 'watched', accountId, address, state: seen }),
    text(accountId, { address, displayName }, text) {
      if (!isAmong(state.blocked, address)) deps.texted?.({ accountId, address, displayName, text })
    },
    call: (callId, signal) => dispatch({ kind: 'call', callId, event: signal }),
  }

  return {
    dispatch,
    state: () => state,
    async shutDown() {
      for (const call of state.calls) {
        dispatch({ kind: 'call', callId: call.id, event: { kind: 'hang-up', requestId: null } })
      }
      dispatch({ kind: 'set-lines', setups: [] })
      await Promise.all([...farewells])
    },
  }
}
