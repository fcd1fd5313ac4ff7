import { RtpHeader, SrtcpSession, SrtpSession } from 'werift'
import { parseRtp } from './rtp.ts'
import type { RtpPacket } from './rtp.ts'
import { createReplayWindow, createSequenceWindow } from './srtp-replay.ts'
import type { ReplayWindow } from './srtp-replay.ts'

/** Master keys of both directions. `profile`: 7 = AEAD_AES_128_GCM, 1 = AES_CM_128_HMAC_SHA1_80 (RFC 7714, 5764). */
export type SrtpKeys = {
  readonly profile: 1 | 7
  readonly localKey: Buffer
  readonly localSalt: Buffer
  readonly remoteKey: Buffer
  readonly remoteSalt: Buffer
}

export type Unprotected<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: SrtpRefusal }
/** `flood`: more sources than one peer has a reason to use. */
export type SrtpRefusal = 'auth' | 'replay' | 'flood'

export type SrtpLeg = {
  protectRtp(packet: RtpPacket): Buffer
  unprotectRtp(raw: Buffer): Unprotected<RtpPacket>
  protectRtcp(compound: Buffer): Buffer
  unprotectRtcp(raw: Buffer): Unprotected<Buffer>
}

/** The library keeps state per SSRC for ever; so a peer may have only this many. */
const MAX_SOURCES = 32
const TAG_BYTES = { 1: 10, 7: 16 } as const
const SRTCP_INDEX_MASK = 0x7fffffff

/** SRTP and SRTCP of one leg (RFC 3711), with the replay list that werift does not have. */
export function createSrtpLeg(keys: SrtpKeys): SrtpLeg {
  const config = {
    profile: keys.profile,
    keys: {
      localMasterKey: keys.localKey,
      localMasterSalt: keys.localSalt,
      remoteMasterKey: keys.remoteKey,
      remoteMasterSalt: keys.remoteSalt,
    },
  }
  const rtp = new SrtpSession(config)
  const rtcp = new SrtcpSession(config)
  const rtpWindows = new Map<number, ReplayWindow>()
  const rtcpWindows = new Map<number, ReplayWindow>()

  const unprotect = <T>(
    windows: Map<number, ReplayWindow>,
    source: { readonly ssrc: number; readonly index: number; readonly create: () => ReplayWindow },
    decrypt: () => T | null,
  ): Unprotected<T> => {
    if (!windows.has(source.ssrc) && windows.size >= MAX_SOURCES) return { ok: false, why: 'flood' }
    const value = attempt(decrypt)
    if (value === null) return { ok: false, why: 'auth' }
    const window = windows.get(source.ssrc) ?? source.create()
    windows.set(source.ssrc, window)
    return window.accept(source.index) ? { ok: true, value } : { ok: false, why: 'replay' }
  }

  return {
    protectRtp(packet) {
      const header = new RtpHeader({
        version: 2,
        payloadType: packet.payloadType,
        marker: packet.marker,
        sequenceNumber: packet.sequence,
        timestamp: packet.timestamp,
        ssrc: packet.ssrc,
      })
      return rtp.encrypt(packet.payload, header)
    },
    unprotectRtp(raw) {
      if (raw.length < 12 + TAG_BYTES[keys.profile]) return { ok: false, why: 'auth' }
      const source = { ssrc: raw.readUInt32BE(8), index: raw.readUInt16BE(2), create: createSequenceWindow }
      return unprotect(rtpWindows, source, () => parseRtp(rtp.decrypt(raw)))
    },
    protectRtcp: (compound) => rtcp.encrypt(compound),
    unprotectRtcp(raw) {
      const tag = TAG_BYTES[keys.profile]
      if (raw.length < 8 + 4 + tag) return { ok: false, why: 'auth' }
      // The index is the last word with GCM (RFC 7714 9.2) and stands before the tag otherwise (RFC 3711 3.4).
      const indexAt = keys.profile === 7 ? raw.length - 4 : raw.length - 4 - tag
      const index = raw.readUInt32BE(indexAt) & SRTCP_INDEX_MASK
      return unprotect(rtcpWindows, { ssrc: raw.readUInt32BE(4), index, create: createReplayWindow }, () =>
        rtcp.decrypt(raw),
      )
    },
  }
}

/** The library throws on a bad tag and on malformed packets; both are expected input here. */
function attempt<T>(decrypt: () => T | null): T | null {
  try {
    return decrypt()
  } catch {
    // A packet that does not authenticate is counted by the caller and forgotten.
    return null
  }
}
