import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { createMediaRelay, type MediaRelay } from '../../main/media/media-relay.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { createMemoryLog } from '../support/memory.ts'
import { realClock } from '../support/real-clock.ts'
import { figureOf, type Measured, quantile } from './figure.ts'
import type { EndsAnswer, EndsErrand, RelayPlace } from './relay-ends.ts'

const CALLS = 10
const TALK_MS = 20_000
const BLOCK_MS = 200
const BLOCK_EVERY_MS = 700
const LIMITS = { medianMs: 1, p99Ms: 3, corePercent: 3 }

/**
 * Ten calls of 50 packets a second and direction through the relay, both ends on a thread of their own, against a pair of
 * sockets without a relay in the same moments: what it adds, loses and costs, and whether a main thread that is busy is felt.
 */
export async function measureRelay(tell: (text: string) => void): Promise<readonly Measured[]> {
  const ends = new Worker(new URL('./relay-ends.ts', import.meta.url))
  await once(ends, 'online')
  const ask = async (errand: EndsErrand): Promise<EndsAnswer> => {
    ends.postMessage(errand)
    const [answer] = (await once(ends, 'message')) as [EndsAnswer]
    return answer
  }
  const relay = createMediaRelay({
    clock: realClock,
    log: createMemoryLog(),
    route: () => ({ address: '127.0.0.1', srtp: 'allowed', stun: null }),
  })
  try {
    for (let index = 0; index < CALLS; index += 1) {
      const { fingerprint, farPort } = await ask({ kind: 'open' })
      await ask({ kind: 'join', index, place: await openCall(relay, index, fingerprint, farPort) })
    }
    await ask({ kind: 'talk', ms: 2000 })
    tell('ten calls through the relay ...')
    const before = { all: process.cpuUsage(), main: process.threadCpuUsage() }
    const calm = await ask({ kind: 'talk', ms: TALK_MS })
    const [all, main] = [process.cpuUsage(before.all), process.threadCpuUsage(before.main)]
    const relayMs = (all.user + all.system - main.user - main.system) / 1000 - calm.cpuMs
    tell('the same with a main thread that is busy ...')
    const blocking = new AbortController()
    const blocked = blockMain(blocking.signal)
    const busy = await ask({ kind: 'talk', ms: TALK_MS })
    blocking.abort()
    await blocked
    const asked = { against: 'limit', maxRatio: 1, unit: 'ms' } as const
    const n = calm.relayed.length
    return [
      figureOf({ ...asked, name: 'the relay adds, median' }, added(calm, 0.5), LIMITS.medianMs, n),
      figureOf({ ...asked, name: 'the relay adds, p99' }, added(calm, 0.99), LIMITS.p99Ms, n),
      figureOf(
        { ...asked, name: `the relay adds, p99, main blocked ${BLOCK_MS} ms at a time` },
        added(busy, 0.99),
        LIMITS.p99Ms,
        busy.relayed.length,
      ),
      figureOf(
        { unit: 'packets', against: 'none', maxRatio: 0, name: 'lost in the relay' },
        calm.sent - n + busy.sent - busy.relayed.length,
        1,
        calm.sent + busy.sent,
      ),
      figureOf(
        { ...asked, unit: '%', name: 'a core, for each of ten calls through the relay' },
        ((relayMs / TALK_MS) * 100) / CALLS,
        LIMITS.corePercent,
        CALLS,
      ),
    ]
  } finally {
    await relay.close()
    await ends.terminate()
  }
}

async function blockMain(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const until = performance.now() + BLOCK_MS
    while (performance.now() < until);
    await pause(BLOCK_EVERY_MS - BLOCK_MS)
  }
}

function added({ relayed, direct }: EndsAnswer, q: number): number {
  return Math.max(0, quantile(relayed, q) - quantile(direct, q))
}

/** The descriptions of a call that the page makes. */
async function openCall(
  relay: MediaRelay,
  index: number,
  fingerprint: string,
  farPort: number,
): Promise<RelayPlace> {
  const opened = await relay.open(AccountIdSchema.parse('bench'))
  if (!opened.ok) throw new Error(opened.error.code)
  const { relayId } = opened.value
  const toFar = await relay.toFar(relayId, 'offer', offerOf(index, fingerprint))
  if (!toFar.ok) throw new Error(JSON.stringify(toFar.error))
  const toPage = await relay.toPage(relayId, 'answer', answerOf(farPort))
  if (!toPage.ok) throw new Error(JSON.stringify(toPage.error))
  const find = (sdp: string, pattern: RegExp): string => pattern.exec(sdp)?.[1] ?? ''
  return {
    ufrag: find(toPage.value.sdp, /^a=ice-ufrag:(\S+)/m),
    pwd: find(toPage.value.sdp, /^a=ice-pwd:(\S+)/m),
    pagePort: Number(find(toPage.value.sdp, /^m=audio (\d+)/m)),
    farPort: Number(find(toFar.value.sdp, /^m=audio (\d+)/m)),
  }
}

function offerOf(index: number, fingerprint: string): string {
  return [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    'c=IN IP4 127.0.0.1',
    `a=ice-ufrag:page${index}`,
    'a=ice-pwd:0123456789012345678901',
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    '',
  ].join('\r\n')
}

function answerOf(port: number): string {
  const lines = ['v=0', 'o=far 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0']
  return [...lines, `m=audio ${port} RTP/AVP 0`, ''].join('\r\n')
}
