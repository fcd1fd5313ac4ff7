import type { RtpPacket } from '../../../media/rtp.ts'

const KEYS = '0123456789*#ABCD'

export type DtmfDetector = {
  /** Takes a telephone-event packet (RFC 4733 2.3); returns the key when it is the first packet of its event. */
  add(packet: RtpPacket): string | null
}

/** An event is its time stamp: all its packets, repeated ends included, carry the same one (2.5.1.2). */
export function createDtmfDetector(): DtmfDetector {
  let last: { readonly ssrc: number; readonly timestamp: number } | null = null
  return {
    add({ ssrc, timestamp, payload }) {
      if (payload.length < 4 || (last?.ssrc === ssrc && last.timestamp === timestamp)) return null
      last = { ssrc, timestamp }
      return KEYS[payload[0] ?? KEYS.length] ?? null
    },
  }
}
