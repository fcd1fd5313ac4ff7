import { describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../../main/http/authenticate.ts'
import type { Credentials } from '../../../main/http/attempt.ts'
import type { HttpResponse } from '../../../main/http/types.ts'
import { ok } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'

const AUTO: Credentials = { kind: 'auto', user: 'alice', password: secret('pw') }
const unasked = (...challenges: readonly string[]): HttpResponse => ({
  status: 401,
  headers: challenges.length === 0 ? {} : { 'www-authenticate': challenges.join(', ') },
  body: Buffer.from('go away'),
})
const fine = (headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 200,
  headers,
  body: Buffer.alloc(0),
})
const digest = (nonce: string, more = ''): string => `Digest realm="r", qop="auth", nonce="${nonce}"${more}`

/** A client against answers that are laid out beforehand; `sent` lists the authorization of every request. */
function setUp(auth: Credentials, options: { preemptiveBasic?: boolean } = {}) {
  const sent: (string | null)[] = []
  let nowMs = 0
  const authenticate = createAuthenticator(auth, {
    preemptiveBasic: options.preemptiveBasic === true,
    now: () => nowMs,
  })
  const ask = (
    answers: readonly HttpResponse[],
    url = 'https://a.example/x/y?z=1',
    signal = new AbortController().signal,
  ) => {
    const left = [...answers]
    return authenticate({ method: 'GET', url: new URL(url), body: null, signal }, async (authorization) => {
      sent.push(authorization)
      const next = left.shift()
      if (next === undefined) throw new Error('one request too many')
      return ok(next)
    })
  }
  return {
    sent,
    ask,
    authenticate,
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}
const nc = (header: string | null | undefined): string | undefined => /nc=(\w+)/.exec(header ?? '')?.[1]
const nonce = (header: string | null | undefined): string | undefined =>
  /nonce="([^"]*)"/.exec(header ?? '')?.[1]

describe('createAuthenticator with Digest', () => {
  it('costs one round trip from the second request on', async () => {
    const { ask, sent } = setUp(AUTO)
    expect((await ask([unasked(digest('n1')), fine()])).ok).toBe(true)
    await ask([fine()])
    await ask([fine()], 'https://a.example/x/other')
    expect(sent.map(nc)).toEqual([undefined, '00000001', '00000002', '00000003'])
    expect(sent[3]).toContain('uri="/x/other"')
  })

  it('answers a rotated nonce at once, flagged stale or not', async () => {
    const { ask, sent } = setUp(AUTO)
    await ask([unasked(digest('n1')), fine()])
    expect((await ask([unasked(digest('n2')), fine()])).ok).toBe(true)
    expect((await ask([unasked(digest('n3', ', stale=true')), fine()])).ok).toBe(true)
    expect(sent.map(nonce)).toEqual([undefined, 'n1', 'n1', 'n2', 'n2', 'n3'])
    expect(nc(sent[5])).toBe('00000001')
  })

  it('stops at the second refusal of a fresh answer', async () => {
    const { ask, sent } = setUp(AUTO)
    const result = await ask([unasked(digest('n1')), unasked(digest('n2'))])
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', status: 401, detail: 'refused', serverText: 'go away' },
    })
    expect(sent).toHaveLength(2)
  })

  it('repeats twice when the fresh nonce was called stale, and not a third time', async () => {
    const { ask, sent } = setUp(AUTO)
    const stale = (name: string) => unasked(digest(name, ', stale=true'))
    expect((await ask([unasked(digest('n1')), stale('n2'), fine()])).ok).toBe(true)
    expect(sent).toHaveLength(3)
    const again = await ask([stale('n3'), stale('n4'), stale('n5')])
    expect(again).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(sent).toHaveLength(6)
  })

  it('goes on counting for a server whose nonce is always "null", and takes its refusal as final', async () => {
    const { ask, sent } = setUp(AUTO)
    await ask([unasked(digest('null')), fine()])
    await ask([fine()])
    expect(await ask([unasked(digest('null'))])).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(sent.map(nc)).toEqual([undefined, '00000001', '00000002', '00000003'])
  })

  it('takes the next nonce from Authentication-Info, but not for -sess', async () => {
    const { ask, sent } = setUp(AUTO)
    const info = fine({ 'authentication-info': 'qop=auth, nextnonce="n2"' })
    await ask([unasked(digest('n1')), info])
    await ask([fine()])
    expect([nonce(sent[2]), nc(sent[2])]).toEqual(['n2', '00000001'])
    const session = setUp(AUTO)
    await session.ask([unasked(digest('n1', ', algorithm=MD5-sess')), info])
    await session.ask([fine()])
    expect([nonce(session.sent[2]), nc(session.sent[2])]).toEqual(['n1', '00000002'])
  })

  it('never takes an answer to another origin', async () => {
    const { ask, sent } = setUp(AUTO)
    await ask([unasked(digest('n1')), fine()])
    for (const url of ['https://b.example/x/y', 'https://a.example:8443/x/y', 'http://a.example/x/y'])
      await ask([fine()], url)
    expect(sent.slice(2)).toEqual([null, null, null])
  })

  it('gives every one of many parallel requests its own count', async () => {
    const { ask, sent } = setUp(AUTO)
    await ask([unasked(digest('n1')), fine()])
    await Promise.all(Array.from({ length: 50 }, () => ask([fine()])))
    const counts = sent.slice(2).map((header) => Number.parseInt(nc(header) ?? '', 16))
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 2))
  })
})

