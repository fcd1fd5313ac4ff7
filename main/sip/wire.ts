import type { SipTransport } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Endpoint } from './endpoint.ts'

/** A connected socket of one transport, seen as a thing that carries whole messages. */
export type Wire = {
  readonly transport: SipTransport
  readonly local: Endpoint
  readonly remote: Endpoint
  /** `to`: on UDP, another address of the same server (where a request came from). */
  write(text: string, to?: Endpoint): void
  /** What keeps the path open and costs nothing: CRLFCRLF, or a WebSocket ping. */
  ping(): void
  /** Ends it without a `closed` event. Safe to repeat. */
  close(): void
}

/** A socket that is ready; it says nothing before it is started, which must happen at once. */
export type StartWire = (events: WireEvents) => Wire

export type WireEvents = {
  /** One whole message as bytes, unchecked. */
  readonly frame: (bytes: Buffer, from: Endpoint) => void
  /** Anything at all arrived. */
  readonly heard: () => void
  readonly ponged: () => void
  /** The wire is no more; told once, not after `close`. */
  readonly closed: (error: AppError) => void
}
