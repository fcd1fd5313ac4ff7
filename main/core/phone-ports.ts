import type { PhoneCommand, SipFlowOpened } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import type { AccountId, FlowId, RelayId } from '../../shared/ids.ts'
import type { Discovery } from '../../shared/domain/discovery.ts'
import type { Result } from '../../shared/result.ts'

/** The phone window as the core sees it. Errors: app-unavailable (no window), timeout, and what the phone answers. */
export type PhonePort = {
  send(command: PhoneCommand): Promise<Result<undefined>>
}

/** The SIP sockets of main/sip, as the phone window uses them. What arrives goes out as `sip.received` and `sip.closed`. */
export type SipFlowsPort = {
  /** Connects the account's line, and sends `first` at once. Errors: no-such-account, name-not-found, unreachable, timeout,
   *  tls-*, secret-*, bad-request (`first` is no SIP message). */
  open(accountId: AccountId, viaHost: string, first?: string): Promise<Result<SipFlowOpened>>
  send(flowId: FlowId, text: string): Result<undefined>
  close(flowId: FlowId): void
  /** Looks for the account's server anew and says what was found; what is in use stays. A server that is not found is told
   *  in the answer. Errors: no-such-account, not-supported (no line), secret-*. */
  discover(accountId: AccountId, signal: AbortSignal): Promise<Result<Discovery>>
  /** `host:port` at which others reach the account's open connections, as far as this side can tell. */
  contacts(accountId: AccountId): readonly string[]
  /** Ends every flow and every attempt to open one. */
  closeAll(): void
}

/** What a session description is in the exchange of RFC 3264; a `pranswer` may be followed by another answer. */
export type SdpRole = 'offer' | 'pranswer' | 'answer'

/** The media relay of main/media: a call between the phone window's WebRTC and plain RTP (or SDES-SRTP). */
export type MediaRelayPort = {
  /** Opens the ports of one call. Errors: line-not-ready, unreachable (`no-media-port`), conflict, app-unavailable. */
  open(accountId: AccountId): Promise<Result<{ readonly relayId: RelayId }>>
  /** The phone window's description as it goes to the server. Errors: not-found, bad-response (`sdp-…`), not-supported
   *  (`no-common-codec`, `srtp-…`, `sdp-…`), conflict (`no-offer`, `fingerprint-changed`). */
  toFar(relayId: RelayId, role: SdpRole, sdp: string): Promise<Result<{ readonly sdp: string }>>
  /** The server's description as the phone window gets it. Errors as `toFar`. */
  toPage(relayId: RelayId, role: SdpRole, sdp: string): Promise<Result<{ readonly sdp: string }>>
  /** Safe to repeat. */
  closeRelay(relayId: RelayId): void
  /** The window whose calls they were is gone. */
  closeRelays(): void
}

/** What the SIP sockets report; goes to the phone window. */
export type SipEvents = {
  received(flowId: FlowId, text: string): void
  closed(flowId: FlowId, error: AppError | null): void
}
