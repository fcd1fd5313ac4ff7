import { createHmac, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** STUN message types this side meets (RFC 8489 5, method Binding). */
export const STUN_TYPE = { bindingRequest: 0x0001, bindingSuccess: 0x0101, bindingError: 0x0111 } as const

/** Attribute types (RFC 8489 18.3, RFC 8445 20.1). */
export const STUN_ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  xorMappedAddress: 0x0020,
  priority: 0x0024,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlled: 0x8029,
  iceControlling: 0x802a,
} as const

const MAGIC_COOKIE = 0x2112a442
const HEADER_BYTES = 20
const INTEGRITY_BYTES = 20
const FINGERPRINT_MASK = 0x5354554e

export type StunAttribute = { readonly type: number; readonly value: Buffer }
type PlacedAttribute = StunAttribute & { readonly offset: number }
export type StunMessage = {
  readonly type: number
  readonly transactionId: Buffer
  readonly attributes: readonly PlacedAttribute[]
  readonly raw: Buffer
}
export type SocketAddress = { readonly address: string; readonly port: number }

/** Reads a STUN message; null for anything that is not exactly one well-formed message (RFC 8489 6.3). */
export function parseStun(raw: Buffer): StunMessage | null {
  if (raw.length < HEADER_BYTES || raw.length % 4 !== 0) return null
  const type = raw.readUInt16BE(0)
  if (type > 0x3fff || raw.readUInt32BE(4) !== MAGIC_COOKIE) return null
  if (raw.readUInt16BE(2) !== raw.length - HEADER_BYTES) return null
  const attributes: PlacedAttribute[] = []
  for (let offset = HEADER_BYTES; offset + 4 <= raw.length; ) {
    const length = raw.readUInt16BE(offset + 2)
    const end = offset + 4 + length
    if (end > raw.length) return null
    const attributeType = raw.readUInt16BE(offset)
    // What follows MESSAGE-INTEGRITY is not covered by it and must be ignored, FINGERPRINT excepted (14.5).
    const isCovered = !attributes.some((earlier) => earlier.type === STUN_ATTRIBUTE.messageIntegrity)
    if (isCovered || attributeType === STUN_ATTRIBUTE.fingerprint) {
      attributes.push({ type: attributeType, value: raw.subarray(offset + 4, end), offset })
    }
    offset = end + ((4 - (length % 4)) % 4)
    if (offset > raw.length) return null
  }
  return { type, transactionId: raw.subarray(8, HEADER_BYTES), attributes, raw }
}

export function stunAttribute(message: StunMessage, type: number): Buffer | null {
  return message.attributes.find((attribute) => attribute.type === type)?.value ?? null
}

/** True when MESSAGE-INTEGRITY is there and was made with `key` (short-term credential: the ICE password). */
export function hasIntegrity(message: StunMessage, key: string): boolean {
  const found = message.attributes.find(({ type }) => type === STUN_ATTRIBUTE.messageIntegrity)
  if (found?.value.length !== INTEGRITY_BYTES) return false
  return timingSafeEqual(found.value, integrity(message.raw.subarray(0, found.offset), key))
}

/** True when FINGERPRINT is there, is the last attribute, and agrees. */
export function hasFingerprint(message: StunMessage): boolean {
  const last = message.attributes.at(-1)
  if (last?.type !== STUN_ATTRIBUTE.fingerprint || last.value.length !== 4) return false
  return last.value.readUInt32BE(0) === fingerprint(message.raw.subarray(0, last.offset))
}

/** Builds a message that ends in MESSAGE-INTEGRITY (when `key` is given) and FINGERPRINT. */
export function buildStun(parts: {
  readonly type: number
  readonly transactionId: Buffer
  readonly attributes: readonly StunAttribute[]
  readonly key?: string
}): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt16BE(parts.type, 0)
  header.writeUInt32BE(MAGIC_COOKIE, 4)
  parts.transactionId.copy(header, 8)
  let message = Buffer.concat([header, ...parts.attributes.map(encodeAttribute)])
  if (parts.key !== undefined) {
    const value = integrity(message, parts.key)
    message = Buffer.concat([message, encodeAttribute({ type: STUN_ATTRIBUTE.messageIntegrity, value })])
  }
  const check = Buffer.alloc(4)
  check.writeUInt32BE(fingerprint(message))
  message = Buffer.concat([message, encodeAttribute({ type: STUN_ATTRIBUTE.fingerprint, value: check })])
  message.writeUInt16BE(message.length - HEADER_BYTES, 2)
  return message
}

/** XOR-MAPPED-ADDRESS for an IPv4 address (RFC 8489 14.2); the legs bind IPv4 loopback only. */
export function xorMappedAddress({ address, port }: SocketAddress): StunAttribute {
  const value = Buffer.alloc(8)
  value.writeUInt8(1, 1)
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2)
  const bits = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  value.writeUInt32BE((bits ^ MAGIC_COOKIE) >>> 0, 4)
  return { type: STUN_ATTRIBUTE.xorMappedAddress, value }
}

function encodeAttribute({ type, value }: StunAttribute): Buffer {
  const encoded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4)
  encoded.writeUInt16BE(type, 0)
  encoded.writeUInt16BE(value.length, 2)
  value.copy(encoded, 4)
  return encoded
}

/** HMAC over everything before the attribute, with the length field as if the message ended right after it (14.5). */
function integrity(before: Buffer, key: string): Buffer {
  return createHmac('sha1', key)
    .update(withLength(before, 4 + INTEGRITY_BYTES))
    .digest()
}

function fingerprint(before: Buffer): number {
  return (crc32(withLength(before, 8)) ^ FINGERPRINT_MASK) >>> 0
}

function withLength(before: Buffer, attributeBytes: number): Buffer {
  const copy = Buffer.from(before)
  copy.writeUInt16BE(before.length + attributeBytes - HEADER_BYTES, 2)
  return copy
}
