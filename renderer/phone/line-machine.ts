import type { LineSetup } from '../../shared/domain/line.ts'
import type { AppError } from '../../shared/errors.ts'
import { assertNever } from '../../shared/never.ts'
import { retryAfterMs, retryDelayMs } from './backoff.ts'
import { fault } from './fault.ts'
import { registerFault } from './line-fault.ts'
import {
  type LineEffect,
  type LineEvent,
  type LineMachine,
  type LineStep,
  type LineTimer,
  PING_EVERY_MS,
  PING_LIMIT_MS,
  REGISTER_LIMIT_MS,
  type Registration,
  RESUME_PING_LIMIT_MS,
} from './line-state.ts'
import { connect, fail, ready, register, same, step } from './line-steps.ts'
import type { Moment } from './step.ts'

/**
 * The registration of one account, as a pure reducer (reference: sipjs.md 6).
 *
 *          start              connected               registered
 *    off ────────▶ connecting ─────────▶ registering ───────────▶ ready ─┐ refresh: register again
 *     ▲             ▲  │   ▲               │     │              ▲  │ ▲ └─┘ every 75-85 % of the expiry
 *     │ stop   timer│  │   │online         │     │401 403 404   │  │ │
 *     │ (from       │  │fai│led            │fail-│407           │  │ │ping answered
 *     │  any)       │  ▼   │               │ed   ▼              │  │ │
 *     │           backoff  offline ◀─ failed, lost ─┐  rejected │  │ │
 *     │             ▲    while offline ─────────────┘ (until a  │  │ │
 *     │             │                                  new setup)  │ │
 *     │             └────────── lost, ping lost, register lost ────┤ │
 *     │                                                    suspend ▼ │
 *     │                            connecting ◀─ resume ──── suspended ──▶ resuming
 *     │                            (no connection kept)         resume, connection kept: ping first, 3 s;
 *                                                               silent: connecting
 * Rules: one attempt and one timer of a name at a time, each with its generation number; what an older generation reports
 * is ignored. Suspend says no goodbye. Offline means no attempts, but a line that is started while the system claims to
 * be offline tries once: loopback and VPN servers are there all the same.
 */
export function reduceLine(line: LineMachine, event: LineEvent, at: Moment): LineStep {
  if ('gen' in event && event.gen !== line.gen) return same(line)
  switch (event.kind) {
    case 'start':
      return start(line, event.setup)
    case 'stop':
      return line.setup === null
        ? same(line)
        : step({ ...line, setup: null, gen: line.gen + 1, failures: 0, phase: { kind: 'off' } }, [
            { kind: 'stop-timers' },
            { kind: 'retire', unregister: true },
          ])
    case 'suspend':
      return suspend({ ...line, asleep: true })
    case 'resume':
      return resume({ ...line, asleep: false })
    case 'network':
      return network({ ...line, online: event.online })
    case 'connected':
      return line.phase.kind === 'connecting' ? register(line, event.transport) : same(line)
    case 'connect-failed':
      return line.phase.kind === 'connecting' ? fail(line, event.error, null, at) : same(line)
    case 'registered':
      return registered(line, event.expiresSec, at)
    case 'register-failed':
      return registerFailed(line, event, at)
    case 'lost':
      return lost(line, event.error ?? fault('unreachable', { detail: 'connection-closed' }), at)
    case 'ping-answered':
      return pingAnswered(line, at)
    case 'ping-lost':
      return lost(line, fault('timeout', { detail: 'keep-alive' }), at)
    case 'timer':
      return timer(line, event.name, at)
    default:
      return assertNever(event)
  }
}

function start(line: LineMachine, setup: LineSetup): LineStep {
  if (line.setup && sameSetup(line.setup, setup)) return same(line)
  // With the same address the new registration replaces the old one; an un-REGISTER could overtake it and win.
  const retire: readonly LineEffect[] = line.setup
    ? [{ kind: 'retire', unregister: line.setup.address !== setup.address }]
    : []
  const fresh = { ...line, setup, failures: 0 }
  if (!line.asleep) return connect(fresh, retire)
  return step({ ...fresh, gen: line.gen + 1, phase: { kind: 'suspended', kept: null } }, [
    { kind: 'stop-timers' },
    ...retire,
  ])
}

function registered(line: LineMachine, expiresSec: number, at: Moment): LineStep {
  const { phase } = line
  if (phase.kind !== 'registering' && phase.kind !== 'ready') return same(line)
  const sinceMs = phase.kind === 'ready' ? phase.sinceMs : at.nowMs
  const registration = { transport: phase.transport, sinceMs, untilMs: at.nowMs + expiresSec * 1000 }
  const refreshed = phase.kind === 'ready'
  return ready(line, registration, refreshed, at)
}

