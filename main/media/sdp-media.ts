import type { PeerTransport } from './page-leg.ts'
import type { SdpAttribute, SdpMedia, SdpSession } from './sdp-parse.ts'

export type SdpDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** An RTP payload format. `name` keeps its spelling, compare it with `isCodec`. */
export type AudioCodec = {
  readonly payloadType: number
  readonly name: string
  readonly clockRate: number
  readonly channels: number
  /** Value of `a=fmtp` without the payload type. */
  readonly parameters: string | null
}

/** Payload types that need no rtpmap (RFC 3551 6). G722 says 8000 though it samples at 16000 (4.5.2). */
const STATIC_CODECS: Readonly<Record<number, string>> = {
  0: 'PCMU/8000',
  3: 'GSM/8000',
  8: 'PCMA/8000',
  9: 'G722/8000',
  13: 'CN/8000',
  18: 'G729/8000',
}

/** Formats that ride along with speech and are no speech codec themselves. */
const COMPANIONS = ['telephone-event', 'cn', 'red', 'ulpfec']

export function sdpValue(attributes: readonly SdpAttribute[], name: string): string | null {
  return attributes.find((attribute) => attribute.name === name)?.value ?? null
}

/** The direction the author of `media` wants, seen from the author; a hold of old (`c=0.0.0.0`) counts as `sendonly`. */
export function directionOf(session: SdpSession, media: SdpMedia): SdpDirection {
  const said = [...media.attributes, ...session.attributes].find(({ name }) => isDirection(name))?.name
  const direction = said !== undefined && isDirection(said) ? said : 'sendrecv'
  const isHeldByAddress = (media.connection ?? session.connection) === '0.0.0.0' && !isWebRtc(media)
  if (!isHeldByAddress) return direction
  return direction === 'recvonly' || direction === 'inactive' ? 'inactive' : 'sendonly'
}

/** What an answerer says who wants to go along with `offered` (RFC 3264 6.1). */
export function mirrorDirection(offered: SdpDirection): SdpDirection {
  if (offered === 'sendonly') return 'recvonly'
  return offered === 'recvonly' ? 'sendonly' : offered
}

/** The formats of a media line in the order of wish; unusable ones (no rtpmap, payload type above 127) are left out. */
export function codecsOf(media: SdpMedia): readonly AudioCodec[] {
  return media.formats.flatMap((format) => {
    if (!/^\d{1,3}$/.test(format) || Number(format) > 127) return []
    const payloadType = Number(format)
    const map = valueFor(media.attributes, 'rtpmap', format) ?? STATIC_CODECS[payloadType]
    const [name, rate, channels] = map?.split('/') ?? []
    const clockRate = Number(rate)
    if (!name || !Number.isInteger(clockRate) || clockRate <= 0) return []
    const parameters = valueFor(media.attributes, 'fmtp', format)
    return [{ payloadType, name, clockRate, channels: Number(channels ?? 1) || 1, parameters }]
  })
}

export function isCodec(codec: AudioCodec, name: string): boolean {
  return codec.name.toLowerCase() === name.toLowerCase()
}

/** The first speech codec that is among `names` (any, if the list is empty). */
export function chooseSpeech(codecs: readonly AudioCodec[], names: readonly string[]): AudioCodec | null {
  const speech = codecs.filter((codec) => !COMPANIONS.some((name) => isCodec(codec, name)))
  return speech.find((codec) => names.length === 0 || names.some((name) => isCodec(codec, name))) ?? null
}

/** The telephone-event format on the clock of `speech` (RFC 4733 2.5.1.2 wants the same rate), null without one. */
export function chooseEvents(codecs: readonly AudioCodec[], speech: AudioCodec): AudioCodec | null {
  const events = codecs.filter((codec) => isCodec(codec, 'telephone-event'))
  return events.find((codec) => codec.clockRate === speech.clockRate) ?? null
}

/** ICE and DTLS of a media line, session level as fall-back; null when this is not WebRTC with SHA-256. */
export function peerTransportOf(session: SdpSession, media: SdpMedia): PeerTransport | null {
  const all = [...media.attributes, ...session.attributes]
  const ufrag = sdpValue(all, 'ice-ufrag')
  const [algorithm, fingerprint] = sdpValue(all, 'fingerprint')?.split(' ') ?? []
  if (!ufrag || algorithm?.toLowerCase() !== 'sha-256' || !fingerprint) return null
  return /^([0-9a-f]{2}:){31}[0-9a-f]{2}$/i.test(fingerprint)
    ? { ufrag, fingerprint: fingerprint.toUpperCase() }
    : null
}

/** True for the profiles a page speaks (RFC 8829 5.1.2). */
export function isWebRtc(media: SdpMedia): boolean {
  return /^(UDP|TCP)\/TLS\/RTP\/SAVPF?$/.test(media.protocol)
}

function valueFor(attributes: readonly SdpAttribute[], name: string, format: string): string | null {
  const found = attributes.find(
    (attribute) => attribute.name === name && attribute.value?.startsWith(`${format} `),
  )
  return found?.value?.slice(format.length + 1) ?? null
}

function isDirection(name: string): name is SdpDirection {
  return name === 'sendrecv' || name === 'sendonly' || name === 'recvonly' || name === 'inactive'
}
