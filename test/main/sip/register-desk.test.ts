import { describe, expect, it } from 'vitest'
import { createCredentialsGuard } from '../../../main/http/credentials-guard.ts'
import { createRegisterDesk } from '../../../main/sip/register-desk.ts'
import { createSipDigest } from '../../../main/sip/sip-digest.ts'
import { cseqOf, headerOf, headersOf } from '../../../main/sip/sip-text.ts'
import type { SipMessage } from '../../../main/sip/sip-text.ts'
import { createTakenChallenges } from '../../../main/sip/taken-challenges.ts'
import { topVia } from '../../../main/sip/via.ts'
import { secret } from '../../../shared/secret.ts'
import { request, response } from './messages.ts'

const md5 = 'Digest realm="example.org", nonce="n-one", qop="auth"'

function setUp(password: string | null = 'the real word') {
  const out: SipMessage[] = []
  let count = 0
  const random = () => `random${(count += 1)}`
  const digest = createSipDigest({
    credentials: password === null ? null : { user: 'alice', password: secret(password) },
    guard: createCredentialsGuard(() => 0),
    taken: createTakenChallenges(),
    random,
  })
  const desk = createRegisterDesk(digest, (message) => out.push(message), random)
  const register = (cseq: number, branch: string) =>
    desk.sent(request({ method: 'REGISTER', cseq, branch, callId: 'line' }))
  /** What the server says to the newest request that left. */
  const answer = (status: number, to: SipMessage, ...extra: readonly string[]) =>
    desk.received(
      response(status, {
        method: 'REGISTER',
        callId: 'line',
        cseq: cseqOf(to)?.number ?? 0,
        branch: topVia(to)?.branch ?? '',
        extra,
      }),
    )
  const newest = (): SipMessage => {
    const message = out.at(-1)
    if (!message) throw new Error('nothing left')
    return message
  }
  return { desk, out, register, answer, newest }
}
const seen = (message: SipMessage | null) =>
  message && {
    start: message.start,
    branch: topVia(message)?.branch,
    cseq: headerOf(message, 'cseq'),
    challenge: headerOf(message, 'www-authenticate'),
  }

describe('createRegisterDesk', () => {
  it('answers the challenge by itself and gives the phone the end of it, as the answer to what it asked', () => {
    const { register, answer, out, newest } = setUp()
    const first = register(1, 'z9hG4bKphone')
    expect(answer(401, first, `WWW-Authenticate: ${md5}`)).toBeNull()
    expect(out).toHaveLength(1)
    expect(cseqOf(newest())?.number).toBe(2)
    expect(topVia(newest())?.branch).not.toBe('z9hG4bKphone')
    expect(headerOf(newest(), 'authorization')).toContain('nonce="n-one"')
    expect(seen(answer(100, newest()))).toMatchObject({ branch: 'z9hG4bKphone', cseq: '1 REGISTER' })
    expect(seen(answer(200, newest()))).toMatchObject({
      start: { kind: 'response', status: 200 },
      branch: 'z9hG4bKphone',
      cseq: '1 REGISTER',
    })
  })

  it('keeps the numbers of the server rising, and brings the next answer unasked', () => {
    const { register, answer, newest } = setUp()
    answer(401, register(1, 'z9hG4bKa'), `WWW-Authenticate: ${md5}`)
    answer(200, newest())
    const refresh = register(2, 'z9hG4bKb')
    expect(cseqOf(refresh)?.number).toBe(3)
    expect(headerOf(refresh, 'authorization')).toContain('nc=00000002')
    expect(seen(answer(200, refresh))).toMatchObject({ branch: 'z9hG4bKb', cseq: '2 REGISTER' })
  })

  it('follows a nonce that went stale, and a proxy after the server', () => {
    const { register, answer, newest, out } = setUp()
    answer(401, register(1, 'z9hG4bKa'), `WWW-Authenticate: ${md5}`)
    expect(answer(401, newest(), `WWW-Authenticate: ${md5.replace('one', 'two')}, stale=true`)).toBeNull()
    expect(headersOf(newest(), 'authorization').join()).toContain('nonce="n-two"')
    expect(answer(407, newest(), 'Proxy-Authenticate: Digest realm="proxy", nonce="p"')).toBeNull()
    expect(headersOf(newest(), 'authorization').join()).toContain('nonce="n-two"')
    expect(headersOf(newest(), 'proxy-authorization').join()).toContain('nonce="p"')
    expect(out).toHaveLength(3)
    expect(cseqOf(newest())?.number).toBe(4)
  })

  it('goes round only so often', () => {
    const { register, answer, newest, out } = setUp()
    answer(401, register(1, 'z9hG4bKa'), `WWW-Authenticate: ${md5}`)
    for (let round = 0; round < 5; round += 1)
      answer(401, newest(), `WWW-Authenticate: ${md5.replace('one', `more${round}`)}, stale=true`)
    expect(out).toHaveLength(3)
  })

  it('shows the phone a refusal without a challenge', () => {
    const { register, answer, newest, out } = setUp()
    answer(401, register(1, 'z9hG4bKa'), `WWW-Authenticate: ${md5}`)
    const refused = seen(answer(401, newest(), `WWW-Authenticate: ${md5}`))
    expect(refused).toMatchObject({ branch: 'z9hG4bKa', cseq: '1 REGISTER', challenge: null })
    expect(out).toHaveLength(1)
    const without = setUp(null)
    const bare = without.answer(401, without.register(1, 'z9hG4bKa'), `WWW-Authenticate: ${md5}`)
    expect(seen(bare)).toMatchObject({ branch: 'z9hG4bKa', challenge: null })
  })

  it('leaves calls to the phone', () => {
    const { desk, out } = setUp()
    const call = request({ branch: 'z9hG4bKcall' })
    expect(desk.sent(call)).toBe(call)
    const asked = desk.received(
      response(407, { branch: 'z9hG4bKcall', extra: ['Proxy-Authenticate: Digest realm="r", nonce="n"'] }),
    )
    expect(headerOf(asked ?? call, 'proxy-authenticate')).toContain('realm="r"')
    expect(out).toEqual([])
  })
})
