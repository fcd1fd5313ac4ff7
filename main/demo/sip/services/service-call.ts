import type { Clock, Log } from '../../../core/ports.ts'
import type { SipHeader, SipRequest } from '../sip-message.ts'
import type { ServerTransaction } from '../transactions.ts'
import type { CallMedia } from './call-media.ts'
import type { Note } from './tone.ts'
import type { UaDialog } from './ua-dialog.ts'

/** A call as a service's behaviour sees it. Everything is safe to say at the wrong moment: it is then ignored. */
export type ServiceCall = {
  readonly direction: 'incoming' | 'outgoing'
  /** Address of the other side. */
  readonly peerUri: string
  ring(): void
  /** 183 with our description: the caller may hear us before we answer; `onReady` when it was sent. */
  progress(onReady: () => void): void
  answer(): void
  refuse(status: number): void
  hangUp(): void
  play(notes: readonly Note[], onEnd: () => void): void
  echo(): void
  /** Runs unless the call ended before. */
  after(delayMs: number, run: () => void): void
}

export type ServiceCallOptions = {
  readonly clock: Clock
  readonly log: Log
  readonly contact: string
  readonly peerUri: string
  readonly openMedia: (onLost: () => void) => Promise<CallMedia>
  /** Sends a request of the dialog. */
  readonly send: (request: SipRequest) => void
  /** Answered and, for incoming calls, acknowledged. */
  readonly onAnswered: (call: ServiceCall) => void
  readonly onEnded: (call: ServiceCall, wasAnswered: boolean) => void
  /** The other side asks us to call someone else. */
  readonly onRefer: (call: RunningCall, tx: ServerTransaction) => void
}

/** A call as the agent runs it. */
export type RunningCall = ServiceCall & {
  readonly localTag: string
  dialog(): UaDialog | null
  media(): CallMedia | null
  /** Requests inside the dialog. */
  take(tx: ServerTransaction): void
  takeAck(ack: SipRequest): void
  /** The caller gave up before we answered. */
  cancelled(): void
  /** Sends NOTIFY and the like. */
  request(method: string, headers: readonly SipHeader[], body: string): void
  /** Without goodbye: the server stops. */
  drop(): Promise<void>
}
