import type { Clock } from '../../core/ports.ts'
import { md5 } from './php.ts'
import type { DemoUser } from './state.ts'

/** What the digest page makes of a request: somebody, a challenge, or a page of text with status 200. */
export type DigestVerdict =
  | { readonly kind: 'user'; readonly user: DemoUser }
  | { readonly kind: 'challenge'; readonly header: string }
  | { readonly kind: 'text'; readonly text: string }

export type DigestQuestion = {
  readonly method: string
  readonly authorization: string | undefined
  /** The `realm` parameter of the request. */
  readonly realm: string | undefined
}

const NONCE_LIFE_SEC = 300
const FIELDS = ['nonce', 'nc', 'cnonce', 'qop', 'username', 'uri', 'response'] as const

/** HTTP digest as CDRTool does it (reference sip2sip 2). `key` signs the nonces. */
export function createDigestDoor(options: {
  readonly clock: Clock
  readonly key: string
  readonly find: (username: string, domain: string) => DemoUser | undefined
}) {
  const unixNow = (): number => options.clock.now().getTime() / 1000

  function nonce(): string {
    const id = `${unixNow() + NONCE_LIFE_SEC}`
    return Buffer.from(`${id}:${md5(`${id}:${options.key}`)}`).toString('base64')
  }

  /** The blanks after the commas are in the first challenge only; `stale` has no quotes. */
  function challenge(realm: string, kind: 'first' | 'again' | 'stale'): DigestVerdict {
    const gap = kind === 'first' ? ', ' : ','
    const stale = kind === 'stale' ? 'stale=true, ' : ''
    const header = `Digest realm="${realm}"${gap}qop="auth"${gap}nonce="${nonce()}"${gap}${stale}opaque="${md5(realm)}"`
    return { kind: 'challenge', header }
  }

  /** The first half of a web password, a stored hash, or the password itself, in this order. */
  function ha1(user: DemoUser, sentName: string, realm: string): string {
    const ownName = `${user.username}:${user.domain}`.toLowerCase()
    if (user.seed.webPassword !== undefined) return md5(`${ownName}:${user.seed.webPassword}`)
    if (user.seed.storesHash === true) return md5(`${ownName}:${user.password}`)
    return md5(`${sentName}:${realm}:${user.password}`)
  }

  return (question: DigestQuestion): DigestVerdict => {
    // Given as user@domain it is cut to the domain; without it nobody will be found.
    const realm = question.realm?.split('@').at(-1) || 'SIP_settings'
    const credentials = question.authorization?.replace(/^Digest\s+/i, '')
    if (credentials === undefined || credentials === question.authorization) return challenge(realm, 'first')
    const sent = readFields(credentials)
    const [nonceSent, nc, cnonce, qop, username, uri, response] = FIELDS.map((name) => sent.get(name) ?? '')
    if (FIELDS.some((name) => !sent.has(name))) return { kind: 'text', text: 'Invalid credentials from %s' }
    const [local = '', domain = realm] = (username ?? '').split('@')
    const user = options.find(local, domain)
    if (user === undefined) return challenge(realm, 'again')
    // The uri is hashed as sent and never compared with the request line; nc may repeat.
    const ha2 = md5(`${question.method}:${uri ?? ''}`)
    const expected = md5(
      `${ha1(user, username ?? '', realm)}:${nonceSent ?? ''}:${nc ?? ''}:${cnonce ?? ''}:${qop ?? ''}:${ha2}`,
    )
    if (response !== expected) return challenge(realm, 'again')
    const [id = '', seal] = Buffer.from(nonceSent ?? '', 'base64')
      .toString('latin1')
      .split(':')
    if (seal !== md5(`${id}:${options.key}`)) return challenge(realm, 'again')
    return unixNow() > Number(id) ? challenge(realm, 'stale') : { kind: 'user', user }
  }
}

function readFields(credentials: string): ReadonlyMap<string, string> {
  const found = credentials.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)
  return new Map([...found].map((field) => [field[1] ?? '', field[2] ?? field[3] ?? '']))
}
