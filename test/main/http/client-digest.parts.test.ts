import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../main/http/client.ts'
import type { HttpClient, HttpClientOptions } from '../../../main/http/types.ts'
import { secret } from '../../../shared/secret.ts'
import { createDigestServer } from '../../support/digest-server.ts'
import type { DigestServerOptions } from '../../support/digest-server.ts'
import { memoryLog, serve } from '../../support/loopback.ts'
import { createPki } from '../../support/pki.ts'
import type { Pki } from '../../support/pki.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

async function setUp(options: DigestServerOptions = {}, password = 'wonderland') {
  const { listener, seen } = createDigestServer(options)
  const server = await serve(listener)
  const client = createHttpClient({
    trust: {},
    auth: { kind: 'auto', user: options.user ?? 'alice', password: secret(password) },
    log: memoryLog().log,
    allowPlainHttp: true,
  })
  cleanUps.push(() => client.close(), server.stop)
  const get = (path = '/settings.phtml?action=get&realm=a b') =>
    client.request({ method: 'GET', url: server.url(path) })
  return { client, server, seen, get, statuses: () => seen.map(({ status }) => status) }
}

describe('the digest server of these tests', () => {
  it('is understood by curl', async () => {
    const { server, statuses } = await setUp({ usesPerNonce: 1 })
    const url = server.url('/x?y=1').href
    const { stdout } = await promisify(execFile)('curl', [
      '-s',
      '--digest',
      '-u',
      'alice:wonderland',
      url,
      url,
    ])
    expect(stdout).toBe('welcomewelcome')
    expect(statuses().filter((status) => status === 200)).toHaveLength(2)
  })
})

describe('a client with a digest password', () => {
  it.each(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess', 'SHA-512-256', null])(
    'gets in with %s, in one round trip from the second request on',
    async (algorithm) => {
      const { get, statuses } = await setUp({ algorithm })
      for (let round = 0; round < 20; round += 1)
        expect(await get()).toMatchObject({ ok: true, value: { status: 200 } })
      expect(statuses()).toEqual([401, ...Array.from({ length: 20 }, () => 200)])
    },
  )

  it.each(['auth', 'auth-int', 'auth-int, auth', null])('gets in with qop %s and a body', async (qop) => {
    const { client, server, statuses } = await setUp({ qop })
    const post = () =>
      client.request({ method: 'POST', url: server.url('/x'), body: { kind: 'json', value: { a: 'ž' } } })
    for (const round of [1, 2])
      expect(await post(), `round ${round}`).toMatchObject({ ok: true, value: { status: 200 } })
    expect(statuses()).toEqual([401, 200, 200])
  })

  it('needs a second round only when the nonce wears out, flagged or not', async () => {
    for (const saysStale of [true, false]) {
      const { get, statuses } = await setUp({ usesPerNonce: 3, saysStale })
      for (let round = 0; round < 9; round += 1) expect((await get()).ok).toBe(true)
      expect(statuses()).toEqual([401, 200, 200, 200, 401, 200, 200, 200, 401, 200, 200, 200])
    }
  })

  it('needs none at all when every answer brings the next nonce', async () => {
    const { get, statuses } = await setUp({ usesPerNonce: 1, nextNonce: true })
    for (let round = 0; round < 5; round += 1) expect((await get()).ok).toBe(true)
    expect(statuses()).toEqual([401, 200, 200, 200, 200, 200])
  })

  it('gets in with nonce "null"', async () => {
    const { get, statuses } = await setUp({ makeNonce: () => 'null' })
    for (let round = 0; round < 3; round += 1) expect((await get()).ok).toBe(true)
    expect(statuses()).toEqual([401, 200, 200, 200])
  })

  it('picks what it can out of several challenges', async () => {
    const { get, seen } = await setUp({
      algorithm: 'SHA-256',
      otherChallenges: ['Negotiate', 'Basic realm="test", Digest realm="test", nonce="weak", algorithm=MD5'],
    })
    expect((await get()).ok).toBe(true)
    expect(seen[1]?.authorization).toContain('algorithm=SHA-256')
  })

  it.each(['žofie', 'a "quoted" \\ name', 'alice@example.org'])('gets in as %s', async (user) => {
    const { get, statuses } = await setUp({ user })
    expect((await get()).ok).toBe(true)
    expect(statuses()).toEqual([401, 200])
  })

  it('counts without gap or repeat when 40 requests run at once', async () => {
    const { get, statuses, seen } = await setUp()
    await get()
    const results = await Promise.all(Array.from({ length: 40 }, () => get()))
    expect(results.every((result) => result.ok)).toBe(true)
    expect(statuses().filter((status) => status === 401)).toHaveLength(1)
    const counts = seen
      .slice(1)
      .map(({ authorization }) => Number.parseInt(/nc=(\w+)/.exec(authorization ?? '')?.[1] ?? '', 16))
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1))
  })

  it('counts on when an idempotent request is sent again over a new connection', async () => {
    const { listener, seen } = createDigestServer()
    let cuts = 1
    const server = await serve((request, response) => {
      if (request.headers.authorization === undefined || (cuts -= 1) < 0) listener(request, response)
      else request.socket.destroy()
    })
    const auth = { kind: 'digest', user: 'alice', password: secret('wonderland') } as const
    const client = createHttpClient({ trust: {}, auth, log: memoryLog().log, allowPlainHttp: true })
    cleanUps.push(() => client.close(), server.stop)
    expect(await client.request({ method: 'GET', url: server.url('/'), retry: 'idempotent' })).toMatchObject({
      ok: true,
      value: { status: 200 },
    })
    expect(seen.map(({ authorization }) => /nc=(\w+)/.exec(authorization ?? '')?.[1])).toEqual([
      undefined,
      '00000002',
    ])
  })

  it('stops after one repeat with a wrong password, and does not hammer', async () => {
    const { get, seen } = await setUp({}, 'wrong')
    expect(await get()).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', status: 401, serverText: 'go away' },
    })
    expect(seen).toHaveLength(2)
    for (let round = 0; round < 10; round += 1)
      expect(await get()).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(seen.filter(({ authorization }) => authorization !== null)).toHaveLength(2)
  })

  it('stops after two repeats when a server calls every nonce stale', async () => {
    const { get, seen } = await setUp({ alwaysStale: true })
    expect(await get()).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(seen).toHaveLength(3)
  })
})

