import { randomBytes } from 'node:crypto'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { SdpRole } from '../core/phone-ports.ts'
import { hasSpeech, PAGE_TYPES, pairCodecs, relayed, rememberTypes, renumber } from './codec-pairs.ts'
import type { CodecPair, PayloadTypes } from './codec-pairs.ts'
import type { FarLeg } from './far-leg.ts'
import { farSession, readFar } from './far-sdp.ts'
import type { FarAudio, SrtpPolicy } from './far-sdp.ts'
import type { MediaPath } from './media-path.ts'
import type { PageLeg, PeerTransport } from './page-leg.ts'
import { readPage } from './page-sdp.ts'
import type { PageAudio } from './page-sdp.ts'
import { createSdesKey } from './sdes.ts'
import type { SdesKey } from './sdes.ts'
import type { AudioCodec, SdpDirection } from './sdp-media.ts'
import { parseSdp } from './sdp-parse.ts'
import { writeSdp } from './sdp-write.ts'
import { webAnswer, webOffer } from './web-sdp.ts'
import type { WebMedia } from './web-sdp.ts'

/**
 * Turns the page's descriptions into an ordinary phone's and back, in the order of RFC 3264. Nothing changes before an
 * answer has passed; an offer that came to nothing is forgotten by the next one.
 * Errors: bad-response (`sdp-…`), not-supported (`no-common-codec`, `srtp-…`, `sdp-…`), conflict (`no-offer`,
 * `fingerprint-changed`).
 */
export type SdpBridge = {
  /** A description of the page as it goes on the wire. */
  toFar(role: SdpRole, sdp: string): Result<string>
  /** A description from the wire as the page gets it. */
  toPage(role: SdpRole, sdp: string): Result<string>
}

export type SdpBridgeDeps = {
  readonly page: Pick<PageLeg, 'local' | 'setPeer' | 'restartIce'>
  readonly far: Pick<FarLeg, 'address' | 'port' | 'mapped' | 'agree'>
  readonly path: Pick<MediaPath, 'agree' | 'ssrc'>
  readonly srtp: SrtpPolicy
}

type FarOffer = { readonly audio: FarAudio; readonly pairs: readonly CodecPair[] }
type PageOffer = { readonly audio: PageAudio; readonly types: PayloadTypes; readonly crypto: SdesKey | null }

