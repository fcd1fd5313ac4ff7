import type { RtpPacket } from './rtp.ts'

const DURATION_AT = 2
const MAX_DURATION = 0xffff

/**
 * Changes the clock of a telephone event's duration (RFC 4733 2.3): `factor` is the new rate over the old one, 1/6 from
 * Opus' 48 kHz to the 8 kHz old phones know. Packets that carry no event pass as they are.
 */
export function scaleEvent(packet: RtpPacket, factor: number): RtpPacket {
  if (factor === 1 || packet.payload.length < 4) return packet
  const payload = Buffer.from(packet.payload)
  const duration = Math.round(payload.readUInt16BE(DURATION_AT) * factor)
  // An event under way has a length; 0 means something else (RFC 4733 2.3.5).
  payload.writeUInt16BE(Math.min(MAX_DURATION, Math.max(1, duration)), DURATION_AT)
  return { ...packet, payload }
}
