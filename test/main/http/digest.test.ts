import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChallenges } from '../../../main/http/challenge.ts'
import { answerChallenge, chooseChallenge, hashCredentials } from '../../../main/http/digest.ts'
import type { DigestChallenge } from '../../../main/http/digest.ts'
import { secret } from '../../../shared/secret.ts'

const choose = (...headers: readonly string[]): DigestChallenge => {
  const challenge = chooseChallenge(parseChallenges(headers))
  if (challenge === null) throw new Error('no challenge that can be answered')
  return challenge
}
const field = (header: string, name: string): string | undefined =>
  new RegExp(`(?:^Digest |, )${name.replace('*', '\\*')}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^,]+))`)
    .exec(header)
    ?.slice(1)
    .find((v) => v !== undefined)
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

const RFC7616 = {
  method: 'GET',
  uri: '/dir/index.html',
  user: 'Mufasa',
  password: secret('Circle of Life'),
  nc: 1,
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
}
const HTTP_AUTH =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
const JASON =
  'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", charset=UTF-8'

describe('answerChallenge', () => {
  it('gives the values of RFC 7616 section 3.9.1', () => {
    const sha = answerChallenge({ ...RFC7616, challenge: choose(`Digest ${HTTP_AUTH}, algorithm=SHA-256`) })
    expect(field(sha, 'response')).toBe('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1')
    const plain = answerChallenge({ ...RFC7616, challenge: choose(`Digest ${HTTP_AUTH}, algorithm=MD5`) })
    expect(plain).toBe(
      'Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
        'uri="/dir/index.html", response="8ca523f5e9506fed4657c9700eebdbec", algorithm=MD5, qop=auth, nc=00000001, ' +
        'cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    )
  })

  it('gives the values of RFC 7616 section 3.9.2 as corrected by erratum 4897', () => {
    const asked = {
      method: 'GET',
      uri: '/doe.json',
      user: 'J\u00e4s\u00f8n Doe',
      password: secret('Secret, or not?'),
      nc: 1,
      cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
    }
    const hashed = answerChallenge({ ...asked, challenge: choose(`${JASON}, userhash=true`) })
    expect(field(hashed, 'username')).toBe('793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b')
    expect(field(hashed, 'response')).toBe('3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5')
    expect(field(hashed, 'userhash')).toBe('true')
    const named = answerChallenge({ ...asked, challenge: choose(JASON) })
    expect(field(named, 'username*')).toBe("UTF-8''J%C3%A4s%C3%B8n%20Doe")
    expect(field(named, 'response')).toBe('3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5')
    // A name in another normal form is the same name (RFC 7616, 4).
    const decomposed = answerChallenge({
      ...asked,
      user: asked.user.normalize('NFD'),
      challenge: choose(JASON),
    })
    expect(decomposed).toBe(named)
  })

  it('gives the values of RFC 2617 section 3.5, where no algorithm is named', () => {
    const challenge = choose(
      'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    )
    const header = answerChallenge({
      ...RFC7616,
      password: secret('Circle Of Life'),
      cnonce: '0a4f113b',
      challenge,
    })
    expect(field(header, 'response')).toBe('6629fae49393a05397450978507c4ef1')
    expect(header).not.toContain('algorithm')
  })

  it('answers in the form of RFC 2069 when there is no qop', () => {
    const challenge = choose('Digest realm="r", nonce="n"')
    const header = answerChallenge({ ...RFC7616, challenge })
    const expected = md5(`${md5('Mufasa:r:Circle of Life')}:n:${md5('GET:/dir/index.html')}`)
    expect(header).toBe(
      `Digest username="Mufasa", realm="r", nonce="n", uri="/dir/index.html", response="${expected}"`,
    )
  })

  it('hashes the body when the server offers auth-int alone', () => {
    const challenge = choose('Digest realm="r", nonce="n", qop="auth-int"')
    const header = answerChallenge({ ...RFC7616, method: 'POST', body: Buffer.from('a=1'), challenge })
    const ha2 = md5(`POST:/dir/index.html:${md5('a=1')}`)
    expect(field(header, 'response')).toBe(
      md5(`${md5('Mufasa:r:Circle of Life')}:n:00000001:${RFC7616.cnonce}:auth-int:${ha2}`),
    )
    expect(field(header, 'qop')).toBe('auth-int')
  })

  it('binds the key to nonce and cnonce for -sess, with and without qop', () => {
    const key = md5(`${md5('Mufasa:r:Circle of Life')}:n:${RFC7616.cnonce}`)
    const old = answerChallenge({
      ...RFC7616,
      challenge: choose('Digest realm="r", nonce="n", algorithm=MD5-sess'),
    })
    expect(field(old, 'response')).toBe(md5(`${key}:n:${md5('GET:/dir/index.html')}`))
    expect(field(old, 'cnonce')).toBe(RFC7616.cnonce)
    const challenge = choose('Digest realm="r", nonce="n", algorithm="MD5-sess", qop=auth')
    const header = answerChallenge({ ...RFC7616, nc: 2, challenge })
    expect(field(header, 'response')).toBe(
      md5(`${key}:n:00000002:${RFC7616.cnonce}:auth:${md5('GET:/dir/index.html')}`),
    )
  })

  it('counts in eight lower-case hex digits', () => {
    const challenge = choose('Digest realm="r", nonce="n", qop="auth"')
    const counts = [9, 10, 255, 0xabcdef].map((nc) =>
      field(answerChallenge({ ...RFC7616, challenge, nc }), 'nc'),
    )
    expect(counts).toEqual(['00000009', '0000000a', '000000ff', '00abcdef'])
  })

  it('answers nonce "null" and echoes an empty opaque', () => {
    const header = answerChallenge({
      ...RFC7616,
      challenge: choose('Digest realm="r", nonce="null", opaque="", qop="auth"'),
    })
    expect(field(header, 'nonce')).toBe('null')
    expect(header).toContain('opaque=""')
  })

  it('serves SIP as well: REGISTER with a Request-URI', () => {
    const challenge = choose('Digest realm="biloxi.com", nonce="84a4cc6f", algorithm=MD5')
    const header = answerChallenge({ ...RFC7616, method: 'REGISTER', uri: 'sip:biloxi.com', challenge })
    expect(field(header, 'response')).toBe(
      md5(`${md5('Mufasa:biloxi.com:Circle of Life')}:84a4cc6f:${md5('REGISTER:sip:biloxi.com')}`),
    )
  })

  it('refuses a control character instead of writing a second header', () => {
    const challenge = choose('Digest realm="r", nonce="n"')
    expect(() => answerChallenge({ ...RFC7616, challenge, user: 'a\r\nX-Evil: 1' })).toThrow(
      'control character',
    )
  })

  it('survives its own parser whatever stands in user, realm and nonce', () => {
    const text = fc.stringMatching(/^[\x20-\x7e]{0,40}$/)
    fc.assert(
      fc.property(text, text, text, text, (user, realm, nonce, uri) => {
        const challenge: DigestChallenge = { ...choose('Digest realm="", nonce="", qop=auth'), realm, nonce }
        const header = answerChallenge({ ...RFC7616, user, uri, challenge })
        const [back] = parseChallenges(header)
        expect(Object.fromEntries(back?.params ?? [])).toMatchObject({
          username: user,
          realm,
          nonce,
          uri,
          qop: 'auth',
        })
      }),
    )
  })
})

describe('chooseChallenge', () => {
  it('takes the strongest hash wherever it stands', () => {
    const all = ['MD5', 'SHA-256', 'SHA-512-256'].map(
      (name) => `Digest realm="r", nonce="${name}", algorithm=${name}`,
    )
    expect(choose(...all).nonce).toBe('SHA-512-256')
    expect(choose(all.toReversed().join(', ')).nonce).toBe('SHA-512-256')
    expect(choose(...all.slice(0, 2)).nonce).toBe('SHA-256')
  })

  it("keeps the server's order among equals and passes over what it cannot do", () => {
    expect(choose('Digest realm="r", nonce="1"', 'Digest realm="r", nonce="2"').nonce).toBe('1')
    expect(
      choose('Digest realm="r", nonce="1", algorithm=SHA3', 'Basic realm="r"', 'Digest realm="r", nonce="2"')
        .nonce,
    ).toBe('2')
    expect(
      choose('Digest realm="r", nonce="1", qop="auth-conf"', 'Digest realm="r", nonce="2", qop="token, auth"')
        .nonce,
    ).toBe('2')
  })

  it('has none without nonce, realm or a Digest scheme', () => {
    expect(chooseChallenge(parseChallenges('Digest realm="r", Basic realm="r", Digest nonce="n"'))).toBeNull()
  })

  it('reads stale in any spelling and the flags of RFC 7616', () => {
    expect(choose('Digest realm="r", nonce="n", stale=TRUE, userhash=true, charset="utf-8"')).toMatchObject({
      stale: true,
      userhash: true,
      utf8: true,
    })
    expect(choose('Digest realm="r", nonce="n", stale="false"')).toMatchObject({
      stale: false,
      userhash: false,
      utf8: false,
    })
  })
})

describe('hashCredentials', () => {
  it('gives what may be kept instead of the password', () => {
    const challenge = choose('Digest realm="sip2sip.info", nonce="n"')
    expect(hashCredentials(challenge, 'alice', secret('pw'))).toBe(md5('alice:sip2sip.info:pw'))
  })
})
