import { type Lab, startLab } from '../lab/lab-stage.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { figureOf, type Measured, quantile } from './figure.ts'
import { processesUnder } from './proc.ts'

const CALLS = 500
/** What is made once, with the first calls. */
const WARM_UP = 10
/** The answers that count: those at the end, when everything that could pile up has. */
const LAST = 100
const LIMITS = { grownMb: 30, answerMs: 150 }
const SETTLE_MS = 5_000

/** 500 calls that come in, are answered and hung up: what the phone window grew by, and whether it still answers as fast. */
export async function measureEndurance(tell: (text: string) => void): Promise<readonly Measured[]> {
  const lab = await startLab()
  try {
    const alice = await lab.phone('udp', 'alice')
    await alice.until('registered', ({ lines }) => lines[0]?.state.kind === 'ready')
    for (let call = 0; call < WARM_UP; call += 1) await answerOne(lab, alice)
    await settle(alice)
    const before = chromiumMb()
    const answers: number[] = []
    for (let call = 0; call < CALLS; call += 1) {
      answers.push(await answerOne(lab, alice))
      if (call % 100 === 99) tell(`${call + 1} of ${CALLS} calls`)
    }
    await settle(alice)
    const after = chromiumMb()
    const asked = { against: 'limit', maxRatio: 1 } as const
    return [
      figureOf(
        { ...asked, name: `memory grown by ${CALLS} calls`, unit: 'kB' },
        Math.max(0, after - before) * 1024,
        LIMITS.grownMb * 1024,
        CALLS,
      ),
      figureOf(
        { ...asked, name: `answer to 200 on the wire, p99 at call ${CALLS}`, unit: 'ms' },
        quantile(answers.slice(-LAST), 0.99),
        LIMITS.answerMs,
        LAST,
      ),
    ]
  } finally {
    await lab.stop()
  }
}

/** From the wish to answer to the 200 that leaves the window, in ms. */
async function answerOne(lab: Lab, alice: PhoneWindow): Promise<number> {
  await lab.bob.control('dial', lab.uri('alice'))
  const { id } = await alice.until('ringing', ({ calls }) => calls.find(({ phase }) => phase === 'incoming'))
  const asked = await alice.page.evaluate(() => performance.now())
  const error = await alice.command({ kind: 'answer', callId: id })
  if (error) {
    const { calls } = alice.report()
    throw new Error(`${error.code}: ${JSON.stringify({ calls, bob: lab.bob.output().slice(-1500) })}`)
  }
  await alice.call(id, 'active')
  const sent = await alice.marked('answer-sent')
  if (sent === null) throw new Error('no mark of the answer')
  await alice.command({ kind: 'hang-up', callId: id })
  await alice.until('idle', ({ calls }) => calls.every(({ phase }) => phase === 'ended'))
  return sent - asked
}

async function settle(alice: PhoneWindow): Promise<void> {
  await alice.until('nothing left', ({ calls }) => calls.length === 0)
  const session = await alice.page.context().newCDPSession(alice.page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
}

/** Resident memory of all Chromium processes under this one, MB. The windows of the other users are idle. */
function chromiumMb(): number {
  const own = processesUnder(process.pid).filter(({ name }) => name.startsWith('chrom'))
  return own.reduce((sum, { rssKb }) => sum + rssKb, 0) / 1024
}
