import { randomBytes } from 'node:crypto'
import type { RtpPacket } from './rtp.ts'

/** The one RTP stream a page hears: constant SSRC, whatever feeds it (sip-edge.md 4: an SSRC change nobody signalled is at
 *  the browser's mercy). */
export type OutStream = {
  readonly ssrc: number
  /** Fits a packet of the current source into the stream; order and gaps within a source are kept. */
  next(packet: RtpPacket, nowMs: number): RtpPacket
  /** The next packet belongs to another source even if its SSRC is the same (tone, then echo). */
  cut(): void
  /** The current source and what is added to its counters; null before the first packet. */
  source(): StreamSource | null
  /** For sender reports: packets and payload octets so far, and the media time that belongs to `nowMs`. */
  sent(
    nowMs: number,
  ): { readonly packets: number; readonly octets: number; readonly timestamp: number } | null
}

export type StreamSource = {
  readonly ssrc: number
  readonly sequenceShift: number
  readonly timestampShift: number
}

const SEQUENCE_MODULUS = 0x1_0000

/** `clockRate` in Hz: how far the time stamp moves while the source changes. */
export function createOutStream(clockRate: number): OutStream {
  const random = randomBytes(10)
  const ssrc = random.readUInt32BE(0)
  // Below 2^15, so that the receiver's first guess of the roll-over counter is right (RFC 3711 3.3.1).
  let last = { sequence: random.readUInt16BE(4) & 0x3fff, timestamp: random.readUInt32BE(6), atMs: 0 }
  let source: StreamSource | null = null
  let packets = 0
  let octets = 0

  const follow = (packet: RtpPacket, nowMs: number) => {
    const passed = packets === 0 ? 0 : Math.max(1, Math.round(((nowMs - last.atMs) * clockRate) / 1000))
    return {
      ssrc: packet.ssrc,
      sequenceShift: last.sequence + 1 - packet.sequence,
      timestampShift: last.timestamp + passed - packet.timestamp,
    }
  }

  return {
    ssrc,
    next(packet, nowMs) {
      if (source?.ssrc !== packet.ssrc) source = follow(packet, nowMs)
      const sequence = (packet.sequence + source.sequenceShift) & (SEQUENCE_MODULUS - 1)
      const timestamp = (packet.timestamp + source.timestampShift) >>> 0
      const isAhead =
        ((sequence - last.sequence + SEQUENCE_MODULUS) & (SEQUENCE_MODULUS - 1)) < SEQUENCE_MODULUS / 2
      if (isAhead || packets === 0) last = { sequence, timestamp, atMs: nowMs }
      packets += 1
      octets += packet.payload.length
      return { ...packet, ssrc, sequence, timestamp }
    },
    source: () => source,
    cut() {
      source = null
    },
    sent(nowMs) {
      if (packets === 0) return null
      const passed = Math.round(((nowMs - last.atMs) * clockRate) / 1000)
      return { packets, octets, timestamp: (last.timestamp + passed) >>> 0 }
    },
  }
}