describe('a client with Basic over TLS', () => {
  let pki: Pki
  beforeAll(() => {
    pki = createPki()
  })
  afterAll(() => {
    pki.remove()
  })

  async function secure(options: Partial<HttpClientOptions>) {
    const pair = pki.issue()
    const seen: (string | undefined)[] = []
    const server = await serve(
      (request, response) => {
        seen.push(request.headers.authorization)
        const right = request.headers.authorization === `Basic ${Buffer.from('200:žluť').toString('base64')}`
        // As sipXcom: nothing is asked for by Basic unless Basic was tried.
        const asks =
          request.headers.authorization === undefined
            ? 'Digest realm="x", nonce="n", qop="auth"'
            : 'Basic realm="x"'
        response.writeHead(right ? 200 : 401, right ? {} : { 'www-authenticate': asks }).end()
      },
      { cert: pair.certPem, key: pair.keyPem },
    )
    const client: HttpClient = createHttpClient({
      trust: { caPem: pki.rootPem },
      auth: { kind: 'basic', user: '200', password: secret('žluť') },
      log: memoryLog().log,
      ...options,
    })
    cleanUps.push(() => client.close(), server.stop)
    return { seen, get: () => client.request({ method: 'GET', url: server.url('/sipxconfig/rest/my/x') }) }
  }

  it('gets in with the first request when told to send it unasked', async () => {
    const { get, seen } = await secure({ preemptiveBasic: true })
    expect(await get()).toMatchObject({ ok: true, value: { status: 200 } })
    expect(seen).toHaveLength(1)
  })

  it('stops at once with a wrong password', async () => {
    const { get, seen } = await secure({
      preemptiveBasic: true,
      auth: { kind: 'basic', user: '200', password: secret('no') },
    })
    expect(await get()).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(seen).toHaveLength(1)
  })

  it('says that there was no challenge it may answer when Digest alone is offered', async () => {
    const { get, seen } = await secure({})
    expect(await get()).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', detail: 'no-usable-challenge' },
    })
    expect(seen).toEqual([undefined])
  })
})
