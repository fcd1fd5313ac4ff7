import { randomBytes } from 'node:crypto'
import type { Secret } from '../../shared/secret.ts'
import { parseChallenges } from '../http/challenge.ts'
import type { Challenge } from '../http/challenge.ts'
import type { createCredentialsGuard } from '../http/credentials-guard.ts'
import { answerChallenge, chooseChallenge } from '../http/digest.ts'
import type { DigestChallenge } from '../http/digest.ts'
import { cseqOf, headersOf, sipHeader, withoutHeaders } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'
import { topVia } from './via.ts'

export type SipCredentials = { readonly user: string; readonly password: Secret }

/** Answers digest challenges in place of the phone, which has no secret of any kind. One per flow. */
export type SipDigest = {
  /** A received answer as the phone may see it: all challenges gone, one it can "answer" put in when we can. */
  received(message: SipMessage): SipMessage
  /** A request as the server may see it: what the phone made up gone, real answers put in. */
  sent(message: SipMessage): SipMessage
}

export type SipDigestOptions = {
  /** Null: the account has no password; every challenge is final. */
  readonly credentials: SipCredentials | null
  /** Shared by all flows of the account, so that reconnecting does not start the count of refusals anew. */
  readonly guard: ReturnType<typeof createCredentialsGuard>
  /** Hex text that nobody can guess; tests hand in their own. */
  readonly random?: () => string
  /** Told when a challenge is not answered, for the log. */
  readonly refusing?: (reason: 'no-password' | 'locked', realm: string) => void
}

type Side = 'server' | 'proxy'
const CHALLENGE: Record<Side, string> = { server: 'www-authenticate', proxy: 'proxy-authenticate' }
const ANSWER: Record<Side, string> = { server: 'Authorization', proxy: 'Proxy-Authorization' }
const ANSWER_KEYS = ['authorization', 'proxy-authorization'] as const

/** One nonce and how often it was used; `cnonce` lives as long as the nonce (RFC 7616 3.4.2). */
type Known = {
  readonly side: Side
  readonly challenge: DigestChallenge
  readonly cnonce: string
  used: number
}

/**
 * sip.js knows MD5 only and looks at the first challenge only. So it is handed one MD5 challenge whose nonce is a handle
 * of ours; its answer brings the handle back, and the true answers (the strongest algorithm of every realm that asked) go
 * out in its place. A refused answer is shown without a challenge it could answer again, and after two refusals within a
 * minute no more answers leave (security.md 4.5: lock-out safe).
 */