describe('createAuthenticator with Basic', () => {
  const basic = `Basic ${Buffer.from('alice:pw').toString('base64')}`

  it('sends it unasked over TLS when told to', async () => {
    const { ask, sent } = setUp({ ...AUTO, kind: 'basic' }, { preemptiveBasic: true })
    expect((await ask([fine()])).ok).toBe(true)
    expect(sent).toEqual([basic])
  })

  it('answers a Basic challenge and remembers it', async () => {
    const { ask, sent } = setUp(AUTO)
    await ask([unasked('Basic realm="r"'), fine()])
    await ask([fine()])
    expect(sent).toEqual([null, basic, basic])
  })

  it('never sends it without TLS, asked or unasked', async () => {
    const refused = { ok: false, error: { code: 'insecure-transport', detail: 'basic' } }
    const asked = setUp(AUTO)
    expect(await asked.ask([unasked('Basic realm="r"')], 'http://a.example/')).toMatchObject(refused)
    expect(asked.sent).toEqual([null])
    const unaskedBasic = setUp({ ...AUTO, kind: 'basic' }, { preemptiveBasic: true })
    expect(await unaskedBasic.ask([], 'http://a.example/')).toMatchObject(refused)
    expect(unaskedBasic.sent).toEqual([])
  })

  it('sends it without TLS where that was allowed, when asked', async () => {
    const { ask, sent } = setUp({ ...AUTO, kind: 'auto', plainBasic: true })
    expect((await ask([unasked('Basic realm="r"'), fine()], 'http://a.example/')).ok).toBe(true)
    expect(sent).toEqual([null, basic])
  })

  it('prefers Digest when both are offered, and only Digest when told so', async () => {
    const both = setUp(AUTO)
    await both.ask([unasked('Basic realm="r"', digest('n')), fine()])
    expect(both.sent[1]).toMatch(/^Digest /)
    const only = setUp({ ...AUTO, kind: 'digest' })
    expect(await only.ask([unasked('Basic realm="r"')])).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', detail: 'no-usable-challenge' },
    })
    expect(only.sent).toEqual([null])
  })

  it('falls back to the Digest that was asked for after an unasked Basic, once', async () => {
    const { ask, sent } = setUp(AUTO, { preemptiveBasic: true })
    expect((await ask([unasked(digest('n')), fine()])).ok).toBe(true)
    expect(sent.map((header) => header?.slice(0, 6))).toEqual(['Basic ', 'Digest'])
  })

  it('takes a refused Basic as final', async () => {
    const { ask, sent } = setUp(AUTO, { preemptiveBasic: true })
    expect(await ask([unasked('Basic realm="r"')])).toMatchObject({
      ok: false,
      error: { code: 'unauthorized' },
    })
    expect(sent).toHaveLength(1)
  })

  it('refuses a user name that the header cannot carry', async () => {
    const invalid = { ok: false, error: { code: 'invalid-input', field: 'user' } }
    const colon = setUp({ ...AUTO, user: 'a:b' }, { preemptiveBasic: true })
    expect(await colon.ask([])).toMatchObject(invalid)
    const control = setUp({ ...AUTO, user: 'a\r\nb' })
    expect(await control.ask([unasked(digest('n'))])).toMatchObject(invalid)
  })
})

