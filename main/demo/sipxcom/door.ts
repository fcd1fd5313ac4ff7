import { createDigestCheck } from '../twon/digest-check.ts'
import { refuse, type DemoSipxAnswer } from './answer.ts'
import type { DemoSipxCompany, DemoSipxUser } from './state.ts'

export type DemoSipxVerdict =
  | { readonly kind: 'in'; readonly user: DemoSipxUser }
  | { readonly kind: 'out'; readonly answer: DemoSipxAnswer }

type Question = {
  readonly method: string
  /** As in the request line. */
  readonly uri: string
  readonly authorization: string | undefined
}

/** Nobody uses a nonce longer than its ten seconds; the count is the demo's stand-in for them. */
const NONCE_USES = 20

/**
 * Sign-in as the server does it: no credentials give a digest challenge only, wrong Basic ones a Basic challenge (reference
 * sipxcom-user 0.2).
 */
export function createSipxDoor(company: DemoSipxCompany) {
  const digest = createDigestCheck(company.domain)
  const out = (challenge: string): DemoSipxVerdict => ({
    kind: 'out',
    answer: { ...refuse(401, 'Unauthorized'), headers: { 'www-authenticate': challenge } },
  })

  function basic(authorization: string): DemoSipxVerdict {
    const [login = '', password] = Buffer.from(authorization.slice(6), 'base64')
      .toString('utf8')
      .split(/:(.*)/s)
    const user = company.find(login)
    return user !== undefined && user.password === password
      ? { kind: 'in', user }
      : out(`Basic realm="${company.domain}"`)
  }

  return ({ method, uri, authorization }: Question): DemoSipxVerdict => {
    if (authorization === undefined) return out(digest.challenge(false))
    if (/^basic /i.test(authorization))
      return company.behaviour.basic ? basic(authorization) : out(digest.challenge(false))
    const verdict = digest.check(
      { method, uri, authorization },
      NONCE_USES,
      (login) => company.find(login)?.password,
    )
    const user = verdict.kind === 'user' ? company.find(verdict.user) : undefined
    return user === undefined ? out(digest.challenge(verdict.kind === 'stale')) : { kind: 'in', user }
  }
}
