import type { LineSetup } from '../../shared/domain/line.ts'
import type { MessagesWaiting } from '../../shared/domain/messages-waiting.ts'
import type { WatchedPhone, WatchedState } from '../../shared/domain/watched.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import type { CallEffect, CallEvent } from './call-events.ts'
import type { CallState } from './call-state.ts'
import type { FollowedCall, IncomingCall, RemoteParty } from './engine.ts'
import type { LineEffect, LineEvent, LineMachine } from './line-state.ts'
import type { Step } from './step.ts'

/** The fifth caller at once is told that we are busy (reference: security.md 4.2). */
export const MAX_RINGING = 4
/** One caller who rings this often takes more than a fair share: others get in over the limit then, as main's guard lets them. */
export const HOG_RINGING = 3
export const SPARE_RINGING = 2
export const MAX_CALLS = 16

/** All lines and calls of the phone window. */
export type PhoneState = {
  readonly lines: Readonly<Record<string, LineMachine>>
  /** Oldest first. */
  readonly calls: readonly CallState[]
  /** The call whose sound is live; when it is in the conference, so is that of the others in it. */
  readonly focusId: CallId | null
  /** Calls whose far sides hear each other: none, or two and more. */
  readonly conference: readonly CallId[]
  /** What the servers say about messages, by account. */
  readonly messages: Readonly<Record<string, MessagesWaiting>>
  /** Phones of others that are watched, and what is known of them: by account, then by address. */
  readonly watched: readonly WatchedPhone[]
  readonly phones: Readonly<Record<string, Readonly<Record<string, WatchedState>>>>
  readonly online: boolean
  readonly asleep: boolean
  /** Callers who are turned away without ringing, as `callerKey` writes them. */
  readonly blocked: ReadonlySet<string>
}

export const EMPTY_PHONE: PhoneState = {
  lines: {},
  calls: [],
  focusId: null,
  conference: [],
  messages: {},
  watched: [],
  phones: {},
  online: true,
  asleep: false,
  blocked: new Set(),
}

export type PhoneEvent =
  | { readonly kind: 'set-lines'; readonly setups: readonly LineSetup[] }
  | { readonly kind: 'set-blocked'; readonly callers: ReadonlySet<string> }
  | { readonly kind: 'set-watched'; readonly phones: readonly WatchedPhone[] }
  | {
      readonly kind: 'watched'
      readonly accountId: string
      readonly address: string
      readonly state: WatchedState
    }
  | {
      readonly kind: 'send-text'
      readonly accountId: string
      readonly uri: string
      readonly text: string
      readonly requestId: string
    }
  | { readonly kind: 'line'; readonly accountId: string; readonly event: LineEvent }
  | {
      readonly kind: 'dial'
      readonly callId: CallId
      readonly accountId: string
      readonly uri: string
      readonly remote: RemoteParty
      readonly consultFor: CallId | null
      /** Without our number. */
      readonly hidden?: boolean
      readonly requestId: string | null
    }
  | {
      readonly kind: 'incoming'
      readonly accountId: string
      readonly incoming: Omit<IncomingCall, 'call'>
      /** Do Not Disturb is this app's own business on that line: the call is declined without a sound. */
      readonly disturbing?: boolean
    }
  | { readonly kind: 'followed'; readonly accountId: string; readonly followed: Omit<FollowedCall, 'call'> }
  | { readonly kind: 'call'; readonly callId: CallId; readonly event: CallEvent }
  | {
      readonly kind: 'transfer-to'
      readonly callId: CallId
      readonly otherId: CallId
      readonly requestId: string | null
    }
  | { readonly kind: 'merge'; readonly callIds: readonly CallId[]; readonly requestId: string | null }
  | { readonly kind: 'split'; readonly callId: CallId; readonly requestId: string | null }
  | { readonly kind: 'messages'; readonly accountId: string; readonly messages: MessagesWaiting }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'network'; readonly online: boolean }

export type PhoneEffect =
  | { readonly kind: 'line'; readonly accountId: string; readonly effect: LineEffect }
  | {
      readonly kind: 'dial'
      readonly callId: CallId
      readonly accountId: string
      readonly uri: string
      readonly hidden: boolean
    }
  | { readonly kind: 'call'; readonly callId: CallId; readonly effect: CallEffect }
  | { readonly kind: 'watch'; readonly accountId: string; readonly addresses: readonly string[] }
  | {
      readonly kind: 'text'
      readonly accountId: string
      readonly uri: string
      readonly text: string
      readonly requestId: string
    }
  | { readonly kind: 'reply'; readonly requestId: string; readonly error: AppError | null }

export type PhoneStep = Step<PhoneState, PhoneEffect>

/** Runs one step after the other on the growing state and collects the effects. */
export function chain<T>(
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

export function reply(requestId: string | null, error: AppError | null): readonly PhoneEffect[] {
  return requestId === null ? [] : [{ kind: 'reply', requestId, error }]
}
