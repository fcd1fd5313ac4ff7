import type { SipTransport } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import { retryAfterMs, retryDelayMs } from './backoff.ts'
import { isFinal } from './line-fault.ts'
import {
  type LineEffect,
  type LineMachine,
  type LineStep,
  PING_EVERY_MS,
  REGISTER_LIMIT_MS,
  type Registration,
  STEADY_MS,
} from './line-state.ts'
import type { Moment } from './step.ts'

export const step = (state: LineMachine, effects: readonly LineEffect[]): LineStep => ({ state, effects })
export const same = (state: LineMachine): LineStep => step(state, [])

/** A new attempt, with a new number; `before` is what has to go first. Nothing without a setup. */
export function connect(line: LineMachine, before: readonly LineEffect[] = []): LineStep {
  if (line.setup === null) return same(line)
  const gen = line.gen + 1
  return step({ ...line, gen, phase: { kind: 'connecting' } }, [
    { kind: 'stop-timers' },
    ...before,
    { kind: 'connect', gen, setup: line.setup },
  ])
}

/** Sends REGISTER on the connection that stands, within a limit. */
export function register(line: LineMachine, transport: SipTransport): LineStep {
  return step({ ...line, phase: { kind: 'registering', transport } }, [
    { kind: 'register', gen: line.gen },
    { kind: 'start-timer', gen: line.gen, name: 'register', delayMs: REGISTER_LIMIT_MS },
  ])
}

/** Enters `ready`, or stays there with a fresh expiry (`refreshed`), when ping and steady timers go on running. */
export function ready(
  line: LineMachine,
  registration: Registration,
  refreshed: boolean,
  at: Moment,
): LineStep {
  const { gen } = line
  const leftMs = Math.max(registration.untilMs - at.nowMs, 0)
  const refresh: LineEffect = {
    kind: 'start-timer',
    gen,
    name: 'refresh',
    delayMs: Math.round(leftMs * (0.75 + at.random / 10)),
  }
  const timers: readonly LineEffect[] = refreshed
    ? [{ kind: 'stop-timer', name: 'register' }, refresh]
    : [
        { kind: 'stop-timers' },
        refresh,
        { kind: 'start-timer', gen, name: 'ping', delayMs: PING_EVERY_MS },
        { kind: 'start-timer', gen, name: 'steady', delayMs: STEADY_MS },
      ]
  return step({ ...line, phase: { kind: 'ready', ...registration } }, timers)
}

/** Gives the connection up; then waits, waits for the network, or stays refused. */
export function fail(line: LineMachine, error: AppError, retryAfterSec: number | null, at: Moment): LineStep {
  const drop: readonly LineEffect[] = [{ kind: 'stop-timers' }, { kind: 'disconnect', gen: line.gen }]
  if (isFinal(error)) return step({ ...line, phase: { kind: 'rejected', error } }, drop)
  if (!line.online) return step({ ...line, phase: { kind: 'offline' } }, drop)
  const delayMs =
    retryAfterSec === null ? retryDelayMs(line.failures, at.random) : retryAfterMs(retryAfterSec, at.random)
  return step(
    { ...line, failures: line.failures + 1, phase: { kind: 'backoff', untilMs: at.nowMs + delayMs, error } },
    [...drop, { kind: 'start-timer', gen: line.gen, name: 'retry', delayMs }],
  )
}
