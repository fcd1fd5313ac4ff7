import { describe, expect, it } from 'vitest'
import { createDtmfDetector } from '../../../../../main/demo/sip/services/dtmf-detector.ts'
import {
  encodeALaw,
  encodeMuLaw,
  FRAME_SAMPLES,
  g711Encoder,
  toneFrames,
} from '../../../../../main/demo/sip/services/tone.ts'
import { playTone } from '../../../../../main/demo/sip/services/tone-player.ts'
import type { RtpPacket } from '../../../../../main/media/rtp.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'

/** The expanders of ITU-T G.191, to check the compressors against. */
function decodeMuLaw(code: number): number {
  const bits = ~code & 0xff
  const magnitude = (((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)
  return bits & 0x80 ? 132 - magnitude : magnitude - 132
}
function decodeALaw(code: number): number {
  const bits = code ^ 0x55
  const exponent = (bits >> 4) & 7
  const base = ((bits & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? base : (base + 0x100) << (exponent - 1)
  return bits & 0x80 ? magnitude : -magnitude
}

describe('G.711', () => {
  it.each([
    ['PCMU', encodeMuLaw, decodeMuLaw],
    ['PCMA', encodeALaw, decodeALaw],
  ] as const)('%s comes back within a step of the sample', (name, encode, decode) => {
    for (let sample = -32_768; sample <= 32_767; sample += 7) {
      const step = Math.max(16, Math.abs(sample) / 16)
      expect(Math.abs(decode(encode(sample)) - sample)).toBeLessThanOrEqual(step)
    }
    expect(g711Encoder(name)).toBe(encode)
  })

  it('has the well-known codes for silence, and no code for other codecs', () => {
    expect([encodeMuLaw(0), encodeALaw(0), encodeALaw(-1)]).toEqual([0xff, 0xd5, 0x55])
    expect(g711Encoder('opus')).toBeNull()
  })
})

describe('tones', () => {
  it('fill frames of 160 samples with the frequency asked for', () => {
    const frames = [
      ...toneFrames(
        [
          { hz: 400, ms: 1000 },
          { hz: null, ms: 10 },
        ],
        encodeMuLaw,
      ),
    ]
    expect(frames).toHaveLength(51)
    expect(frames.every((frame) => frame.length === FRAME_SAMPLES)).toBe(true)
    const samples = frames.flatMap((frame) => [...frame].map(decodeMuLaw))
    const rises = samples.filter((sample, index) => sample >= 0 && (samples[index - 1] ?? 0) < 0).length
    expect(Math.abs(rises - 400)).toBeLessThanOrEqual(1)
    expect(samples.slice(8000).every((sample) => sample === 0)).toBe(true)
  })

  it('are sent at 20 ms, without drift, and end once', () => {
    const clock = createFakeClock()
    const sent: RtpPacket[] = []
    let ends = 0
    const options = {
      clock,
      payloadType: 0,
      encode: encodeMuLaw,
      send: (packet: RtpPacket) => sent.push(packet),
    }
    playTone([{ hz: 440, ms: 100 }], options, () => (ends += 1))
    clock.advance(70)
    expect(sent.map(({ sequence, timestamp, marker }) => [sequence, timestamp, marker])).toEqual([
      [0, 0, true],
      [1, 160, false],
      [2, 320, false],
      [3, 480, false],
    ])
    clock.advance(1000)
    expect([sent.length, ends, clock.pending()]).toEqual([5, 1, 0])
  })

  it('stop in the middle', () => {
    const clock = createFakeClock()
    let ends = 0
    const stop = playTone(
      [{ hz: 1, ms: 500 }],
      { clock, payloadType: 0, encode: encodeMuLaw, send: () => undefined },
      () => (ends += 1),
    )
    clock.advance(50)
    stop()
    clock.advance(1000)
    expect([ends, clock.pending()]).toEqual([0, 0])
  })
})

describe('DTMF detector (RFC 4733)', () => {
  const event = (code: number, timestamp: number, ssrc = 1): RtpPacket => ({
    payloadType: 101,
    marker: false,
    sequence: 0,
    timestamp,
    ssrc,
    payload: Buffer.from([code, 0x0a, 0, 160]),
  })

  it('reports a key once for all packets of its event', () => {
    const detector = createDtmfDetector()
    const keys = [event(1, 10), event(1, 10), event(1, 20), event(11, 30), event(15, 40), event(1, 40, 2)]
    expect(keys.map((packet) => detector.add(packet))).toEqual(['1', null, '1', '#', 'D', '1'])
  })

  it('ignores flash and packets cut short', () => {
    const detector = createDtmfDetector()
    expect(detector.add(event(16, 1))).toBeNull()
    expect(detector.add({ ...event(1, 2), payload: Buffer.from([1]) })).toBeNull()
  })
})