function registerFailed(
  line: LineMachine,
  event: Extract<LineEvent, { kind: 'register-failed' }>,
  at: Moment,
): LineStep {
  const { phase } = line
  const error = registerFault(event.status, event.serverText)
  if (phase.kind === 'registering') return fail(line, error, event.retryAfterSec, at)
  if (phase.kind !== 'ready') return same(line)
  // A busy server refused the refresh: the old registration still stands, so ask again while it does.
  const delayMs =
    event.retryAfterSec === null
      ? retryDelayMs(line.failures, at.random)
      : retryAfterMs(event.retryAfterSec, at.random)
  if (event.status < 500 || at.nowMs + delayMs >= phase.untilMs)
    return fail(line, error, event.retryAfterSec, at)
  return step({ ...line, failures: line.failures + 1 }, [
    { kind: 'stop-timer', name: 'register' },
    { kind: 'start-timer', gen: line.gen, name: 'refresh', delayMs },
  ])
}

function lost(line: LineMachine, error: AppError, at: Moment): LineStep {
  switch (line.phase.kind) {
    case 'registering':
    case 'ready':
      return fail(line, error, null, at)
    case 'resuming':
      return connect(line, [{ kind: 'disconnect', gen: line.gen }])
    case 'suspended':
      return step({ ...line, phase: { kind: 'suspended', kept: null } }, [])
    case 'off':
    case 'connecting':
    case 'backoff':
    case 'offline':
    case 'rejected':
      return same(line)
    default:
      return assertNever(line.phase)
  }
}

function suspend(line: LineMachine): LineStep {
  const { phase } = line
  switch (phase.kind) {
    case 'ready':
      return step({ ...line, phase: { kind: 'suspended', kept: registrationOf(phase) } }, [
        { kind: 'stop-timers' },
      ])
    case 'resuming':
      return step({ ...line, phase: { kind: 'suspended', kept: phase.kept } }, [{ kind: 'stop-timers' }])
    case 'connecting':
    case 'registering':
    case 'backoff':
    case 'offline':
      return step({ ...line, phase: { kind: 'suspended', kept: null } }, [
        { kind: 'stop-timers' },
        { kind: 'disconnect', gen: line.gen },
      ])
    case 'off':
    case 'suspended':
    case 'rejected':
      return step(line, [])
    default:
      return assertNever(phase)
  }
}

function resume(line: LineMachine): LineStep {
  if (line.phase.kind !== 'suspended') return step(line, [])
  const { kept } = line.phase
  if (kept) {
    return step({ ...line, phase: { kind: 'resuming', kept } }, [
      { kind: 'ping', gen: line.gen, withinMs: RESUME_PING_LIMIT_MS },
    ])
  }
  return line.online ? connect({ ...line, failures: 0 }) : step({ ...line, phase: { kind: 'offline' } }, [])
}

function network(line: LineMachine): LineStep {
  switch (line.phase.kind) {
    case 'ready':
      // The route may have changed under the connection, or it may be on loopback and fine: ask it.
      return step(line, [{ kind: 'ping', gen: line.gen, withinMs: PING_LIMIT_MS }])
    case 'offline':
      return line.online ? connect({ ...line, failures: 0 }) : step(line, [])
    case 'backoff':
      if (line.online) return connect({ ...line, failures: 0 })
      return step({ ...line, phase: { kind: 'offline' } }, [{ kind: 'stop-timers' }])
    case 'off':
    case 'connecting':
    case 'registering':
    case 'suspended':
    case 'resuming':
    case 'rejected':
      return step(line, [])
    default:
      return assertNever(line.phase)
  }
}

function pingAnswered(line: LineMachine, at: Moment): LineStep {
  const { phase, gen } = line
  if (phase.kind === 'ready')
    return step(line, [{ kind: 'start-timer', gen, name: 'ping', delayMs: PING_EVERY_MS }])
  if (phase.kind !== 'resuming') return same(line)
  // The connection lived through the sleep; the registration may have run out in it.
  return at.nowMs < phase.kept.untilMs
    ? ready(line, phase.kept, false, at)
    : register(line, phase.kept.transport)
}

function timer(line: LineMachine, name: LineTimer, at: Moment): LineStep {
  const { phase, gen } = line
  switch (name) {
    case 'retry':
      return phase.kind === 'backoff' ? connect(line) : same(line)
    case 'register':
      return lost(line, fault('timeout', { detail: 'register' }), at)
    case 'refresh':
      if (phase.kind !== 'ready') return same(line)
      return step(line, [
        { kind: 'register', gen },
        { kind: 'start-timer', gen, name: 'register', delayMs: REGISTER_LIMIT_MS },
      ])
    case 'ping':
      return phase.kind === 'ready'
        ? step(line, [{ kind: 'ping', gen, withinMs: PING_LIMIT_MS }])
        : same(line)
    case 'steady':
      return phase.kind === 'ready' ? step({ ...line, failures: 0 }, []) : same(line)
    default:
      return assertNever(name)
  }
}

function registrationOf(phase: Registration): Registration {
  return { transport: phase.transport, sinceMs: phase.sinceMs, untilMs: phase.untilMs }
}

/** Setups are flat records of JSON values made by one function, so their text says whether they differ. */
function sameSetup(a: LineSetup, b: LineSetup): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
