import { createCredentialsGuard } from '../../main/http/credentials-guard.ts'
import { createFlow } from '../../main/sip/flow.ts'
import { inspectFrame } from '../../main/sip/guard.ts'
import { createSipDigest } from '../../main/sip/sip-digest.ts'
import { createFramer } from '../../main/sip/sip-framer.ts'
import { createTakenChallenges } from '../../main/sip/taken-challenges.ts'
import { createTrace } from '../../main/sip/trace.ts'
import { appError } from '../../shared/errors.ts'
import { err } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import type { WireEvents } from '../../main/sip/wire.ts'

/*
 * Cost of one message between socket and phone: `node test/bench/sip.ts`. Figures to hold (security.md 4.2): guard at most
 * 0.2 ms a message, memory growth at most 20 MB under a flood.
 */

const sdp = `v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0 8 9 101\r\n${'a=candidate:1 1 udp 2113937151 192.0.2.1 4000 typ host generation 0\r\n'.repeat(12)}`

function invite(at: number, extra: readonly string[] = []): Buffer {
  return Buffer.from(
    [
      'INVITE sip:alice@example.org SIP/2.0',
      `Via: SIP/2.0/TCP 192.0.2.1:5060;branch=z9hG4bK${at}`,
      `Via: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKsecond${at};received=192.0.2.2;rport=5060`,
      'Record-Route: <sip:192.0.2.1;lr;ftag=abc>',
      'Max-Forwards: 69',
      'From: "Erika Example" <sip:+498912345678@example.org>;tag=from1',
      'To: <sip:alice@example.org>',
      `Call-ID: call-${at}@192.0.2.2`,
      'CSeq: 1 INVITE',
      'Contact: <sip:erika@192.0.2.2:5060;transport=udp>',
      'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, REFER, NOTIFY, INFO',
      'Supported: replaces, timer, outbound',
      'User-Agent: Bench/1.0',
      ...extra,
      'Content-Type: application/sdp',
      `Content-Length: ${sdp.length}`,
      '',
      sdp,
    ].join('\r\n'),
  )
}

/** Milliseconds a call, median of five rounds. */
function cost(count: number, run: (at: number) => void): number {
  const rounds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    for (let at = 0; at < count; at += 1) run(at)
    return (performance.now() - start) / count
  })
  return rounds.toSorted((a, b) => a - b)[2] ?? 0
}

const ordinary = invite(1)
const fullHead = invite(
  1,
  Array.from({ length: 180 }, (_, at) => `X-Filler-${at}: ${'x'.repeat(60)}`),
)
const hostile = Buffer.from(`INVITE sip:a@b SIP/2.0\r\nVia: ${'SIP/2.0/UDP h,'.repeat(1160)}\r\n\r\n`)
const cases: readonly (readonly [string, number, (at: number) => void])[] = [
  [`guard, INVITE of ${ordinary.length} B`, 20_000, () => void inspectFrame(ordinary)],
  [`guard, ${fullHead.length} B with 193 headers`, 2000, () => void inspectFrame(fullHead)],
  [`guard, one Via line of ${hostile.length} B`, 500, () => void inspectFrame(hostile)],
]
for (const [name, count, run] of cases) console.log(`${name}: ${cost(count, run).toFixed(4)} ms`)

const stream = Buffer.concat(Array.from({ length: 500 }, (_, at) => invite(at)))
for (const size of [1460, 65_536]) {
  const framed = cost(20, () => {
    const framer = createFramer()
    for (let from = 0; from < stream.length; from += size) framer.push(stream.subarray(from, from + size))
  })
  console.log(`framer, pieces of ${size} B: ${Math.round(500_000 / framed)} messages/s`)
}

let events: WireEvents | null = null
let delivered = 0
const clock = { now: () => new Date(), after: () => () => undefined }
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
let now = 0
const remote = { address: '192.0.2.1', port: 5060 }
const flow = createFlow(
  (given) => {
    events = given
    return {
      transport: 'TCP',
      local: remote,
      remote,
      write: () => undefined,
      ping: () => undefined,
      close: () => undefined,
    }
  },
  {
    flowId: 'bench',
    candidate: { transport: 'TCP', host: 'example.org', address: '192.0.2.1', port: 5060, path: '/' },
    viaHost: 'bench1.invalid',
    domain: 'example.org',
    digest: createSipDigest({
      credentials: { user: 'alice', password: secret('x') },
      guard: createCredentialsGuard(() => now),
      taken: createTakenChallenges(),
    }),
    trace: createTrace(clock),
    clock,
    log: quiet,
    now: () => now,
    answersProbes: false,
    dialTcp: () => Promise.resolve(err(appError('unreachable'))),
    events: { received: () => (delivered += 1), closed: () => undefined, overloaded: () => undefined },
  },
)
const busy = (at: number): void => {
  now += 1000
  events?.frame(invite(at, ['X-Round: 1']), remote)
  flow.send(
    `SIP/2.0 486 Busy\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK${at}\r\nFrom: a;tag=1\r\nTo: b;tag=2\r\nCall-ID: call-${at}@192.0.2.2\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n`,
  )
}
console.log(`whole way in (INVITE) and out (486), trace included: ${cost(2000, busy).toFixed(4)} ms`)

globalThis.gc?.()
const before = process.memoryUsage().heapUsed
delivered = 0
const flood = cost(20_000, (at) => {
  now += 1
  events?.frame(invite(1_000_000 + at), remote)
})
globalThis.gc?.()
const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024
console.log(
  `flood of 1,000 INVITE/s for 100 s: ${flood.toFixed(4)} ms each, ${delivered} reached the phone, heap ${grown.toFixed(1)} MB`,
)
