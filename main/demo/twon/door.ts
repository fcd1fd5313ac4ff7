import { createDigestCheck } from './digest-check.ts'
import { refusal, type DemoReply } from './reply.ts'
import type { DemoApiAccount, DemoPrivilege, DemoService, DemoTwonBehaviour } from './settings.ts'

export type DoorQuestion = {
  readonly service: DemoService
  /** Null: every API account may. */
  readonly privilege: DemoPrivilege | null
  readonly method: string
  /** As in the request line. */
  readonly uri: string
  readonly secure: boolean
  readonly authorization: string | undefined
}
/** `account` null: the service asks for none. */
export type DoorVerdict =
  | { readonly kind: 'in'; readonly account: DemoApiAccount | null }
  | { readonly kind: 'out'; readonly reply: DemoReply }

const REALM = 'HTTP API'

/** Who may come in, per service: errors 4, 7, 8, 9 and 10 in this order (HTTP API manual 2.3 and 3). */
export function createDoor(behaviour: DemoTwonBehaviour) {
  const digest = createDigestCheck(REALM)
  const out = (reply: DemoReply): DoorVerdict => ({ kind: 'out', reply })
  const accountOf = (user: string) => behaviour.apiAccounts.find((one) => one.user === user)

  function challenge(auth: 'basic' | 'digest', code: 8 | 9, stale = false): DoorVerdict {
    if (code === 8 && behaviour.wrongMethodAs200) return out(refusal(8, 'invalid authentication method'))
    const words = code === 8 ? 'invalid authentication method' : 'authorization required'
    const header = auth === 'basic' ? `Basic realm="${REALM}"` : digest.challenge(stale)
    return out({ ...refusal(code, words), status: 401, headers: { 'www-authenticate': header } })
  }

  function basic(authorization: string): DoorVerdict {
    const [user = '', password] = Buffer.from(authorization.slice(6), 'base64')
      .toString('utf8')
      .split(/:(.*)/s)
    const account = accountOf(user)
    return account !== undefined && account.password === password
      ? { kind: 'in', account }
      : challenge('basic', 9)
  }

  function byDigest(authorization: string, { method, uri }: DoorQuestion): DoorVerdict {
    const question = { method, uri, authorization }
    const verdict = digest.check(question, behaviour.nonceUses, (user) => accountOf(user)?.password)
    if (verdict.kind !== 'user')
      return challenge('digest', 9, verdict.kind === 'stale' && behaviour.saysStale)
    return { kind: 'in', account: accountOf(verdict.user) ?? null }
  }

  function signIn(question: DoorQuestion): DoorVerdict {
    const { auth } = behaviour.services[question.service]
    const { authorization } = question
    if (auth === 'none') return { kind: 'in', account: null }
    if (authorization === undefined) return challenge(auth, 9)
    const sent = /^basic /i.test(authorization) ? 'basic' : 'digest'
    if (sent !== auth) return challenge(auth, 8)
    return auth === 'basic' ? basic(authorization) : byDigest(authorization, question)
  }

  return (question: DoorQuestion): DoorVerdict => {
    const { enabled, connection } = behaviour.services[question.service]
    if (!enabled) return out(refusal(4, 'function is disabled'))
    if (connection === 'https' && !question.secure) return out(refusal(7, 'invalid connection type'))
    const verdict = signIn(question)
    if (verdict.kind === 'out' || verdict.account === null || question.privilege === null) return verdict
    if (verdict.account.privileges.has(question.privilege)) return verdict
    return out(refusal(10, 'insufficient user privileges'))
  }
}
