import { join } from 'node:path'
import type { App } from '../support/launch.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import { inPage } from './in-page.ts'

const ROUNDS = 60
const WARM_UP_ROUNDS = 10
/** Round trips of one sample: the page's clock has steps of 0.1 ms. */
const IN_A_ROW = 10

/**
 * A command without effect from the app window through context bridge, sender and role check, schema and core, against
 * `ipcRenderer.invoke` of the same words to a handler that answers at once, in a second window of the same app.
 */
export async function measureBridge(app: App): Promise<Measured> {
  const bareId = await openBareWindow(app)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const ourMs = await inPage(app, 'app', ourRoundTrip, IN_A_ROW)
    const bareMs = await bareRoundTrip(app, bareId)
    if (round >= 0) {
      ours.push(ourMs)
      bare.push(bareMs)
    }
  }
  await app.evaluate(({ BrowserWindow, ipcMain }, id) => {
    BrowserWindow.fromId(id)?.destroy()
    ipcMain.removeHandler('bench:echo')
  }, bareId)
  const asked = { name: 'bridge round trip, p50', unit: 'ms', against: 'bare ipc', maxRatio: 1.5 } as const
  return figureOfSamples(asked, ours, bare)
}

async function ourRoundTrip(count: number): Promise<number> {
  type Bridge = { commands: Record<'dial.dismiss', (input: object) => Promise<{ ok: boolean }>> }
  const { commands } = (window as unknown as { sidetone: Bridge }).sidetone
  const from = performance.now()
  for (let at = 0; at < count; at += 1) {
    const { ok } = await commands['dial.dismiss']({ id: 'bench' })
    if (!ok) throw new Error('the command was refused')
  }
  return (performance.now() - from) / count
}

function openBareWindow(app: App): Promise<number> {
  const preload = join(import.meta.dirname, 'bridge-preload.cjs')
  return app.evaluate(async ({ BrowserWindow, ipcMain }, path) => {
    ipcMain.handle('bench:echo', () => ({ ok: true, value: undefined }))
    const webPreferences = { preload: path, sandbox: true, contextIsolation: true }
    const window = new BrowserWindow({ show: false, width: 200, height: 100, webPreferences })
    await window.loadURL('about:blank')
    return window.id
  }, preload)
}

function bareRoundTrip(app: App, id: number): Promise<number> {
  return app.evaluate(
    async ({ BrowserWindow }, asked) => {
      const window = BrowserWindow.fromId(asked.id)
      if (!window) throw new Error('the bare window is gone')
      return (await window.webContents.executeJavaScript(`bare.measure(${asked.count})`)) as number
    },
    { id, count: IN_A_ROW },
  )
}
