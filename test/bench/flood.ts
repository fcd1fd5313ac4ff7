import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { createFramer } from '../../main/sip/sip-framer.ts'
import { formatSip, headerOf, isSip, parseSip, sipHeader, type SipMessage } from '../../main/sip/sip-text.ts'
import { serveBuiltPhone } from '../support/built-phone.ts'
import { openPhoneWindow } from '../support/phone-window.ts'
import { lineOf } from '../support/sip-line.ts'
import { lineSetup } from '../support/test-phone.ts'
import { figureOf, type Measured } from './figure.ts'

const SECONDS = 60
const PER_SECOND = 1000
const TASK_LIMIT_MS = 50
const RING_LIMIT_MS = 1000

/** A server that has gone mad: 1,000 calls a second of one caller on the phone's own connection, and one call that is meant. */
export async function measureFlood(tell: (text: string) => void): Promise<readonly Measured[]> {
  const server = await startFlooder()
  const built = await serveBuiltPhone()
  const phone = await openPhoneWindow(built.url)
  try {
    await phone.register({
      setup: lineSetup('alice', { address: 'alice@flood.test' }),
      line: lineOf('alice', { domain: 'flood.test', server: `sip:127.0.0.1:${server.port};transport=tcp` }),
    })
    await pause(1000)
    const from = await phone.page.evaluate(() => performance.now())
    let sent = 0
    const started = performance.now()
    let rang = Number.NaN
    for (let tick = 0; performance.now() - started < SECONDS * 1000; tick += 1) {
      for (let at = 0; at < PER_SECOND / 50; at += 1) server.invite('flood', (sent += 1))
      if (tick === (SECONDS * 50) / 2) {
        const at = performance.now()
        server.invite('friend', 1)
        void phone
          .until('the call that is meant', ({ calls }) =>
            calls.find((call) => call.phase === 'incoming' && call.remote.address.startsWith('friend@')),
          )
          .then(
            () => {
              rang = performance.now() - at
            },
            () => tell('the call that is meant never rang'),
          )
      }
      await pause(Math.max(0, started + (tick + 1) * 20 - performance.now()))
    }
    const tasks = (await phone.longTasks()).filter(({ start }) => start >= from)
    tell(`${sent} INVITEs, ${tasks.length} long tasks in the phone window`)
    const longest = Math.max(0, ...tasks.map(({ duration }) => duration))
    const asked = { unit: 'ms', against: 'limit', maxRatio: 1 } as const
    return [
      figureOf({ ...asked, name: 'longest task under 1,000 INVITE/s, 60 s' }, longest, TASK_LIMIT_MS, sent),
      figureOf({ ...asked, name: 'a call during that rings' }, rang, RING_LIMIT_MS, 1),
    ]
  } finally {
    await phone.close()
    await built.close()
    await server.stop()
  }
}

/** Takes one phone's registration by TCP and then calls it. */
async function startFlooder() {
  let line: Socket | null = null
  let target = ''
  const server = createServer((socket) => {
    line = socket
    const framer = createFramer()
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      for (const framed of framer.push(chunk)) {
        if (framed.kind === 'ping') socket.write('\r\n')
        if (framed.kind !== 'message') continue
        const message = parseSip(framed.bytes.toString('utf8'))
        if (!isSip(message) || message.start.kind !== 'request') continue
        const contact = headerOf(message, 'contact') ?? ''
        if (message.start.method === 'REGISTER') target = /<([^>]+)>/.exec(contact)?.[1] ?? ''
        if (message.start.method !== 'ACK') socket.write(answerOk(message, contact))
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    invite(caller: string, number: number): void {
      const lines = [
        `INVITE ${target} SIP/2.0`,
        `Via: SIP/2.0/TCP 127.0.0.1:${port};branch=z9hG4bK${caller}${number}`,
        'Max-Forwards: 70',
        `From: "${caller}" <sip:${caller}@flood.test>;tag=${number}`,
        'To: <sip:alice@flood.test>',
        `Call-ID: ${caller}-${number}`,
        'CSeq: 1 INVITE',
        `Contact: <sip:${caller}@127.0.0.1:${port};transport=tcp>`,
        'Content-Length: 0',
      ]
      line?.write(`${lines.join('\r\n')}\r\n\r\n`)
    },
    async stop() {
      line?.destroy()
      server.close()
    },
  }
}

function answerOk(request: SipMessage, contact: string): string {
  const kept = request.headers.filter(({ key }) => ['via', 'from', 'to', 'call-id', 'cseq'].includes(key))
  const isSubscribe = request.start.kind === 'request' && request.start.method === 'SUBSCRIBE'
  return formatSip({
    start: { kind: 'response', status: isSubscribe ? 489 : 200, reason: 'Fine' },
    headers: [
      ...kept.map((one) => (one.key === 'to' ? { ...one, value: `${one.value};tag=flooder` } : one)),
      ...(contact === '' ? [] : [sipHeader('Contact', `${contact};expires=3600`)]),
      sipHeader('Content-Length', '0'),
    ],
    body: '',
  })
}
