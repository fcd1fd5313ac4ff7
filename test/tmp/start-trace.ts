import { join } from 'node:path'
import { launchApp } from '../support/launch.ts'
import { setBenchStage } from '../bench/bench-stage.ts'
const EMPTY = join(import.meta.dirname, '..', 'bench', 'empty', 'main.js')
const stage = await setBenchStage()
await stage.closeApp()
for (let i = 0; i < 4; i += 1) {
  for (const [name, options, wanted] of [['ours', stage.profile, '[role=tab]'], ['empty', { entry: EMPTY }, 'button']] as const) {
    const t0 = performance.timeOrigin + performance.now()
    const app = await launchApp({ ...options, pages: false, fakeMedia: true })
    const up = performance.timeOrigin + performance.now() - t0
    const got = await app.evaluate(async ({ app: running, BrowserWindow }, code) => {
      const window = BrowserWindow.getAllWindows()[0] ?? (await new Promise<Electron.BrowserWindow>((made) => { running.once('browser-window-created', (_e, first) => made(first)) }))
      const created = Date.now()
      if (window.webContents.getURL() === '') await new Promise<void>((l) => window.webContents.once('did-finish-load', () => l()))
      return { created, start: performance.timeOrigin, page: await window.webContents.executeJavaScript(code as string) as { origin: number, wantedAt: number, fcp: number, res: unknown[] } }
    }, `(${(async (selector: string) => {
      const late = document.querySelector(selector) === null
      while (document.querySelector(selector) === null || !performance.getEntriesByName('first-contentful-paint')[0]) await new Promise((r) => requestAnimationFrame(r))
      const at = performance.now()
      return { origin: performance.timeOrigin, late, wantedAt: at, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime, marks: performance.getEntriesByType('mark').map((m) => [m.name, Math.round(m.startTime)]), res: performance.getEntriesByType('resource').map((e) => [e.name.split('/').pop(), Math.round(e.startTime), Math.round((e as PerformanceResourceTiming).responseEnd)]) }
    }).toString()})(${JSON.stringify(wanted)})`)
    console.log(name, 'up', Math.round(up), 'mainstart', Math.round(got.start - t0), 'created', Math.round(got.created - t0), 'page origin', Math.round(got.page.origin - t0), JSON.stringify(got.page))
    await app.close()
  }
}
await stage.close()
