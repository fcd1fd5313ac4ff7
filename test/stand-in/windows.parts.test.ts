import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type App } from '../support/launch.ts'
import type {} from './example/page-api.ts'

const EXAMPLE = join(import.meta.dirname, 'example', 'main.ts')

describe('windows', () => {
  let app: App

  beforeAll(async () => {
    app = await launchApp({ entry: EXAMPLE, fakeMedia: true, focusEmulation: false })
    await app.window('app')
  })
  afterAll(() => app.close())

  it('carries a call in a window that was never shown', async () => {
    const phone = await app.window('phone')
    const { packets, lost } = await phone.evaluate(() => window.loopback(1000))
    expect(packets).toBeGreaterThan(20) // 50 a second on an idle machine
    expect(lost).toBe(0)
  })

  it('hides instead of closing when close is prevented, and the page notices', async () => {
    const page = await app.window('app')
    const states = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return []
      const visibility = (): Promise<unknown> =>
        window.webContents.executeJavaScript('document.visibilityState')
      const changed = (): Promise<unknown> =>
        window.webContents.executeJavaScript(
          "new Promise((done) => document.addEventListener('visibilitychange', done, { once: true })).then(() => document.visibilityState)",
        )
      const before: unknown = await visibility()
      const hidden = changed()
      window.close()
      const after: unknown[] = [window.isVisible(), window.isDestroyed(), await hidden]
      const shown = changed()
      window.show()
      return [before, ...after, window.isVisible(), window.isFocused(), await shown]
    })
    expect(states).toEqual(['visible', false, false, 'hidden', true, true, 'visible'])
    expect(page.isClosed()).toBe(false)
  })

  it('has the size and place that was asked for', async () => {
    const page = await app.window('app')
    const inside = () => page.evaluate(() => [innerWidth, innerHeight, screenX, screenY])
    expect(await inside()).toEqual([420, 300, 40, 30])
    const bounds = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setBounds({ x: 700, y: 30, width: 100, height: 140 })
      return window?.getBounds()
    })
    expect(bounds).toEqual({ x: 700, y: 30, width: 200, height: 140 }) // minWidth
    await page.waitForFunction(() => innerWidth === 200 && innerHeight === 140)
  })

  it('captures its page as a picture of that size', async () => {
    const { size, bytes } = await app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
      return { size: image?.getSize(), bytes: image?.toPNG().subarray(1, 4).toString() }
    })
    expect(bytes).toBe('PNG')
    expect(size).toEqual({ width: 200, height: 140 })
  })

  it('shows pages the theme', async () => {
    const page = await app.window('app')
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await dark()).toBe(false)
    const updated = await app.evaluate(({ nativeTheme }) => {
      let count = 0
      nativeTheme.on('updated', () => (count += 1))
      nativeTheme.themeSource = 'dark'
      nativeTheme.themeSource = 'dark'
      return [count, nativeTheme.shouldUseDarkColors]
    })
    expect(updated).toEqual([1, true])
    await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches)
  })

  it('knows the title of its page', async () => {
    const title = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return []
      const before = window.getTitle()
      const updated = new Promise((resolve) =>
        window.once('page-title-updated', (_event, text) => resolve(text)),
      )
      await window.webContents.executeJavaScript("document.title = '2 missed'")
      return [before, await updated, window.getTitle()]
    })
    expect(title).toEqual(['Example', '2 missed', '2 missed'])
  })

  it('reports a crashed page once, goes on, and reloads it with its preload', async () => {
    const phone = await app.window('phone')
    const gone = await app.evaluate(async ({ app: main, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const told = new Promise((resolve) =>
        main.once('render-process-gone', (_event, which, details) =>
          resolve([which.id === contents?.id, details.reason]),
        ),
      )
      const back = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)))
      contents?.forcefullyCrashRenderer()
      const result = await told
      await back
      const echo: unknown = await contents?.executeJavaScript("window.example.echo('back')")
      return [result, echo, contents?.isCrashed()]
    })
    expect(gone).toEqual([[true, 'crashed'], 'back', false])
    expect(app.output().match(/gone: crashed/g)).toHaveLength(1)
    expect(await phone.evaluate(() => window.example.add(1, 1))).toBe(2)
  })

  it('delivers what was sent before the page was there, and reports its load once', async () => {
    const told = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const window = new BrowserWindow({ show: false, webPreferences: { preload } })
        const loads: string[] = []
        window.webContents.on('did-finish-load', () => loads.push(window.webContents.getURL()))
        window.webContents.send('told', 'early')
        await window.loadURL('app://example/phone/index.html')
        const last: unknown = await window.webContents.executeJavaScript('window.example.lastTold()')
        window.destroy()
        return [last, loads, window.isDestroyed(), window.webContents.isDestroyed()]
      },
      join(import.meta.dirname, 'example', 'preload.cjs'),
    )
    expect(told).toEqual(['early', ['app://example/phone/index.html'], true, true])
  })
})
