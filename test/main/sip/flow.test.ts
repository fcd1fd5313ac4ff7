import { describe, expect, it } from 'vitest'
import { createCredentialsGuard } from '../../../main/http/credentials-guard.ts'
import { createFlow } from '../../../main/sip/flow.ts'
import { KEEP_ALIVE } from '../../../main/sip/keep-alive.ts'
import { createSipDigest } from '../../../main/sip/sip-digest.ts'
import { formatSip } from '../../../main/sip/sip-text.ts'
import { createTakenChallenges } from '../../../main/sip/taken-challenges.ts'
import { createTrace } from '../../../main/sip/trace.ts'
import { appError } from '../../../shared/errors.ts'
import type { AppError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import type { SipTransport } from '../../../shared/domain/phone.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { createFakeWire } from './fake-wire.ts'
import { request, requestLines, response, sip } from './messages.ts'

const viaHost = 'token1.invalid'
const long = `Subject: ${'x'.repeat(1200)}`

function setUp(
  transport: SipTransport,
  options: { readonly answersProbes?: boolean; readonly tcp?: boolean } = {},
) {
  const clock = createFakeClock()
  const wire = createFakeWire(transport)
  const side = createFakeWire('TCP', 50_000)
  const log = createMemoryLog()
  const trace = createTrace(clock)
  const received: string[] = []
  const ends: (AppError | null)[] = []
  let overloaded = 0
  let dialled = 0
  const flow = createFlow(wire.start, {
    flowId: 'flow-1',
    candidate: { transport, host: 'example.org', address: '192.0.2.1', port: 5060, path: '/' },
    viaHost,
    domain: 'example.org',
    digest: createSipDigest({
      credentials: { user: 'alice', password: secret('the real word') },
      guard: createCredentialsGuard(() => clock.now().getTime()),
      taken: createTakenChallenges(),
    }),
    trace,
    clock,
    log,
    now: () => clock.now().getTime(),
    answersProbes: options.answersProbes ?? false,
    dialTcp: () => {
      dialled += 1
      return Promise.resolve(options.tcp === true ? ok(side.start) : err(appError('unreachable')))
    },
    events: {
      received: (text) => received.push(text),
      closed: (error) => ends.push(error),
      overloaded: () => {
        overloaded += 1
      },
    },
  })
  const fromPhone = (parts: Parameters<typeof request>[0] = {}) =>
    formatSip(request({ via: `SIP/2.0/${transport} ${viaHost};branch=z9hG4bKmine`, ...parts }))
  return {
    ...{ clock, wire, side, log, trace, received, ends, flow, fromPhone },
    overloaded: () => overloaded,
    dialled: () => dialled,
  }
}
const ours = (transport: string, port = 40_000) => `SIP/2.0/${transport} 192.0.2.7:${port};branch=z9hG4bKmine`
const firstLine = (text: string | undefined) => text?.split('\r\n')[0]
/** Lets what was promised happen. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('createFlow', () => {
  it('swaps the token on the way out and back, on TCP', () => {
    const { flow, wire, received, fromPhone } = setUp('TCP')
    expect(flow.send(fromPhone({ extra: [`Contact: <sip:x@${viaHost}>`] }))).toEqual({ ok: true })
    expect(wire.written[0]).toContain('Via: SIP/2.0/TCP 192.0.2.7:40000;rport;branch=z9hG4bKmine\r\n')
    expect(wire.written[0]).toContain('Contact: <sip:x@192.0.2.7:40000>')
    wire.arrive(response(180, { via: ours('TCP'), extra: ['Contact: <sip:b@c>'] }))
    expect(received[0]).toContain(`Via: SIP/2.0/TCP ${viaHost};branch=z9hG4bKmine`)
  })

  it('sends what the phone wrote, as it is, on a WebSocket', () => {
    const { flow, wire, fromPhone } = setUp('WSS')
    flow.send(fromPhone())
    expect(wire.written).toEqual([fromPhone()])
  })

  it('refuses what is no message, too long, or too late', () => {
    const { flow } = setUp('TCP')
    expect(flow.send('hello')).toMatchObject({ error: { code: 'bad-request', detail: 'not-sip' } })
    expect(flow.send('x'.repeat(70_000))).toMatchObject({
      error: { code: 'bad-request', detail: 'too-long' },
    })
    flow.close()
    expect(flow.send('x')).toMatchObject({ error: { code: 'unreachable' } })
  })

  it('answers for the phone what the guard refuses, and drops the rest', () => {
    const { wire, received, log, clock } = setUp('TCP')
    wire.arrive(request({ extra: ['Content-Length: 9'] }))
    wire.arrive('HELLO\r\n\r\n')
    wire.arrive(response(200))
    expect(wire.written.map(firstLine)).toEqual(['SIP/2.0 400 Bad Request'])
    expect(received).toEqual([])
    clock.advance(10_000)
    expect(log.lines[0]).toContain('"content-length":1,"syntax":1,"not-ours":1')
  })

  it('closes a stream that cannot be framed any more, and drops such a datagram', () => {
    const stream = setUp('TCP')
    stream.wire.arrive('x'.repeat(70_000))
    expect(stream.ends).toMatchObject([{ code: 'bad-response', detail: 'frame-too-large' }])
    const udp = setUp('UDP')
    udp.wire.arrive('x'.repeat(70_000))
    expect(udp.ends).toEqual([])
  })

  it('answers the fifth ringing call itself', () => {
    const { wire, received } = setUp('TCP')
    for (let at = 0; at < 6; at += 1)
      wire.arrive(request({ callId: `c${at}`, branch: `z9hG4bK${at}`, caller: `caller${at}` }))
    expect(received).toHaveLength(4)
    expect(wire.written.map(firstLine)).toEqual(['SIP/2.0 486 Busy Here', 'SIP/2.0 486 Busy Here'])
  })

  it('hides the challenge and sends the real answer', () => {
    const { flow, wire, received, fromPhone, trace } = setUp('TCP')
    flow.send(fromPhone())
    const challenge =
      'Proxy-Authenticate: Digest realm="example.org", nonce="server", algorithm=SHA-256, qop="auth"'
    wire.arrive(response(407, { via: ours('TCP'), extra: [challenge] }))
    const nonce = /nonce="([0-9a-f]+)"/.exec(received[0] ?? '')?.[1] ?? ''
    expect(received[0]).toContain('algorithm=MD5')
    flow.send(fromPhone({ cseq: 2, extra: [`Proxy-Authorization: Digest nonce="${nonce}", response="0"`] }))
    expect(wire.written[1]).toMatch(
      /Proxy-Authorization: Digest username="alice".*nonce="server".*algorithm=SHA-256/,
    )
    expect(JSON.stringify(trace.entries())).not.toMatch(/nonce=|response=/)
  })

  it('answers the challenge to a REGISTER without the phone', () => {
    const { flow, wire, received, fromPhone } = setUp('TCP')
    flow.send(fromPhone({ method: 'REGISTER' }))
    const challenge = 'WWW-Authenticate: Digest realm="example.org", nonce="server", qop="auth"'
    wire.arrive(response(401, { method: 'REGISTER', via: ours('TCP'), extra: [challenge] }))
    expect(received).toEqual([])
    const again = wire.written[1] ?? ''
    expect(again).toMatch(/CSeq: 2 REGISTER[^]*Authorization: Digest username="alice".*nonce="server"/)
    const branch = /branch=([^;\r]+)/.exec(again)?.[1] ?? ''
    const via = ours('TCP').replace('z9hG4bKmine', branch)
    wire.arrive(response(200, { method: 'REGISTER', via, cseq: 2 }))
    expect(received[0]).toMatch(/^SIP\/2\.0 200 [^]*branch=z9hG4bKmine[^]*CSeq: 1 REGISTER/)
  })

  it('adds the Contact a gateway forgot', () => {
    const { flow, wire, received, fromPhone } = setUp('TCP')
    flow.send(fromPhone())
    wire.arrive(response(180, { via: ours('TCP') }))
    expect(received[0]).toContain('Contact: <sip:alice@example.org>')
  })

  it('tells of an overloaded registrar', () => {
    const { flow, wire, fromPhone, overloaded } = setUp('TCP')
    flow.send(fromPhone({ method: 'REGISTER' }))
    wire.arrive(response(503, { method: 'REGISTER', via: ours('TCP') }))
    flow.send(fromPhone())
    wire.arrive(response(503, { via: ours('TCP') }))
    expect(overloaded()).toBe(1)
  })

  it('ends once, with the first reason', () => {
    const { flow, wire, ends, clock } = setUp('TCP')
    wire.break(appError('unreachable', { detail: 'closed' }))
    flow.close()
    expect(ends).toEqual([appError('unreachable', { detail: 'closed' })])
    expect(clock.pending()).toBe(0)
    const other = setUp('UDP')
    other.flow.close()
    other.wire.arrive(request())
    expect(other.ends).toEqual([null])
    expect(other.wire.isClosed()).toBe(true)
    expect(other.received).toEqual([])
  })

  it('closes as unreachable when nothing answers any more', () => {
    const { wire, ends, clock } = setUp('TCP')
    clock.advance(KEEP_ALIVE.intervalMs)
    expect(wire.pings()).toBe(1)
    wire.pong()
    clock.advance(KEEP_ALIVE.intervalMs + KEEP_ALIVE.answerMs)
    expect(ends).toMatchObject([{ code: 'unreachable', host: 'example.org:5060', detail: 'silent' }])
  })

  it('asks a silent stream by OPTIONS and keeps the answer from the phone', () => {
    const { flow, wire, received, clock, fromPhone } = setUp('TLS')
    flow.send(fromPhone())
    clock.advance(KEEP_ALIVE.intervalMs + KEEP_ALIVE.answerMs)
    const probe = wire.written[1] ?? ''
    expect(firstLine(probe)).toBe('OPTIONS sip:example.org SIP/2.0')
    const [, ...headers] = probe.split('\r\n').slice(0, -2)
    wire.arrive(sip('SIP/2.0 200 OK', ...headers))
    expect(received).toEqual([])
  })
})

describe('createFlow on UDP', () => {
  it('repeats a request until it is answered', () => {
    const { flow, wire, clock, fromPhone, received } = setUp('UDP')
    flow.send(fromPhone({ method: 'REGISTER' }))
    clock.advance(1500)
    expect(wire.written).toHaveLength(3)
    expect(new Set(wire.written).size).toBe(1)
    wire.arrive(response(200, { method: 'REGISTER', via: ours('UDP') }))
    wire.arrive(response(200, { method: 'REGISTER', via: ours('UDP') }))
    clock.advance(5000)
    expect(wire.written).toHaveLength(3)
    expect(received).toHaveLength(1)
  })

  it('closes when a registration gets no answer for 32 s', () => {
    const { flow, clock, fromPhone, ends } = setUp('UDP')
    flow.send(fromPhone({ method: 'OPTIONS', branch: 'z9hG4bKother' }))
    flow.send(fromPhone({ method: 'REGISTER' }))
    clock.advance(32_000)
    expect(ends).toMatchObject([{ code: 'unreachable', detail: 'no-answer' }])
  })

  it('answers to where the request came from', () => {
    const { flow, wire, received } = setUp('UDP')
    const via = 'SIP/2.0/UDP 10.0.0.1;rport;branch=z9hG4bKt'
    wire.arrive(request({ via }), { address: '192.0.2.2', port: 5099 })
    expect(received[0]).toContain('rport=5099;received=192.0.2.2')
    const [, ...headers] = (received[0] ?? '').split('\r\n').slice(0, -2)
    flow.send(formatSip(sip('SIP/2.0 180 Ringing', ...headers)))
    expect(wire.targets).toEqual(['192.0.2.2:5099'])
  })

  it('gives a repeated call its refusal again, without asking the phone', () => {
    const { wire, received, clock } = setUp('UDP')
    for (let at = 0; at < 5; at += 1)
      wire.arrive(request({ callId: `c${at}`, branch: `z9hG4bK${at}`, caller: `caller${at}` }))
    const refusal = wire.written[0]
    expect(firstLine(refusal)).toBe('SIP/2.0 486 Busy Here')
    wire.arrive(request({ callId: 'c4', branch: 'z9hG4bK4', caller: 'caller4' }))
    expect(wire.written).toEqual([refusal, refusal])
    clock.advance(500)
    expect(wire.written).toHaveLength(3)
    wire.arrive(request({ method: 'ACK', callId: 'c4', branch: 'z9hG4bK4', toTag: 'g' }))
    clock.advance(10_000)
    expect(wire.written).toHaveLength(3)
    expect(received).toHaveLength(4)
  })

  it('takes a request that is too long by TCP, with its CANCEL, and hears the answer there', async () => {
    const { flow, wire, side, fromPhone, received, clock, dialled } = setUp('UDP', { tcp: true })
    flow.send(fromPhone({ extra: [long, `Contact: <sip:x@${viaHost}>`] }))
    flow.send(fromPhone({ method: 'CANCEL' }))
    await settled()
    clock.advance(5000)
    expect(wire.written).toEqual([])
    expect(side.written.map(firstLine)).toEqual([
      'INVITE sip:alice@example.org SIP/2.0',
      'CANCEL sip:alice@example.org SIP/2.0',
    ])
    expect(side.written[0]).toContain('Via: SIP/2.0/TCP 192.0.2.7:50000;')
    expect(side.written[0]).toContain('Contact: <sip:x@192.0.2.7:40000>')
    side.arrive(response(487, { via: ours('TCP', 50_000) }))
    expect(received[0]).toContain(`Via: SIP/2.0/TCP ${viaHost};`)
    expect(dialled()).toBe(1)
  })

  it('answers on TCP what came on TCP', async () => {
    const { flow, wire, side, fromPhone, received } = setUp('UDP', { tcp: true })
    flow.send(fromPhone({ extra: [long] }))
    await settled()
    side.arrive(request({ via: 'SIP/2.0/TCP 192.0.2.1;branch=z9hG4bKin' }))
    const [, ...headers] = (received[0] ?? '').split('\r\n').slice(0, -2)
    flow.send(formatSip(sip('SIP/2.0 180 Ringing', ...headers)))
    expect(side.written).toHaveLength(2)
    expect(wire.written).toEqual([])
  })

  it('falls back to UDP when TCP is refused, and does not knock again for a minute', async () => {
    const { flow, wire, fromPhone, clock, dialled } = setUp('UDP')
    const send = async (branch: string): Promise<void> => {
      const via = `SIP/2.0/UDP ${viaHost};branch=${branch}`
      flow.send(formatSip(request({ method: 'MESSAGE', via, extra: [long] })))
      await settled()
    }
    await send('z9hG4bK1')
    expect(wire.written[0]).toContain('Via: SIP/2.0/UDP 192.0.2.7:40000;')
    await send('z9hG4bK2')
    expect(dialled()).toBe(1)
    clock.advance(60_000)
    await send('z9hG4bK3')
    expect(dialled()).toBe(2)
    expect(flow.send(fromPhone())).toMatchObject({ ok: true })
  })

  it('asks a silent server that answered before, and gives it up when it does not', () => {
    const { wire, ends, clock } = setUp('UDP', { answersProbes: true })
    clock.advance(KEEP_ALIVE.intervalMs)
    expect(firstLine(wire.written[0])).toBe('OPTIONS sip:example.org SIP/2.0')
    clock.advance(KEEP_ALIVE.answerMs)
    expect(wire.written.length).toBeGreaterThan(3)
    expect(ends).toMatchObject([{ code: 'unreachable', detail: 'silent' }])
  })

  it('only keeps the path open to a server that never answered OPTIONS', () => {
    const { wire, ends, clock } = setUp('UDP')
    clock.advance(10 * KEEP_ALIVE.intervalMs)
    expect(wire.pings()).toBe(10)
    expect(wire.written).toEqual([])
    expect(ends).toEqual([])
  })
})

describe('the flood of security.md 4.2', () => {
  it('lets four calls through out of 1000 and goes on carrying ours', () => {
    const { flow, wire, received, fromPhone } = setUp('TCP')
    for (let at = 0; at < 1000; at += 1)
      wire.arrive(
        `${requestLines({ callId: `c${at}`, branch: `z9hG4bK${at}`, caller: `caller${at}` }).join('\r\n')}\r\n\r\n`,
      )
    expect(received).toHaveLength(4)
    flow.send(fromPhone({ callId: 'ours' }))
    wire.arrive(response(180, { callId: 'ours', via: ours('TCP') }))
    expect(received).toHaveLength(5)
  })
})
