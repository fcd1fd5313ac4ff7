import type { LocalTransport } from './page-leg.ts'
import { sdpValue } from './sdp-media.ts'
import type { AudioCodec, SdpDirection } from './sdp-media.ts'
import type { SdpAttribute, SdpMedia, SdpSession } from './sdp-parse.ts'

export type WebMedia = {
  readonly transport: LocalTransport
  readonly setup: 'passive' | 'actpass'
  readonly direction: SdpDirection
  readonly codecs: readonly AudioCodec[]
  readonly mid: string
  readonly ssrc: number
  readonly cname: string
}

/** Number and version of our `o=` line; the version rises with each description (RFC 3264 8). */
export type SdpIdentity = { readonly id: string; readonly version: number }

/** Our offer: one audio line, `actpass` so that the page becomes the active side. */
export function webOffer(identity: SdpIdentity, media: WebMedia): SdpSession {
  return session(identity, [media.mid], [audioLine(media)])
}

/** Our answer: `media` for the line at `accepted`, every other line of the offer refused in its place (RFC 3264 6). */
export function webAnswer(
  identity: SdpIdentity,
  offer: SdpSession,
  accepted: SdpMedia,
  media: WebMedia,
): SdpSession {
  const isBundled = sdpValue(offer.attributes, 'group')?.startsWith('BUNDLE') ?? false
  const lines = offer.media.map((offered) => (offered === accepted ? audioLine(media) : refusedLine(offered)))
  return session(identity, isBundled ? [media.mid] : [], lines)
}

function session(
  { id, version }: SdpIdentity,
  bundle: readonly string[],
  media: readonly SdpMedia[],
): SdpSession {
  return {
    origin: { user: '-', id, version: String(version), address: '127.0.0.1' },
    connection: null,
    attributes: [
      ...(bundle.length > 0 ? [attribute('group', `BUNDLE ${bundle.join(' ')}`)] : []),
      attribute('ice-lite'),
      attribute('msid-semantic', ' WMS *'),
    ],
    media,
  }
}

function audioLine({ transport, setup, direction, codecs, mid, ssrc, cname }: WebMedia): SdpMedia {
  return {
    kind: 'audio',
    port: transport.port,
    protocol: 'UDP/TLS/RTP/SAVPF',
    formats: codecs.map(({ payloadType }) => String(payloadType)),
    connection: transport.address,
    attributes: [
      attribute('mid', mid),
      attribute(direction),
      attribute('rtcp-mux'),
      attribute('ice-ufrag', transport.ufrag),
      attribute('ice-pwd', transport.pwd),
      attribute('fingerprint', `sha-256 ${transport.fingerprint}`),
      attribute('setup', setup),
      ...codecs.flatMap(codecAttributes),
      attribute('ptime', '20'),
      attribute('msid', `${cname} ${cname}`),
      attribute('ssrc', `${ssrc} cname:${cname}`),
      attribute('candidate', `1 1 udp 2130706431 ${transport.address} ${transport.port} typ host`),
      attribute('end-of-candidates'),
    ],
  }
}

function codecAttributes({
  payloadType,
  name,
  clockRate,
  channels,
  parameters,
}: AudioCodec): readonly SdpAttribute[] {
  const map = `${payloadType} ${name}/${clockRate}${channels > 1 ? `/${channels}` : ''}`
  return [
    attribute('rtpmap', map),
    ...(parameters === null ? [] : [attribute('fmtp', `${payloadType} ${parameters}`)]),
  ]
}

function refusedLine({ kind, protocol, formats, attributes }: SdpMedia): SdpMedia {
  const mid = sdpValue(attributes, 'mid')
  return {
    kind,
    port: 0,
    protocol,
    formats: formats.slice(0, 1),
    connection: null,
    attributes: [...(mid === null ? [] : [attribute('mid', mid)]), attribute('inactive')],
  }
}

function attribute(name: string, value: string | null = null): SdpAttribute {
  return { name, value }
}
