import { chromium, type BrowserContext, type Page } from 'playwright-core'
import type { CommandName } from '../../shared/bridge.ts'
import { NO_ADDRESS_BAR } from '../support/chromium-features.ts'
import { buildScreens } from './build-screens.ts'
import type { FakeMain } from './fake-main.ts'
import { serveScreens } from './serve-screens.ts'

export type OpenOptions = {
  readonly window?: 'app' | 'incoming'
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** What the clock shows when the window opens; it runs on from there. Null = the machine's own, for what is measured. */
  readonly at?: string | null
  readonly reducedMotion?: boolean
}

export type Screen = { readonly page: Page; readonly main: FakeMain; readonly close: () => Promise<void> }
export type ScreenHost = {
  readonly open: (main: FakeMain, options?: OpenOptions) => Promise<Screen>
  readonly close: () => Promise<void>
}

/** The moment every scenario is written for: a Tuesday morning. */
export const NOW = '2026-11-24T10:24:30.000Z'

/** One Chromium with the built windows, each opened on its own fake main. Problems of a page (errors, refused by the
 *  policy) fail the close of its screen. */
export async function startScreens(): Promise<ScreenHost> {
  const server = await serveScreens(await buildScreens())
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
      NO_ADDRESS_BAR,
    ],
  })
  const contexts = new Set<BrowserContext>()
  return {
    open: async (main, options = {}) => {
      const { window = 'app', dark = false, at = NOW } = options
      const size = window === 'app' ? { width: 380, height: 680 } : { width: 400, height: 128 }
      const context = await browser.newContext({
        viewport: { width: options.width ?? size.width, height: options.height ?? size.height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
        locale: 'en-GB',
        timezoneId: 'Europe/Amsterdam',
        deviceScaleFactor: 2,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      contexts.add(context)
      const page = await context.newPage()
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
      })
      await page.exposeFunction('fakeMainAnswer', (name: CommandName, input: unknown) =>
        main.answer(name, input),
      )
      await page.addInitScript(putBridge)
      if (at !== null) await page.clock.install({ time: at })
      await page.goto(`${server.origin}/${window}/index.html`)
      main.connect((name, payload) => {
        void page.evaluate(
          ([to, what]) => {
            const place = globalThis as unknown as { fakeMainEvent: (name: string, payload: unknown) => void }
            place.fakeMainEvent(to, what)
          },
          [name, payload] as const,
        )
      })
      await page.locator('#root > *').first().waitFor()
      // A person does not act in the moment between the first picture and the rest. Without a snapshot nothing more comes.
      if (window === 'app') {
        await page.locator('html[data-whole], #root > [role=alert]').first().waitFor({ state: 'attached' })
      }
      return {
        page,
        main,
        close: async () => {
          main.connect(() => undefined)
          contexts.delete(context)
          await context.close()
          if (problems.length > 0) throw new Error(`the window complained:\n${problems.join('\n')}`)
        },
      }
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Runs in the page before its own code: what the preload puts there. */
function putBridge(): void {
  type Listener = (payload: unknown) => void
  const listeners = new Map<string, Set<Listener>>()
  const page = globalThis as unknown as {
    fakeMainAnswer: (name: string, input: unknown) => Promise<unknown>
    fakeMainEvent: (name: string, payload: unknown) => void
    sidetone: unknown
  }
  page.fakeMainEvent = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  page.sidetone = {
    commands: new Proxy(
      {},
      { get: (_, name: string) => (input: unknown) => page.fakeMainAnswer(name, input) },
    ),
    events: new Proxy(
      {},
      {
        get: (_, name: string) => (listener: Listener) => {
          const set = listeners.get(name) ?? new Set<Listener>()
          listeners.set(name, set.add(listener))
          return () => set.delete(listener)
        },
      },
    ),
  }
}
