/** How one stream is known on the two sides of a relay: its number here and there, and how far its counters are apart. */
export type StreamMap = {
  readonly from: number
  readonly to: number
  /** Added to sequence numbers, mod 2^16. */
  readonly sequenceShift: number
  /** Added to time stamps, mod 2^32. */
  readonly timestampShift: number
}

const SENDER_REPORT = 200
const RECEIVER_REPORT = 201
const DESCRIPTION = 202
const BLOCK_BYTES = 24

/**
 * Translates a compound packet (RFC 3550 7.2): reports and names pass with the SSRCs the other side knows. BYE (the
 * relay's stream goes on when a source ends), feedback and application packets are left out. Null when nothing is left
 * or the packet is malformed.
 */
export function mapRtcp(compound: Buffer, streams: readonly StreamMap[]): Buffer | null {
  const parts: Buffer[] = []
  for (let at = 0; at < compound.length; ) {
    if (at + 8 > compound.length || (compound[at] ?? 0) >> 6 !== 2) return null
    const end = at + 4 + compound.readUInt16BE(at + 2) * 4
    if (end > compound.length || end < at + 8) return null
    const part = mapPacket(Buffer.from(compound.subarray(at, end)), streams)
    if (part) parts.push(part)
    at = end
  }
  return parts.length > 0 ? Buffer.concat(parts) : null
}

function mapPacket(packet: Buffer, streams: readonly StreamMap[]): Buffer | null {
  const type = packet[1] ?? 0
  if (type !== SENDER_REPORT && type !== RECEIVER_REPORT && type !== DESCRIPTION) return null
  const sender = find(packet.readUInt32BE(4), streams)
  if (sender) packet.writeUInt32BE(sender.to, 4)
  if (type === DESCRIPTION) return packet
  if (type === SENDER_REPORT) {
    if (packet.length < 28) return null
    if (sender) packet.writeUInt32BE((packet.readUInt32BE(16) + sender.timestampShift) >>> 0, 16)
  }
  const count = (packet[0] ?? 0) & 0x1f
  const first = type === SENDER_REPORT ? 28 : 8
  if (packet.length < first + count * BLOCK_BYTES) return null
  for (let at = first; at < first + count * BLOCK_BYTES; at += BLOCK_BYTES) mapBlock(packet, at, streams)
  return packet
}

/** A report about a stream: its SSRC and the highest sequence number seen (low half; the cycles stay). */
function mapBlock(packet: Buffer, at: number, streams: readonly StreamMap[]): void {
  const stream = find(packet.readUInt32BE(at), streams)
  if (!stream) return
  packet.writeUInt32BE(stream.to, at)
  packet.writeUInt16BE((packet.readUInt16BE(at + 10) + stream.sequenceShift) & 0xffff, at + 10)
}

function find(ssrc: number, streams: readonly StreamMap[]): StreamMap | undefined {
  return streams.find(({ from }) => from === ssrc)
}
