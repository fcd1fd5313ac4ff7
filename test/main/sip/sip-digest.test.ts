import { describe, expect, it } from 'vitest'
import { createCredentialsGuard } from '../../../main/http/credentials-guard.ts'
import { parseChallenges } from '../../../main/http/challenge.ts'
import { answerChallenge, chooseChallenge } from '../../../main/http/digest.ts'
import { createSipDigest } from '../../../main/sip/sip-digest.ts'
import type { SipDigest } from '../../../main/sip/sip-digest.ts'
import { createTakenChallenges } from '../../../main/sip/taken-challenges.ts'
import { headerOf, headersOf } from '../../../main/sip/sip-text.ts'
import type { SipMessage } from '../../../main/sip/sip-text.ts'
import { secret } from '../../../shared/secret.ts'
import { request, response } from './messages.ts'

const password = secret('the real word')
const uri = 'sip:example.org'

function setUp(options: { readonly withoutPassword?: boolean } = {}) {
  let now = 0
  let count = 0
  const refusing: string[] = []
  const guard = createCredentialsGuard(() => now)
  const taken = createTakenChallenges()
  const make = () =>
    createSipDigest({
      credentials: options.withoutPassword === true ? null : { user: 'alice', password },
      guard,
      taken,
      random: () => `random${(count += 1)}`,
      refusing: (reason, realm) => refusing.push(`${reason} ${realm}`),
    })
  return {
    digest: make(),
    /** A second flow of the same account. */
    another: make,
    refusing,
    pass: (ms: number) => {
      now += ms
    },
  }
}

const challenge = (status: 401 | 407, branch: string, ...values: readonly string[]): SipMessage =>
  response(status, {
    method: 'REGISTER',
    branch,
    extra: values.map((value) => `${status === 401 ? 'WWW' : 'Proxy'}-Authenticate: Digest ${value}`),
  })

/** What sip.js makes of a challenge: nonsense, but with its nonce. */
function phoneAnswers(shown: SipMessage, branch: string, earlier: readonly string[] = []): SipMessage {
  const proxy = headerOf(shown, 'proxy-authenticate')
  const value = proxy ?? headerOf(shown, 'www-authenticate') ?? ''
  const nonce = parseChallenges(value)[0]?.params.get('nonce') ?? ''
  const name = proxy === null ? 'Authorization' : 'Proxy-Authorization'
  const line = `${name}: Digest algorithm=MD5, username="x", realm="r", nonce="${nonce}", uri="${uri}", response="00"`
  return request({ method: 'REGISTER', uri, branch, cseq: 2, extra: [...earlier, line] })
}

/** The header that RFC 7616 wants for this challenge. */
function expected(challengeText: string, nc: number, cnonce: string): string {
  const chosen = chooseChallenge(parseChallenges(`Digest ${challengeText}`))
  if (chosen === null) throw new Error('no challenge')
  return answerChallenge({ challenge: chosen, method: 'REGISTER', uri, user: 'alice', password, nc, cnonce })
}

const md5 = 'realm="example.org", nonce="n-md5", qop="auth", opaque="o\\"p"'
const sha = 'realm="example.org", nonce="n-sha", algorithm=SHA-256, qop="auth,auth-int"'

