import type { RtpPacket } from './rtp.ts'

/** What a receiver knows about one source, in the units of an RTCP report block (RFC 3550 6.4.1). */
export type ReceptionReport = {
  readonly ssrc: number
  /** 0..255, of 256, since the report before. */
  readonly fractionLost: number
  readonly lost: number
  readonly highestSequence: number
  /** In units of the media clock. */
  readonly jitter: number
}

export type ReceiveStats = {
  /** Counts a packet; `atMs` is the arrival time on any steady clock. A new SSRC starts a new count. */
  add(packet: RtpPacket, atMs: number): void
  /** The block for the next report, null before the first packet; starts the next interval. */
  report(): ReceptionReport | null
}

const SEQUENCE_MODULUS = 0x1_0000
const MAX_LOST = 0x7fffff

/** Counts one stream the way RFC 3550 A.3 and A.8 do. `clockRate` in Hz. */
export function createReceiveStats(clockRate: number): ReceiveStats {
  let source: {
    readonly ssrc: number
    readonly base: number
    highest: number
    received: number
    jitter: number
    transit: number | null
  } | null = null
  let before = { expected: 0, received: 0 }

  return {
    add(packet, atMs) {
      if (source?.ssrc !== packet.ssrc) {
        const { ssrc, sequence } = packet
        source = { ssrc, base: sequence, highest: sequence - 1, received: 0, jitter: 0, transit: null }
        before = { expected: 0, received: 0 }
      }
      source.received += 1
      const ahead =
        (packet.sequence - (source.highest % SEQUENCE_MODULUS) + SEQUENCE_MODULUS) % SEQUENCE_MODULUS
      if (ahead < SEQUENCE_MODULUS / 2) source.highest += ahead
      const transit = (atMs * clockRate) / 1000 - packet.timestamp
      if (source.transit !== null) source.jitter += (Math.abs(transit - source.transit) - source.jitter) / 16
      source.transit = transit
    },
    report() {
      if (!source) return null
      const expected = source.highest - source.base + 1
      const interval = { expected: expected - before.expected, received: source.received - before.received }
      before = { expected, received: source.received }
      const lostNow = Math.max(0, interval.expected - interval.received)
      return {
        ssrc: source.ssrc,
        fractionLost:
          interval.expected > 0 ? Math.min(255, Math.floor((lostNow * 256) / interval.expected)) : 0,
        lost: Math.max(0, Math.min(MAX_LOST, expected - source.received)),
        highestSequence: source.highest >>> 0,
        jitter: Math.min(0xffffffff, Math.round(source.jitter)),
      }
    },
  }
}
