import { askRunningApp } from '../../main/cli/control.ts'
import type { BenchStage } from './bench-stage.ts'
import { figureOf, quantile, type Measured } from './figure.ts'
import { inPage, within } from './in-page.ts'

const ROUNDS = 16
const LIMIT_MS = 15_000
const RING_MS = 400
/** The card stays for four seconds after the bell; the next press has to find the popup hidden. */
const SETTLE_MS = 4_500
const PAINTED_LIMIT_MS = 300

/**
 * Presses of the bell at the demo company's front door: from the moment the device has its event to the frame in which the
 * popup shows the card with "Open door". Nothing is warmed up: the first press counts.
 */
export async function measureBell(
  stage: BenchStage,
  tell: (text: string) => void,
): Promise<readonly Measured[]> {
  await addDoor(stage)
  const { app, company, until } = stage
  await until('followed', ({ accounts }) => accounts.some(({ intercom }) => intercom?.events === 'live'))
  await inPage(app, 'incoming', watchPopup)
  const { device } = company.intercom
  const painted: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const card = inPage(app, 'incoming', nextPaint)
    const pressedAt = Date.now()
    const bell = device.press(1, 'sip:alice@demo.sidetone.test')
    painted.push((await within('card', LIMIT_MS, card)) - pressedAt)
    await new Promise((resolve) => setTimeout(resolve, RING_MS))
    device.end(bell, 'noanswer')
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
  tell(`card of the bell painted, ms: ${painted.map((ms) => ms.toFixed(0)).join(' ')}`)
  const asked = { name: 'bell to card painted, p95', unit: 'ms', against: 'limit', maxRatio: 1 } as const
  return [figureOf(asked, quantile(painted, 0.95), PAINTED_LIMIT_MS, painted.length)]
}

async function addDoor({ company, profile }: BenchStage): Promise<void> {
  const { server, user, password, pin } = company.intercom.description
  const argv = [
    ...['account', 'add', '--provider', 'twon', '--name', 'Front door', '--server', server, '--user', user],
    ...['--pin', pin, '--secrets-stdin', '--json'],
  ]
  const request = { argv, cwd: profile.dataDir, secretsText: JSON.stringify({ password }) }
  const answer = await askRunningApp(profile.dataDir, request, () => undefined)
  if (answer?.status !== 0) throw new Error(`the door was not added: ${answer?.text ?? 'no app'}`)
}

type Popup = { benchCard: ((at: number) => void) | null }

/** Tells `benchCard` when a frame with the card of a bell that rings has been painted. */
function watchPopup(): void {
  const popup = window as unknown as Popup
  popup.benchCard = null
  let rang = false
  const look = (): void => {
    const rings = /Somebody is at the door/.test(document.body.innerText)
    if (rings && !rang) {
      requestAnimationFrame(() => {
        // A task asked for in a frame runs after that frame is painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => popup.benchCard?.(performance.timeOrigin + performance.now())
        port2.postMessage(null)
      })
    }
    rang = rings
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
    ;(window as unknown as Popup).benchCard = resolve
  })
}