describe('createSipDigest', () => {
  it('shows the phone one MD5 challenge with a nonce of our own', () => {
    const { digest } = setUp()
    const shown = digest.received(challenge(401, 'z9hG4bK1', sha, md5))
    expect(headersOf(shown, 'www-authenticate')).toEqual([
      'Digest realm="example.org", nonce="random2", algorithm=MD5, qop="auth"',
    ])
  })

  it('answers MD5 in place of the phone', () => {
    const { digest } = setUp()
    const shown = digest.received(challenge(401, 'z9hG4bK1', md5))
    const sent = digest.sent(phoneAnswers(shown, 'z9hG4bK2'))
    expect(headersOf(sent, 'authorization')).toEqual([expected(md5, 1, 'random1')])
  })

  it('answers the strongest algorithm offered, wherever it stands', () => {
    const { digest } = setUp()
    const shown = digest.received(challenge(401, 'z9hG4bK1', md5, sha))
    const [answer] = headersOf(digest.sent(phoneAnswers(shown, 'z9hG4bK2')), 'authorization')
    expect(answer).toBe(expected(sha, 1, 'random1'))
    expect(answer).toContain('algorithm=SHA-256')
  })

  it('counts up when the nonce is used again', () => {
    const { digest } = setUp()
    const shown = digest.received(challenge(401, 'z9hG4bK1', md5))
    digest.sent(phoneAnswers(shown, 'z9hG4bK2'))
    const [again] = headersOf(digest.sent(phoneAnswers(shown, 'z9hG4bK3')), 'authorization')
    expect(again).toBe(expected(md5, 2, 'random1'))
  })

  it('answers every realm that asked in one message', () => {
    const { digest } = setUp()
    const other = 'realm="pbx", nonce="n-pbx", qop="auth"'
    const shown = digest.received(challenge(407, 'z9hG4bK1', md5, other))
    const sent = headersOf(digest.sent(phoneAnswers(shown, 'z9hG4bK2')), 'proxy-authorization')
    expect(sent).toEqual([expected(md5, 1, 'random1'), expected(other, 1, 'random2')])
  })

  it('answers a proxy after the server, and both from then on', () => {
    const { digest } = setUp()
    const first = phoneAnswers(digest.received(challenge(401, 'z9hG4bK1', md5)), 'z9hG4bK2')
    digest.sent(first)
    const proxy = 'realm="proxy", nonce="n-proxy", qop="auth"'
    const second = digest.received(challenge(407, 'z9hG4bK2', proxy))
    // Only so does sip.js answer a second time.
    expect(headerOf(second, 'proxy-authenticate')).toContain('stale=true')
    const earlier = `Authorization: ${headerOf(first, 'authorization') ?? ''}`
    const sent = digest.sent(phoneAnswers(second, 'z9hG4bK3', [earlier]))
    expect(headersOf(sent, 'authorization')).toEqual([expected(md5, 2, 'random1')])
    expect(headersOf(sent, 'proxy-authorization')).toEqual([expected(proxy, 1, 'random3')])
  })

  it('follows a nonce that went stale', () => {
    const { digest } = setUp()
    digest.sent(phoneAnswers(digest.received(challenge(401, 'z9hG4bK1', md5)), 'z9hG4bK2'))
    const again = digest.received(challenge(401, 'z9hG4bK2', `${md5.replace('n-md5', 'n-two')}, stale=TRUE`))
    expect(headerOf(again, 'www-authenticate')).toContain('stale=true')
  })

  it('shows a refused answer without a challenge, and stops after two within a minute', () => {
    const { digest, another, refusing, pass } = setUp()
    const attempt = (flow = digest) => {
      const shown = flow.received(challenge(401, 'z9hG4bK1', md5))
      const sent = flow.sent(phoneAnswers(shown, 'z9hG4bK2'))
      const refused = flow.received(challenge(401, 'z9hG4bK2', md5))
      expect(headerOf(refused, 'www-authenticate')).toBeNull()
      return headersOf(sent, 'authorization').length
    }
    expect([attempt(), attempt(), attempt()]).toEqual([1, 1, 0])
    expect(attempt(another())).toBe(0)
    expect(refusing).toContain('locked example.org')
    pass(60_001)
    expect(attempt()).toBe(1)
  })

  it('counts 403 to REGISTER as a refusal, and 403 to a call not', () => {
    const { digest } = setUp()
    const answer = (status: number, method: string) => {
      const shown = digest.received(challenge(401, 'z9hG4bK1', md5))
      const sent = digest.sent(phoneAnswers(shown, 'z9hG4bK2'))
      digest.received(response(status, { method, branch: 'z9hG4bK2' }))
      return headersOf(sent, 'authorization').length
    }
    expect([answer(403, 'INVITE'), answer(403, 'INVITE'), answer(403, 'INVITE')]).toEqual([1, 1, 1])
    expect([answer(403, 'REGISTER'), answer(403, 'REGISTER'), answer(403, 'REGISTER')]).toEqual([1, 1, 0])
  })

  it('starts counting anew after a success', () => {
    const { digest } = setUp()
    const attempt = (end: SipMessage) => {
      const shown = digest.received(challenge(401, 'z9hG4bK1', md5))
      const sent = digest.sent(phoneAnswers(shown, 'z9hG4bK2'))
      digest.received(end)
      return headersOf(sent, 'authorization').length
    }
    const refused = challenge(401, 'z9hG4bK2', md5)
    const good = response(200, { method: 'REGISTER', branch: 'z9hG4bK2' })
    expect([refused, good, refused, good, refused].map(attempt)).toEqual([1, 1, 1, 1, 1])
  })

  it('never lets out what the phone made up', () => {
    const { digest } = setUp()
    const unknown = request({
      method: 'REGISTER',
      uri,
      extra: ['Authorization: Digest nonce="nobody knows", response="00"'],
    })
    expect(headerOf(digest.sent(unknown), 'authorization')).toBeNull()
  })

  it('answers nothing without a password', () => {
    const { digest, refusing } = setUp({ withoutPassword: true })
    expect(headerOf(digest.received(challenge(401, 'z9hG4bK1', md5)), 'www-authenticate')).toBeNull()
    expect(refusing).toEqual(['no-password example.org'])
  })

  it.each(['Basic realm="x"', 'Digest realm="x"', 'Digest realm="x", nonce="y", algorithm=SHA-1'])(
    'shows no challenge when there is only %s',
    (value) => {
      const { digest } = setUp()
      const asked = response(401, { method: 'REGISTER', extra: [`WWW-Authenticate: ${value}`] })
      expect(headerOf(digest.received(asked), 'www-authenticate')).toBeNull()
    },
  )

  it('shows realms that would break the phone as far as they can be shown', () => {
    const { digest } = setUp()
    const shown = digest.received(challenge(401, 'z9hG4bK1', 'realm="a\\"b\\\\cé", nonce="n"'))
    expect(headerOf(shown, 'www-authenticate')).toContain('realm="abc"')
    const sent = digest.sent(phoneAnswers(shown, 'z9hG4bK2'))
    expect(headerOf(sent, 'authorization')).toContain('realm="a\\"b\\\\cé"')
  })

  it('leaves everything else as it is', () => {
    const { digest } = setUp()
    const messages = [request(), request({ method: 'OPTIONS' })]
    for (const message of messages) expect(digest.sent(message)).toBe(message)
    const incoming = request()
    expect(digest.received(incoming)).toBe(incoming)
    expect(digest.sent(response(200))).toEqual(response(200))
  })

  describe('brings an answer unasked', () => {
    const plainRequest = (branch: string, method = 'REGISTER') => request({ method, uri, branch })
    const good = (branch: string, method = 'REGISTER') => response(200, { method, branch })
    const unasked = (flow: SipDigest, branch: string, method = 'REGISTER') =>
      headersOf(flow.sent(plainRequest(branch, method)), 'authorization')
    const accept = (flow: SipDigest) => {
      const shown = flow.received(challenge(401, 'z9hG4bK1', md5))
      flow.sent(phoneAnswers(shown, 'z9hG4bK2'))
      flow.received(good('z9hG4bK2'))
    }

    it('once one was taken, on the next connection too, and counts on', () => {
      const { digest, another } = setUp()
      expect(unasked(digest, 'z9hG4bK0')).toEqual([])
      accept(digest)
      expect(unasked(digest, 'z9hG4bK3')).toEqual([expected(md5, 2, 'random1')])
      digest.received(good('z9hG4bK3'))
      expect(unasked(another(), 'z9hG4bK4')).toEqual([expected(md5, 3, 'random1')])
    })

    it('to requests of the kind that was asked, outside of a dialog', () => {
      const { digest } = setUp()
      accept(digest)
      expect(unasked(digest, 'z9hG4bK3', 'INVITE')).toEqual([])
      const inside = request({ method: 'REGISTER', uri, branch: 'z9hG4bK4', toTag: 't' })
      expect(digest.sent(inside)).toBe(inside)
    })

    it('for a call that was refused further on', () => {
      const { digest } = setUp()
      const asked = response(407, {
        method: 'INVITE',
        branch: 'z9hG4bK1',
        extra: [`Proxy-Authenticate: Digest ${md5}`],
      })
      const line = `Proxy-Authorization: Digest nonce="${
        parseChallenges(headerOf(digest.received(asked), 'proxy-authenticate') ?? '')[0]?.params.get(
          'nonce',
        ) ?? ''
      }"`
      digest.sent(request({ uri, branch: 'z9hG4bK2', extra: [line] }))
      digest.received(response(486, { branch: 'z9hG4bK2' }))
      const sent = digest.sent(request({ uri, branch: 'z9hG4bK3' }))
      expect(headerOf(sent, 'proxy-authorization')).toContain('nc=00000002')
    })

    it('is no refusal when its nonce had its day, stale or not; the answer to the next one counts', () => {
      const { digest, pass } = setUp()
      accept(digest)
      pass(300_000)
      unasked(digest, 'z9hG4bK3')
      const fresh = md5.replace('n-md5', 'n-two')
      const shown = digest.received(challenge(401, 'z9hG4bK3', fresh))
      // sip.js would take a stale one for its second and last chance.
      expect(headerOf(shown, 'www-authenticate')).not.toContain('stale')
      const [answer] = headersOf(digest.sent(phoneAnswers(shown, 'z9hG4bK4')), 'authorization')
      expect(answer).toContain('nonce="n-two"')
      expect(headerOf(digest.received(challenge(401, 'z9hG4bK4', fresh)), 'www-authenticate')).toBeNull()
      expect(unasked(digest, 'z9hG4bK5')).toEqual([])
    })

    it('not to a server that took none twice', () => {
      const { digest } = setUp()
      for (const [first, second, third] of [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ] as const) {
        const shown = digest.received(challenge(401, `z9hG4bK${first}`, md5))
        digest.sent(phoneAnswers(shown, `z9hG4bK${second}`))
        digest.received(good(`z9hG4bK${second}`))
        expect(unasked(digest, `z9hG4bK${third}`)).toHaveLength(1)
        digest.received(challenge(401, `z9hG4bK${third}`, md5))
      }
      accept(digest)
      expect(unasked(digest, 'z9hG4bKz')).toEqual([])
    })

    it('not while refusals lock the account', () => {
      const { digest } = setUp()
      accept(digest)
      for (let round = 0; round < 2; round += 1) {
        const shown = digest.received(challenge(401, 'z9hG4bK5', md5))
        digest.sent(phoneAnswers(shown, 'z9hG4bK6'))
        digest.received(challenge(401, 'z9hG4bK6', md5))
      }
      expect(unasked(digest, 'z9hG4bK7')).toEqual([])
    })
  })

  it('has no trace of the password in what the phone or the log sees', () => {
    const { digest } = setUp()
    const shown = digest.received(challenge(401, 'z9hG4bK1', md5, sha))
    const sent = digest.sent(phoneAnswers(shown, 'z9hG4bK2'))
    expect(JSON.stringify([shown, sent])).not.toContain('the real word')
  })
})
