import type { Endpoint } from './endpoint.ts'
import { formatSip } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import type { TokenSwap } from './token-swap.ts'
import type { UdpRetransmitter } from './udp-retransmit.ts'
import { MAX_UDP_REQUEST_BYTES } from './upsize.ts'
import type { Upsizer } from './upsize.ts'
import { topVia, viaParam } from './via.ts'
import type { Wire } from './wire.ts'

export type OutletOptions = {
  readonly wire: Wire
  /** TCP beside a UDP wire. */
  readonly side: Upsizer
  readonly swap: TokenSwap
  readonly repeats: UdpRetransmitter | null
  readonly trace: (message: SipMessage) => void
  readonly isOver: () => boolean
}

/** How messages leave a flow: `address for token -> (too long for UDP: TCP) -> repetitions (UDP) -> socket`. */
export type Outlet = {
  /** A message of the phone. */
  send(message: SipMessage): void
  /** A message of main's own, addressed already. */
  transmit(message: SipMessage): void
}

/** Requests that went by TCP: no flow has more of them in the air. */
const MAX_UPSIZED = 64

export function createOutlet(options: OutletOptions): Outlet {
  const { repeats, side, swap, wire } = options
  const upsized = new Set<string>()

  const transmit = (message: SipMessage, lane: Wire, to?: Endpoint): void => {
    const text = formatSip(message)
    options.trace(message)
    if (lane === wire)
      repeats?.sent(message, () => {
        wire.write(text, to)
      })
    lane.write(text, to)
  }

  const sendUpsized = async (message: SipMessage, branch: string): Promise<void> => {
    const lane = await side.wire()
    if (options.isOver()) return
    if (lane === null) {
      upsized.delete(branch)
      transmit(swap.out(message, wire), wire)
    } else transmit(swap.out(message, lane, wire), lane)
  }

  const sendRequest = (message: SipMessage): void => {
    const branch = topVia(message)?.branch ?? ''
    const addressed = swap.out(message, wire)
    const tooLong =
      wire.transport === 'UDP' && Buffer.byteLength(formatSip(addressed)) > MAX_UDP_REQUEST_BYTES
    // CANCEL, and the ACK to a refusal, share the branch of their INVITE and its way (RFC 3261 9.1, 17.1.1.3).
    if (!tooLong && !upsized.has(branch)) {
      transmit(addressed, wire)
      return
    }
    upsized.add(branch)
    const oldest = upsized.values().next().value
    if (upsized.size > MAX_UPSIZED && oldest !== undefined) upsized.delete(oldest)
    // Never rejects: dialling answers with a Result, and writing does not throw.
    void sendUpsized(message, branch)
  }

  /** RFC 3261 18.2.2: back to where the request came from, which its Via tells (`markReceived`). */
  const sendResponse = (message: SipMessage): void => {
    const via = topVia(message)
    const addressed = swap.out(message, wire)
    const lane = via?.transport === 'TCP' && wire.transport === 'UDP' ? side.current() : null
    const address = viaParam(via?.params ?? '', 'received')
    const port = Number(viaParam(via?.params ?? '', 'rport') ?? Number.NaN)
    if (lane !== null) transmit(addressed, lane)
    else if (wire.transport === 'UDP' && address !== null && port >= 1 && port <= 65_535)
      transmit(addressed, wire, { address, port })
    else transmit(addressed, wire)
  }

  return {
    send: (message) => {
      if (message.start.kind === 'request') sendRequest(message)
      else sendResponse(message)
    },
    transmit: (message) => {
      transmit(message, wire)
    },
  }
}
