import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import type { Clock } from '../../../main/core/ports.ts'
import type { DnsPort } from '../../../main/sip/dns-port.ts'
import { createNodeDns } from '../../../main/sip/dns-port.ts'
import { createSipFlows } from '../../../main/sip/flows.ts'
import type { SipFlowsDeps, SipLine } from '../../../main/sip/flows.ts'
import { KEEP_ALIVE } from '../../../main/sip/keep-alive.ts'
import { appError } from '../../../shared/errors.ts'
import type { AppError } from '../../../shared/errors.ts'
import { AccountIdSchema, FlowIdSchema } from '../../../shared/ids.ts'
import type { FlowId } from '../../../shared/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemory, createMemoryLog } from '../../support/memory.ts'
import { realClock } from '../../support/real-clock.ts'
import { lineOf } from '../../support/sip-line.ts'
import { serveStream, serveUdp } from './sockets.ts'
import { stubDns } from './stub-dns.ts'

const accountId = AccountIdSchema.parse('work')
const viaHost = 'token1.invalid'

function setUp(
  line: SipLine | null,
  options: { readonly dns?: DnsPort; readonly clock?: Clock; readonly lines?: SipFlowsDeps['lines'] } = {},
) {
  const ends: { readonly flowId: FlowId; readonly error: AppError | null }[] = []
  const ended: (() => void)[] = []
  const texts: string[] = []
  const log = createMemoryLog()
  const memory = createMemory()
  const flows = createSipFlows({
    lines: options.lines ?? (async () => ok(line)),
    events: {
      received: (_flowId, text) => texts.push(text),
      closed: (flowId, error) => {
        ends.push({ flowId, error })
        for (const tell of ended.splice(0)) tell()
      },
    },
    clock: options.clock ?? realClock,
    log,
    dns: options.dns ?? createNodeDns(),
    memory,
  })
  onTestFinished(() => {
    flows.closeAll()
  })
  return {
    ...{ flows, ends, texts, log, memory },
    nextEnd: (): Promise<void> => new Promise((resolve) => ended.push(resolve)),
  }
}
const lineTo = (server: string | null, config: Partial<SipLine['config']> = {}): SipLine =>
  lineOf('alice', { domain: 'example.org', server, config })
const tcp = (port: number): string => `sip:127.0.0.1:${port};transport=tcp`
const register = `REGISTER sip:example.org SIP/2.0\r\nVia: SIP/2.0/TCP ${viaHost};branch=z9hG4bK1\r\nTo: <sip:a@b>\r\nFrom: <sip:a@b>;tag=1\r\nCall-ID: c\r\nCSeq: 1 REGISTER\r\nContent-Length: 0\r\n\r\n`

describe('how the server of an account is found', () => {
  it('is told step by step: records asked, places tried, and why one was chosen', async () => {
    const udp = await serveUdp()
    const closed = await serveStream()
    const dns = stubDns({
      srv: {
        '_sip._tcp.example.org': [`10 0 ${closed.port} a.example.org`],
        '_sip._udp.example.org': [`10 0 ${udp.port} a.example.org`],
      },
      a: { 'a.example.org': ['127.0.0.1'] },
    })
    const { flows, ends } = setUp(lineTo(null), { dns })
    const found = await flows.discover(accountId, AbortSignal.timeout(10_000))
    expect(found).toMatchObject({
      ok: true,
      value: {
        from: { domain: 'example.org', server: null },
        tried: [{ transport: 'TCP', address: `127.0.0.1:${closed.port}`, error: null }],
        chosen: { transport: 'TCP', why: 'records' },
        error: null,
      },
    })
    if (!found.ok) return
    expect(found.value.asked.map(({ ask, name }) => `${ask} ${name}`)).toEqual(
      expect.arrayContaining(['NAPTR example.org', 'SRV _sip._tcp.example.org', 'A/AAAA a.example.org']),
    )
    // Nothing of it is a connection that is in use.
    expect(flows.route(accountId)).toBeNull()
    expect(ends).toEqual([])
  })

  it('says what was tried in vain', async () => {
    const { flows } = setUp(lineTo(tcp(1)))
    expect(await flows.discover(accountId, AbortSignal.timeout(10_000))).toMatchObject({
      value: {
        asked: [],
        tried: [{ error: { code: 'unreachable' } }],
        chosen: null,
        error: { code: 'unreachable' },
      },
    })
  })
})

