import type { RemoteInfo, Socket } from 'node:dgram'
import type { Result } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import { createFarLatch } from './far-latch.ts'
import type { FarAudio } from './far-sdp.ts'
import { bindPortPair } from './port-pair.ts'
import type { PortPair, PortRange } from './port-pair.ts'
import { isRtcp, parseRtp, writeRtp } from './rtp.ts'
import type { RtpPacket } from './rtp.ts'
import type { SdesKey } from './sdes.ts'
import { createSrtpLeg } from './srtp-leg.ts'
import type { SrtpLeg } from './srtp-leg.ts'
import type { SocketAddress } from './stun.ts'
import { askStun, type StunAsk, type StunServer } from './stun-ask.ts'

export type FarLegOptions = {
  /** Numeric local address that routes to the server. */
  readonly address: string
  readonly ports: PortRange
  readonly stun: StunServer | null
  readonly onRtp: (packet: RtpPacket) => void
  readonly onRtcp: (compound: Buffer) => void
}

export type FarStats = {
  readonly packetsIn: number
  readonly packetsOut: number
  readonly rtcpIn: number
  readonly rtcpOut: number
  /** Packets refused: from elsewhere, not authentic or seen before, or not RTP. */
  readonly refused: { readonly address: number; readonly srtp: number; readonly malformed: number }
}

/** Plain RTP or SDES-SRTP to an ordinary phone or server: one port pair, whatever the descriptions agree on. */
export type FarLeg = {
  /** The numeric local address of our ports. */
  address(): string
  /** Our RTP port; RTCP is on the next one. */
  port(): number
  /** To ports on another local address, because this machine has another one now. What was agreed stands, keys and counters
   *  as well. Errors: unreachable (`no-media-port`), and then everything stays as it was. */
  move(address: string): Promise<Result<undefined>>
  /** Where our ports are seen outside, as far as it is known; null = here. */
  mapped(): { readonly rtp: SocketAddress; readonly rtcpPort: number } | null
  /** What was agreed. `localKey`: our key of the description the far side has, null for plain RTP. */
  agree(audio: FarAudio, localKey: SdesKey | null): void
  sendRtp(packet: RtpPacket): boolean
  sendRtcp(compound: Buffer): boolean
  stats(): FarStats
  close(): void
}

/** Binds the ports. The caller closes it. Errors: unreachable (`no-media-port`). */
export async function openFarLeg(options: FarLegOptions): Promise<Result<FarLeg>> {
  const pair = await bindPortPair(options.address, options.ports)
  return pair.ok ? ok(createFarLeg(pair.value, options)) : pair
}

/** Where we are reached, and who is asked how that is seen outside. */
type Place = PortPair & { readonly asks: readonly StunAsk[] }
type Keyed = { readonly of: SdesKey; readonly srtp: SrtpLeg }

