import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOutStream } from '../../../main/media/out-stream.ts'
import { createReceiveStats } from '../../../main/media/receive-stats.ts'
import { parseRtcp, writeRtcp } from '../../../main/media/rtcp.ts'
import { isRtcp, parseRtp, writeRtp } from '../../../main/media/rtp.ts'
import type { RtpPacket } from '../../../main/media/rtp.ts'

const packets = fc.record({
  payloadType: fc.integer({ min: 0, max: 127 }),
  marker: fc.boolean(),
  sequence: fc.integer({ min: 0, max: 0xffff }),
  timestamp: fc.integer({ min: 0, max: 0xffffffff }),
  ssrc: fc.integer({ min: 0, max: 0xffffffff }),
  payload: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
})
const voice = (sequence: number, change: Partial<RtpPacket> = {}): RtpPacket => ({
  payloadType: 0,
  marker: false,
  sequence: sequence & 0xffff,
  timestamp: (sequence * 160) >>> 0,
  ssrc: 1,
  payload: Buffer.alloc(160),
  ...change,
})

describe('rtp', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(packets, (packet) => {
        expect(parseRtp(writeRtp(packet))).toEqual(packet)
      }),
    )
  })

  it('skips CSRC, extension and padding', () => {
    const raw = Buffer.concat([
      Buffer.from('b1880001000000010000000a', 'hex'),
      Buffer.from('00000005', 'hex'),
      Buffer.from('bede000110aa0000', 'hex'),
      Buffer.from('c0ffee', 'hex'),
      Buffer.from('000003', 'hex'),
    ])
    expect(parseRtp(raw)).toEqual({
      payloadType: 8,
      marker: true,
      sequence: 1,
      timestamp: 1,
      ssrc: 10,
      payload: Buffer.from('c0ffee', 'hex'),
    })
  })

  it('gives null and never throws when bytes are no RTP', () => {
    for (const hex of [
      '',
      '80',
      '400000000000000000000000',
      'a00000000000000000000000',
      '90000000000000000000000000000001',
    ])
      expect(parseRtp(Buffer.from(hex, 'hex'))).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => parseRtp(Buffer.from(bytes)) !== undefined),
    )
  })

  it('tells RTCP from RTP by the second byte', () => {
    expect(isRtcp(Buffer.from([0x80, 200]))).toBe(true)
    expect(isRtcp(Buffer.from([0x80, 0x80 | 111]))).toBe(false)
  })
})

describe('out stream', () => {
  it('keeps one SSRC and goes on without a gap when the source changes', () => {
    const stream = createOutStream(8000)
    const first = stream.next(voice(10), 1000)
    const second = stream.next(voice(11), 1020)
    const other = stream.next(voice(500, { ssrc: 2 }), 1040)
    expect([second.ssrc, other.ssrc]).toEqual([first.ssrc, first.ssrc])
    expect(second.sequence).toBe((first.sequence + 1) & 0xffff)
    expect(other.sequence).toBe((first.sequence + 2) & 0xffff)
    expect((other.timestamp - second.timestamp) >>> 0).toBe(160)
  })

  it('hands on gaps and order within a source, over the wrap', () => {
    const stream = createOutStream(8000)
    const base = stream.next(voice(65_534), 0)
    const gap = stream.next(voice(65_537), 60)
    const late = stream.next(voice(65_536), 61)
    expect((gap.sequence - base.sequence) & 0xffff).toBe(3)
    expect((late.sequence - base.sequence) & 0xffff).toBe(2)
    expect(stream.next(voice(5, { ssrc: 7 }), 80).sequence).toBe((gap.sequence + 1) & 0xffff)
  })

  it('starts over behind the last packet when it is cut', () => {
    const stream = createOutStream(8000)
    const last = stream.next(voice(3), 0)
    stream.cut()
    expect(stream.next(voice(90), 20).sequence).toBe((last.sequence + 1) & 0xffff)
  })

  it('starts below 2^15 and counts what was sent', () => {
    const stream = createOutStream(8000)
    expect(stream.sent(0)).toBeNull()
    const first = stream.next(voice(40_000), 100)
    expect(first.sequence).toBeLessThan(0x8000)
    expect(stream.sent(150)).toEqual({ packets: 1, octets: 160, timestamp: (first.timestamp + 400) >>> 0 })
  })
})

describe('receive stats (RFC 3550 A.3, A.8)', () => {
  it('counts loss per interval and in all', () => {
    const stats = createReceiveStats(8000)
    expect(stats.report()).toBeNull()
    for (const sequence of [65_534, 65_535, 65_537, 65_538]) stats.add(voice(sequence), sequence * 20)
    expect(stats.report()).toMatchObject({ lost: 1, fractionLost: 51, highestSequence: 65_538, jitter: 0 })
    stats.add(voice(65_539), 65_539 * 20)
    expect(stats.report()).toMatchObject({ lost: 1, fractionLost: 0 })
    stats.add(voice(7, { ssrc: 2 }), 0)
    expect(stats.report()).toMatchObject({ ssrc: 2, lost: 0, highestSequence: 7 })
  })

  it('smooths jitter in clock units', () => {
    const stats = createReceiveStats(8000)
    stats.add(voice(1), 0)
    stats.add(voice(2), 22)
    expect(stats.report()?.jitter).toBe(1)
  })
})

describe('rtcp', () => {
  it('makes a sender report that reads back, with BYE', () => {
    const nowMs = Date.UTC(2026, 0, 1)
    const compound = writeRtcp({
      ssrc: 7,
      cname: 'demo',
      sender: { nowMs, timestamp: 800, packets: 5, octets: 800 },
      reception: { ssrc: 9, fractionLost: 3, lost: 4, highestSequence: 70_000, jitter: 12 },
      lastReport: { middleNtp: 0xabcd, arrivedMs: nowMs - 500 },
      bye: true,
      nowMs,
    })
    const seconds = compound.readUInt32BE(8)
    expect(seconds - 2_208_988_800).toBe(nowMs / 1000)
    expect(compound.readUInt32BE(28)).toBe(9)
    expect(compound.readUInt32BE(44)).toBe(0xabcd)
    expect(compound.readUInt32BE(48)).toBe(32_768)
    expect(parseRtcp(compound)).toEqual({
      senderReport: { ssrc: 7, middleNtp: ((seconds & 0xffff) << 16) >>> 0 },
      bye: true,
    })
  })

  it('makes a receiver report when nothing was sent', () => {
    const compound = writeRtcp({
      ssrc: 7,
      cname: 'd',
      sender: null,
      reception: null,
      lastReport: null,
      nowMs: 0,
    })
    expect(compound[1]).toBe(201)
    expect(compound.length % 4).toBe(0)
    expect(parseRtcp(compound)).toEqual({ senderReport: null, bye: false })
  })

  it('gives null and never throws when bytes are no RTCP', () => {
    expect(parseRtcp(Buffer.from('80c80006', 'hex'))).toBeNull()
    expect(parseRtcp(Buffer.alloc(0))).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => parseRtcp(Buffer.from(bytes)) !== undefined),
    )
  })
})