describe('createSipFlows', () => {
  it('opens a flow, tells where it leads, carries messages and closes it', async () => {
    const server = await serveStream()
    const { flows, ends } = setUp(lineTo(tcp(server.port)))
    const opened = await flows.open(accountId, viaHost)
    expect(opened).toMatchObject({
      ok: true,
      value: { transport: 'TCP', remote: `127.0.0.1:${server.port}` },
    })
    if (!opened.ok) return
    const { flowId } = opened.value
    expect(flows.send(flowId, register)).toMatchObject({ ok: true })
    const [chunk] = (await once(await server.nextSocket(), 'data')) as [Buffer]
    expect(chunk.toString()).toContain('Via: SIP/2.0/TCP 127.0.0.1:')
    flows.close(flowId)
    flows.close(flowId)
    expect(ends).toEqual([{ flowId, error: null }])
    expect(flows.send(flowId, register)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('sends the first message with the connection, and gives none that cannot carry it', async () => {
    const server = await serveStream()
    const { flows } = setUp(lineTo(tcp(server.port)))
    expect(await flows.open(accountId, viaHost, register)).toMatchObject({ ok: true })
    const [chunk] = (await once(await server.nextSocket(), 'data')) as [Buffer]
    expect(chunk.toString()).toMatch(/^REGISTER .*\r\nVia: SIP\/2\.0\/TCP 127\.0\.0\.1:/)
    expect(await flows.open(accountId, viaHost, 'hello')).toMatchObject({ error: { code: 'bad-request' } })
    expect(flows.contacts(accountId)).toHaveLength(1)
  })

  it.each([
    ['an account without a line', null, {}, { code: 'not-supported' }],
    ['a server that is none', lineTo('https://x'), {}, { code: 'invalid-input', field: 'server' }],
    ['a name that does not exist', lineTo(null), {}, { code: 'name-not-found', host: 'example.org' }],
    ['a missing password', { ...lineTo(tcp(1)), secrets: {} }, {}, { code: 'secret-missing' }],
  ])('says what is wrong with %s', async (_what, line, options, error) => {
    const { flows } = setUp(line, { dns: stubDns({}), ...options })
    expect(await flows.open(accountId, viaHost)).toMatchObject({ ok: false, error: { ...error, accountId } })
  })

  it('hands on why there is no line', async () => {
    const { flows } = setUp(null, { lines: async () => err(appError('secret-store-unavailable')) })
    expect(await flows.open(accountId, viaHost)).toMatchObject({
      error: { code: 'secret-store-unavailable' },
    })
  })

  it('needs no password where the line has none', async () => {
    const server = await serveStream()
    const line = { ...lineTo(tcp(server.port), { passwordFrom: [] }), secrets: {} }
    expect(await setUp(line).flows.open(accountId, viaHost)).toMatchObject({ ok: true })
  })

  it('opens at most four for one account', async () => {
    const server = await serveStream()
    const { flows } = setUp(lineTo(tcp(server.port)))
    for (let at = 0; at < 4; at += 1) expect((await flows.open(accountId, viaHost)).ok).toBe(true)
    expect(await flows.open(accountId, viaHost)).toMatchObject({ error: { code: 'conflict' } })
    expect((await flows.open(AccountIdSchema.parse('home'), viaHost)).ok).toBe(true)
  })

  it('gives up after 15 s, also when the resolver hangs', async () => {
    const clock = createFakeClock()
    const never = new Promise<never>(() => undefined)
    const dns: DnsPort = { naptr: () => never, srv: () => never, addresses: () => never }
    const opening = setUp(lineTo(null), { clock, dns }).flows.open(accountId, viaHost)
    while (clock.pending() === 0) await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    clock.advance(15_000)
    expect(await opening).toMatchObject({ error: { code: 'timeout', accountId } })
  })

  it('gives up a handshake that hangs after 15 s', async () => {
    const clock = createFakeClock()
    const server = await serveStream()
    const opening = setUp(lineTo(`sips:localhost:${server.port}`), { clock }).flows.open(accountId, viaHost)
    await server.nextSocket()
    clock.advance(15_000)
    expect(await opening).toMatchObject({ error: { code: 'timeout' } })
  })

  it('ends everything at once, also what is still being opened', async () => {
    const server = await serveStream()
    const { flows, ends } = setUp(lineTo(tcp(server.port)))
    const opened = await flows.open(accountId, viaHost)
    const hanging = setUp(lineTo(`sips:127.0.0.1:${server.port}`))
    const opening = hanging.flows.open(accountId, viaHost)
    while (server.sockets.length < 2) await new Promise((resolve) => setImmediate(resolve))
    hanging.flows.closeAll()
    expect(await opening).toMatchObject({ error: { code: 'cancelled' } })
    flows.closeAll()
    expect(ends).toEqual([{ flowId: opened.ok ? opened.value.flowId : '', error: null }])
  })

  it('goes to another server after one closed the connection', async () => {
    const [one, two] = [await serveStream(), await serveStream()]
    const dns = stubDns({
      srv: { '_sip._tcp.example.org': [`1 0 ${one.port} a.example.org`, `2 0 ${two.port} a.example.org`] },
      a: { 'a.example.org': ['127.0.0.1'] },
    })
    const { flows, nextEnd, ends } = setUp(lineTo('sip:example.org;transport=tcp'), { dns })
    const remote = async (): Promise<string> => {
      const opened = await flows.open(accountId, viaHost)
      return opened.ok ? opened.value.remote : opened.error.code
    }
    expect(await remote()).toBe(`example.org:${one.port}`)
    const end = nextEnd()
    ;(await one.nextSocket()).destroy()
    await end
    expect(ends[0]?.error).toMatchObject({ code: 'unreachable' })
    expect(await remote()).toBe(`example.org:${two.port}`)
  })

  it('goes to another server after one was overloaded', async () => {
    const [one, two] = [await serveStream(), await serveStream()]
    const dns = stubDns({
      srv: { '_sip._tcp.example.org': [`1 0 ${one.port} a.example.org`, `2 0 ${two.port} a.example.org`] },
      a: { 'a.example.org': ['127.0.0.1'] },
    })
    const { flows, texts } = setUp(lineTo('sip:example.org;transport=tcp'), { dns })
    const opened = await flows.open(accountId, viaHost)
    if (!opened.ok) throw new Error(opened.error.code)
    flows.send(opened.value.flowId, register)
    const socket: Socket = await one.nextSocket()
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.write(chunk.toString().replace(/^REGISTER.*/, 'SIP/2.0 503 Full'))
    while (texts.length === 0) await new Promise((resolve) => setImmediate(resolve))
    flows.close(opened.value.flowId)
    expect(await flows.open(accountId, viaHost)).toMatchObject({
      value: { remote: `example.org:${two.port}` },
    })
  })

  it('uses its UDP port again', async () => {
    const { socket, port } = await serveUdp()
    socket.on('message', (_bytes: Buffer, from) => {
      socket.send('SIP/2.0 200 OK\r\n\r\n', from.port, from.address)
    })
    const { flows, memory, nextEnd } = setUp(lineTo(`sip:127.0.0.1:${port};transport=udp`))
    const first = await flows.open(accountId, viaHost)
    const used = memory.get(accountId, 'sip-udp-port')?.value
    const end = nextEnd()
    flows.close(first.ok ? first.value.flowId : FlowIdSchema.parse('x'))
    await end
    await flows.open(accountId, viaHost)
    expect(memory.get(accountId, 'sip-udp-port')?.value).toBe(used)
  })

  it('notices a stream that is open and dead', async () => {
    const clock = createFakeClock()
    const server = await serveStream()
    const { flows, ends, nextEnd } = setUp(lineTo(tcp(server.port)), { clock })
    await flows.open(accountId, viaHost)
    const socket = await server.nextSocket()
    clock.advance(KEEP_ALIVE.intervalMs)
    const [ping] = (await once(socket, 'data')) as [Buffer]
    expect(ping.toString()).toBe('\r\n\r\n')
    const timers = clock.pending()
    socket.write('\r\n')
    // One timer more: the lone CRLF waits for what may follow it.
    while (clock.pending() <= timers) await new Promise((resolve) => setImmediate(resolve))
    const end = nextEnd()
    // From here on the server takes everything and says nothing.
    clock.advance(KEEP_ALIVE.intervalMs + KEEP_ALIVE.answerMs)
    await end
    expect(ends[0]?.error).toMatchObject({ code: 'unreachable', detail: 'silent' })
  })

  it('notices a WebSocket that is open and dead', async () => {
    const clock = createFakeClock()
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      autoPong: false,
      handleProtocols: () => 'sip',
    })
    await once(server, 'listening')
    onTestFinished(() => {
      for (const client of server.clients) client.terminate()
      server.close()
    })
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const { flows, ends } = setUp(lineTo(`ws://127.0.0.1:${port}`), { clock })
    expect((await flows.open(accountId, viaHost)).ok).toBe(true)
    clock.advance(KEEP_ALIVE.intervalMs + KEEP_ALIVE.answerMs)
    expect(ends[0]?.error).toMatchObject({ code: 'unreachable', detail: 'silent' })
  })

  it('explains in the trace what it looked up and tried', async () => {
    const server = await serveStream()
    const dns = stubDns({
      srv: { '_sip._tcp.example.org': [`1 0 1 a.example.org`, `2 0 ${server.port} a.example.org`] },
      a: { 'a.example.org': ['127.0.0.1'] },
    })
    const { flows } = setUp(lineTo('sip:example.org;transport=tcp'), { dns })
    await flows.open(accountId, viaHost)
    expect(flows.trace(accountId).map((entry) => entry.text)).toEqual([
      `SRV _sip._tcp.example.org: a.example.org:1, a.example.org:${server.port}`,
      'A/AAAA a.example.org: 127.0.0.1',
      'TCP 127.0.0.1:1: unreachable econnrefused',
      `TCP 127.0.0.1:${server.port}: answers`,
    ])
    expect(flows.trace(AccountIdSchema.parse('other'))).toEqual([])
  })
})

describe('createNodeDns', () => {
  it('knows local names and says that others do not exist', async () => {
    const dns = createNodeDns()
    const local = await dns.addresses('localhost')
    expect(local).toMatchObject({ kind: 'found' })
    expect(local.kind === 'found' && local.records.some((one) => one === '127.0.0.1' || one === '::1')).toBe(
      true,
    )
    const missing = await dns.addresses('no-such-name.invalid')
    expect(['none', 'failed']).toContain(missing.kind)
  })
})
