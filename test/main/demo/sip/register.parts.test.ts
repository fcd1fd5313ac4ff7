import { once } from 'node:events'
import { WebSocket } from 'ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { headerOf, headersOf, withFirst, withHeader } from '../../../../main/demo/sip/sip-message.ts'
import { DEMO_DOMAIN, startDemoSipBench } from '../../../support/demo-sip.ts'
import type { DemoSipBench } from '../../../support/demo-sip.ts'
import { answerTo } from '../../../support/sip-script.ts'

let bench: DemoSipBench
beforeAll(async () => {
  bench = await startDemoSipBench({ plain: true, aliasOf: (name) => (name === '+31201234' ? 'alice' : null) })
})
afterEach(() => bench.hangUpAll())
afterAll(() => bench.stop())

describe('registrar', () => {
  it.each(['SHA-256', 'MD5'] as const)(
    'takes a registration by %s, lists it and takes it back',
    async (algorithm) => {
      const phone = await bench.connect('alice', { algorithm })
      const registered = await phone.register(300, { headers: [{ name: 'user-agent', value: 'script' }] })
      expect(registered.status).toBe(200)
      expect(headersOf(registered, 'contact')).toEqual([`<${phone.contact}>;expires=300`])
      const [listed] = bench.demo.phones('alice')
      expect(listed).toMatchObject({
        user: 'alice',
        contact: phone.contact,
        userAgent: 'script',
        transport: 'WSS',
      })
      expect(listed?.expiresAt).toEqual(new Date(bench.clock.now().getTime() + 300_000))
      const gone = await phone.register(0)
      expect([gone.status, headersOf(gone, 'contact')]).toEqual([200, []])
      expect(bench.demo.phones()).toEqual([])
    },
  )

  it('offers SHA-256 before MD5 with one nonce, and fills rport', async () => {
    const phone = await bench.connect('alice')
    const request = phone.make('REGISTER', `sip:${DEMO_DOMAIN}`)
    const challenge = await phone.transact(request, { answerChallenge: false })
    const offered = headersOf(challenge, 'www-authenticate')
    expect(offered.map((value) => /algorithm=([^,]+)/.exec(value)?.[1])).toEqual(['SHA-256', 'MD5'])
    expect(new Set(offered.map((value) => /nonce="([^"]+)"/.exec(value)?.[1])).size).toBe(1)
    expect(headerOf(challenge, 'via')).toMatch(/;rport=\d+;received=127\.0\.0\.1$/)
  })

  it('answers a wrong password with 401 and a new nonce, every time', async () => {
    const phone = await bench.connect('alice', { password: 'wrong' })
    const answers = [await phone.register(), await phone.register(), await phone.register()]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(new Set(answers.map((answer) => headerOf(answer, 'www-authenticate'))).size).toBe(3)
    expect(answers.some((answer) => headerOf(answer, 'www-authenticate')?.includes('stale'))).toBe(false)
    expect(bench.demo.phones()).toEqual([])
  })

  it('calls a right answer stale when its nonce is old or was used', async () => {
    const phone = await bench.connect('alice')
    const request = withHeader(phone.make('REGISTER', `sip:${DEMO_DOMAIN}`), 'to', `<${phone.address}>`)
    const challenge = await phone.transact(request, { answerChallenge: false })
    const answered = withFirst(
      withHeader(request, 'cseq', '2 REGISTER'),
      ...answerTo(challenge, request, { user: 'alice', password: 'pw' }),
    )
    expect((await phone.transact(answered, { answerChallenge: false })).status).toBe(200)
    const again = withHeader(answered, 'cseq', '3 REGISTER')
    const replayed = await phone.transact(again, { answerChallenge: false })
    expect([replayed.status, headerOf(replayed, 'www-authenticate')]).toEqual([
      401,
      expect.stringContaining('stale=true'),
    ])
    const fresh = withFirst(
      withHeader(request, 'cseq', '4 REGISTER'),
      ...answerTo(replayed, request, { user: 'alice', password: 'pw' }),
    )
    bench.clock.advance(301_000)
    const late = await phone.transact(fresh, { answerChallenge: false })
    expect([late.status, headerOf(late, 'www-authenticate')]).toEqual([
      401,
      expect.stringContaining('stale=true'),
    ])
  })

  it('wants at least a minute, and cuts at an hour', async () => {
    const phone = await bench.connect('alice')
    const brief = await phone.register(59)
    expect([brief.status, headerOf(brief, 'min-expires')]).toEqual([423, '60'])
    expect(headerOf(await phone.register(100_000), 'contact')).toMatch(/expires=3600$/)
  })

  it('lets a registration end when its time is over', async () => {
    await bench.phone('alice')
    bench.clock.advance(299_000)
    expect(bench.demo.phones('alice')).toHaveLength(1)
    bench.clock.advance(2_000)
    expect(bench.demo.phones('alice')).toEqual([])
  })

  it('keeps several phones of a user, one per instance, and forgets them with *', async () => {
    const [desk, mobile] = [await bench.connect('alice'), await bench.phone('alice')]
    const instance = '+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>";reg-id=1'
    const first = await desk.register(300, { contact: `<sip:one@a.invalid>;${instance}` })
    expect(headersOf(first, 'contact')[1]).toContain(';reg-id=1')
    await desk.register(300, { contact: `<sip:two@a.invalid>;${instance}` })
    expect(bench.demo.phones('alice').map(({ contact }) => contact)).toEqual([
      mobile.contact,
      'sip:two@a.invalid',
    ])
    expect((await desk.register(5, { contact: '*' })).status).toBe(400)
    expect((await desk.register(0, { contact: '*' })).status).toBe(200)
    expect(bench.demo.phones('alice')).toEqual([])
  })

  it('takes ten phones and no more', async () => {
    const phone = await bench.connect('alice')
    const contacts = Array.from({ length: 11 }, (_, index) => `<sip:phone${index}@a.invalid>`).join(', ')
    const refused = await phone.register(300, { contact: contacts })
    expect([refused.status, refused.reason]).toEqual([403, 'Too Many Contacts'])
  })

  it('refuses what is out of order, malformed, or for somebody else', async () => {
    const phone = await bench.phone('alice')
    const make = (change: { readonly to?: string; readonly contact?: string; readonly callId?: string }) => {
      const request = withHeader(
        phone.make('REGISTER', `sip:${DEMO_DOMAIN}`),
        'to',
        change.to ?? `<${phone.address}>`,
      )
      const named = change.callId === undefined ? request : withHeader(request, 'call-id', change.callId)
      return change.contact === undefined ? named : withHeader(named, 'contact', change.contact)
    }
    const callId = headerOf(phone.received[0] ?? make({}), 'call-id') ?? ''
    const old = await phone.transact(make({ callId }))
    expect([old.status, old.reason]).toEqual([500, 'Out Of Order'])
    expect((await phone.transact(make({ to: '<sip:bob@demo.test>' }))).status).toBe(403)
    expect((await phone.transact(make({ to: '<sip:nobody@demo.test>' }))).status).toBe(404)
    expect((await phone.transact(make({ contact: '<tel:5>' }))).reason).toBe('Bad Contact')
    expect((await phone.transact(make({ to: '<sip:+31201234@demo.test>' }))).status).toBe(200)
  })

  it('takes new users and new passwords while it runs', async () => {
    bench.demo.setUser({ user: 'dave', password: 'first', displayName: 'Dave' })
    const phone = await bench.connect('dave', { password: 'first' })
    expect((await phone.register()).status).toBe(200)
    bench.demo.setUser({ user: 'dave', password: 'second', displayName: 'Dave' })
    expect((await phone.register()).status).toBe(401)
  })

  it('forgets the phones of a link that is gone', async () => {
    await bench.phone('alice')
    bench.demo.dropLinks('alice')
    await expect.poll(() => bench.demo.phones('alice')).toEqual([])
  })
})

describe('websocket listener', () => {
  const open = (protocol?: string) =>
    new WebSocket(bench.demo.wssUrl, protocol === undefined ? [] : [protocol], { ca: bench.pki.caPem })

  it.each([['no subprotocol'], ['another subprotocol', 'mqtt']])(
    'refuses %s',
    async (_what, protocol?: string) => {
      const [error] = (await once(open(protocol), 'error')) as [Error]
      expect(error.message).toContain('400')
    },
  )

  it('answers a keep-alive and plain HTTP requests', async () => {
    const socket = open('sip')
    await once(socket, 'open')
    socket.send('\r\n\r\n')
    const [pong] = (await once(socket, 'message')) as [Buffer]
    expect(pong.toString()).toBe('\r\n')
    socket.send('\r\n')
    socket.close()
    const response = await fetch((bench.demo.wsUrl ?? '').replace('ws:', 'http:'))
    expect(response.status).toBe(426)
  })

  it('serves plain ws for loopback', async () => {
    const phone = await bench.connect('alice', { url: bench.demo.wsUrl ?? '' })
    expect((await phone.register()).status).toBe(200)
    expect(bench.demo.phones('alice')).toMatchObject([{ transport: 'WS' }])
  })

  it.each([
    [
      'ten unreadable messages',
      (socket: WebSocket) => Array.from({ length: 11 }, () => socket.send('hello')),
    ],
    ['a message above 64 KiB', (socket: WebSocket) => socket.send('x'.repeat(70_000))],
    [
      'a flood',
      (socket: WebSocket) => Array.from({ length: 450 }, () => socket.send('OPTIONS sip:x SIP/2.0\r\n\r\n')),
    ],
  ])('closes a link after %s', async (_what, send) => {
    const socket = open('sip')
    await once(socket, 'open')
    send(socket)
    const [code] = (await once(socket, 'close')) as [number]
    expect([1008, 1009]).toContain(code)
    expect(bench.warnings.splice(0).every((message) => message.startsWith('demo sip:'))).toBe(true)
  })

  it('demands a client certificate when it was given a CA for them', async () => {
    const strict = await startDemoSipBench({ tls: { ...bench.pki.server, clientCaPem: bench.pki.caPem } })
    const url = strict.demo.wssUrl
    const credential = await bench.pki.issue({ commonName: 'alice' })
    const phone = await bench.connect('alice', {
      url,
      ca: bench.pki.caPem,
      cert: credential.certPem,
      key: credential.keyPem,
    })
    expect((await phone.register()).status).toBe(200)
    await expect(bench.connect('alice', { url, ca: bench.pki.caPem })).rejects.toThrow()
    await phone.close()
    await strict.stop()
  })
})
