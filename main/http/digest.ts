import { createHash, getHashes } from 'node:crypto'
import type { Secret } from '../../shared/secret.ts'
import type { Challenge } from './challenge.ts'

type HashName = 'md5' | 'sha256' | 'sha512-256'

/** A Digest challenge that can be answered (RFC 7616, 3.3). */
export type DigestChallenge = {
  readonly realm: string
  /** Any text, `null` spelt out included (sipXrest); only an absent nonce makes a challenge useless. */
  readonly nonce: string
  readonly opaque: string | null
  /** As the server wrote it, to be echoed; null = absent, which means MD5. */
  readonly algorithm: string | null
  readonly hash: HashName
  readonly session: boolean
  /** null = the old RFC 2069 form without qop. */
  readonly qop: 'auth' | 'auth-int' | null
  readonly stale: boolean
  readonly userhash: boolean
  readonly utf8: boolean
  /** The `domain` parameter as sent: which URIs share the nonce. */
  readonly domain: string | null
}

export type DigestAnswer = {
  readonly challenge: DigestChallenge
  readonly method: string
  /** Exactly what stands in the request line: path and query for HTTP, the Request-URI for SIP. */
  readonly uri: string
  readonly user: string
  readonly password: Secret
  /** How often this nonce was used, this time included: 1, 2, ... */
  readonly nc: number
  /** Must stay the same for all uses of one nonce, because -sess hashes it in (RFC 7616, 3.4.2). */
  readonly cnonce: string
  /** Needed for auth-int only; absent = empty. */
  readonly body?: Uint8Array
}

const STRENGTH: Record<HashName, number> = { md5: 1, sha256: 2, 'sha512-256': 3 }
const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['md5', 'md5'],
  ['sha-256', 'sha256'],
  ['sha-512-256', 'sha512-256'],
])

/** Reads one challenge as Digest; null when it is another scheme or asks for what we cannot do. */
export function readDigest(challenge: Challenge): DigestChallenge | null {
  const { params } = challenge
  const realm = params.get('realm')
  const nonce = params.get('nonce')
  if (challenge.scheme !== 'digest' || realm === undefined || nonce === undefined) return null
  const algorithm = params.get('algorithm') ?? null
  const [, name = '', session] = /^(.*?)(-sess)?$/.exec((algorithm ?? 'md5').toLowerCase()) ?? []
  const hash = HASHES.get(name)
  const qop = readQop(params.get('qop'))
  if (hash === undefined || !getHashes().includes(hash) || qop === undefined) return null
  return {
    realm,
    nonce,
    opaque: params.get('opaque') ?? null,
    algorithm,
    hash,
    session: session !== undefined,
    qop,
    // CDRTool writes it without quotes, sipXcom with: the parser has taken them off.
    stale: isTrue(params.get('stale')),
    userhash: isTrue(params.get('userhash')),
    utf8: params.get('charset')?.toLowerCase() === 'utf-8',
    domain: params.get('domain') ?? null,
  }
}

/** The strongest Digest challenge we can answer; among equals the server's order (RFC 7616, 3.7). */
export function chooseChallenge(challenges: readonly Challenge[]): DigestChallenge | null {
  let best: DigestChallenge | null = null
  for (const challenge of challenges) {
    const digest = readDigest(challenge)
    if (digest !== null && (best === null || STRENGTH[digest.hash] > STRENGTH[best.hash])) best = digest
  }
  return best
}

/** H(user:realm:password) in hex: what may be kept in place of the password, for this realm and algorithm only. */
export function hashCredentials(challenge: DigestChallenge, user: string, password: Secret): string {
  const text = (part: string): string => (challenge.utf8 ? part.normalize('NFC') : part)
  return digestOf(challenge.hash, `${text(user)}:${challenge.realm}:${text(password.reveal())}`)
}

/**
 * The value of an Authorization (or Proxy-Authorization) header. Pure. For HTTP, non-ASCII characters must leave as
 * UTF-8 bytes. Throws for control characters in the user name, which no header can carry.
 */
export function answerChallenge(answer: DigestAnswer): string {
  const { challenge, cnonce } = answer
  const h = (text: string | Uint8Array): string => digestOf(challenge.hash, text)
  const nc = answer.nc.toString(16).padStart(8, '0')
  const base = hashCredentials(challenge, answer.user, answer.password)
  const ha1 = challenge.session ? h(`${base}:${challenge.nonce}:${cnonce}`) : base
  const a2 = `${answer.method}:${answer.uri}`
  const ha2 = h(challenge.qop === 'auth-int' ? `${a2}:${h(answer.body ?? new Uint8Array())}` : a2)
  const middle = challenge.qop === null ? '' : `${nc}:${cnonce}:${challenge.qop}:`
  const parts = [
    userParam(challenge, answer.user),
    `realm=${quote(challenge.realm)}`,
    `nonce=${quote(challenge.nonce)}`,
    `uri=${quote(answer.uri)}`,
    `response="${h(`${ha1}:${challenge.nonce}:${middle}${ha2}`)}"`,
  ]
  if (challenge.algorithm !== null) parts.push(`algorithm=${challenge.algorithm}`)
  if (challenge.qop !== null) parts.push(`qop=${challenge.qop}`, `nc=${nc}`)
  if (challenge.qop !== null || challenge.session) parts.push(`cnonce=${quote(cnonce)}`)
  if (challenge.opaque !== null) parts.push(`opaque=${quote(challenge.opaque)}`)
  if (challenge.userhash) parts.push('userhash=true')
  return `Digest ${parts.join(', ')}`
}

/** RFC 7616, 3.4: hashed when asked for, `username*` for what a quoted string cannot carry, else a quoted string. */
function userParam(challenge: DigestChallenge, user: string): string {
  if (challenge.userhash)
    return `username="${digestOf(challenge.hash, `${user.normalize('NFC')}:${challenge.realm}`)}"`
  // Only a server that says charset=UTF-8 is of the age to know username*.
  if (challenge.utf8 && /[^\x20-\x7e]/.test(user)) return `username*=UTF-8''${percent(user.normalize('NFC'))}`
  return `username=${quote(user)}`
}

function readQop(offered: string | undefined): DigestChallenge['qop'] | undefined {
  const options = (offered ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((option) => option !== '')
  if (options.length === 0) return null
  if (options.includes('auth')) return 'auth'
  return options.includes('auth-int') ? 'auth-int' : undefined
}

function digestOf(hash: HashName, data: string | Uint8Array): string {
  return createHash(hash).update(data).digest('hex')
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

function quote(text: string): string {
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text)) throw new Error('control character in a header value')
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** RFC 8187 value-chars: everything but attr-char is escaped. */
function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
