import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../../shared/result.ts'

/*
 * The format of a sealed file, version 1 (all of it except the secrets may be public):
 *   "SDTN" | version 1 byte | key hint 8 | IV 12 | tag 16 | AES-256-GCM ciphertext
 * Additional data: "sidetone vault", NUL, version byte, account id. A file put in another account's place does not open.
 */
const MAGIC = Buffer.from('SDTN', 'latin1')
const VERSION = 1
const HINT_AT = MAGIC.length + 1
const HINT_BYTES = 8
const IV_AT = HINT_AT + HINT_BYTES
const IV_BYTES = 12
const TAG_AT = IV_AT + IV_BYTES
const TAG_BYTES = 16
const BODY_AT = TAG_AT + TAG_BYTES

export const KEY_BYTES = 32

/** `too-new`: a later format. `other-key`: sealed under another key than this one. `damaged`: our key, but not our bytes. */
export type UnsealFault = 'too-new' | 'other-key' | 'damaged'

/** Tells keys apart without telling anything about them; it only explains failures, so it is not authenticated. */
function keyHint(key: Buffer): Buffer {
  return createHmac('sha256', key).update('sidetone key hint').digest().subarray(0, HINT_BYTES)
}

function additionalData(id: string): Buffer {
  return Buffer.concat([
    Buffer.from('sidetone vault\0', 'latin1'),
    Buffer.of(VERSION),
    Buffer.from(id, 'utf8'),
  ])
}

/** Seals `plaintext` under this name (an account's id, or another that no account has) with a fresh random IV. The caller zero-fills `key` and `plaintext`. */
export function seal(key: Buffer, id: string, plaintext: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(additionalData(id))
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([MAGIC, Buffer.of(VERSION), keyHint(key), iv, cipher.getAuthTag(), body])
}

/** Opens what `seal` made. The caller zero-fills `key` and the result. */
export function unseal(key: Buffer, id: string, file: Buffer): Result<Buffer, UnsealFault> {
  if (file.length < BODY_AT || !file.subarray(0, MAGIC.length).equals(MAGIC)) return err('damaged')
  const version = file.readUInt8(MAGIC.length)
  if (version !== VERSION) return err(version > VERSION ? 'too-new' : 'damaged')
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(IV_AT, TAG_AT), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(additionalData(id))
  decipher.setAuthTag(file.subarray(TAG_AT, BODY_AT))
  const opened = decipher.update(file.subarray(BODY_AT))
  try {
    decipher.final()
    return ok(opened)
  } catch {
    // The only failure here is a tag that does not fit (node:crypto has no code for it).
    opened.fill(0)
    return err(file.subarray(HINT_AT, IV_AT).equals(keyHint(key)) ? 'damaged' : 'other-key')
  }
}