export function createSipDigest(options: SipDigestOptions): SipDigest {
  const random = options.random ?? (() => randomBytes(12).toString('hex'))
  const groups = createRing<readonly Known[]>()
  const answered = createRing<readonly Known[]>()
  const refusing = options.refusing ?? (() => undefined)

  const usable = (message: SipMessage, side: Side): readonly Known[] => {
    const found: Known[] = []
    for (const challenge of strongestPerRealm(parseChallenges(headersOf(message, CHALLENGE[side])))) {
      const { realm } = challenge
      if (options.credentials === null) refusing('no-password', realm)
      else if (options.guard.waitSec(keyOf(realm)) !== null) refusing('locked', realm)
      else found.push({ side, challenge, cnonce: random(), used: 0 })
    }
    return found
  }

  const challenged = (message: SipMessage, side: Side, branch: string): SipMessage => {
    const before = answered.take(branch) ?? []
    const offered = parseChallenges(headersOf(message, CHALLENGE[side]))
    const refused = before.filter((known) => known.side === side && isRefusal(known, offered))
    for (const realm of new Set(refused.map((known) => known.challenge.realm)))
      options.guard.refused(keyOf(realm))
    const bare = withoutHeaders(message, ...Object.values(CHALLENGE))
    const group = refused.length > 0 ? [] : usable(message, side)
    const [first] = group
    if (first === undefined) return bare
    const handle = random()
    groups.put(handle, group)
    // The phone answers once per request, and once more only when the nonce is said to be stale: another realm's or
    // another hop's challenge after ours was taken must look like that.
    const stale = before.length > 0 ? ', stale=true' : ''
    const value = `Digest realm="${plain(first.challenge.realm)}", nonce="${handle}", algorithm=MD5, qop="auth"${stale}`
    const name = side === 'server' ? 'WWW-Authenticate' : 'Proxy-Authenticate'
    return { ...bare, headers: [...bare.headers, sipHeader(name, value)] }
  }

  return {
    received: (message) => {
      const { start } = message
      if (start.kind !== 'response') return message
      const branch = topVia(message)?.branch ?? ''
      if (start.status === 401) return challenged(message, 'server', branch)
      if (start.status === 407) return challenged(message, 'proxy', branch)
      const bare = withoutHeaders(message, ...Object.values(CHALLENGE))
      if (start.status < 200) return bare
      for (const { challenge } of answered.take(branch) ?? []) {
        // Some registrars say 403 to a wrong password; elsewhere 403 is about the called number.
        if (start.status === 403 && cseqOf(message)?.method === 'REGISTER')
          options.guard.refused(keyOf(challenge.realm))
        else if (start.status < 300) options.guard.accepted(keyOf(challenge.realm))
      }
      return bare
    },
    sent: (message) => {
      const { start } = message
      if (start.kind !== 'request') return message
      const made = ANSWER_KEYS.flatMap((key) => headersOf(message, key))
      if (made.length === 0) return message
      const bare = withoutHeaders(message, ...ANSWER_KEYS)
      const handles = parseChallenges(made).map((one) => one.params.get('nonce') ?? '')
      const known = newestPerRealm(handles.flatMap((handle) => groups.get(handle) ?? []))
      const { credentials } = options
      const free = known.filter(({ challenge }) => options.guard.waitSec(keyOf(challenge.realm)) === null)
      if (credentials === null || free.length === 0) return bare
      answered.put(topVia(message)?.branch ?? '', free)
      const headers = free.map((one) => answerHeader(one, start, message.body, credentials))
      return { ...bare, headers: [...bare.headers, ...headers] }
    },
  }
}

function answerHeader(
  known: Known,
  request: Extract<SipMessage['start'], { kind: 'request' }>,
  body: string,
  credentials: SipCredentials,
): SipHeader {
  known.used += 1
  const value = answerChallenge({
    challenge: known.challenge,
    method: request.method,
    uri: request.uri,
    user: credentials.user,
    password: credentials.password,
    nc: known.used,
    cnonce: known.cnonce,
    body: Buffer.from(body),
  })
  return sipHeader(ANSWER[known.side], value)
}

/** Did the server say no to this answer? Not when its nonce was too old, and not when another realm asks now. */
function isRefusal(known: Known, offered: readonly Challenge[]): boolean {
  const again = chooseChallenge(offered.filter((one) => one.params.get('realm') === known.challenge.realm))
  return again !== null && !again.stale
}

/** Several algorithms of one realm come as several challenges (RFC 8760 2.4): one answer each realm. */
function strongestPerRealm(challenges: readonly Challenge[]): readonly DigestChallenge[] {
  const realms = new Set(challenges.map((one) => one.params.get('realm')))
  return [...realms].flatMap((realm) => {
    const best = chooseChallenge(challenges.filter((one) => one.params.get('realm') === realm))
    return best === null ? [] : [best]
  })
}

function newestPerRealm(known: readonly Known[]): readonly Known[] {
  return [...new Map(known.map((one) => [`${one.side} ${one.challenge.realm}`, one])).values()]
}

function keyOf(realm: string): string {
  return `sip ${realm}`
}

/** The realm as the phone sees it is for show only; quotes would break sip.js. */
function plain(realm: string): string {
  return realm.replace(/[^\x20-\x7e]|["\\]/g, '')
}

/** Remembers the last 64, which is more than a flow has requests in the air. */
function createRing<V>() {
  const map = new Map<string, V>()
  return {
    get: (key: string): V | undefined => map.get(key),
    take: (key: string): V | undefined => {
      const value = map.get(key)
      map.delete(key)
      return value
    },
    put: (key: string, value: V): void => {
      map.set(key, value)
      const oldest = map.keys().next().value
      if (map.size > 64 && oldest !== undefined) map.delete(oldest)
    },
  }
}
