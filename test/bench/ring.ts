import type { BenchStage } from './bench-stage.ts'
import { figureOf, quantile, type Measured } from './figure.ts'
import { inPage, within } from './in-page.ts'
import { longTaskFigure, type LongTasks } from './long-tasks.ts'

const ROUNDS = 16
const LIMIT_MS = 15_000
/** How long each call goes on ringing before it is answered. */
const RING_MS = 400
/** What a call leaves behind (history, quality) is over by then. */
const SETTLE_MS = 1000
/** Issue: "INVITE in → popup painted ≤ 300 ms p95". */
const PAINTED_LIMIT_MS = 300

/**
 * Calls from the robot: from the moment at which the company's server sends its INVITE on to the frame in which the popup
 * shows the caller, and the longest task of any window between the two and while it goes on ringing. Each call is answered
 * and ended, so that the popup starts hidden. Nothing is warmed up: the first call counts.
 */
export async function measureRing(
  stage: BenchStage,
  tasks: LongTasks,
  tell: (text: string) => void,
): Promise<readonly Measured[]> {
  const { app } = stage
  await inPage(app, 'incoming', watchPopup)
  const painted: number[] = []
  const longest: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    await tasks.reset()
    const ms = await within('popup', LIMIT_MS, ringOnce(stage))
    await new Promise((resolve) => setTimeout(resolve, RING_MS))
    const task = await tasks.longest()
    await answerAndEnd(stage)
    painted.push(ms)
    longest.push(task)
  }
  tell(`popup painted, ms: ${painted.map((ms) => ms.toFixed(0)).join(' ')}`)
  const asked = { name: 'INVITE to popup painted, p95', unit: 'ms', against: 'limit', maxRatio: 1 } as const
  return [
    figureOf(asked, quantile(painted, 0.95), PAINTED_LIMIT_MS, painted.length),
    longTaskFigure('longest task, ringing', Math.max(...longest), longest.length),
  ]
}

async function ringOnce({ app, company }: BenchStage): Promise<number> {
  const painted = inPage(app, 'incoming', nextPaint)
  const calling = company.phones.callUser('robot', 'alice')
  // Answered later or, when something goes wrong, refused: what matters here is seen in the popup.
  calling.catch(() => undefined)
  const at = await painted
  const call = company.phones.calls().at(-1)
  if (!call) throw new Error('the server has no call')
  return at - Date.parse(call.startedAt)
}

async function answerAndEnd({ app, until }: BenchStage): Promise<void> {
  const { calls } = await until('ringing', (seen) => seen.calls.some(({ phase }) => phase === 'incoming'))
  const callId = calls.find(({ phase }) => phase === 'incoming')?.id ?? ''
  await inPage(app, 'app', ask, { name: 'call.answer', callId })
  await until('in a call', (seen) => seen.calls.some(({ phase }) => phase === 'active'))
  await inPage(app, 'app', ask, { name: 'call.hangUp', callId })
  await until('idle', (seen) => seen.calls.every(({ phase }) => phase === 'ended'))
}

async function ask({ name, callId }: { name: string; callId: string }): Promise<void> {
  type Bridge = { commands: Record<string, (input: object) => Promise<unknown>> }
  await (window as unknown as { sidetone: Bridge }).sidetone.commands[name]?.({ callId })
}

type Popup = { benchPaint: ((at: number) => void) | null }

/** Tells `benchPaint` when a frame with the caller and the Answer button has been painted. */
function watchPopup(): void {
  const popup = window as unknown as Popup
  popup.benchPaint = null
  let rang = false
  const look = (): void => {
    const rings = document.querySelector('.popup-answer') !== null && /Robot/.test(document.body.innerText)
    if (rings && !rang) {
      requestAnimationFrame(() => {
        // A task asked for in a frame runs after that frame is painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => popup.benchPaint?.(performance.timeOrigin + performance.now())
        port2.postMessage(null)
      })
    }
    rang = rings
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
    ;(window as unknown as Popup).benchPaint = resolve
  })
}
