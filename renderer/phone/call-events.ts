import type { DeclineHow } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import type { CallState } from './call-state.ts'
import type { TransferWish } from './call-transfer.ts'
import type { CallSignal } from './engine.ts'
import type { Step } from './step.ts'

/** An ended call stays in view this long. */
export const LINGER_MS = 4_000
/** Without sound for this long, a call is called lost. */
export const MEDIA_LOST_MS = 30_000

/** ICE mends a short gap by itself (RFC 7675); after this the call is offered anew, and again as long as it is silent. */
export const MEDIA_RESTART_MS = 3_000

export type CallTimer = 'linger' | 'media' | 'restart' | 'transfer' | 'referral'
/** Null where nobody waits for an answer, e.g. when answering one call holds another. */
type Asked = { readonly requestId: string | null }

export type CallRequest =
  | ({ readonly kind: 'answer'; readonly others?: 'hold' | 'end' } & Asked)
  | ({ readonly kind: 'decline'; readonly how: DeclineHow } & Asked)
  | ({ readonly kind: 'hang-up' } & Asked)
  | ({ readonly kind: 'mute'; readonly on: boolean } & Asked)
  | ({ readonly kind: 'hold'; readonly on: boolean } & Asked)
  | ({ readonly kind: 'dtmf'; readonly tones: string } & Asked)
  | ({ readonly kind: 'silence' } & Asked)
  | ({ readonly kind: 'transfer' } & TransferWish & Asked)
  | ({ readonly kind: 'follow'; readonly on: boolean } & Asked)

export type CallEvent =
  | CallRequest
  | CallSignal
  | { readonly kind: 'timer'; readonly name: CallTimer }
  /** The connection went away; what is not answered yet can neither come about nor be called off any more. */
  | { readonly kind: 'line-lost' }
  /** The line registered again after it was gone. */
  | { readonly kind: 'line-back' }
  /** Its far side was connected with that of another call. */
  | { readonly kind: 'handed-over' }

export type CallEffect =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject'; readonly status: 486 | 603 }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'hold'; readonly on: boolean }
  /** `patient`: silence is no answer, because the network may be away. */
  | { readonly kind: 'restart'; readonly patient: boolean }
  | { readonly kind: 'refer'; readonly uri: string }
  | { readonly kind: 'refer-to'; readonly otherId: CallId }
  | { readonly kind: 'follow'; readonly on: boolean }
  /** The runner answers `requestId` with what the engine says. */
  | { readonly kind: 'dtmf'; readonly tones: string; readonly requestId: string | null }
  | { readonly kind: 'start-timer'; readonly name: CallTimer; readonly delayMs: number }
  | { readonly kind: 'stop-timer'; readonly name: CallTimer }
  | { readonly kind: 'reply'; readonly requestId: string; readonly error: AppError | null }
  | { readonly kind: 'forget' }

/** `state` null: the call is gone from view. */
export type CallStep = Step<CallState | null, CallEffect>
