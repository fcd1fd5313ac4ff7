/** One RTP packet as the legs hand it on (RFC 3550 5.1). CSRC and header extensions are not carried over. */
export type RtpPacket = {
  /** 0..127 */
  readonly payloadType: number
  readonly marker: boolean
  /** 0..65535 */
  readonly sequence: number
  /** 0..2^32-1, in units of the payload's clock */
  readonly timestamp: number
  readonly ssrc: number
  readonly payload: Buffer
}

const FIXED_BYTES = 12

/** Reads an RTP packet; null when it is none (wrong version, cut short, padding longer than the payload). */
export function parseRtp(raw: Buffer): RtpPacket | null {
  const first = raw[0]
  const second = raw[1]
  if (raw.length < FIXED_BYTES || first === undefined || second === undefined || first >> 6 !== 2) return null
  let start = FIXED_BYTES + (first & 0x0f) * 4
  if (first & 0x10) {
    if (start + 4 > raw.length) return null
    start += 4 + raw.readUInt16BE(start + 2) * 4
  }
  const padding = first & 0x20 ? (raw.at(-1) ?? 0) : 0
  if ((first & 0x20 && padding === 0) || start + padding > raw.length) return null
  return {
    payloadType: second & 0x7f,
    marker: second >> 7 === 1,
    sequence: raw.readUInt16BE(2),
    timestamp: raw.readUInt32BE(4),
    ssrc: raw.readUInt32BE(8),
    payload: raw.subarray(start, raw.length - padding),
  }
}

/** Serialises a packet without CSRC, extension or padding. */
export function writeRtp(packet: RtpPacket): Buffer {
  const raw = Buffer.allocUnsafe(FIXED_BYTES + packet.payload.length)
  raw[0] = 0x80
  raw[1] = (packet.marker ? 0x80 : 0) | packet.payloadType
  raw.writeUInt16BE(packet.sequence, 2)
  raw.writeUInt32BE(packet.timestamp, 4)
  raw.writeUInt32BE(packet.ssrc, 8)
  packet.payload.copy(raw, FIXED_BYTES)
  return raw
}

/** On a multiplexed port RTCP is told from RTP by its packet type 192..223 (RFC 5761 4). */
export function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0
  return type >= 192 && type <= 223
}
