import type { CodecPair } from './codec-pairs.ts'
import { scaleEvent } from './event-clock.ts'
import { createOutStream } from './out-stream.ts'
import type { OutStream } from './out-stream.ts'
import { mapRtcp } from './rtcp-map.ts'
import type { StreamMap } from './rtcp-map.ts'
import type { RtpPacket } from './rtp.ts'

/** What happens to packets between the two sides of a relay. Null = not passed on. */
export type MediaPath = {
  /** The formats agreed on; nothing passes before. */
  agree(pairs: readonly CodecPair[]): void
  /** SSRC of the one stream the page hears, whatever feeds it. `clockRate` of the first format, in Hz. */
  ssrc(clockRate: number): number
  toFar(packet: RtpPacket): RtpPacket | null
  toPage(packet: RtpPacket, nowMs: number): RtpPacket | null
  reportToFar(compound: Buffer): Buffer | null
  reportToPage(compound: Buffer): Buffer | null
}

export function createMediaPath(): MediaPath {
  let pairs: readonly CodecPair[] = []
  let stream: OutStream | null = null
  const streamAt = (clockRate: number): OutStream => (stream ??= createOutStream(clockRate))

  return {
    agree(next) {
      pairs = next
    },
    ssrc: (clockRate) => streamAt(clockRate).ssrc,
    toFar(packet) {
      const pair = pairs.find(({ page }) => page.payloadType === packet.payloadType)
      return pair ? scaleEvent({ ...packet, payloadType: pair.sendType }, pair.eventFactor) : null
    },
    toPage(packet, nowMs) {
      // RFC 3264 5.1: they send with our numbers; some send with their own.
      const pair =
        pairs.find(({ receiveType }) => receiveType === packet.payloadType) ??
        pairs.find(({ sendType }) => sendType === packet.payloadType)
      if (!pair) return null
      const shown = scaleEvent({ ...packet, payloadType: pair.page.payloadType }, 1 / pair.eventFactor)
      return streamAt(pair.page.clockRate).next(shown, nowMs)
    },
    reportToFar: (compound) => mapRtcp(compound, streamMaps(stream, 'far')),
    reportToPage: (compound) => mapRtcp(compound, streamMaps(stream, 'page')),
  }
}

/** The page's own stream keeps its SSRC on both sides; only what the page hears has two names. */
function streamMaps(stream: OutStream | null, towards: 'page' | 'far'): readonly StreamMap[] {
  const source = stream?.source()
  if (!stream || !source) return []
  const { sequenceShift, timestampShift } = source
  return towards === 'page'
    ? [{ from: source.ssrc, to: stream.ssrc, sequenceShift, timestampShift }]
    : [
        {
          from: stream.ssrc,
          to: source.ssrc,
          sequenceShift: -sequenceShift,
          timestampShift: -timestampShift,
        },
      ]
}
