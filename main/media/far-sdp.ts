import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { isUsableTarget } from './far-latch.ts'
import { codecsOf, directionOf, sdpValue } from './sdp-media.ts'
import type { AudioCodec, SdpDirection } from './sdp-media.ts'
import type { SdpAttribute, SdpMedia, SdpSession } from './sdp-parse.ts'
import { cryptoAttribute, readSdesKey } from './sdes.ts'
import type { SdesKey } from './sdes.ts'
import type { SocketAddress } from './stun.ts'
import type { SdpIdentity } from './web-sdp.ts'

/** `required`: plain RTP is refused, whoever asks for it. `allowed`: the far side may ask for SRTP. */
export type SrtpPolicy = 'required' | 'allowed'

/** What a description of an ordinary phone says about its sound. */
export type FarAudio = {
  /** Every line of the description; ours has to keep their order (RFC 3264 6). */
  readonly lines: readonly SdpMedia[]
  /** Which of them is the sound. */
  readonly at: number
  readonly direction: SdpDirection
  readonly codecs: readonly AudioCodec[]
  /** Null = nothing may be sent (`c=0.0.0.0`, the hold of RFC 2543). */
  readonly rtp: SocketAddress | null
  readonly rtcp: SocketAddress | null
  readonly mux: boolean
  /** Null = plain RTP. */
  readonly crypto: SdesKey | null
}

const PROFILES = /^RTP\/(S?)AVPF?$/

/**
 * Reads a description of the far side. `localAddress`: where our ports are.
 * Errors: not-supported with `detail` `sdp-no-audio`, `srtp-required`, `srtp-suite`, `sdp-address`.
 */
export function readFar(
  session: SdpSession,
  policy: SrtpPolicy,
  localAddress: string,
): Result<FarAudio, ReturnType<typeof appError>> {
  const at = session.media.findIndex(
    ({ kind, port, protocol }) => kind === 'audio' && port !== 0 && PROFILES.test(protocol),
  )
  const media = session.media[at]
  if (!media) return refuse('sdp-no-audio')
  const isSecure = PROFILES.exec(media.protocol)?.[1] === 'S'
  if (policy === 'required' && !isSecure) return refuse('srtp-required')
  const crypto = isSecure ? readSdesKey(media.attributes) : null
  if (isSecure && !crypto) return refuse('srtp-suite')
  const address = media.connection ?? session.connection ?? ''
  const isHeld = address === '0.0.0.0' || address === '::'
  if (!isHeld && !isUsableTarget(address, localAddress)) return refuse('sdp-address')
  const mux = media.attributes.some(({ name }) => name === 'rtcp-mux')
  return ok({
    lines: session.media,
    at,
    direction: directionOf(session, media),
    codecs: codecsOf(media),
    rtp: isHeld ? null : { address, port: media.port },
    rtcp: isHeld ? null : rtcpOf(media, address, mux),
    mux,
    crypto,
  })
}

/** `a=rtcp:port` (RFC 3605), else the next port. Its address is not followed: one host per call. */
function rtcpOf(media: SdpMedia, address: string, mux: boolean): SocketAddress | null {
  if (mux) return { address, port: media.port }
  const said = Number(/^\d{1,5}/.exec(sdpValue(media.attributes, 'rtcp') ?? '')?.[0] ?? media.port + 1)
  return said > 0 && said <= 65_535 ? { address, port: said } : null
}

export type FarLocal = {
  readonly address: string
  readonly port: number
  readonly rtcpPort: number
  readonly direction: SdpDirection
  readonly codecs: readonly AudioCodec[]
  readonly mux: boolean
  readonly crypto: SdesKey | null
}

/** Our description for an ordinary phone. `layout`: the lines agreed before, whose order stays. */
export function farSession(
  { id, version }: SdpIdentity,
  local: FarLocal,
  layout: Pick<FarAudio, 'lines' | 'at'> | null,
): SdpSession {
  return {
    origin: { user: '-', id, version: String(version), address: local.address },
    connection: local.address,
    attributes: [],
    media: layout
      ? layout.lines.map((line, at) => (at === layout.at ? audioLine(local, line.protocol) : refused(line)))
      : [audioLine(local, null)],
  }
}

/** `protocol`: what the far side called it (AVP or AVPF), which an answer has to repeat. */
function audioLine(local: FarLocal, protocol: string | null): SdpMedia {
  const feedback = protocol?.endsWith('F') ? 'F' : ''
  return {
    kind: 'audio',
    port: local.port,
    protocol: `RTP/${local.crypto ? 'S' : ''}AVP${feedback}`,
    formats: local.codecs.map(({ payloadType }) => String(payloadType)),
    connection: null,
    attributes: [
      ...local.codecs.flatMap(formatLines),
      ...(local.crypto ? [cryptoAttribute(local.crypto)] : []),
      { name: 'ptime', value: '20' },
      local.mux ? { name: 'rtcp-mux', value: null } : { name: 'rtcp', value: String(local.rtcpPort) },
      { name: local.direction, value: null },
    ],
  }
}

function formatLines({ payloadType, name, clockRate, channels, parameters }: AudioCodec): SdpAttribute[] {
  // RFC 4733 2.4.1: without a list only 0-15 is meant, yet old phones want to read it.
  const format = parameters ?? (name.toLowerCase() === 'telephone-event' ? '0-15' : null)
  return [
    { name: 'rtpmap', value: `${payloadType} ${name}/${clockRate}${channels > 1 ? `/${channels}` : ''}` },
    ...(format === null ? [] : [{ name: 'fmtp', value: `${payloadType} ${format}` }]),
  ]
}

function refused({ kind, protocol, formats }: SdpMedia): SdpMedia {
  return { kind, port: 0, protocol, formats: formats.slice(0, 1), connection: null, attributes: [] }
}

function refuse(detail: string) {
  return err(appError('not-supported', { detail }))
}