export function createSdpBridge({ page, far, path, srtp }: SdpBridgeDeps): SdpBridge {
  const origin = () => String(randomBytes(6).readUIntBE(0, 6))
  const ids = { page: origin(), far: origin() }
  const cname = randomBytes(9).toString('base64url')
  // RFC 3264 8: rises with every description.
  let version = 0
  let peer: PeerTransport | null = null
  let mid = '0'
  let pageTypes: PayloadTypes = PAGE_TYPES
  let farTypes: PayloadTypes = new Map()
  let agreed: { readonly audio: FarAudio; readonly crypto: SdesKey | null } | null = null
  let pageOffer: PageOffer | null = null
  let farOffer: FarOffer | null = null

  /** Believes the page's transport. False: it is another page. */
  const meet = (audio: PageAudio): boolean => {
    if (!page.setPeer(audio.peer)) return false
    if (peer && peer.ufrag !== audio.peer.ufrag) page.restartIce()
    peer = audio.peer
    mid = audio.mid
    pageTypes = rememberTypes(pageTypes, relayed(audio.codecs))
    return true
  }
  const agree = (audio: FarAudio, pairs: readonly CodecPair[], crypto: SdesKey | null): void => {
    agreed = { audio, crypto }
    farTypes = rememberTypes(farTypes, pairs.map(ownFormat))
    path.agree(pairs)
    far.agree(audio, crypto)
  }
  const describeFar = (
    local: { readonly direction: SdpDirection; readonly codecs: readonly AudioCodec[] },
    crypto: SdesKey | null,
    layout: FarAudio | null,
  ): string => {
    version += 1
    const mux = layout?.mux ?? false
    const seen = far.mapped()
    const place = seen
      ? { ...seen.rtp, rtcpPort: seen.rtcpPort }
      : { address: far.address(), port: far.port(), rtcpPort: far.port() + 1 }
    return writeSdp(farSession({ id: ids.far, version }, { ...local, ...place, mux, crypto }, layout))
  }
  const describePage = (
    setup: 'passive' | 'actpass',
    direction: SdpDirection,
    pairs: readonly CodecPair[],
  ): WebMedia => {
    version += 1
    const codecs = pairs.map((pair) => pair.page)
    const ssrc = path.ssrc(codecs[0]?.clockRate ?? 8000)
    return { transport: page.local(), setup, direction, codecs, mid, ssrc, cname }
  }

  const offerFar = (audio: PageAudio): Result<string> => {
    const codecs = renumber(relayed(audio.codecs), farTypes)
    if (!hasSpeech(codecs)) return noCommonCodec()
    const crypto = agreed ? agreed.crypto : srtp === 'required' ? createSdesKey() : null
    pageOffer = { audio, types: rememberTypes(new Map(), codecs), crypto }
    farOffer = null
    return ok(describeFar({ direction: audio.direction, codecs }, crypto, agreed?.audio ?? null))
  }
  const answerFar = (audio: PageAudio): Result<string> => {
    if (!farOffer) return noOffer()
    const { audio: theirs, pairs } = farOffer
    const chosen = pairs.filter((pair) =>
      audio.codecs.some(({ payloadType }) => payloadType === pair.page.payloadType),
    )
    if (!hasSpeech(chosen.map((pair) => pair.page))) return noCommonCodec()
    if (!meet(audio)) return otherPage()
    const crypto = theirs.crypto && answerKey(agreed?.crypto ?? null, theirs.crypto)
    agree(theirs, chosen, crypto)
    farOffer = null
    const codecs = chosen.map((pair) => pair.far)
    return ok(describeFar({ direction: audio.direction, codecs }, crypto, theirs))
  }
  const offerPage = (audio: FarAudio): Result<string> => {
    const pairs = pairCodecs(audio.codecs, pageTypes, null, null)
    if (pairs.length === 0) return noCommonCodec()
    farOffer = { audio, pairs }
    pageOffer = null
    const media = describePage('actpass', audio.direction, pairs)
    return ok(writeSdp(webOffer({ id: ids.page, version }, media)))
  }
  const answerPage = (audio: FarAudio, isLast: boolean): Result<string> => {
    if (!pageOffer) return noOffer()
    const { audio: asked, types, crypto } = pageOffer
    if ((audio.crypto === null) !== (crypto === null) || (crypto && audio.crypto?.tag !== crypto.tag))
      return err(appError('not-supported', { detail: 'srtp-mismatch' }))
    const pairs = pairCodecs(audio.codecs, pageTypes, asked.codecs, types)
    if (pairs.length === 0) return noCommonCodec()
    if (!meet(asked)) return otherPage()
    agree(audio, pairs, crypto)
    if (isLast) pageOffer = null
    const media = describePage('passive', audio.direction, pairs)
    return ok(writeSdp(webAnswer({ id: ids.page, version }, asked.session, asked.media, media)))
  }

  return {
    toFar(role, sdp) {
      const audio = readPage(sdp)
      if (!audio.ok) return audio
      return role === 'offer' ? offerFar(audio.value) : answerFar(audio.value)
    },
    toPage(role, sdp) {
      const session = parseSdp(sdp)
      if (!session.ok) return session
      const audio = readFar(session.value, srtp, far.address())
      if (!audio.ok) return audio
      return role === 'offer' ? offerPage(audio.value) : answerPage(audio.value, role === 'answer')
    },
  }
}

/** Our key under their tag; the same one again while the call lasts (RFC 4568 7.1.4). */
function answerKey(known: SdesKey | null, theirs: SdesKey): SdesKey {
  return known ? { ...known, tag: theirs.tag } : createSdesKey(theirs.tag)
}

/** The number we told the far side to use for a format. */
function ownFormat({ far, receiveType }: CodecPair): AudioCodec {
  return { ...far, payloadType: receiveType }
}

function noCommonCodec(): Result<never> {
  return err(appError('not-supported', { detail: 'no-common-codec' }))
}

function noOffer(): Result<never> {
  return err(appError('conflict', { detail: 'no-offer' }))
}

function otherPage(): Result<never> {
  return err(appError('conflict', { detail: 'fingerprint-changed' }))
}
