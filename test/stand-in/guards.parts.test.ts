import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type App } from '../support/launch.ts'
import type {} from './example/page-api.ts'

describe('what a page may reach', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launchApp({ entry: join(import.meta.dirname, 'example', 'main.ts'), fakeMedia: true })
    page = await app.window('app')
  })
  afterAll(() => app.close())

  it('loads its own scheme in a secure context, also by absolute address', async () => {
    const seen = await page.evaluate(() => [
      isSecureContext,
      document.querySelector<HTMLImageElement>('#picture')?.naturalWidth,
      document.title,
    ])
    expect(seen).toEqual([true, 1, 'Example'])
  })

  it('honours the content security policy of the handler', async () => {
    const seen = await page.evaluate(async () => [
      window.scriptRan,
      window.inlineRan,
      await fetch('page.js').then(String, String),
      await new Promise((resolve) => {
        const socket = new WebSocket('ws://127.0.0.1:9/')
        socket.onerror = () => resolve('refused')
      }).catch(String),
    ])
    expect(seen.slice(0, 3)).toEqual([true, undefined, 'TypeError: Failed to fetch'])
    expect(seen[3]).toMatch(/refused|SecurityError/)
  })

  it('stays where will-navigate is prevented', async () => {
    await page.click('#out-link')
    await app.said('stayed: https://elsewhere.invalid/')
    expect(new URL(page.url()).pathname).toBe('/app/index.html')
    expect(await page.evaluate(() => window.scriptRan)).toBe(true)
  })

  it('asks will-navigate about a phone link and hands it to no other program', async () => {
    await page.click('#tel-link')
    await app.said('stayed: tel:+4930123')
    expect(await page.evaluate(() => window.scriptRan)).toBe(true)
  })

  it('opens no window that the handler denies', async () => {
    await page.evaluate(() => void window.open('https://elsewhere.invalid/one', '', 'width=100'))
    await page.click('#blank-link')
    await app.said('not opened: https://elsewhere.invalid/one')
    await app.said('not opened: https://elsewhere.invalid/blank')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2)
  })

  it('opens a window that the handler allows, as one of the app’s own', async () => {
    const count = await app.evaluate(async ({ app: main, BrowserWindow }) => {
      const made = new Promise((resolve) => main.once('browser-window-created', resolve))
      const [window] = BrowserWindow.getAllWindows()
      await window?.webContents.executeJavaScript("void window.open('index.html#allowed')", true)
      await made
      const { length } = BrowserWindow.getAllWindows()
      BrowserWindow.getAllWindows().at(-1)?.destroy()
      return length
    })
    expect(count).toBe(3)
  })

  it('reports a download and saves nothing', async () => {
    await page.click('#download-link')
    expect(await app.said(/not saved: .*/)).toBe('not saved: app://example/app/dot.png')
  })

  it('gives the microphone to the window the app lets have it, and to no other', async () => {
    const listen = async (from: Page) =>
      from.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          (stream) => stream.getAudioTracks()[0]?.readyState,
          (error: unknown) => (error as Error).name,
        ),
      )
    expect(await listen(await app.window('phone'))).toBe('live')
    expect(await listen(page)).toBe('NotAllowedError')
    expect(app.output()).toContain('asked: media')
  })

  it('lists sound devices by name and routes to one', async () => {
    const phone = await app.window('phone')
    const routed = await phone.evaluate(async () => {
      const outputs = (await navigator.mediaDevices.enumerateDevices()).filter(
        ({ kind }) => kind === 'audiooutput',
      )
      const chosen = outputs.find(({ deviceId }) => deviceId !== 'default' && deviceId !== '')
      const audio = new Audio()
      await audio.setSinkId(chosen?.deviceId ?? 'none')
      const context = new AudioContext() as AudioContext & {
        setSinkId(id: string): Promise<void>
        sinkId: string
      }
      await context.setSinkId(chosen?.deviceId ?? 'none')
      return [chosen?.label !== '', audio.sinkId === chosen?.deviceId, context.sinkId === chosen?.deviceId]
    })
    expect(routed).toEqual([true, true, true])
  })
})
