// Figures of the page leg and of the echo service: `node test/bench/echo.ts [calls]`. Not a test: it asserts nothing.
import { createSystemClock } from '../../main/core/clock.ts'
import { createDtlsIdentity } from '../../main/media/dtls-identity.ts'
import { prewarmMedia } from '../../main/media/dtls-prewarm.ts'
import { openWebLeg } from '../../main/media/web-leg.ts'
import type { WebLeg } from '../../main/media/web-leg.ts'
import { startDemoSipBench } from '../support/demo-sip.ts'
import { openWebrtcPage } from '../support/webrtc-page.ts'

const MEASURED_MS = 10_000
const calls = Number(process.argv[2] ?? 10)

const identityAt = performance.now()
const identity = await createDtlsIdentity()
const warmAt = performance.now()
await prewarmMedia(identity)
console.log(
  'certificate, ms',
  Math.round(warmAt - identityAt),
  'prewarm, ms',
  Math.round(performance.now() - warmAt),
)

const page = await openWebrtcPage()
const opened: number[] = []
const connected: number[] = []
for (let round = 0; round < 12; round += 1) {
  const name = `round-${round}`
  const offer = await page.offer(name, { codec: 'PCMU' })
  const at = performance.now()
  const leg: WebLeg = await openWebLeg({
    identity,
    codecs: [],
    offered: [],
    onRtp: (packet) => void leg.sendRtp(packet),
  })
  const answer = leg.answer(offer)
  opened.push(performance.now() - at)
  if (!answer.ok) throw new Error('no answer')
  await page.accept(name, answer.value)
  await page.until(name, ({ packetsIn }) => packetsIn > 2)
  connected.push(leg.stats().connectMs ?? Number.NaN)
  await leg.close()
  await page.hangUp(name)
}
const show = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b)
  return `first ${values[0]?.toFixed(1)} median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} max ${sorted.at(-1)?.toFixed(1)}`
}
console.log('open port and answer, ms:', show(opened))
console.log('first check to keys, ms:', show(connected))

const bench = await startDemoSipBench({ clock: createSystemClock(), timing: { answerMs: 0 } })
const alice = await bench.phone('alice')
const idle = await cpuOver(3000)
const setUp: number[] = []
for (let index = 0; index < calls; index += 1) {
  const offer = await page.offer(`call-${index}`, { codec: 'PCMU' })
  const at = performance.now()
  const call = await alice.call('echo', offer)
  setUp.push(performance.now() - at)
  await page.accept(`call-${index}`, call.sdp)
}
await page.until(`call-${calls - 1}`, ({ packetsIn }) => packetsIn > 20)
const busy = await cpuOver(MEASURED_MS)
const lost = await Promise.all(Array.from({ length: calls }, (_, index) => page.audio(`call-${index}`)))
console.log('INVITE to 200 (two round trips), ms:', show(setUp))
console.log(
  `CPU of this process, % of a core: idle ${idle.toFixed(1)}, ${calls} echo calls ${busy.toFixed(1)}`,
)
console.log(
  'lost packets',
  lost.reduce((sum, audio) => sum + audio.lost, 0),
  'RSS MiB',
  Math.round(process.memoryUsage.rss() / 2 ** 20),
)
await bench.hangUpAll()
await bench.stop()
await page.close()

async function cpuOver(ms: number): Promise<number> {
  const before = process.cpuUsage()
  const at = performance.now()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 10 / (performance.now() - at)
}
