import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Challenge } from './challenge.ts'
import { answerChallenge, chooseChallenge } from './digest.ts'
import type { DigestChallenge } from './digest.ts'
import { toHeaderBytes } from './header-bytes.ts'
import { hostPort, portOf } from './host-port.ts'
import { takeCount } from './protection-space.ts'
import type { Space } from './protection-space.ts'
import type { HttpAuth } from './types.ts'

export type Credentials = Exclude<HttpAuth, { readonly kind: 'none' }>
export type Question = {
  readonly method: string
  readonly url: URL
  readonly body: Buffer | null
  readonly signal: AbortSignal
  /** True: answer nothing from memory. */
  readonly forget?: boolean
}

/** Credentials on their way. `fresh`: how many challenges of this very request came before; 0 = answered from memory. */
export type Attempt = {
  readonly header: string
  readonly space: Space
  /** The nonce that was answered; null for Basic. */
  readonly nonce: string | null
  readonly fresh: number
}

/** What the server asked for, of what these credentials may answer. */
export type Offer =
  | { readonly scheme: 'digest'; readonly challenge: DigestChallenge }
  | { readonly scheme: 'basic'; readonly realm: string }

/** Digest before Basic where both are allowed; null when nothing can be answered. */
export function chooseOffer(auth: Credentials, challenges: readonly Challenge[]): Offer | null {
  const challenge = auth.kind === 'basic' ? null : chooseChallenge(challenges)
  if (challenge !== null) return { scheme: 'digest', challenge }
  const basic = auth.kind === 'digest' ? undefined : challenges.find((one) => one.scheme === 'basic')
  return basic === undefined ? null : { scheme: 'basic', realm: basic.params.get('realm') ?? '' }
}

/** Builds the header for a space. Errors: insecure-transport (Basic without TLS), invalid-input (`user`). */
export function attemptIn(
  auth: Credentials,
  space: Space,
  question: Question,
  fresh: number,
): Result<Attempt> {
  if (/[\u0000-\u001f\u007f]/.test(auth.user)) return err(appError('invalid-input', { field: 'user' }))
  if (space.scheme === 'basic') return basicAttempt(auth, space, question.url, fresh)
  const { url } = question
  const { challenge, cnonce } = space.nonce
  const header = answerChallenge({
    challenge,
    method: question.method,
    uri: url.pathname + url.search,
    user: auth.user,
    password: auth.password,
    nc: takeCount(space.nonce),
    cnonce,
    ...(question.body !== null && { body: question.body }),
  })
  return ok({ header: toHeaderBytes(header), space, nonce: challenge.nonce, fresh })
}

function basicAttempt(auth: Credentials, space: Space, url: URL, fresh: number): Result<Attempt> {
  const host = hostPort(url.hostname, portOf(url))
  const allowed = url.protocol === 'https:' || (auth.kind !== 'digest' && auth.plainBasic === true)
  if (!allowed) return err(appError('insecure-transport', { host, detail: 'basic' }))
  // RFC 7617, 2: a colon would move the border between name and password.
  if (auth.user.includes(':')) return err(appError('invalid-input', { field: 'user' }))
  const token = Buffer.from(`${auth.user}:${auth.password.reveal()}`, 'utf8').toString('base64')
  return ok({ header: `Basic ${token}`, space, nonce: null, fresh })
}
