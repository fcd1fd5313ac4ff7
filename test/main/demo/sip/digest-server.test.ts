import { describe, expect, it } from 'vitest'
import { createDigestGuard } from '../../../../main/demo/sip/digest-server.ts'
import type { DigestGuard } from '../../../../main/demo/sip/digest-server.ts'
import { makeRequest, makeResponse } from '../../../../main/demo/sip/sip-build.ts'
import { withFirst, withHeader } from '../../../../main/demo/sip/sip-message.ts'
import type { SipRequest } from '../../../../main/demo/sip/sip-message.ts'
import { answerTo } from '../../../support/sip-script.ts'

const REQUEST: SipRequest = makeRequest({
  method: 'REGISTER',
  uri: 'sip:demo.test',
  from: '<sip:alice@demo.test>;tag=1',
  to: '<sip:alice@demo.test>',
  callId: 'c',
  cseq: 1,
})
const AGAIN = { kind: 'challenge', stale: false }
const STALE = { kind: 'challenge', stale: true }

function createBench() {
  const time = { ms: 0 }
  const guard = createDigestGuard({
    realm: 'demo.test',
    algorithms: ['SHA-256', 'MD5'],
    nonceLifeSec: 60,
    now: () => time.ms,
    passwordOf: (user) => (user === 'alice' ? 'wonder' : null),
  })
  return { guard, time }
}
type Who = { readonly user?: string; readonly password?: string; readonly algorithm?: 'MD5' | 'SHA-256' }
function answered(guard: DigestGuard, who: Who = {}, status: 401 | 407 = 401): SipRequest {
  const kind = status === 401 ? 'www' : 'proxy'
  const challenge = makeResponse(REQUEST, status, { headers: guard.challenge(kind, false) })
  return withFirst(REQUEST, ...answerTo(challenge, REQUEST, { user: 'alice', password: 'wonder', ...who }))
}
function edited(request: SipRequest, change: (value: string) => string): SipRequest {
  const value = request.headers.find(({ name }) => name === 'authorization')?.value ?? ''
  return withHeader(request, 'authorization', change(value))
}

describe('digest guard', () => {
  it.each(['MD5', 'SHA-256'] as const)('knows a user by %s, for both kinds of challenge', (algorithm) => {
    const { guard } = createBench()
    expect(guard.check(answered(guard, { algorithm }), 'www')).toEqual({ kind: 'ok', user: 'alice' })
    expect(guard.check(answered(guard, { algorithm }, 407), 'proxy')).toEqual({ kind: 'ok', user: 'alice' })
  })

  it('agrees with the example of RFC 7616 3.9.1', () => {
    // The RFC's nonce is not one of ours: a right answer to it is therefore stale, a wrong one is not.
    const guard = createDigestGuard({
      realm: 'http-auth@example.org',
      algorithms: ['SHA-256', 'MD5'],
      nonceLifeSec: 60,
      now: () => 0,
      passwordOf: () => 'Circle of Life',
    })
    const example = (response: string, algorithm: string): SipRequest =>
      withHeader(
        { ...REQUEST, method: 'GET', uri: '/dir/index.html' },
        'authorization',
        `Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=${algorithm}, ` +
          'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, ' +
          `cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="${response}"`,
      )
    const sha256 = '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'
    expect(guard.check(example(sha256, 'SHA-256'), 'www')).toEqual(STALE)
    expect(guard.check(example('8ca523f5e9506fed4657c9700eebdbec', 'MD5'), 'www')).toEqual(STALE)
    expect(guard.check(example(sha256.replace('7', '8'), 'SHA-256'), 'www')).toEqual(AGAIN)
  })

  it.each([
    ['nothing was sent', (_guard: DigestGuard) => REQUEST],
    ['the password is wrong', (guard: DigestGuard) => answered(guard, { password: 'x' })],
    ['the user is unknown', (guard: DigestGuard) => answered(guard, { user: 'bob' })],
    [
      'the realm is another',
      (guard: DigestGuard) => edited(answered(guard), (value) => value.replace('demo.test', 'x')),
    ],
    ['the scheme is Basic', (guard: DigestGuard) => edited(answered(guard), () => 'Basic YTpi')],
    [
      'qop is missing',
      (guard: DigestGuard) => edited(answered(guard), (value) => value.replace(', qop=auth', '')),
    ],
    [
      'nc is malformed',
      (guard: DigestGuard) => edited(answered(guard), (value) => value.replace('nc=00000001', 'nc=1')),
    ],
    [
      'the algorithm is not offered',
      (guard: DigestGuard) => edited(answered(guard), (value) => value.replace('SHA-256', 'SHA-512')),
    ],
    [
      'the answer is for another target',
      (guard: DigestGuard) => ({ ...answered(guard), uri: 'sip:other.test' }),
    ],
  ])('asks again when %s', (_why, request) => {
    const { guard } = createBench()
    expect(guard.check(request(guard), 'www')).toEqual(AGAIN)
  })

  it('takes a nonce count once, a higher one again, and no nonce after its time', () => {
    const { guard, time } = createBench()
    const request = answered(guard)
    expect(guard.check(request, 'www').kind).toBe('ok')
    expect(guard.check(request, 'www')).toEqual(STALE)
    const late = answered(guard)
    time.ms = 60_001
    expect(guard.check(late, 'www')).toEqual(STALE)
    expect(guard.challenge('www', true)[0]?.value).toContain('stale=true')
  })
})
