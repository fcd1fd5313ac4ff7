import type { SipTransport } from '../../../shared/domain/phone.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Endpoint } from '../../../main/sip/endpoint.ts'
import { showEndpoint } from '../../../main/sip/endpoint.ts'
import { formatSip } from '../../../main/sip/sip-text.ts'
import type { SipMessage } from '../../../main/sip/sip-text.ts'
import type { StartWire, WireEvents } from '../../../main/sip/wire.ts'

/** A socket without a network: what was written is kept, what arrives is put in by hand. */
export type FakeWire = {
  readonly start: StartWire
  readonly written: readonly string[]
  /** Where each went; '' = where the wire goes anyway. */
  readonly targets: readonly string[]
  readonly pings: () => number
  readonly isClosed: () => boolean
  arrive(message: SipMessage | string | Buffer, from?: Endpoint): void
  pong(): void
  break(error: AppError): void
}

export function createFakeWire(transport: SipTransport, port = 40_000): FakeWire {
  const written: string[] = []
  const targets: string[] = []
  const remote = { address: '192.0.2.1', port: 5060 }
  let events: WireEvents | null = null
  let pings = 0
  let closed = false
  return {
    written,
    targets,
    pings: () => pings,
    isClosed: () => closed,
    start: (given) => {
      events = given
      return {
        transport,
        local: { address: '192.0.2.7', port },
        remote,
        write: (text, to) => {
          written.push(text)
          targets.push(to === undefined ? '' : showEndpoint(to))
        },
        ping: () => {
          pings += 1
        },
        close: () => {
          closed = true
        },
      }
    },
    arrive: (message, from = remote) => {
      events?.heard()
      const bytes = Buffer.isBuffer(message)
        ? message
        : Buffer.from(typeof message === 'string' ? message : formatSip(message))
      events?.frame(bytes, from)
    },
    pong: () => {
      events?.heard()
      events?.ponged()
    },
    break: (error) => {
      events?.closed(error)
    },
  }
}
