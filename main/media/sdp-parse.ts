import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'

/** A session description as far as the legs use it (RFC 8866). Attributes keep their order; unknown lines are dropped. */
export type SdpSession = {
  readonly origin: SdpOrigin
  /** Address of the session's `c=` line, null without one. */
  readonly connection: string | null
  readonly attributes: readonly SdpAttribute[]
  readonly media: readonly SdpMedia[]
}
export type SdpOrigin = {
  readonly user: string
  readonly id: string
  readonly version: string
  readonly address: string
}
export type SdpAttribute = { readonly name: string; readonly value: string | null }
export type SdpMedia = {
  readonly kind: string
  /** 0 = refused or switched off. */
  readonly port: number
  readonly protocol: string
  readonly formats: readonly string[]
  readonly connection: string | null
  readonly attributes: readonly SdpAttribute[]
}

const MAX_BYTES = 65_536
const MAX_LINES = 2_000
const MAX_MEDIA = 32
const MAX_FORMATS = 128

type Draft = { connection: string | null; readonly attributes: SdpAttribute[] }
type MediaDraft = Draft & Omit<SdpMedia, 'connection' | 'attributes'>

/**
 * Parses a description. Line ends may be CRLF or LF, the order of session lines is not insisted on.
 * Errors: bad-response with `detail` `sdp-size`, `sdp-version`, `sdp-origin`, `sdp-line`, `sdp-connection`, `sdp-media`.
 */
export function parseSdp(text: string): Result<SdpSession> {
  if (text.length > MAX_BYTES) return fault('sdp-size')
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  if (lines.length > MAX_LINES) return fault('sdp-size')
  if (lines[0] !== 'v=0') return fault('sdp-version')
  const session: Draft & { origin: SdpOrigin | null } = { origin: null, connection: null, attributes: [] }
  const media: MediaDraft[] = []
  for (const line of lines.slice(1)) {
    if (line[1] !== '=') return fault('sdp-line')
    const value = line.slice(2)
    const scope = media.at(-1) ?? session
    if (line[0] === 'a') scope.attributes.push(parseAttribute(value))
    if (line[0] === 'o') {
      session.origin = parseOrigin(value)
      if (!session.origin) return fault('sdp-origin')
    }
    if (line[0] === 'c') {
      scope.connection = parseConnection(value)
      if (scope.connection === null) return fault('sdp-connection')
    }
    if (line[0] === 'm') {
      const parsed = parseMedia(value)
      if (!parsed || media.length >= MAX_MEDIA) return fault('sdp-media')
      media.push(parsed)
    }
  }
  const { origin, connection, attributes } = session
  return origin ? ok({ origin, connection, attributes, media }) : fault('sdp-origin')
}

function fault(detail: string): Result<never> {
  return err(appError('bad-response', { detail }))
}

function parseAttribute(text: string): SdpAttribute {
  const colon = text.indexOf(':')
  return colon < 0
    ? { name: text, value: null }
    : { name: text.slice(0, colon), value: text.slice(colon + 1) }
}

function parseOrigin(text: string): SdpOrigin | null {
  const [user, id, version, netType, addressType, address, ...rest] = text.split(' ')
  if (
    !user ||
    !id ||
    !version ||
    netType !== 'IN' ||
    !isAddressType(addressType) ||
    !address ||
    rest.length > 0
  )
    return null
  return /^\d+$/.test(id) && /^\d+$/.test(version) ? { user, id, version, address } : null
}

function parseConnection(text: string): string | null {
  const [netType, addressType, address] = text.split(' ')
  // A multicast address carries `/ttl`, which no leg here uses.
  return netType === 'IN' && isAddressType(addressType) ? (address?.split('/')[0] ?? null) : null
}

function isAddressType(text: string | undefined): boolean {
  return text === 'IP4' || text === 'IP6'
}

function parseMedia(text: string): MediaDraft | null {
  const [kind, portText, protocol, ...formats] = text.split(' ')
  const port = Number(portText?.split('/')[0])
  if (!kind || !protocol || !/^\d{1,5}(\/\d+)?$/.test(portText ?? '') || port > 65_535) return null
  if (formats.length === 0 || formats.length > MAX_FORMATS || formats.includes('')) return null
  return { kind, port, protocol, formats, connection: null, attributes: [] }
}
