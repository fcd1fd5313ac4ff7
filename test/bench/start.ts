import { join } from 'node:path'
import { launchApp, type App, type LaunchOptions } from '../support/launch.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import { within } from './in-page.ts'

const ROUNDS = 9
const LIMIT_MS = 30_000
const EMPTY = join(import.meta.dirname, 'empty', 'main.js')

/**
 * From the call that makes the process to the moment at which the window shows what a person can click. The two apps start
 * in turns, each round the other way round. `profile`: a folder with an account in it, as on any day but the first.
 */
export async function measureStart(
  profile: Pick<LaunchOptions, 'dataDir' | 'env'>,
  tell: (text: string) => void,
): Promise<Measured> {
  const ours: number[] = []
  const empty: number[] = []
  const runs = [
    { samples: ours, options: profile, wanted: '[role=tab]' },
    { samples: empty, options: { entry: EMPTY }, wanted: 'button' },
  ]
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { samples, options, wanted } of round % 2 === 0 ? runs : runs.toReversed()) {
      samples.push(await startOnce(options, wanted))
    }
    tell(`start ${round + 1}/${ROUNDS}: ${ours.at(-1)?.toFixed(0)} ms, empty ${empty.at(-1)?.toFixed(0)} ms`)
  }
  const asked = { name: 'start to interactive', unit: 'ms', against: 'empty window', maxRatio: 1.3 } as const
  return figureOfSamples(asked, ours, empty)
}

async function startOnce(options: LaunchOptions, wanted: string): Promise<number> {
  const spawned = performance.timeOrigin + performance.now()
  const app = await launchApp({ ...options, pages: false, fakeMedia: true })
  try {
    return (await within('start', LIMIT_MS, paintedAt(app, wanted))) - spawned
  } finally {
    await app.close()
  }
}

/** Milliseconds since the epoch at which `wanted` was on the screen of the first window. */
function paintedAt(app: App, wanted: string): Promise<number> {
  // In the page: the first paint with content in it is the one that counts where `wanted` was there before it; that paint
  // is told a frame or more after it happened. Where `wanted` came later, the frame after counts.
  const look = (selector: string): Promise<number> =>
    new Promise((resolve) => {
      let there: number | null = document.querySelector(selector) === null ? null : 0
      const poll = (): void => {
        const painted = performance.getEntriesByName('first-contentful-paint')[0]
        const before = there
        if (before === null && document.querySelector(selector) !== null) there = performance.now()
        if (before === null || !painted) return void requestAnimationFrame(poll)
        const at = painted.startTime >= before ? painted.startTime : performance.now()
        resolve(performance.timeOrigin + at)
      }
      poll()
    })
  return app.evaluate(
    async ({ app: running, BrowserWindow }, code) => {
      const window =
        BrowserWindow.getAllWindows()[0] ??
        (await new Promise<Electron.BrowserWindow>((made) => {
          running.once('browser-window-created', (_event, first) => made(first))
        }))
      if (window.webContents.getURL() === '') {
        await new Promise<void>((loaded) => window.webContents.once('did-finish-load', () => loaded()))
      }
      return (await window.webContents.executeJavaScript(code)) as number
    },
    `(${look.toString()})(${JSON.stringify(wanted)})`,
  )
}
