import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { headersOf } from './sip-message.ts'
import type { SipHeader, SipRequest } from './sip-message.ts'
import { parseSipUri } from './sip-uri.ts'

export type DigestAlgorithm = 'SHA-256' | 'MD5'
export type DigestGuardOptions = {
  readonly realm: string
  /** Offered in this order, one challenge header each (RFC 8760 2.4: best first). */
  readonly algorithms: readonly DigestAlgorithm[]
  readonly nonceLifeSec: number
  readonly now: () => number
  /** Null for unknown users. */
  readonly passwordOf: (user: string) => string | null
}

export type DigestVerdict =
  | { readonly kind: 'ok'; readonly user: string }
  /** Send the challenge; `stale`: the answer was right but its nonce is used up (RFC 7616 3.3). */
  | { readonly kind: 'challenge'; readonly stale: boolean }

export type DigestKind = 'www' | 'proxy'
export type DigestGuard = {
  check(request: SipRequest, kind: DigestKind): DigestVerdict
  challenge(kind: DigestKind, stale: boolean): readonly SipHeader[]
}

const HASH_NAME = { 'SHA-256': 'sha256', MD5: 'md5' } as const
const MAX_NONCES = 2_000

/** The server's side of digest (RFC 7616, RFC 8760). Nonces carry their age, signed; each nonce count is taken once. */
export function createDigestGuard(options: DigestGuardOptions): DigestGuard {
  const key = randomBytes(32)
  // Highest nonce count seen per nonce, oldest nonce first.
  const counts = new Map<string, number>()

  const sign = (text: string): string =>
    createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
  const makeNonce = (): string => {
    const text = `${options.now().toString(36)}.${randomBytes(9).toString('base64url')}`
    return `${text}.${sign(text)}`
  }
  const ageOf = (nonce: string): number | null => {
    const [at, random, signature] = nonce.split('.')
    if (at === undefined || random === undefined || signature !== sign(`${at}.${random}`)) return null
    return options.now() - Number.parseInt(at, 36)
  }
  const isFresh = (nonce: string, count: number): boolean => {
    const age = ageOf(nonce)
    if (age === null || age > options.nonceLifeSec * 1000 || count <= (counts.get(nonce) ?? 0)) return false
    counts.delete(nonce)
    counts.set(nonce, count)
    const oldest = counts.keys().next()
    if (counts.size > MAX_NONCES && !oldest.done) counts.delete(oldest.value)
    return true
  }

  return {
    check(request, kind) {
      const again = { kind: 'challenge', stale: false } as const
      const name = kind === 'www' ? 'authorization' : 'proxy-authorization'
      for (const value of headersOf(request, name)) {
        const answer = parseDigest(value)
        if (!answer || answer['realm'] !== options.realm) continue
        const user = answer['username'] ?? ''
        const password = options.passwordOf(user)
        if (password === null || !isRight(answer, { request, user, password, options })) return again
        if (!isFresh(answer['nonce'] ?? '', Number.parseInt(answer['nc'] ?? '', 16))) {
          return { kind: 'challenge', stale: true }
        }
        return { kind: 'ok', user }
      }
      return again
    },
    challenge(kind, stale) {
      const nonce = makeNonce()
      const name = kind === 'www' ? 'www-authenticate' : 'proxy-authenticate'
      return options.algorithms.map((algorithm) => {
        const parts = [`realm="${options.realm}"`, `nonce="${nonce}"`, `algorithm=${algorithm}`, 'qop="auth"']
        return { name, value: `Digest ${[...parts, ...(stale ? ['stale=true'] : [])].join(', ')}` }
      })
    },
  }
}

type Question = {
  readonly request: SipRequest
  readonly user: string
  readonly password: string
  readonly options: DigestGuardOptions
}

function isRight(
  answer: Readonly<Record<string, string>>,
  { request, user, password, options }: Question,
): boolean {
  const { nonce = '', nc = '', cnonce = '', qop, response = '', uri = '' } = answer
  const algorithm = options.algorithms.find(
    (offered) => offered === (answer['algorithm'] ?? 'MD5').toUpperCase(),
  )
  if (
    !algorithm ||
    qop !== 'auth' ||
    !/^[0-9a-f]{8}$/i.test(nc) ||
    cnonce === '' ||
    !isSameTarget(uri, request.uri)
  ) {
    return false
  }
  const hash = (text: string): string => createHash(HASH_NAME[algorithm]).update(text).digest('hex')
  const ha1 = hash(`${user}:${options.realm}:${password}`)
  const expected = Buffer.from(
    hash([ha1, nonce, nc, cnonce, qop, hash(`${request.method}:${uri}`)].join(':')),
  )
  const given = Buffer.from(response.toLowerCase())
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The answer must be for this request (RFC 7616 3.4.6), whatever the spelling of the URI. */
function isSameTarget(said: string, uri: string): boolean {
  const [a, b] = [parseSipUri(said), parseSipUri(uri)]
  return (
    said === uri || (a !== null && b !== null && a.user === b.user && a.host === b.host && a.port === b.port)
  )
}

function parseDigest(value: string): Readonly<Record<string, string>> | null {
  const scheme = /^Digest\s+/i.exec(value)
  if (!scheme) return null
  const pairs = value.slice(scheme[0].length).matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)
  return Object.fromEntries(
    [...pairs].map(([, name = '', quoted, plain = '']) => [
      name.toLowerCase(),
      quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'),
    ]),
  )
}
