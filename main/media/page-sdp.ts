import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { PeerTransport } from './page-leg.ts'
import { codecsOf, directionOf, isWebRtc, peerTransportOf, sdpValue } from './sdp-media.ts'
import type { AudioCodec, SdpDirection } from './sdp-media.ts'
import { parseSdp } from './sdp-parse.ts'
import type { SdpMedia, SdpSession } from './sdp-parse.ts'

/** What a description of the page says about its sound. */
export type PageAudio = {
  readonly session: SdpSession
  readonly media: SdpMedia
  readonly peer: PeerTransport
  readonly mid: string
  readonly direction: SdpDirection
  readonly codecs: readonly AudioCodec[]
}

/** The first audio line that is WebRTC and switched on. Errors: bad-response (`sdp-…`). */
export function readPage(text: string): Result<PageAudio> {
  const session = parseSdp(text)
  if (!session.ok) return session
  const media = session.value.media.find((line) => line.kind === 'audio' && line.port !== 0 && isWebRtc(line))
  if (!media) return err(appError('bad-response', { detail: 'sdp-no-audio' }))
  const peer = peerTransportOf(session.value, media)
  if (!peer) return err(appError('bad-response', { detail: 'sdp-no-transport' }))
  return ok({
    session: session.value,
    media,
    peer,
    mid: sdpValue(media.attributes, 'mid') ?? '0',
    direction: directionOf(session.value, media),
    codecs: codecsOf(media),
  })
}
