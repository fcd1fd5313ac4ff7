import { randomBytes } from 'node:crypto'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { openPageLeg } from './page-leg.ts'
import type { LegStats, PageLeg, PageLegOptions, PeerTransport } from './page-leg.ts'
import { createOutStream } from './out-stream.ts'
import type { OutStream } from './out-stream.ts'
import {
  chooseEvents,
  chooseSpeech,
  codecsOf,
  directionOf,
  isWebRtc,
  mirrorDirection,
  peerTransportOf,
  sdpValue,
} from './sdp-media.ts'
import type { AudioCodec, SdpDirection } from './sdp-media.ts'
import { parseSdp } from './sdp-parse.ts'
import type { SdpMedia, SdpSession } from './sdp-parse.ts'
import { writeSdp } from './sdp-write.ts'
import { webAnswer, webOffer } from './web-sdp.ts'
import type { RtpPacket } from './rtp.ts'

export type WebLegOptions = PageLegOptions & {
  /** Speech codecs by name that may be chosen from an offer; empty = whatever the page likes best. */
  readonly codecs: readonly string[]
  /** What our own offers list. */
  readonly offered: readonly AudioCodec[]
}

/**
 * A page leg with its session descriptions: one audio stream, chosen by offer and answer (RFC 3264, RFC 8829).
 * Errors of `answer` and `acceptAnswer`: bad-response (`detail` says what), not-supported (`no-common-codec`), conflict
 * (`fingerprint-changed`: the page is another one).
 */
export type WebLeg = {
  /** Takes the page's first or next offer and gives our answer. */
  answer(offerSdp: string): Result<string>
  /** Our first or next offer; `direction` as seen from us. */
  offer(direction?: SdpDirection): string
  acceptAnswer(answerSdp: string): Result<undefined>
  /** Agreed speech format, null before the first answer. */
  codec(): AudioCodec | null
  /** Agreed telephone-event format, null when there is none. */
  events(): AudioCodec | null
  /** Agreed direction as seen from us. */
  direction(): SdpDirection
  /** Sends a packet of any source in our one stream (SSRC, sequence and time stamp are fitted). False = not sent: the
   *  agreed direction forbids it, or there is nobody yet. */
  sendRtp(packet: RtpPacket): boolean
  /** The next packet is of another source. */
  cut(): void
  sendRtcp(compound: Buffer): boolean
  /** Our stream: SSRC and counts for reports; null before codecs are agreed. */
  stream(): OutStream | null
  cname: string
  stats(): LegStats
  close(): Promise<void>
}

type Agreed = {
  readonly codec: AudioCodec
  readonly events: AudioCodec | null
  readonly direction: SdpDirection
}
type AudioLine = { readonly session: SdpSession; readonly media: SdpMedia; readonly peer: PeerTransport }

/** Opens the leg's port. The caller closes it. */
export async function openWebLeg(options: WebLegOptions): Promise<WebLeg> {
  return createWebLeg(await openPageLeg(options), options)
}

function createWebLeg(leg: PageLeg, options: WebLegOptions): WebLeg {
  const id = String(randomBytes(6).readUIntBE(0, 6))
  const cname = randomBytes(9).toString('base64url')
  let version = 0
  let mid = '0'
  let peer: PeerTransport | null = null
  let agreed: Agreed | null = null
  let stream: OutStream | null = null

  // An offer has to name the SSRC before the codec is known; all offered speech runs on one clock.
  const streamFor = (clockRate: number): OutStream => (stream ??= createOutStream(clockRate))

  const meet = (next: PeerTransport): boolean => {
    if (!leg.setPeer(next)) return false
    if (peer && peer.ufrag !== next.ufrag) leg.restartIce()
    peer = next
    return true
  }
  const choose = (line: AudioLine): Agreed | null => {
    const listed = codecsOf(line.media)
    // An unchanged choice survives a re-offer, so that the stream's clock never changes.
    const again = listed.find(
      (codec) => codec.name === agreed?.codec.name && codec.clockRate === agreed.codec.clockRate,
    )
    const codec = again ?? (agreed ? null : chooseSpeech(listed, options.codecs))
    if (!codec) return null
    return {
      codec,
      events: chooseEvents(listed, codec),
      direction: mirrorDirection(directionOf(line.session, line.media)),
    }
  }
  const describe = (
    setup: 'passive' | 'actpass',
    direction: SdpDirection,
    codecs: readonly AudioCodec[],
  ) => ({
    transport: leg.local(),
    setup,
    direction,
    codecs,
    mid,
    ssrc: streamFor(codecs[0]?.clockRate ?? 8000).ssrc,
    cname,
  })

  return {
    cname,
    answer(offerSdp) {
      const line = readAudio(offerSdp)
      if (!line.ok) return line
      const choice = choose(line.value)
      if (!choice) return err(appError('not-supported', { detail: 'no-common-codec' }))
      if (!meet(line.value.peer)) return err(appError('conflict', { detail: 'fingerprint-changed' }))
      agreed = choice
      mid = sdpValue(line.value.media.attributes, 'mid') ?? mid
      version += 1
      const codecs = [choice.codec, ...(choice.events ? [choice.events] : [])]
      const media = describe('passive', choice.direction, codecs)
      return ok(writeSdp(webAnswer({ id, version }, line.value.session, line.value.media, media)))
    },
    offer(direction = 'sendrecv') {
      version += 1
      const codecs = agreed ? [agreed.codec, ...(agreed.events ? [agreed.events] : [])] : options.offered
      return writeSdp(webOffer({ id, version }, describe('actpass', direction, codecs)))
    },
    acceptAnswer(answerSdp) {
      const line = readAudio(answerSdp)
      if (!line.ok) return line
      const choice = choose(line.value)
      if (!choice) return err(appError('not-supported', { detail: 'no-common-codec' }))
      if (!meet(line.value.peer)) return err(appError('conflict', { detail: 'fingerprint-changed' }))
      agreed = choice
      return ok()
    },
    codec: () => agreed?.codec ?? null,
    events: () => agreed?.events ?? null,
    direction: () => agreed?.direction ?? 'inactive',
    sendRtp(packet) {
      if (!agreed || agreed.direction === 'recvonly' || agreed.direction === 'inactive') return false
      return leg.sendRtp(streamFor(agreed.codec.clockRate).next(packet, performance.now()))
    },
    cut: () => stream?.cut(),
    sendRtcp: (compound) => leg.sendRtcp(compound),
    stream: () => (agreed ? stream : null),
    stats: () => leg.stats(),
    close: () => leg.close(),
  }
}

/** The first audio line that is WebRTC and switched on. */
function readAudio(text: string): Result<AudioLine> {
  const session = parseSdp(text)
  if (!session.ok) return session
  const media = session.value.media.find((line) => line.kind === 'audio' && line.port !== 0 && isWebRtc(line))
  if (!media) return err(appError('bad-response', { detail: 'sdp-no-audio' }))
  const peer = peerTransportOf(session.value, media)
  return peer
    ? ok({ session: session.value, media, peer })
    : err(appError('bad-response', { detail: 'sdp-no-transport' }))
}
