import type { LineSetup } from '../../shared/domain/line.ts'
import type { SipTransport } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import type { LineSignal } from './engine.ts'
import type { Step } from './step.ts'

/** Longest wait for the answer to a REGISTER; sip.js itself would wait 32 s (timer F). */
export const REGISTER_LIMIT_MS = 12_000
/** A dead socket is noticed after this plus PING_LIMIT_MS; most NATs keep a mapping for 30 s. */
export const PING_EVERY_MS = 27_000
export const PING_LIMIT_MS = 5_000
export const RESUME_PING_LIMIT_MS = 3_000
/** Ready for this long, the next loss counts as the first again. */
export const STEADY_MS = 60_000

export type LineTimer = 'retry' | 'register' | 'refresh' | 'ping' | 'steady'

/** A registration that stands: over what, since when, until when (milliseconds since the epoch). */
export type Registration = {
  readonly transport: SipTransport
  readonly sinceMs: number
  readonly untilMs: number
}

export type LinePhase =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'registering'; readonly transport: SipTransport }
  | ({ readonly kind: 'ready' } & Registration)
  | { readonly kind: 'backoff'; readonly untilMs: number; readonly error: AppError }
  | { readonly kind: 'offline' }
  | { readonly kind: 'suspended'; readonly kept: Registration | null }
  | { readonly kind: 'resuming'; readonly kept: Registration }
  | { readonly kind: 'rejected'; readonly error: AppError }

export type LineMachine = {
  readonly setup: LineSetup | null
  /** Number of the connection attempt; results of an older one are ignored. */
  readonly gen: number
  /** Failed attempts in a row. */
  readonly failures: number
  readonly online: boolean
  readonly asleep: boolean
  readonly phase: LinePhase
}

export type LineEvent =
  | { readonly kind: 'start'; readonly setup: LineSetup }
  | { readonly kind: 'stop' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'network'; readonly online: boolean }
  | { readonly kind: 'timer'; readonly gen: number; readonly name: LineTimer }
  | LineSignal

export type LineEffect =
  | { readonly kind: 'connect'; readonly gen: number; readonly setup: LineSetup }
  | { readonly kind: 'register'; readonly gen: number }
  | { readonly kind: 'ping'; readonly gen: number; readonly withinMs: number }
  | { readonly kind: 'disconnect'; readonly gen: number }
  /** Give the engine's line up for good; calls on it go on until they end. */
  | { readonly kind: 'retire'; readonly unregister: boolean }
  | { readonly kind: 'start-timer'; readonly gen: number; readonly name: LineTimer; readonly delayMs: number }
  | { readonly kind: 'stop-timer'; readonly name: LineTimer }
  | { readonly kind: 'stop-timers' }

export type LineStep = Step<LineMachine, LineEffect>

/** A line that is off. `online` and `asleep` are what the machine is told about the computer before the line starts. */
export function newLine(online = true, asleep = false): LineMachine {
  return { setup: null, gen: 0, failures: 0, online, asleep, phase: { kind: 'off' } }
}
