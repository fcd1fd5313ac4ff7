import { randomBytes } from 'node:crypto'
import { buildStun, parseStun, STUN_ATTRIBUTE, STUN_TYPE, stunAttribute, type SocketAddress } from './stun.ts'

export type StunServer = { readonly host: string; readonly port: number }

/** RFC 8489 6.2.1 waits longer; a call is not held up for this, and the last answer in time counts. */
const ASK_AT_MS = [0, 100, 300, 700] as const
const MAGIC_COOKIE = 0x2112a442

/** Asks one STUN server under which address and port a socket is seen outside (RFC 8489, method Binding). */
export type StunAsk = {
  /** True when the datagram was the answer, and is no sound. */
  take(raw: Buffer): boolean
  /** Null until the server answered. */
  mapped(): SocketAddress | null
  stop(): void
}

/** Starts asking at once. `send` leaves through the socket that is asked about. */
export function askStun(send: (request: Buffer) => void): StunAsk {
  const transactionId = randomBytes(12)
  const request = buildStun({ type: STUN_TYPE.bindingRequest, transactionId, attributes: [] })
  let found: SocketAddress | null = null
  const timers = ASK_AT_MS.map((delayMs) =>
    setTimeout(() => {
      if (!found) send(request)
    }, delayMs).unref(),
  )
  const stop = (): void => {
    for (const timer of timers) clearTimeout(timer)
  }
  return {
    take(raw) {
      const message = parseStun(raw)
      // Whoever can repeat 96 bits of chance saw our question.
      if (message?.type !== STUN_TYPE.bindingSuccess || !message.transactionId.equals(transactionId))
        return false
      const value = stunAttribute(message, STUN_ATTRIBUTE.xorMappedAddress)
      found ??= value && readMapped(value)
      if (found) stop()
      return true
    },
    mapped: () => found,
    stop,
  }
}

/** XOR-MAPPED-ADDRESS of an IPv4 address (RFC 8489 14.2); null for anything else. */
function readMapped(value: Buffer): SocketAddress | null {
  if (value.length !== 8 || value[1] !== 1) return null
  const bits = (value.readUInt32BE(4) ^ MAGIC_COOKIE) >>> 0
  const address = [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.')
  const port = value.readUInt16BE(2) ^ (MAGIC_COOKIE >>> 16)
  return port === 0 || address === '0.0.0.0' ? null : { address, port }
}
