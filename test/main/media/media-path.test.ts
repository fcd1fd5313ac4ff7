import { describe, expect, it } from 'vitest'
import { pairCodecs, PAGE_TYPES, renumber } from '../../../main/media/codec-pairs.ts'
import { scaleEvent } from '../../../main/media/event-clock.ts'
import { createMediaPath } from '../../../main/media/media-path.ts'
import { writeRtcp } from '../../../main/media/rtcp.ts'
import type { RtpPacket } from '../../../main/media/rtp.ts'
import type { AudioCodec } from '../../../main/media/sdp-media.ts'

const codec = (payloadType: number, name: string, clockRate: number, channels = 1): AudioCodec => ({
  ...{ payloadType, name, clockRate, channels, parameters: null },
})
const packet = (changes: Partial<RtpPacket> = {}): RtpPacket => ({
  ...{ payloadType: 0, marker: false, sequence: 7, timestamp: 160, ssrc: 99 },
  payload: Buffer.from([1, 2, 3]),
  ...changes,
})
const event = (duration: number) => Buffer.from([5, 0x8a, duration >> 8, duration & 0xff])

describe('formats', () => {
  it('keeps numbers apart when a fixed one is taken', () => {
    const types = new Map([['opus/48000', 126]])
    const given = [codec(111, 'opus', 48_000, 2), codec(126, 'telephone-event', 8000)]
    const [opus, events] = renumber(given, types)
    expect(opus?.payloadType).toBe(126)
    expect(events?.payloadType).not.toBe(126)
  })

  it('does not widen events when a phone with Opus knows 48 kHz, or speaks something else first', () => {
    const far = [codec(0, 'PCMU', 8000), codec(107, 'opus', 48_000, 2), codec(101, 'telephone-event', 8000)]
    expect(pairCodecs(far, PAGE_TYPES, null, null).map(({ eventFactor }) => eventFactor)).toEqual([1, 1, 1])
    const both = [...far.slice(1), codec(102, 'telephone-event', 48_000)]
    expect(pairCodecs(both, PAGE_TYPES, null, null).map(({ eventFactor }) => eventFactor)).toEqual([1, 1, 1])
  })
})

describe('events', () => {
  it.each([
    [7680, 1 / 6, 1280],
    [1, 1 / 6, 1],
    [1280, 6, 7680],
    [60_000, 6, 65_535],
  ])('change a length of %i by %f to %i', (from, factor, to) => {
    const scaled = scaleEvent(packet({ payload: event(from) }), factor)
    expect(scaled.payload).toEqual(event(to))
  })

  it('leave what is too short alone', () => {
    expect(scaleEvent(packet(), 6).payload).toEqual(Buffer.from([1, 2, 3]))
  })
})

describe('media path', () => {
  const far = [codec(107, 'opus', 48_000, 2), codec(101, 'telephone-event', 8000)]
  const ready = () => {
    const path = createMediaPath()
    path.agree(pairCodecs(far, PAGE_TYPES, null, new Map([['opus/48000', 96]])))
    return path
  }

  it('passes nothing before an agreement, and no format outside it', () => {
    expect(createMediaPath().toFar(packet())).toBeNull()
    expect(ready().toFar(packet({ payloadType: 0 }))).toBeNull()
    expect(ready().toPage(packet({ payloadType: 13 }), 0)).toBeNull()
  })

  it('sends their numbers, takes ours and theirs, and converts events', () => {
    const path = ready()
    expect(path.toFar(packet({ payloadType: 111 }))).toMatchObject({ payloadType: 107, ssrc: 99 })
    const tone = path.toFar(packet({ payloadType: 110, payload: event(4800) }))
    expect(tone).toMatchObject({ payloadType: 101, payload: event(800) })
    expect(path.toPage(packet({ payloadType: 96 }), 0)?.payloadType).toBe(111)
    expect(path.toPage(packet({ payloadType: 107 }), 0)?.payloadType).toBe(111)
  })

  it('lets the page hear one stream, and names it in reports both ways', () => {
    const path = ready()
    const first = path.toPage(packet({ payloadType: 107, ssrc: 1000, sequence: 50 }), 0)
    const next = path.toPage(packet({ payloadType: 107, ssrc: 2000, sequence: 9000, timestamp: 5 }), 20)
    expect(first?.ssrc).toBe(path.ssrc(48_000))
    expect(next).toMatchObject({ ssrc: first?.ssrc, sequence: ((first?.sequence ?? 0) + 1) & 0xffff })

    const report = writeRtcp({
      ...{ ssrc: 2000, cname: 'bob', reception: null, lastReport: null, bye: true, nowMs: 20 },
      sender: { nowMs: 20, timestamp: 5, packets: 1, octets: 3 },
    })
    const shown = path.reportToPage(report)
    expect(shown?.readUInt32BE(4)).toBe(first?.ssrc)
    expect(shown?.readUInt32BE(16)).toBe(next?.timestamp)
    expect([...(shown ?? [])].length).toBeLessThan(report.length)

    const block = Buffer.alloc(24)
    block.writeUInt32BE(first?.ssrc ?? 0, 0)
    block.writeUInt32BE(next?.sequence ?? 0, 8)
    const back = path.reportToFar(Buffer.concat([Buffer.from([0x81, 201, 0, 7, 0, 0, 0, 99]), block]))
    expect(back?.readUInt32BE(4)).toBe(99)
    expect(back?.readUInt32BE(8)).toBe(2000)
    expect(back?.readUInt16BE(18)).toBe(9000)
  })

  it.each([
    ['nothing', ''],
    ['feedback only', '81cd00020000006300000064'],
    ['a report cut short', '81c900010000006300'],
    ['a report without its block', '81c9000100000063'],
  ])('passes no report of %s', (_, hex) => {
    expect(ready().reportToFar(Buffer.from(hex, 'hex'))).toBeNull()
  })
})
