import { openLink } from '../support/desk-view.ts'
import type { BenchStage } from './bench-stage.ts'
import { figureOf, quantile, type Measured } from './figure.ts'
import { inPage, within } from './in-page.ts'

const ROUNDS = 6
const LIMIT_MS = 15_000
/** Issue: "link click → confirm sheet ≤ 700 ms". */
const SHEET_LIMIT_MS = 700
/** Links may open three sheets in a minute (core/dial-requests.ts). */
const PER_MINUTE = 3
const MINUTE_MS = 60_000

/**
 * A link given to the running app, whose window is hidden: from there to the frame in which the sheet can be seen. Every
 * fourth waits for the limit on links to be over. Nothing is warmed up: the first link counts.
 */
export async function measureLink(
  stage: BenchStage,
  tell: (text: string) => void,
): Promise<readonly Measured[]> {
  const { app } = stage
  const shown: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0 && round % PER_MINUTE === 0)
      await new Promise((resolve) => setTimeout(resolve, MINUTE_MS + 1000))
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('/app/'))
        ?.hide(),
    )
    const seen = inPage(app, 'app', nextSheet)
    const asked = Date.now()
    await app.evaluate(openLink, `tel:+3120800${5000 + round}`)
    shown.push((await within('sheet', LIMIT_MS, seen)) - asked)
    await inPage(app, 'app', dismiss)
    await stage.until('dismissed', ({ dialRequest }) => dialRequest === null)
  }
  tell(`sheet painted, ms: ${shown.map((ms) => ms.toFixed(0)).join(' ')}`)
  const figure = { name: 'link to confirm sheet, p95', unit: 'ms', against: 'limit', maxRatio: 1 } as const
  return [figureOf(figure, quantile(shown, 0.95), SHEET_LIMIT_MS, shown.length)]
}

/** In the page: when the sheet is there and painted (Date.now, the clock of main). */
function nextSheet(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!document.querySelector('[role="alertdialog"]')) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true })
    look()
  })
}

async function dismiss(): Promise<void> {
  type Answer = { readonly value: { readonly dialRequest: { readonly id: string } | null } }
  type Api = { commands: Record<string, (input: object) => Promise<unknown>> }
  const { commands } = (window as unknown as { sidetone: Api }).sidetone
  const { value } = (await commands['app.snapshot']?.({})) as Answer
  if (value.dialRequest) await commands['dial.dismiss']?.({ id: value.dialRequest.id })
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (document.querySelector('[role="alertdialog"]')) setTimeout(look, 20)
      else resolve()
    }
    look()
  })
}
