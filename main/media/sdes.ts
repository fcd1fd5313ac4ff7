import { randomBytes } from 'node:crypto'
import type { SdpAttribute } from './sdp-parse.ts'

/** One `a=crypto` line (RFC 4568 4). Master key 16 bytes, salt 14 bytes. */
export type SdesKey = { readonly tag: number; readonly key: Buffer; readonly salt: Buffer }

/** The one suite all phones have and werift can do; its 80-bit tag is the stronger of the two old ones. */
const SUITE = 'AES_CM_128_HMAC_SHA1_80'
const KEY_BYTES = 16
const SALT_BYTES = 14

export function createSdesKey(tag = 1): SdesKey {
  return { tag, key: randomBytes(KEY_BYTES), salt: randomBytes(SALT_BYTES) }
}

export function cryptoAttribute({ tag, key, salt }: SdesKey): SdpAttribute {
  return { name: 'crypto', value: `${tag} ${SUITE} inline:${Buffer.concat([key, salt]).toString('base64')}` }
}

/**
 * The first `a=crypto` line that can be used; null without one. Lines with a key identifier (MKI) or with session
 * parameters that change the packets (RFC 4568 6.3) are passed over.
 */
export function readSdesKey(attributes: readonly SdpAttribute[]): SdesKey | null {
  for (const { name, value } of attributes) {
    const [tag, suite, inline, ...parameters] = name === 'crypto' ? (value ?? '').trim().split(/\s+/) : []
    if (!tag || !/^\d{1,9}$/.test(tag) || suite?.toUpperCase() !== SUITE || !inline) continue
    if (!parameters.every((parameter) => parameter.startsWith('-') || /^WSH=\d+$/.test(parameter))) continue
    const [text, ...rest] = /^inline:(\S+)$/i.exec(inline)?.[1]?.split('|') ?? []
    const bytes = Buffer.from(text ?? '', 'base64')
    // What follows the key is its lifetime, which no call reaches; an MKI has a colon.
    if (bytes.length !== KEY_BYTES + SALT_BYTES || rest.some((part) => part.includes(':'))) continue
    return { tag: Number(tag), key: bytes.subarray(0, KEY_BYTES), salt: bytes.subarray(KEY_BYTES) }
  }
  return null
}
