import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReplayWindow, createSequenceWindow } from '../../../main/media/srtp-replay.ts'
import { createSrtpLeg } from '../../../main/media/srtp-leg.ts'
import type { SrtpKeys, SrtpLeg } from '../../../main/media/srtp-leg.ts'
import { writeRtcp } from '../../../main/media/rtcp.ts'

function createPair(profile: 1 | 7): readonly [SrtpLeg, SrtpLeg] {
  const saltBytes = profile === 7 ? 12 : 14
  const [localKey, localSalt, remoteKey, remoteSalt] = [16, saltBytes, 16, saltBytes].map((size) =>
    randomBytes(size),
  )
  if (!localKey || !localSalt || !remoteKey || !remoteSalt) throw new Error('no keys')
  const keys: SrtpKeys = { profile, localKey, localSalt, remoteKey, remoteSalt }
  return [
    createSrtpLeg(keys),
    createSrtpLeg({
      profile,
      localKey: remoteKey,
      localSalt: remoteSalt,
      remoteKey: localKey,
      remoteSalt: localSalt,
    }),
  ]
}
const packet = (sequence: number, ssrc = 9) => ({
  payloadType: 0,
  marker: false,
  sequence: sequence % 65_536,
  timestamp: (sequence * 160) >>> 0,
  ssrc,
  payload: Buffer.from(`packet ${sequence}`),
})

describe('replay window (RFC 3711 3.3.2)', () => {
  it('takes each index once and none older than 63 behind', () => {
    const window = createReplayWindow()
    expect(window.accept(100)).toBe(true)
    expect(window.accept(100)).toBe(false)
    expect(window.accept(37)).toBe(true)
    expect(window.accept(37)).toBe(false)
    expect(window.accept(36)).toBe(false)
    expect(window.accept(1000)).toBe(true)
    expect(window.accept(999)).toBe(true)
  })

  it('agrees with a set of everything seen, for any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }), (indexes) => {
        const window = createReplayWindow()
        const seen = new Set<number>()
        for (const index of indexes) {
          const highest = Math.max(-1, ...seen)
          expect(window.accept(index)).toBe(!seen.has(index) && index > highest - 64)
          seen.add(index)
        }
      }),
    )
  })

  it('follows 16-bit sequence numbers over the wrap, late ones included', () => {
    const window = createSequenceWindow()
    for (const sequence of [65_533, 65_535, 0, 65_534, 2, 1]) expect(window.accept(sequence)).toBe(true)
    for (const sequence of [65_535, 0, 65_534, 2, 65_533]) expect(window.accept(sequence)).toBe(false)
  })
})

describe.each([1, 7] as const)('srtp leg, profile %i', (profile) => {
  it('carries RTP over a wrap of the sequence number', () => {
    const [near, far] = createPair(profile)
    for (let sequence = 65_500; sequence < 65_600; sequence += 1) {
      const sent = packet(sequence)
      expect(far.unprotectRtp(near.protectRtp(sent))).toEqual({ ok: true, value: sent })
    }
  })

  it('refuses a replayed, a changed and a foreign packet', () => {
    const [near, far] = createPair(profile)
    const [, stranger] = createPair(profile)
    const raw = near.protectRtp(packet(1))
    expect(far.unprotectRtp(Buffer.from(raw)).ok).toBe(true)
    expect(far.unprotectRtp(raw)).toEqual({ ok: false, why: 'replay' })
    const changed = near.protectRtp(packet(2))
    changed.writeUInt8(changed.readUInt8(14) ^ 1, 14)
    expect(far.unprotectRtp(changed)).toEqual({ ok: false, why: 'auth' })
    expect(stranger.unprotectRtp(near.protectRtp(packet(3)))).toEqual({ ok: false, why: 'auth' })
    expect(far.unprotectRtp(Buffer.from([0x80, 0]))).toEqual({ ok: false, why: 'auth' })
  })

  it('takes 32 sources and no more', () => {
    const [near, far] = createPair(profile)
    for (let ssrc = 1; ssrc <= 32; ssrc += 1)
      expect(far.unprotectRtp(near.protectRtp(packet(1, ssrc))).ok).toBe(true)
    expect(far.unprotectRtp(near.protectRtp(packet(1, 33)))).toEqual({ ok: false, why: 'flood' })
    expect(far.unprotectRtp(near.protectRtp(packet(2, 32))).ok).toBe(true)
  })

  it('carries RTCP once', () => {
    const [near, far] = createPair(profile)
    const compound = writeRtcp({
      ssrc: 5,
      cname: 'us',
      sender: null,
      reception: null,
      lastReport: null,
      nowMs: 0,
    })
    const raw = near.protectRtcp(compound)
    expect(far.unprotectRtcp(Buffer.from(raw))).toEqual({ ok: true, value: compound })
    expect(far.unprotectRtcp(raw)).toEqual({ ok: false, why: 'replay' })
    expect(far.unprotectRtcp(near.protectRtcp(compound)).ok).toBe(true)
    expect(far.unprotectRtcp(Buffer.alloc(10))).toEqual({ ok: false, why: 'auth' })
  })
})
