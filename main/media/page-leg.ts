import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import type { DtlsIdentity } from './dtls-identity.ts'
import { createDtlsLeg } from './dtls-leg.ts'
import type { DtlsFailure, DtlsLeg } from './dtls-leg.ts'
import { createIceLite } from './ice-lite.ts'
import type { IceCredentials } from './ice-lite.ts'
import { isRtcp } from './rtp.ts'
import type { RtpPacket } from './rtp.ts'
import { createSrtpLeg } from './srtp-leg.ts'
import type { SrtpLeg, SrtpRefusal } from './srtp-leg.ts'
import type { SocketAddress } from './stun.ts'

/** What our SDP says about the transport. */
export type LocalTransport = IceCredentials & SocketAddress & { readonly fingerprint: string }
/** What the page's SDP says about its transport. Fingerprint: SHA-256, hex pairs with colons. */
export type PeerTransport = { readonly ufrag: string; readonly fingerprint: string }

/** `waiting` for the page's first packet, `connected` once keys are agreed. `lost` can become `connected` again. */
export type LegState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'failed'; readonly why: DtlsFailure }
  | { readonly kind: 'closed'; readonly by: 'us' | 'peer' }

export type LegStats = {
  readonly state: LegState['kind']
  readonly packetsIn: number
  readonly packetsOut: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly rtcpIn: number
  readonly rtcpOut: number
  /** Packets refused, by reason; `address` = not from where a check came, `early` = before the keys. */
  readonly refused: Readonly<Record<SrtpRefusal | 'address' | 'early', number>>
  /** First packet of the page to keys, milliseconds; null before. */
  readonly connectMs: number | null
}

export type PageLegOptions = {
  readonly identity: DtlsIdentity
  readonly onRtp: (packet: RtpPacket) => void
  /** A compound packet, decrypted. */
  readonly onRtcp?: (compound: Buffer) => void
  readonly onState?: (state: LegState) => void
  /** Handshake limit, default 10 s. */
  readonly dtlsTimeoutMs?: number
  /** Without a check for this long the page is `lost` (RFC 7675 5.1: consent lasts 30 s, the default). */
  readonly consentMs?: number
}

/**
 * One WebRTC leg to a page on this machine: ICE-lite, DTLS-SRTP (always the passive side) and RTP on one UDP port of
 * 127.0.0.1. It knows nothing of SDP and codecs, so that another library can stand behind it.
 */
export type PageLeg = {
  local(): LocalTransport
  /** Says who the page is; until then nothing but checks is taken. A second fingerprint is refused (false). */
  setPeer(peer: PeerTransport): boolean
  /** New ICE credentials for the next description (the page restarted ICE). */
  restartIce(): void
  /** Up to 10 packets wait for the keys (sip-edge.md 4: keeps the first syllable). False = dropped. */
  sendRtp(packet: RtpPacket): boolean
  sendRtcp(compound: Buffer): boolean
  stats(): LegStats
  /** Safe to repeat; resolves when the port is free. */
  close(): Promise<void>
}

const QUEUE = 10
const CONSENT_CHECKS = 6

export async function openPageLeg(options: PageLegOptions): Promise<PageLeg> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return createPageLeg(socket, options)
}

