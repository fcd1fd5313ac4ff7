import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import { attemptIn, chooseOffer } from './attempt.ts'
import type { Attempt, Credentials, Offer, Question } from './attempt.ts'
import { parseChallenges } from './challenge.ts'
import { createCredentialsGuard } from './credentials-guard.ts'
import { fromHeaderBytes } from './header-bytes.ts'
import { hostPort, portOf } from './host-port.ts'
import { createSpaces } from './protection-space.ts'
import type { Space } from './protection-space.ts'
import type { HttpResponse } from './types.ts'

type Send = (authorization: string | null) => Promise<Result<HttpResponse>>
export type Authenticator = (question: Question, send: Send) => Promise<Result<HttpResponse>>
export type AuthenticatorOptions = {
  /** Basic goes out unasked, over TLS only. */
  readonly preemptiveBasic: boolean
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/**
 * Answers the challenges of one account. At most one repeat per request, two when the server called a fresh nonce stale;
 * a refused answer to a fresh challenge is final. (A dead SIP2SIP backend says 401 too: never delete a secret on it.)
 *
 *   nothing known   send -> 401 -> answer
 *   nonce known     answer -> 401 with another nonce (they rotate, flagged stale or not) -> answer
 *   then            401 stale -> answer once more; any other 401 -> unauthorized
 */
export function createAuthenticator(auth: Credentials, options: AuthenticatorOptions): Authenticator {
  const spaces = createSpaces()
  const guard = createCredentialsGuard(options.now)

  const fromMemory = (question: Question): Result<Attempt | null> => {
    if (question.forget === true) return ok(null)
    const known = spaces.lookUp(question.url)
    if (known !== null) return attemptIn(auth, known, question, 0)
    if (auth.kind === 'digest' || !options.preemptiveBasic) return ok(null)
    // `auto` may still be asked for a digest, which needs no TLS.
    if (auth.kind === 'auto' && question.url.protocol !== 'https:') return ok(null)
    return attemptIn(
      auth,
      { scheme: 'basic', origin: question.url.origin, realm: '', folders: new Set() },
      question,
      0,
    )
  }

  const fromOffer = (offer: Offer, question: Question, fresh: number): Result<Attempt> => {
    const { url } = question
    const space =
      offer.scheme === 'digest'
        ? spaces.learnDigest(url, offer.challenge)
        : spaces.learnBasic(url, offer.realm)
    return attemptIn(auth, space, question, fresh)
  }

  const accepted = ({ space }: Attempt, response: HttpResponse): void => {
    if (response.status < 500) guard.accepted(keyOf(space))
    const info = response.headers['authentication-info']
    if (space.scheme !== 'digest' || info === undefined) return
    const next = parseChallenges(`digest ${fromHeaderBytes(info)}`)[0]?.params.get('nextnonce')
    if (next !== undefined) spaces.nextNonce(space, next)
  }

  /** Sends one attempt; a 401 is handed back with the offer that may be answered next, null when there is none. */
  const tryOnce = async (attempt: Attempt | null, question: Question, send: Send): Promise<Outcome> => {
    const done = attempt === null ? null : await guard.turn(keyOf(attempt.space), question.signal)
    try {
      const waitSec = attempt === null ? null : guard.waitSec(keyOf(attempt.space))
      if (waitSec !== null) return final(err(unauthorized(question.url, null, 'paused', waitSec)))
      const result = await send(attempt?.header ?? null)
      if (!result.ok) return final(result)
      const response = result.value
      if (response.status !== 401) {
        if (attempt !== null) accepted(attempt, response)
        return final(result)
      }
      const challenges = parseChallenges(fromHeaderBytes(response.headers['www-authenticate'] ?? ''))
      const offer = chooseOffer(auth, challenges)
      if (attempt === null) {
        if (offer !== null) return { kind: 'again', offer }
        return final(
          challenges.length === 0 ? result : err(unauthorized(question.url, response, 'no-usable-challenge')),
        )
      }
      if (offer !== null && mayAnswer(attempt, offer)) return { kind: 'again', offer }
      guard.refused(keyOf(attempt.space))
      spaces.forget(attempt.space)
      return final(err(unauthorized(question.url, response, 'refused')))
    } finally {
      done?.()
    }
  }

  return async (question, send) => {
    let attempt = fromMemory(question)
    for (;;) {
      if (!attempt.ok) return attempt
      const outcome = await tryOnce(attempt.value, question, send)
      if (outcome.kind === 'final') return outcome.result
      attempt = fromOffer(outcome.offer, question, (attempt.value?.fresh ?? 0) + 1)
    }
  }
}

type Outcome =
  | { readonly kind: 'final'; readonly result: Result<HttpResponse> }
  | { readonly kind: 'again'; readonly offer: Offer }

function final(result: Result<HttpResponse>): Outcome {
  return { kind: 'final', result }
}

function mayAnswer(sent: Attempt, offer: Offer): boolean {
  const stale = offer.scheme === 'digest' && offer.challenge.stale
  if (sent.fresh > 0) return stale && sent.fresh === 1
  // From memory: another nonce, realm or scheme is news; the same one again is a refusal.
  if (offer.scheme !== sent.space.scheme) return true
  return offer.scheme === 'digest' && (stale || offer.challenge.nonce !== sent.nonce)
}

function keyOf(space: Space): string {
  return `${space.origin} ${space.scheme} ${space.realm}`
}

function unauthorized(
  url: URL,
  response: HttpResponse | null,
  detail: string,
  retryAfterSec?: number,
): ReturnType<typeof appError> {
  const type = response?.headers['content-type'] ?? ''
  // sipXrest says `pin mismatch`, 2N sends its error as JSON; an HTML page helps nobody.
  const said =
    response === null || type.includes('html') ? '' : response.body.subarray(0, 2000).toString('utf8')
  const serverText = cleanRemoteText(said, 'message')
  return appError('unauthorized', {
    host: hostPort(url.hostname, portOf(url)),
    detail,
    ...(response !== null && { status: response.status }),
    ...(serverText !== '' && !serverText.startsWith('<') && { serverText }),
    ...(retryAfterSec !== undefined && { retryAfterSec }),
  })
}
