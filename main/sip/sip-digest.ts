import { randomBytes } from 'node:crypto'
import type { Secret } from '../../shared/secret.ts'
import { parseChallenges } from '../http/challenge.ts'
import type { Challenge } from '../http/challenge.ts'
import type { createCredentialsGuard } from '../http/credentials-guard.ts'
import { answerChallenge, chooseChallenge } from '../http/digest.ts'
import type { DigestChallenge } from '../http/digest.ts'
import { createRing } from '../http/ring.ts'
import { cseqOf, headersOf, sipHeader, tagOf, withoutHeaders } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'
import type { Known, Side, TakenChallenges } from './taken-challenges.ts'
import { topVia } from './via.ts'

export type SipCredentials = { readonly user: string; readonly password: Secret }

/** Answers digest challenges in place of the phone, which has no secret of any kind. One per flow. */
export type SipDigest = {
  /** A received answer as the phone may see it: all challenges gone, one it can "answer" put in when we can. */
  received(message: SipMessage): SipMessage
  /** A request as the server may see it: what the phone made up gone, real answers put in, also such as the server will
   *  ask for, going by the last time. */
  sent(message: SipMessage): SipMessage
}

export type SipDigestOptions = {
  /** Null: the account has no password; every challenge is final. */
  readonly credentials: SipCredentials | null
  /** Shared by all flows of the account, so that reconnecting does not start the count of refusals anew. */
  readonly guard: ReturnType<typeof createCredentialsGuard>
  /** Of the same server and password; outlives the flow. */
  readonly taken: TakenChallenges
  /** Hex text that nobody can guess; tests hand in their own. */
  readonly random?: () => string
  /** Told when a challenge is not answered, for the log. */
  readonly refusing?: (reason: 'no-password' | 'locked', realm: string) => void
}

const CHALLENGE: Record<Side, string> = { server: 'www-authenticate', proxy: 'proxy-authenticate' }
const ANSWER: Record<Side, string> = { server: 'Authorization', proxy: 'Proxy-Authorization' }
const ANSWER_KEYS = ['authorization', 'proxy-authorization'] as const

/** Requests out of a dialog that servers ask a password for. */
const UNASKED = new Set(['REGISTER', 'INVITE', 'SUBSCRIBE', 'MESSAGE'])

type Request = Extract<SipMessage['start'], { kind: 'request' }>

/** More than a flow has requests in the air. */
const MAX_IN_THE_AIR = 64

/** Answers that a request left with. */
type Answers = { readonly known: readonly Known[]; readonly unasked: boolean }
const NO_ANSWERS: Answers = { known: [], unasked: false }

/**
 * sip.js knows MD5 only and looks at the first challenge only. So it is handed one MD5 challenge whose nonce is a handle
 * of ours; its answer brings the handle back, and the true answers (the strongest algorithm of every realm that asked) go
 * out in its place. A refused answer is shown without a challenge it could answer again, and after two refusals within a
 * minute no more answers leave (security.md 4.5: lock-out safe).
 */
export function createSipDigest(options: SipDigestOptions): SipDigest {
  const random = options.random ?? (() => randomBytes(12).toString('hex'))
  const groups = createRing<readonly Known[]>(MAX_IN_THE_AIR)
  const answered = createRing<Answers>(MAX_IN_THE_AIR)
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
    const { known: before, unasked } = answered.take(branch) ?? NO_ANSWERS
    const offered = parseChallenges(headersOf(message, CHALLENGE[side]))
    if (unasked) for (const known of before) options.taken.declined(cseqOf(message)?.method ?? '', known)
    // A nonce of last time may have had its day, whether the server says so or not: only an answer to what was asked counts.
    const refused = unasked ? [] : before.filter((known) => known.side === side && isRefusal(known, offered))
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
    const stale = before.length > 0 && !unasked ? ', stale=true' : ''
    const value = `Digest realm="${plain(first.challenge.realm)}", nonce="${handle}", algorithm=MD5, qop="auth"${stale}`
    const name = side === 'server' ? 'WWW-Authenticate' : 'Proxy-Authenticate'
    return { ...bare, headers: [...bare.headers, sipHeader(name, value)] }
  }

  const withAnswers = (bare: SipMessage, start: Request, { known, unasked }: Answers): SipMessage => {
    const { credentials } = options
    const free = known.filter(({ challenge }) => options.guard.waitSec(keyOf(challenge.realm)) === null)
    if (credentials === null || free.length === 0) return bare
    answered.put(topVia(bare)?.branch ?? '', { known: free, unasked })
    const headers = free.map((one) => answerHeader(one, start, bare.body, credentials))
    return { ...bare, headers: [...bare.headers, ...headers] }
  }

  const withUnasked = (message: SipMessage, start: Request): SipMessage =>
    UNASKED.has(start.method) && tagOf(message, 'to') === null
      ? withAnswers(message, start, { known: options.taken.for(start.method), unasked: true })
      : message

  return {
    received: (message) => {
      const { start } = message
      if (start.kind !== 'response') return message
      const branch = topVia(message)?.branch ?? ''
      if (start.status === 401) return challenged(message, 'server', branch)
      if (start.status === 407) return challenged(message, 'proxy', branch)
      const bare = withoutHeaders(message, ...Object.values(CHALLENGE))
      if (start.status < 200) return bare
      const method = cseqOf(message)?.method ?? ''
      for (const known of (answered.take(branch) ?? NO_ANSWERS).known) {
        // Some registrars say 403 to a wrong password; elsewhere 403 is about the called number.
        if (start.status === 403 && method === 'REGISTER') options.guard.refused(keyOf(known.challenge.realm))
        else if (start.status < 300) options.guard.accepted(keyOf(known.challenge.realm))
        // A call that was refused has come past the server all the same.
        if (start.status < 500 && start.status !== 403) options.taken.took(method, known)
      }
      return bare
    },
    sent: (message) => {
      const { start } = message
      if (start.kind !== 'request') return message
      const made = ANSWER_KEYS.flatMap((key) => headersOf(message, key))
      if (made.length === 0) return withUnasked(message, start)
      const bare = withoutHeaders(message, ...ANSWER_KEYS)
      const handles = parseChallenges(made).map((one) => one.params.get('nonce') ?? '')
      const known = newestPerRealm(handles.flatMap((handle) => groups.get(handle) ?? []))
      return withAnswers(bare, start, { known, unasked: false })
    },
  }
}

function answerHeader(known: Known, request: Request, body: string, credentials: SipCredentials): SipHeader {
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
