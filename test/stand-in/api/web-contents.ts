import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { Target } from '../browser/browser.ts'
import { Page } from '../browser/page.ts'
import type { Host } from '../host.ts'
import { preloadSource } from '../world/source.ts'
import { createWire } from '../world/wire.ts'
import { asElectron, makeEvent } from './as-electron.ts'
import { StandInIpcMain } from './ipc-main.ts'
import { StandInNativeImage } from './native-image.ts'
import { PageGuard } from './page-guard.ts'
import { answerPage } from './page-messages.ts'
import { PageState } from './page-state.ts'

type Used =
  | 'capturePage'
  | 'closeDevTools'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'getOSProcessId'
  | 'getTitle'
  | 'getURL'
  | 'id'
  | 'ipc'
  | 'isAudioMuted'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isFocused'
  | 'isLoading'
  | 'loadURL'
  | 'mainFrame'
  | 'openDevTools'
  | 'reload'
  | 'send'
  | 'session'
  | 'setAudioMuted'
  | 'setBackgroundThrottling'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'stop'
const wire = createWire()

/** A page with its preload, as main sees it. */
export class StandInWebContents extends EventEmitter implements Pick<Electron.WebContents, Used> {
  readonly id: number
  readonly session: Electron.Session
  /** Handlers of this page alone; they come before the app's. */
  readonly ownIpc = new StandInIpcMain()
  readonly ipc = asElectron<Electron.IpcMain>(this.ownIpc)
  /** Resolves when the page is set up and may be told to load something. */
  readonly page: Promise<Page>
  readonly guard: PageGuard
  readonly #host: Host
  readonly #state: PageState
  readonly #preferences: Electron.WebPreferences
  #destroyed = false
  #muted = false

  constructor(host: Host, target: Promise<Target>, preferences: Electron.WebPreferences) {
    super()
    this.#host = host
    this.#preferences = preferences
    this.id = host.nextId()
    this.session = host.session
    this.#state = new PageState(host, this)
    this.guard = new PageGuard(this, this.#state, host.schemes)
    this.page = target.then((made) => this.#setUp(made))
    // Every use awaits the page and meets the failure itself.
    this.page.catch(() => undefined)
  }

  get mainFrame(): Electron.WebFrameMain {
    return asElectron<Electron.WebFrameMain>(this.#state.frame)
  }

  /** What the page was made with, as Electron tells it (not in its typings). */
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#preferences }
  }

  /** Resolves when the page has loaded; rejects with Chromium's error, e.g. `ERR_ABORTED (-3) loading 'app://…'`. */
  async loadURL(url: string): Promise<void> {
    const page = await this.page
    const address = this.#host.schemes.toPage(url)
    await this.#host.permissions.grantStanding(this, url)
    this.#state.askedFor = address
    const { errorText, loaderId } = await page.session.send('Page.navigate', { url: address })
    if (errorText !== undefined) {
      const code = errorText.replace(/^net::/, '')
      const errno = code === 'ERR_ABORTED' ? -3 : -2
      this.emit('did-fail-load', makeEvent({}), errno, code, url, true, 1, 1)
      throw Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url })
    }
    if (loaderId !== undefined) await page.loaded(loaderId)
  }
  reload(): void {
    this.#state.askedFor = this.#host.schemes.toPage(this.#state.url)
    this.#post((page) => page.session.post('Page.reload', {}))
  }
  stop(): void {
    this.#post((page) => page.session.post('Page.stopLoading', {}))
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    const text = wire.encode(args)
    this.#post((page) => page.tell({ kind: 'message', channel, args: text }))
  }

  /** Runs in the page's own world, once that has loaded. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.page
    if (this.#state.url === '' || this.#state.loading) {
      await new Promise((resolve) => this.once('did-stop-loading', resolve))
    }
    const { result, exceptionDetails } = await page.session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (!exceptionDetails) return result.value
    throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text)
  }

  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    const page = await this.page
    const clip = rect ? { clip: { ...rect, scale: 1 } } : {}
    const { data } = await page.session.send('Page.captureScreenshot', { format: 'png', ...clip })
    return asElectron<Electron.NativeImage>(new StandInNativeImage(Buffer.from(data, 'base64')))
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.guard.handleOpen(handler)
  }
  forcefullyCrashRenderer(): void {
    // Never answered: the page that should answer is gone.
    this.#post((page) => page.session.post('Page.crash', {}))
  }

  getURL(): string {
    return this.#state.url
  }
  getTitle(): string {
    return this.#state.title
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  isCrashed(): boolean {
    return this.#state.crashed
  }
  isLoading(): boolean {
    return this.#state.loading
  }
  isFocused(): boolean {
    return this.#host.windowOf(this)?.isFocused() ?? false
  }
  openDevTools(): void {
    // Nothing to show in a double.
  }
  closeDevTools(): void {
    // See openDevTools.
  }
  /** Always 0: the protocol does not say which process a page lives in. */
  getOSProcessId(): number {
    return 0
  }
  setAudioMuted(muted: boolean): void {
    this.#muted = muted
  }
  isAudioMuted(): boolean {
    return this.#muted
  }
  setBackgroundThrottling(_allowed: boolean): void {
    // Chromium runs with throttling off for all pages (arguments.ts).
  }
  setZoomFactor(_factor: number): void {
    // Layout at other scales is not part of the double.
  }

  // ---- what the stand-in itself calls ----

  preloadFailed(problem: string): void {
    const path = this.#preferences.preload ?? ''
    process.stderr.write(`stand-in: unable to load preload script ${path}: ${problem}\n`)
    this.emit('preload-error', makeEvent({}), path, new Error(problem))
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#state.frame.end()
    this.emit('destroyed')
  }

  async #setUp(target: Target): Promise<Page> {
    const page = new Page(target)
    this.#host.pages.set(page.targetId, { contents: this, page })
    this.#state.follow(page)
    this.guard.follow(page)
    answerPage(this.#host, this, page, this.#state, this.guard)
    const { preload, additionalArguments = [] } = this.#preferences
    const { source, problem } = preloadSource(preload ?? null, {
      platform: process.platform,
      argv: [process.execPath, ...additionalArguments],
      versions: { ...process.versions } as Record<string, string>,
    })
    if (problem !== null) this.preloadFailed(problem)
    await page.setUp(source, this.#host.theme.mediaFeatures(), this.#host.options.focused)
    return page
  }

  /** For what Electron answers at once: a page that is gone needs it no more. */
  #post(work: (page: Page) => void): void {
    this.page.then(work, () => undefined)
  }
}