function createPageLeg(socket: Socket, options: PageLegOptions): PageLeg {
  let metAt: number | null = null
  const { port } = socket.address()
  const ice = createIceLite(() => Date.now())
  const consentMs = options.consentMs ?? 30_000
  const refused = { auth: 0, replay: 0, flood: 0, address: 0, early: 0 }
  const counts = { packetsIn: 0, packetsOut: 0, bytesIn: 0, bytesOut: 0, rtcpIn: 0, rtcpOut: 0 }
  const queue: RtpPacket[] = []
  let state: LegState = { kind: 'waiting' }
  let dtls: DtlsLeg | null = null
  let srtp: SrtpLeg | null = null
  let peer: PeerTransport | null = null
  let connectMs: number | null = null
  let closing: Promise<void> | null = null

  const isOver = (): boolean => state.kind === 'failed' || state.kind === 'closed'
  const enter = (next: LegState): void => {
    if (isOver() || next.kind === state.kind) return
    state = next
    options.onState?.(next)
  }
  const send = (packet: Buffer): boolean => {
    const target = ice.target()
    if (!target || closing) return false
    socket.send(packet, target.port, target.address)
    return true
  }

  const sendRtp = (packet: RtpPacket): boolean => {
    if (isOver()) return false
    if (!srtp) {
      queue.push(packet)
      if (queue.length > QUEUE) queue.shift()
      return true
    }
    if (!send(srtp.protectRtp(packet))) return false
    counts.packetsOut += 1
    counts.bytesOut += packet.payload.length
    return true
  }

  const startDtls = (peerFingerprint: string): DtlsLeg =>
    createDtlsLeg({
      identity: options.identity,
      peerFingerprint,
      timeoutMs: options.dtlsTimeoutMs ?? 10_000,
      send,
      onReady(keys) {
        srtp = createSrtpLeg(keys)
        connectMs = performance.now() - (metAt ?? 0)
        enter({ kind: 'connected' })
        for (const packet of queue.splice(0)) sendRtp(packet)
      },
      onFailed: (why) => enter({ kind: 'failed', why }),
      onClosed: () => enter({ kind: 'closed', by: 'peer' }),
    })

  const takeMedia = (raw: Buffer): void => {
    if (!srtp) {
      refused.early += 1
      return
    }
    if (isRtcp(raw)) {
      const compound = srtp.unprotectRtcp(raw)
      if (!compound.ok) {
        refused[compound.why] += 1
        return
      }
      counts.rtcpIn += 1
      options.onRtcp?.(compound.value)
      return
    }
    const packet = srtp.unprotectRtp(raw)
    if (!packet.ok) {
      refused[packet.why] += 1
      return
    }
    counts.packetsIn += 1
    counts.bytesIn += packet.value.payload.length
    options.onRtp(packet.value)
  }

  // First byte: 0..3 STUN, 20..63 DTLS, 128..191 RTP and RTCP (RFC 7983 7).
  socket.on('message', (raw, from) => {
    const first = raw[0] ?? 255
    if (isOver()) return
    if (first <= 3) {
      const reply = ice.handle(raw, from)
      if (reply) metAt ??= performance.now()
      if (reply && !closing) socket.send(reply, from.port, from.address)
      if (reply && state.kind === 'lost') enter({ kind: srtp ? 'connected' : 'waiting' })
      return
    }
    if (!ice.isVerified(from)) {
      refused.address += 1
      return
    }
    if (first >= 20 && first <= 63) dtls?.receive(raw)
    else if (first >= 128 && first <= 191) takeMedia(raw)
  })
  // A datagram that could not be sent (the page is gone) is what loss is: consent decides, not this.
  socket.on('error', () => enter({ kind: 'lost' }))

  const consent = setInterval(() => {
    const last = ice.lastCheckAt()
    if (last !== null && Date.now() - last > consentMs) enter({ kind: 'lost' })
  }, consentMs / CONSENT_CHECKS)
  consent.unref()

  return {
    local: () => ({ ...ice.local(), address: '127.0.0.1', port, fingerprint: options.identity.fingerprint }),
    setPeer(next) {
      if (peer && next.fingerprint.toUpperCase() !== peer.fingerprint.toUpperCase()) return false
      ice.setPeer(next.ufrag)
      peer = next
      dtls ??= startDtls(next.fingerprint)
      return true
    },
    restartIce: () => ice.restart(),
    sendRtp,
    sendRtcp(compound) {
      if (!srtp || isOver() || !send(srtp.protectRtcp(compound))) return false
      counts.rtcpOut += 1
      return true
    },
    stats: () => ({ ...counts, refused: { ...refused }, state: state.kind, connectMs }),
    close() {
      if (closing) return closing
      clearInterval(consent)
      dtls?.close()
      enter({ kind: 'closed', by: 'us' })
      closing = new Promise((resolve) => socket.close(() => resolve()))
      return closing
    },
  }
}
