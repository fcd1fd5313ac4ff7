import type { ReceptionReport } from './receive-stats.ts'

/** RTCP packet types (RFC 3550 12.1). */
const TYPE = { senderReport: 200, receiverReport: 201, description: 202, bye: 203 } as const
const NTP_EPOCH_OFFSET_SEC = 2_208_988_800
const CNAME = 1

export type SenderInfo = {
  /** Wall clock, milliseconds since 1970. */
  readonly nowMs: number
  /** The media time stamp that belongs to `nowMs`. */
  readonly timestamp: number
  readonly packets: number
  readonly octets: number
}

/** The last sender report of the far side and when it came, for the round-trip time (RFC 3550 6.4.1 LSR, DLSR). */
export type LastReport = { readonly middleNtp: number; readonly arrivedMs: number }

export type RtcpReport = {
  readonly ssrc: number
  readonly cname: string
  /** Null when nothing was sent: a receiver report is made. */
  readonly sender: SenderInfo | null
  readonly reception: ReceptionReport | null
  readonly lastReport: LastReport | null
  /** Ends the stream: a BYE closes the compound packet. */
  readonly bye?: boolean
  readonly nowMs: number
}

/** A compound packet: SR or RR, SDES with the CNAME, and BYE when asked (RFC 3550 6.1). */
export function writeRtcp(report: RtcpReport): Buffer {
  const parts = [writeReport(report), writeCname(report.ssrc, report.cname)]
  if (report.bye) parts.push(packet(TYPE.bye, 1, words(report.ssrc)))
  return Buffer.concat(parts)
}

export type RtcpSummary = {
  readonly senderReport: { readonly ssrc: number; readonly middleNtp: number } | null
  readonly bye: boolean
}

/** Reads what the legs need from a compound packet; null when it is malformed (RFC 3550 A.2). */
export function parseRtcp(compound: Buffer): RtcpSummary | null {
  let senderReport: RtcpSummary['senderReport'] = null
  let bye = false
  for (let at = 0; at < compound.length; ) {
    if (at + 4 > compound.length || (compound[at] ?? 0) >> 6 !== 2) return null
    const type = compound[at + 1]
    const end = at + 4 + compound.readUInt16BE(at + 2) * 4
    if (end > compound.length) return null
    if (type === TYPE.senderReport) {
      if (end - at < 28) return null
      senderReport = { ssrc: compound.readUInt32BE(at + 4), middleNtp: compound.readUInt32BE(at + 10) }
    }
    if (type === TYPE.bye) bye = true
    at = end
  }
  return compound.length > 0 ? { senderReport, bye } : null
}

function writeReport({ ssrc, sender, reception, lastReport, nowMs }: RtcpReport): Buffer {
  const blocks = reception ? writeBlock(reception, lastReport, nowMs) : Buffer.alloc(0)
  const count = reception ? 1 : 0
  if (!sender) return packet(TYPE.receiverReport, count, Buffer.concat([words(ssrc), blocks]))
  const seconds = Math.floor(sender.nowMs / 1000) + NTP_EPOCH_OFFSET_SEC
  const fraction = Math.floor(((sender.nowMs % 1000) / 1000) * 2 ** 32)
  const info = words(ssrc, seconds, fraction, sender.timestamp, sender.packets, sender.octets)
  return packet(TYPE.senderReport, count, Buffer.concat([info, blocks]))
}

function writeBlock(reception: ReceptionReport, last: LastReport | null, nowMs: number): Buffer {
  const delay = last ? Math.round(((nowMs - last.arrivedMs) * 65_536) / 1000) : 0
  const lost = ((reception.fractionLost << 24) | reception.lost) >>> 0
  return words(reception.ssrc, lost, reception.highestSequence, reception.jitter, last?.middleNtp ?? 0, delay)
}

function writeCname(ssrc: number, cname: string): Buffer {
  const text = Buffer.from(cname, 'utf8').subarray(0, 255)
  // The item list ends with at least one zero octet and is padded to a word (6.5).
  const items = Buffer.alloc(Math.ceil((2 + text.length + 1) / 4) * 4)
  items[0] = CNAME
  items[1] = text.length
  text.copy(items, 2)
  return packet(TYPE.description, 1, Buffer.concat([words(ssrc), items]))
}

function packet(type: number, count: number, body: Buffer): Buffer {
  const header = Buffer.from([0x80 | count, type, 0, 0])
  header.writeUInt16BE(body.length / 4, 2)
  return Buffer.concat([header, body])
}

function words(...values: readonly number[]): Buffer {
  const body = Buffer.allocUnsafe(values.length * 4)
  values.forEach((value, index) => body.writeUInt32BE(value >>> 0, index * 4))
  return body
}