describe('createAuthenticator on a device that mixes schemes', () => {
  it('remembers which service wants which', async () => {
    const { ask, sent } = setUp(AUTO)
    const [phone, door] = ['https://d/api/phone/status', 'https://d/api/switch/ctrl']
    await ask([unasked(digest('n1')), fine()], phone)
    await ask([unasked('Basic realm="2N"'), fine()], door)
    await ask([fine()], phone)
    await ask([fine()], door)
    expect(sent.map((header) => header?.slice(0, 6) ?? null)).toEqual([
      null,
      'Digest',
      'Digest',
      'Basic ',
      'Digest',
      'Basic ',
    ])
  })

  it('keeps a digest inside the domain it was given for', async () => {
    const { ask, sent } = setUp(AUTO)
    await ask([unasked(digest('n1', ', domain="/api https://other.example/"')), fine()], 'https://d/api/a')
    await ask([fine()], 'https://d/public')
    await ask([fine()], 'https://d/api/b/c')
    expect(sent.map((header) => header === null)).toEqual([true, false, true, false])
  })
})

describe('createAuthenticator when credentials are refused', () => {
  it('sends them twice a minute at most and says how long to wait', async () => {
    const { ask, sent, wait } = setUp(AUTO)
    const refuse = (name: string) => ask([unasked(digest(`${name}1`)), unasked(digest(`${name}2`))])
    await refuse('a')
    wait(10_000)
    await refuse('b')
    expect(sent.filter((header) => header !== null)).toHaveLength(2)
    expect(await ask([unasked(digest('c'))])).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', detail: 'paused', retryAfterSec: 50 },
    })
    expect(sent.filter((header) => header !== null)).toHaveLength(2)
    wait(50_000)
    expect((await ask([unasked(digest('d')), fine()])).ok).toBe(true)
  })

  it('lets only one of many first requests try a password that is not proven', async () => {
    const { ask, sent } = setUp(AUTO)
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) => ask([unasked(digest(`n${i}`)), unasked(digest(`m${i}`))])),
    )
    expect(results.every((result) => !result.ok && result.error.code === 'unauthorized')).toBe(true)
    expect(sent.filter((header) => header !== null)).toHaveLength(2)
  })

  it('does not let one forbidden corner stop the rest', async () => {
    const { ask } = setUp(AUTO)
    for (const round of [1, 2, 3, 4]) {
      expect((await ask([unasked(digest(`a${round}`)), fine()], 'https://d/open/')).ok).toBe(true)
      expect(
        (await ask([unasked(digest(`b${round}`)), unasked(digest(`c${round}`))], 'https://d/closed/')).ok,
      ).toBe(false)
    }
  })

  it('stops waiting for another first try when the request is aborted', async () => {
    const { authenticate, ask } = setUp(AUTO)
    const { promise: answered, resolve: answer } = Promise.withResolvers<HttpResponse>()
    const url = new URL('https://a.example/slow')
    let round = 0
    const slow = authenticate(
      { method: 'GET', url, body: null, signal: new AbortController().signal },
      async () => ok((round += 1) === 1 ? unasked(digest('n1')) : await answered),
    )
    const abort = new AbortController()
    const waiting = ask([unasked(digest('n2')), fine()], 'https://a.example/quick', abort.signal)
    abort.abort()
    expect((await waiting).ok).toBe(true)
    answer(fine())
    expect((await slow).ok).toBe(true)
  })

  it('hands a 401 on when nothing was asked for and nothing was sent', async () => {
    const { ask } = setUp(AUTO)
    expect(await ask([unasked()])).toMatchObject({ ok: true, value: { status: 401 } })
  })

  it('keeps the page of a refusal out of the error', async () => {
    const { ask } = setUp(AUTO)
    const page = { ...unasked(digest('n2')), body: Buffer.from('<html>401</html>') }
    const result = await ask([unasked(digest('n1')), page])
    expect(result).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(result.ok ? '' : result.error).not.toHaveProperty('serverText')
  })
})
