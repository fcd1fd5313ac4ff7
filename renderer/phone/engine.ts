import type { CallQuality } from '../../shared/domain/call.ts'
import type { LineSetup } from '../../shared/domain/line.ts'
import type { MessagesWaiting } from '../../shared/domain/messages-waiting.ts'
import type { SipTransport } from '../../shared/domain/phone.ts'
import type { WatchedState } from '../../shared/domain/watched.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'

/** What a SIP engine tells a line. `gen` is the number of the connection attempt it belongs to. */
export type LineSignal =
  | { readonly kind: 'connected'; readonly gen: number; readonly transport: SipTransport }
  | { readonly kind: 'connect-failed'; readonly gen: number; readonly error: AppError }
  /** `expiresSec`: what the registrar granted, at least 1. */
  | { readonly kind: 'registered'; readonly gen: number; readonly expiresSec: number }
  | {
      readonly kind: 'register-failed'
      readonly gen: number
      /** SIP status; 0 when the answer made no sense. */
      readonly status: number
      readonly retryAfterSec: number | null
      /** The server's reason phrase, cleaned. */
      readonly serverText: string
    }
  /** The connection is gone; null when no cause is known. */
  | { readonly kind: 'lost'; readonly gen: number; readonly error: AppError | null }
  | { readonly kind: 'ping-answered'; readonly gen: number }
  | { readonly kind: 'ping-lost'; readonly gen: number }

/** The far party as it named itself, cleaned. */
export type RemoteParty = { readonly address: string; readonly displayName: string | null }

export type MediaHealth = 'ok' | 'interrupted' | 'failed'

/** What a SIP engine tells a call. */
export type CallSignal =
  /** The INVITE left. */
  | { readonly kind: 'sent'; readonly sipCallId: string }
  /** The INVITE never left: bad target, no microphone. */
  | { readonly kind: 'send-failed'; readonly error: AppError }
  /** A provisional answer without sound: we make the ringback. */
  | { readonly kind: 'ringing' }
  /** The far side's own ringback or announcement is heard. */
  | { readonly kind: 'early' }
  /** Outgoing: accepted over there. */
  | { readonly kind: 'answered'; readonly remote: RemoteParty | null }
  /** Outgoing: final refusal (3xx to 6xx), or 408/503 made up by the engine. */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly serverText: string
      readonly movedTo?: RemoteParty
    }
  /** Incoming: our 200 is out and the dialog stands. */
  | { readonly kind: 'accepted' }
  /** Incoming: the answer could not be made and the call still rings. */
  | { readonly kind: 'accept-failed'; readonly error: AppError }
  /** Incoming: the caller or the server took it back; `elsewhere`: another phone answered (RFC 3326). */
  | { readonly kind: 'cancelled'; readonly elsewhere: boolean }
  | { readonly kind: 'hung-up' }
  /** Over for a reason inside: no common codec, no ACK, not answered in time. */
  | { readonly kind: 'failed'; readonly status: number | null; readonly error: AppError | null }
  | { readonly kind: 'hold-agreed'; readonly on: boolean }
  | { readonly kind: 'hold-refused'; readonly on: boolean; readonly status: number }
  /** The far side stopped listening to us, or listens again. */
  | { readonly kind: 'remote-hold'; readonly on: boolean }
  | { readonly kind: 'media'; readonly health: MediaHealth }
  /** The dialog is not known any more over there (481), or a re-INVITE was met by silence. */
  | { readonly kind: 'dialog-lost' }
  | { readonly kind: 'quality'; readonly quality: CallQuality }
  /** The far side took our wish to hand the call on. */
  | { readonly kind: 'refer-accepted' }
  /** What its call to the new party came to so far (sipfrag). */
  | { readonly kind: 'refer-progress'; readonly status: number }
  /** It did not take the wish, or ended its reports without a result (null). */
  | { readonly kind: 'refer-refused'; readonly status: number | null }
  /** The far side wants us to call somebody else; `follow` answers. */
  | { readonly kind: 'referred'; readonly to: RemoteParty; readonly announced: boolean }

/** One call leg of the engine. Methods start something; what comes of it arrives as a `CallSignal`. */
export type EngineCall = {
  /** Incoming only: opens the microphone and answers. */
  accept(): void
  /** Incoming only. 486: busy here; 603: declined everywhere. */
  reject(status: 486 | 603): void
  /** CANCEL, 480 or BYE, whichever fits; safe at any time. */
  hangUp(): void
  hold(on: boolean): void
  /** Re-INVITE with an ICE restart, after a network change. `patient`: nobody answering does not end the call. */
  restart(patient: boolean): void
  /** Whether our sound goes out and theirs is heard. */
  setSound(sound: CallSound): void
  /** RFC 4733 events. False when the far side cannot take them. */
  sendDtmf(tones: string): boolean
  /** Asks the far side to call this address instead (RFC 3515). */
  refer(uri: string): void
  /** Asks the far side to take our place in another call (RFC 3891). */
  referTo(other: EngineCall): void
  /** Does what the far side asked last (`referred`), as a new call that arrives as `followed`; or declines. */
  follow(on: boolean): void
}
/** `mix`: part of the conference, where each far side hears all the others and us. */
export type CallSound = { readonly send: boolean; readonly play: boolean; readonly mix: boolean }

/** A call that came about because a far side sent us on. */
export type FollowedCall = {
  readonly callId: CallId
  readonly call: EngineCall
  readonly remote: RemoteParty
  /** The call whose far side asked for it. */
  readonly consultFor: CallId
}

export type IncomingCall = {
  readonly callId: CallId
  readonly call: EngineCall
  readonly remote: RemoteParty
  readonly calledAddress: string | null
  readonly sipCallId: string
  /** Our call that this one takes the place of (RFC 3891). */
  readonly replaces: CallId | null
}

/** One account's line of the engine; it lives across connections, so that calls survive them. */
export type EngineLine = {
  connect(gen: number): void
  /** Registers, or refreshes on the same connection. */
  register(gen: number): void
  /** Asks whether the server still hears us; anything that arrives is an answer. */
  ping(gen: number, withinMs: number): void
  /** Drops the connection and keeps the calls. */
  disconnect(gen: number): void
  /** `hidden`: without our number (RFC 3323, RFC 3325). */
  dial(callId: CallId, uri: string, hidden: boolean): EngineCall
  /** Phones of others to watch, without scheme; the whole list. */
  watch(addresses: readonly string[]): void
  /** Sends a text (RFC 3428). Errors: target-invalid, call-failed with `status` and detail `text-refused`. */
  sendText(uri: string, text: string): Promise<AppError | null>
  /** Gives the line up: says goodbye to the registrar if asked to, keeps the connection until the last call is over.
   *  Resolves when the registrar answered or after 2 s. */
  retire(unregister: boolean): Promise<void>
}

export type EngineEvents = {
  line(accountId: string, signal: LineSignal): void
  incoming(accountId: string, call: IncomingCall): void
  followed(accountId: string, call: FollowedCall): void
  messages(accountId: string, messages: MessagesWaiting): void
  watched(accountId: string, address: string, state: WatchedState): void
  /** A text that came in and was taken. */
  text(accountId: string, from: RemoteParty, text: string): void
  call(callId: CallId, signal: CallSignal): void
}

/** What the machines need of a SIP library. The only implementation is `sip-engine.ts`. */
export type Engine = { openLine(setup: LineSetup, events: EngineEvents): EngineLine }
