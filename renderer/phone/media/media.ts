import type { CallQuality } from '../../../shared/domain/call.ts'
import type { Result } from '../../../shared/result.ts'
import type { CallSound, MediaHealth } from '../engine.ts'

/** How a description is to be made. */
export type DescriptionWish = {
  readonly hold: boolean
  readonly iceRestart: boolean
}

export type MediaEvents = {
  /** From what the far side offers or answers: it does not listen to us at the moment. */
  remoteHold(on: boolean): void
  health(health: MediaHealth): void
  quality(quality: CallQuality): void
}

/**
 * The media of one call: SDP in and out, and the sound behind it. `rtc-media.ts` is the WebRTC one; a relay to plain RTP
 * wraps it and rewrites what passes (house.md 2), so SDP is never changed anywhere else.
 */
export type CallMedia = {
  /** Opens the microphone; with `offers` (a call that starts here) the first offer is made meanwhile. Everything else waits
   *  until a description is asked for. Errors: microphone-unavailable; through the relay also line-not-ready, unreachable
   *  (no-media-port), app-unavailable. */
  prepare(how: { readonly offers: boolean }): Promise<Result<undefined>>
  /** Our offer, or our answer while a far offer waits for one. Throws when the connection is closed or overtaken. */
  describe(wish: DescriptionWish): Promise<string>
  /** Takes an answer that is not the last word (sound before the call is answered); the next one, of whoever it is, takes
   *  its place. Throws when it cannot be used. */
  acceptEarly(sdp: string): Promise<void>
  /** Takes a far offer or answer. Throws when it cannot be used. `unheard`: it is the answer of another phone than the one
   *  that was heard early, whose keys this connection has; nothing is heard before a new offer was answered. */
  accept(sdp: string): Promise<'taken' | 'unheard'>
  /** Back to the last agreed state after a refused offer (RFC 3264 4, RFC 8829 4.1.10.2). */
  rollback(): Promise<void>
  setSound(sound: CallSound): void
  /** False when the far side cannot take RFC 4733 events. */
  sendDtmf(tones: string): boolean
  close(): void
}

export type MediaOptions = {
  readonly accountId: string
  readonly iceServers: readonly string[]
  readonly media: 'direct' | 'relay'
}

export type MediaPort = { open(options: MediaOptions, events: MediaEvents): CallMedia }
