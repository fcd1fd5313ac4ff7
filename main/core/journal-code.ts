import { createHash, timingSafeEqual } from 'node:crypto'
import { encode } from 'uqr'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { JournalKey } from './journal-seal.ts'

/*
 * The code by which a second machine joins without the passphrase: `SJ1`, then base 32 of
 *   key 32 | first 4 bytes of SHA-256 over "sidetone journal code", NUL, account address, NUL, key
 * in Crockford's alphabet, which has no letter that looks like a digit. The check finds a slip of the pen and a code that
 * belongs to another account.
 */
const PREFIX = 'SJ1'
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY_BYTES = 32
const CHECK_BYTES = 4

export type ShownCode = { readonly text: string; readonly rows: readonly string[] }

/** As text in groups of four, and as the rows of a QR code, `1` dark, with its quiet zone. */
export function showJournalCode(key: JournalKey): ShownCode {
  const body = toBase32(Buffer.concat([key.bytes, checkOf(key)]))
  // Capitals and digits only: the QR code needs half the room.
  const { data } = encode(PREFIX + body, { ecc: 'M', border: 4 })
  return {
    text: [PREFIX, ...(body.match(/.{1,4}/g) ?? [])].join('-'),
    rows: data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
  }
}

/** Errors: invalid-input with field `code`: `journal-code` for text that is none, `journal-code-check` for a slip or for
 *  another account's. */
export function readJournalCode(text: string, account: string): Result<JournalKey> {
  const bare = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (!bare.startsWith(PREFIX))
    return err(appError('invalid-input', { field: 'code', detail: 'journal-code' }))
  const bytes = fromBase32(bare.slice(PREFIX.length))
  if (bytes?.length !== KEY_BYTES + CHECK_BYTES)
    return err(appError('invalid-input', { field: 'code', detail: 'journal-code' }))
  const key = { bytes: Buffer.from(bytes.subarray(0, KEY_BYTES)), account: account.toLowerCase() }
  return timingSafeEqual(bytes.subarray(KEY_BYTES), checkOf(key))
    ? ok(key)
    : err(appError('invalid-input', { field: 'code', detail: 'journal-code-check' }))
}

function checkOf({ bytes, account }: JournalKey): Buffer {
  return createHash('sha256')
    .update(`sidetone journal code\0${account}\0`)
    .update(bytes)
    .digest()
    .subarray(0, CHECK_BYTES)
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer | null {
  const digits = [...text].map((sign) => ALPHABET.indexOf(sign))
  if (digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
