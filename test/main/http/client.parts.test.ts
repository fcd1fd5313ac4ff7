import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../main/http/client.ts'
import { multipartBody } from '../../../main/http/multipart.ts'
import type { HttpClient, HttpClientOptions, HttpRequest } from '../../../main/http/types.ts'
import { secret } from '../../../shared/secret.ts'
import { memoryLog, serve } from '../../support/loopback.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

async function start(listener: RequestListener) {
  const server = await serve(listener)
  cleanUps.push(server.stop)
  return server
}
function client(options: Partial<HttpClientOptions> = {}): HttpClient {
  const made = createHttpClient({
    trust: {},
    auth: { kind: 'none' },
    log: memoryLog().log,
    allowPlainHttp: true,
    ...options,
  })
  cleanUps.push(() => made.close())
  return made
}
const get = (url: URL, more: Partial<HttpRequest> = {}) => client().request({ method: 'GET', url, ...more })

describe('request', () => {
  it('sends method, exact path, headers and body, and joins what comes twice', async () => {
    const server = await start((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.setHeader('Set-Cookie', ['a=1, x', 'b=2'])
        response.setHeader('X-Twice', ['one', 'two'])
        response.statusCode = 418
        const { method, url, headers } = request
        response.end(
          JSON.stringify({
            method,
            url,
            type: headers['content-type'],
            encoding: headers['accept-encoding'],
            own: headers['x-own'],
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
    })
    const result = await client().request({
      method: 'POST',
      url: server.url("/a%20b/?q=1&r=%2F'#fragment"),
      headers: { 'X-Own': 'yes', 'Accept-Encoding': 'identity' },
      body: { kind: 'form', fields: { pin: '1 2' } },
    })
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.status).toBe(418)
    expect(result.value.headers).toMatchObject({ 'set-cookie': 'a=1, x\nb=2', 'x-twice': 'one, two' })
    expect(JSON.parse(result.value.body.toString())).toEqual({
      method: 'POST',
      url: '/a%20b/?q=1&r=%2F%27',
      type: 'application/x-www-form-urlencoded',
      encoding: 'identity',
      own: 'yes',
      body: 'pin=1+2',
    })
  })

  it('hands a redirect on and does not follow it', async () => {
    let requests = 0
    const server = await start((_request, response) => {
      requests += 1
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    expect(await get(server.url('/'))).toMatchObject({
      ok: true,
      value: { status: 302, headers: { location: '/elsewhere' } },
    })
    expect(requests).toBe(1)
  })

  it('refuses plain HTTP unless it was allowed, and anything but HTTP', async () => {
    const strict = client({ allowPlainHttp: false })
    expect(await strict.request({ method: 'GET', url: new URL('http://127.0.0.1:9/') })).toEqual({
      ok: false,
      error: { code: 'insecure-transport', host: '127.0.0.1:9' },
    })
    expect(await get(new URL('file:///etc/passwd'))).toMatchObject({
      ok: false,
      error: { code: 'bad-request', field: 'url' },
    })
  })

  it('answers HEAD without waiting for the body that is announced', async () => {
    const server = await start((_request, response) =>
      response.writeHead(200, { 'content-length': 99_999_999 }).end(),
    )
    expect(await client().request({ method: 'HEAD', url: server.url('/') })).toMatchObject({
      ok: true,
      value: { status: 200 },
    })
  })
})

describe('limits on the answer', () => {
  it('cuts an endless body at the limit and lets the connection go', async () => {
    let written = 0
    const server = await start((request, response) => {
      const more = (): void => {
        for (let room = true; room && !response.destroyed; written += 65_536)
          room = response.write(Buffer.alloc(65_536))
      }
      response.on('drain', more)
      request.socket.on('close', () => response.destroy())
      more()
    })
    const { promise: closed, resolve } = Promise.withResolvers<void>()
    server.server.once('connection', (socket) => socket.once('close', () => resolve()))
    expect(await get(server.url('/'), { maxBytes: 300_000 })).toMatchObject({
      ok: false,
      error: { code: 'response-too-large', status: 200 },
    })
    await closed
    expect(written).toBeLessThan(20 * 1024 * 1024)
  })

  it('takes a body of exactly the limit and refuses one byte more, announced or not', async () => {
    const server = await start((request, response) => {
      const body = Buffer.alloc(Number(request.url?.slice(2)))
      if (request.url?.startsWith('/c') === true) response.write(body.subarray(0, 1))
      response.end(request.url?.startsWith('/c') === true ? body.subarray(1) : body)
    })
    for (const kind of ['/c', '/l']) {
      expect(await get(server.url(`${kind}1000`), { maxBytes: 1000 })).toMatchObject({ ok: true })
      expect(await get(server.url(`${kind}1001`), { maxBytes: 1000 })).toMatchObject({
        ok: false,
        error: { code: 'response-too-large' },
      })
    }
  })

  it('reads 2 MiB unless told otherwise', async () => {
    const server = await start((_request, response) => response.end(Buffer.alloc(2 * 1024 * 1024 + 1)))
    expect(await get(server.url('/'))).toMatchObject({ ok: false, error: { code: 'response-too-large' } })
  })

  it('calls a broken-off body truncated, chunked or counted', async () => {
    const server = await start((request, response) => {
      if (request.url === '/counted') response.writeHead(200, { 'content-length': 100 })
      response.write('half')
      // The first part must be out before the line is cut.
      setImmediate(() => request.socket.destroy())
    })
    for (const path of ['/counted', '/chunked']) {
      expect(await get(server.url(path))).toMatchObject({ ok: false, error: { code: 'response-truncated' } })
    }
  })

  it('undoes compression that nobody asked for, within the limit', async () => {
    const text = 'x'.repeat(5000)
    const server = await start((request, response) => {
      const [, encoding = '', kind] = (request.url ?? '').split('/')
      const body =
        encoding === 'br'
          ? brotliCompressSync(text)
          : gzipSync(kind === 'bomb' ? Buffer.alloc(50_000_000) : text)
      response
        .writeHead(200, { 'content-encoding': encoding })
        .end(kind === 'broken' ? body.subarray(5) : body)
    })
    for (const path of ['/gzip/fine', '/br/fine']) {
      const result = await get(server.url(path))
      expect(result.ok && result.value.body.toString()).toBe(text)
    }
    expect(await get(server.url('/gzip/bomb'), { maxBytes: 100_000 })).toMatchObject({
      ok: false,
      error: { code: 'response-too-large' },
    })
    expect(await get(server.url('/gzip/broken'))).toMatchObject({
      ok: false,
      error: { code: 'bad-response', detail: 'encoding' },
    })
    expect(await get(server.url('/zstd/fine'))).toMatchObject({
      ok: false,
      error: { code: 'bad-response', detail: 'encoding' },
    })
  })

  it('refuses endless headers', async () => {
    const server = await start((_request, response) => response.setHeader('x-long', 'x'.repeat(40_000)).end())
    expect(await get(server.url('/'))).toMatchObject({ ok: false, error: { code: 'response-too-large' } })
  })

  it('names an answer that is not HTTP', async () => {
    const server = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .resume()
        .end('SSH-2.0-OpenSSH_9.2\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanUps.push(() => new Promise((resolve) => server.close(resolve)))
    const { port } = server.address() as AddressInfo
    expect(await get(new URL(`http://127.0.0.1:${port}/`))).toMatchObject({
      ok: false,
      error: { code: 'bad-response', detail: 'not-http' },
    })
  })
})

describe('limits on time', () => {
  it('ends a request that gets no answer, or half of one', async () => {
    const server = await start((request, response) => {
      if (request.url === '/half') response.write('half')
    })
    for (const path of ['/none', '/half']) {
      expect(await get(server.url(path), { timeoutMs: 150 })).toEqual({
        ok: false,
        error: { code: 'timeout', host: `127.0.0.1:${server.port}` },
      })
    }
  })

  it('ends when it is aborted: before, while waiting, while reading', async () => {
    const server = await start((request, response) => {
      if (request.url === '/half') response.write('half')
      server.server.emit('arrived')
    })
    const cancelled = { ok: false, error: { code: 'cancelled' } }
    expect(await get(server.url('/'), { signal: AbortSignal.abort() })).toMatchObject(cancelled)
    for (const path of ['/none', '/half']) {
      const abort = new AbortController()
      const waiting = get(server.url(path), { signal: abort.signal })
      await once(server.server, 'arrived')
      abort.abort()
      expect(await waiting).toMatchObject(cancelled)
    }
  })

  it('ends what is under way when the client is closed, and takes nothing more', async () => {
    const server = await start(() => server.server.emit('arrived'))
    const closing = client()
    const waiting = closing.request({ method: 'GET', url: server.url('/') })
    await once(server.server, 'arrived')
    await closing.close()
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await closing.request({ method: 'GET', url: server.url('/') })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
  })

  it('names a port where nobody listens', async () => {
    const server = await start(() => undefined)
    await server.stop()
    cleanUps.length = 0
    expect(await get(server.url('/'))).toMatchObject({
      ok: false,
      error: { code: 'unreachable', detail: 'econnrefused' },
    })
  })
})

describe('repeats', () => {
  it('are made once, and only for what the caller called idempotent', async () => {
    let requests = 0
    const server = await start((request, response) => {
      requests += 1
      if (request.url === '/always' || requests === 1) request.socket.destroy()
      else response.end('second')
    })
    expect(await get(server.url('/'))).toMatchObject({ ok: false, error: { code: 'unreachable' } })
    expect(requests).toBe(1)
    requests = 0
    expect(await get(server.url('/'), { retry: 'idempotent' })).toMatchObject({ ok: true })
    expect(requests).toBe(2)
    requests = 0
    expect(await get(server.url('/always'), { retry: 'idempotent' })).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    })
    expect(requests).toBe(2)
  })

  it('are not made because a server says 503', async () => {
    let requests = 0
    const server = await start((_request, response) => {
      requests += 1
      response.writeHead(503).end()
    })
    expect(await get(server.url('/'), { retry: 'idempotent' })).toMatchObject({
      ok: true,
      value: { status: 503 },
    })
    expect(requests).toBe(1)
  })
})

describe('connections', () => {
  it('are kept, and no more of them opened than allowed', async () => {
    let connections = 0
    const server = await start((_request, response) => setImmediate(() => response.end('ok')))
    server.server.on('connection', () => (connections += 1))
    const two = client({ connections: 2 })
    await Promise.all(Array.from({ length: 20 }, () => two.request({ method: 'GET', url: server.url('/') })))
    expect(connections).toBe(2)
  })
})

describe('the log of a client', () => {
  it('names requests without their secrets, and failures with their cause', async () => {
    const CANARY = 'Kanari3nv0gel'
    const { log, lines } = memoryLog()
    const server = await start((request, response) => {
      if (request.url?.startsWith('/cut') === true) request.socket.destroy()
      else
        response
          .writeHead(request.headers.authorization === undefined ? 401 : 200, {
            'www-authenticate': `Digest realm="r", nonce="${CANARY}"`,
            'set-cookie': CANARY,
          })
          .end(CANARY)
    })
    const logging = client({ log, auth: { kind: 'digest', user: 'alice', password: secret(CANARY) } })
    const body = multipartBody({ 'blob-json': CANARY })
    for (const path of [`/set?pin=${CANARY}`, `/my/voicemail/pin/${CANARY}`, `/cut?pin=${CANARY}`]) {
      await logging.request({ method: 'PUT', url: server.url(path), headers: { cookie: CANARY }, body })
    }
    expect(inspect(lines, { depth: 20 })).not.toContain(CANARY)
    expect(lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'debug http answer',
      'debug http answer',
      'debug http answer',
      'warn http request failed',
    ])
    expect(lines[1]?.fields).toMatchObject({
      method: 'PUT',
      status: 200,
      url: `${server.url('').origin}/set?pin=…`,
    })
    expect(lines[3]?.fields).toMatchObject({
      error: { code: 'unreachable' },
      cause: { code: 'UND_ERR_SOCKET' },
    })
  })
})
