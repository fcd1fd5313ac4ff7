import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { secret, type Secret } from '../../shared/secret.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/*
 * What leaves for the journal, version 1: the text `sj1.` and base64 of
 *   key hint 8 | IV 12 | tag 16 | AES-256-GCM of {"id","data"} as JSON
 * Additional data: "sidetone journal", NUL, version, NUL, account address, NUL, installation (urn:uuid:…). An entry that the
 * server, or anybody with the account's password, moves to another account or puts under another installation does not open.
 */
const PREFIX = 'sj1.'
const ANY_VERSION = /^sj\d{1,3}\./
const HINT_BYTES = 8
const IV_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = HINT_BYTES + IV_BYTES + TAG_BYTES
const KEY_BYTES = 32

/** RFC 7914; 2^17 takes 128 MiB and about 0.4 s, which a guesser pays for every guess (OWASP's choice for r = 8, p = 1). */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

/** A key that opens the journal of one account. It is derived on each machine and never leaves it. */
export type JournalKey = { readonly bytes: Buffer; readonly account: string }

export type Sealed = { readonly id: string; readonly data: string }

/** Why an entry was not read. `foreign`: another program's; `other-key`: sealed under another passphrase; `damaged`: cut
 *  off, changed, or moved here from elsewhere; `too-new`: of a later version. */
export type UnsealFault = 'foreign' | 'too-new' | 'other-key' | 'damaged'

/** The same passphrase and address give the same key everywhere, so the machines need nothing else in common. */
export function deriveJournalKey(passphrase: Secret, account: string): Promise<JournalKey> {
  const salt = createHash('sha256').update(`sidetone journal key 1\0${account.toLowerCase()}`).digest()
  return new Promise((resolve, reject) => {
    scrypt(passphrase.reveal().normalize('NFC'), salt, KEY_BYTES, COST, (cause, bytes) => {
      if (cause) reject(cause)
      else resolve({ bytes, account: account.toLowerCase() })
    })
  })
}

const KEY_PREFIX = 'sidetone-journal-key-1:'

/** The key as it is kept in the keychain from the first use on, so that the passphrase is not. */
export function formatJournalKey(key: JournalKey): Secret {
  return secret(KEY_PREFIX + key.bytes.toString('base64'))
}

/** Null for anything else, i.e. for a passphrase. */
export function parseJournalKey(text: Secret, account: string): JournalKey | null {
  const kept = text.reveal()
  if (!kept.startsWith(KEY_PREFIX)) return null
  const bytes = Buffer.from(kept.slice(KEY_PREFIX.length), 'base64')
  return bytes.length === KEY_BYTES ? { bytes, account: account.toLowerCase() } : null
}

/** A name for an entry that tells the server nothing and is the same each time. */
export function opaqueId(key: JournalKey, text: string): string {
  return createHmac('sha256', key.bytes).update(`id\0${text}`).digest('hex').slice(0, 32)
}

export function sealEntry(key: JournalKey, uuid: string, entry: Sealed): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(additionalData(key, uuid))
  const body = Buffer.concat([
    cipher.update(JSON.stringify({ id: entry.id, data: entry.data })),
    cipher.final(),
  ])
  return PREFIX + Buffer.concat([hintOf(key), iv, cipher.getAuthTag(), body]).toString('base64')
}

/** Opens what `sealEntry` made under this key for this account and installation. */
export function openEntry(key: JournalKey, uuid: string, data: string): Result<Sealed, UnsealFault> {
  if (!data.startsWith(PREFIX)) return err(ANY_VERSION.test(data) ? 'too-new' : 'foreign')
  const text = data.slice(PREFIX.length)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return err('damaged')
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length < HEAD_BYTES) return err('damaged')
  if (!bytes.subarray(0, HINT_BYTES).equals(hintOf(key))) return err('other-key')
  const iv = bytes.subarray(HINT_BYTES, HINT_BYTES + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(additionalData(key, uuid))
  decipher.setAuthTag(bytes.subarray(HINT_BYTES + IV_BYTES, HEAD_BYTES))
  const opened = [decipher.update(bytes.subarray(HEAD_BYTES))]
  try {
    opened.push(decipher.final())
  } catch {
    // The only failure here is a tag that does not fit (node:crypto has no code for it).
    return err('damaged')
  }
  const entry = SealedSchema.safeParse(readJson(Buffer.concat(opened).toString('utf8')))
  return entry.success ? ok(entry.data) : err('damaged')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (_notJson) {
    // Sealed under our key, but not by us.
    return null
  }
}

const SealedSchema = z.strictObject({ id: z.string(), data: z.string() })

/** Tells "another passphrase" from "damaged"; it only explains failures. */
function hintOf(key: JournalKey): Buffer {
  return createHmac('sha256', key.bytes).update('sidetone key hint').digest().subarray(0, HINT_BYTES)
}

function additionalData(key: JournalKey, uuid: string): Buffer {
  return Buffer.from(['sidetone journal', '1', key.account, uuid.toLowerCase()].join('\0'), 'utf8')
}