function createFarLeg(first: PortPair, options: FarLegOptions): FarLeg {
  const sound = createFarLatch()
  const reports = createFarLatch()
  const counts = { packetsIn: 0, packetsOut: 0, rtcpIn: 0, rtcpOut: 0 }
  const refused = { address: 0, srtp: 0, malformed: 0 }
  let isSecure = false
  let mux = false
  // Apart, because a new key of theirs must not start our counter again under the same key of ours (RFC 3711 9.1).
  let sending: Keyed | null = null
  let receiving: Keyed | null = null
  let closed = false
  let { address } = options

  const takeRtp = (raw: Buffer): void => {
    const opened = receiving?.srtp.unprotectRtp(raw)
    if (opened && !opened.ok) {
      refused.srtp += 1
      return
    }
    const packet = opened ? opened.value : parseRtp(raw)
    if (!packet) {
      refused.malformed += 1
      return
    }
    counts.packetsIn += 1
    options.onRtp(packet)
  }
  const takeRtcp = (raw: Buffer): void => {
    const opened = receiving?.srtp.unprotectRtcp(raw)
    if (opened && !opened.ok) {
      refused.srtp += 1
      return
    }
    counts.rtcpIn += 1
    options.onRtcp(opened ? opened.value : raw)
  }
  const take = (raw: Buffer, from: RemoteInfo, isControl: boolean): void => {
    if (closed || place.asks.some((ask) => ask.take(raw)) || (isSecure && !receiving)) return
    // STUN, DTLS and keep-alives of a few bytes are no media (RFC 7983 7).
    const isMedia = raw.length >= 8 && (raw[0] ?? 0) >> 6 === 2
    const latch = isControl ? reports : sound
    if (!isMedia) refused.malformed += 1
    else if (!latch.accept(from, performance.now())) refused.address += 1
    else if (isControl || isRtcp(raw)) takeRtcp(raw)
    else takeRtp(raw)
  }
  const settle = (pair: PortPair): Place => {
    pair.rtp.on('message', (raw, from) => take(raw, from, false))
    pair.rtcp.on('message', (raw, from) => take(raw, from, true))
    for (const socket of [pair.rtp, pair.rtcp]) {
      // ICMP "port unreachable" of a phone that is not ready yet: that is what loss is.
      socket.on('error', () => undefined)
    }
    return { ...pair, asks: asksOf(pair, options.stun) }
  }
  let place = settle(first)

  const send = (socket: Socket, latch: typeof sound, packet: Buffer): boolean => {
    const target = latch.target()
    if (closed || !target) return false
    socket.send(packet, target.port, target.address)
    return true
  }

  return {
    address: () => address,
    port: () => place.port,
    async move(next) {
      const pair = await bindPortPair(next, options.ports)
      if (!pair.ok) return pair
      if (closed) {
        leave({ ...pair.value, asks: [] })
        return ok()
      }
      leave(place)
      place = settle(pair.value)
      address = next
      return ok()
    },
    mapped() {
      const [sound, reports] = place.asks.map((ask) => ask.mapped())
      return sound ? { rtp: sound, rtcpPort: reports?.port ?? sound.port + 1 } : null
    },
    agree(audio, localKey) {
      sound.expect(audio.rtp)
      reports.expect(audio.rtcp)
      mux = audio.mux
      isSecure = audio.crypto !== null
      if (!audio.crypto || !localKey) {
        sending = null
        receiving = null
        return
      }
      if (!isSame(sending?.of, localKey)) sending = keyed(localKey)
      if (!isSame(receiving?.of, audio.crypto)) receiving = keyed(audio.crypto)
    },
    sendRtp(packet) {
      if (isSecure && !sending) return false
      if (!send(place.rtp, sound, sending ? sending.srtp.protectRtp(packet) : writeRtp(packet))) return false
      counts.packetsOut += 1
      return true
    },
    sendRtcp(compound) {
      if (isSecure && !sending) return false
      const packet = sending ? sending.srtp.protectRtcp(compound) : compound
      if (!(mux ? send(place.rtp, sound, packet) : send(place.rtcp, reports, packet))) return false
      counts.rtcpOut += 1
      return true
    },
    stats: () => ({ ...counts, refused: { ...refused } }),
    close() {
      if (closed) return
      closed = true
      leave(place)
    },
  }
}

function asksOf({ rtp, rtcp }: PortPair, stun: StunServer | null): Place['asks'] {
  if (!stun) return []
  return [rtp, rtcp].map((socket) =>
    askStun((request) => {
      // A name that is not found: then nobody is asked.
      socket.send(request, stun.port, stun.host, () => undefined)
    }),
  )
}

function leave({ rtp, rtcp, asks }: Place): void {
  for (const ask of asks) ask.stop()
  rtp.close()
  rtcp.close()
}

/** One direction each: the other direction's keys are never used. */
function keyed(of: SdesKey): Keyed {
  const { key, salt } = of
  const keys = { localKey: key, localSalt: salt, remoteKey: key, remoteSalt: salt }
  return { of, srtp: createSrtpLeg({ profile: 1, ...keys }) }
}

function isSame(a: SdesKey | undefined, b: SdesKey): boolean {
  return a !== undefined && a.key.equals(b.key) && a.salt.equals(b.salt)
}
