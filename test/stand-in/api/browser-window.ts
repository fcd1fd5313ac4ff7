import type * as Electron from 'electron'
import type { Target } from '../browser/browser.ts'
import { NativeWindow } from '../browser/native-window.ts'
import type { Host } from '../host.ts'
import { makeEvent } from './as-electron.ts'
import { StandInWebContents } from './web-contents.ts'
import { StandInWindowFlags } from './window-flags.ts'

type Used =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'minimize'
  | 'isMinimized'
  | 'restore'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'moveTop'
  | 'getBounds'
  | 'setBounds'
  | 'getContentBounds'
  | 'setContentBounds'
  | 'getPosition'
  | 'setPosition'
  | 'getSize'
  | 'setSize'
  | 'getContentSize'
  | 'setContentSize'
  | 'getMinimumSize'
  | 'setMinimumSize'
  | 'center'
  | 'getTitle'
  | 'setTitle'
  | 'reload'

/** What a window may not be made with here, because the double would look safer or weaker than the real thing. */
function refuseUnsafe({
  sandbox,
  contextIsolation,
  nodeIntegration,
  webviewTag,
}: Electron.WebPreferences): void {
  if (sandbox === false || contextIsolation === false || nodeIntegration === true || webviewTag === true) {
    throw new Error('stand-in: only sandboxed, isolated windows without Node and <webview> are built')
  }
}

/** A window with a page in it. What it says about itself is bookkeeping; the browser's window follows. Without a frame of its
 *  own the outer size is the size of the content. */
export class StandInBrowserWindow extends StandInWindowFlags implements Pick<Electron.BrowserWindow, Used> {
  readonly id: number
  readonly webContents: StandInWebContents
  readonly #host: Host
  readonly #native: NativeWindow
  #bounds: Electron.Rectangle
  #minimum: readonly [number, number]
  #title: string
  #visible: boolean
  #minimized = false
  #focused = false
  #destroyed = false

  constructor(host: Host, options: Electron.BrowserWindowConstructorOptions = {}, opened?: Target) {
    if (!host.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    super(options, (text) => host.recorder.notes.push(text))
    refuseUnsafe(options.webPreferences ?? {})
    this.#host = host
    this.id = host.nextId()
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0]
    const [width, height] = this.#fit(options.width ?? 800, options.height ?? 600)
    const { screen } = host.options
    const x = options.x ?? Math.max(0, Math.round((screen.width - width) / 2))
    const y = options.y ?? Math.max(0, Math.round((screen.height - height) / 2))
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? host.app.getName()
    this.#visible = options.show ?? true

    const target = opened ? Promise.resolve(opened) : host.newPage({ ...this.#bounds, show: this.#visible })
    this.webContents = new StandInWebContents(host, target, { ...options.webPreferences })
    const { page } = this.webContents
    const browser = () => host.browser()?.session
    this.#native = new NativeWindow(host.options.mode, browser, page, this.#bounds, this.#visible)
    void target.then(({ gone }) => gone).then(() => this.#closedByBrowser())
    this.webContents.on('page-title-updated', (_event, title: string) => {
      const mine = makeEvent({})
      this.emit('page-title-updated', mine, title, true)
      if (!mine.defaultPrevented) this.#title = title
    })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))

    host.windows.add(this)
    host.app.emit('web-contents-created', makeEvent({}), this.webContents)
    host.app.emit('browser-window-created', makeEvent({}), this)
    if (this.#visible && this.isFocusable()) this.#takeFocus()
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    this.showInactive()
    this.focus()
  }
  showInactive(): void {
    if (this.#destroyed || this.#visible) return
    this.#visible = true
    this.#minimized = false
    this.#native.setState('normal')
    this.#native.place(this.#bounds)
    this.emit('show')
  }
  hide(): void {
    if (this.#destroyed || !this.#visible) return
    this.#visible = false
    this.#native.setState('minimized')
    this.blur()
    this.emit('hide')
  }
  minimize(): void {
    if (this.#minimized) return
    this.#minimized = true
    this.#native.setState('minimized')
    this.blur()
    this.emit('minimize')
  }
  restore(): void {
    if (!this.#minimized) return
    this.#minimized = false
    this.#native.setState('normal')
    this.#native.place(this.#bounds)
    this.emit('restore')
  }
  focus(): void {
    if (this.#destroyed || !this.#visible || !this.isFocusable()) return
    this.#native.bringToFront(this.webContents.page)
    this.#takeFocus()
  }
  blur(): void {
    if (!this.#focused) return
    this.#focused = false
    this.emit('blur')
    this.#host.app.emit('browser-window-blur', makeEvent({}), this)
  }
  moveTop(): void {
    this.#native.bringToFront(this.webContents.page)
  }

  /** Listeners of `close` may prevent it. */
  close(): void {
    if (this.#destroyed) return
    const event = makeEvent({})
    this.emit('close', event)
    if (event.defaultPrevented) this.#host.app.closePrevented()
    else setImmediate(() => this.destroy())
  }
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.blur()
    this.#visible = false
    void this.webContents.page.then(({ targetId }) => {
      this.#host.pages.delete(targetId)
      this.#host.browser()?.session.post('Target.closeTarget', { targetId })
    })
    this.#host.windows.delete(this)
    this.webContents.destroy()
    this.emit('closed')
    this.#host.app.windowClosed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
  isVisible(): boolean {
    return this.#visible
  }
  isMinimized(): boolean {
    return this.#minimized
  }
  isFocused(): boolean {
    return this.#focused
  }
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds
    const [width, height] = this.#fit(bounds.width ?? before.width, bounds.height ?? before.height)
    this.#bounds = { x: bounds.x ?? before.x, y: bounds.y ?? before.y, width, height }
    this.#native.place(this.#bounds)
    if (width !== before.width || height !== before.height) this.emit('resize')
    if (this.#bounds.x !== before.x || this.#bounds.y !== before.y) this.emit('move')
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds)
  }
  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y]
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getContentSize(): number[] {
    return this.getSize()
  }
  setContentSize(width: number, height: number): void {
    this.setSize(width, height)
  }
  getMinimumSize(): number[] {
    return [...this.#minimum]
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height]
    this.setBounds({})
  }
  center(): void {
    const { width, height } = this.#host.options.screen
    this.setPosition(
      Math.round((width - this.#bounds.width) / 2),
      Math.round((height - this.#bounds.height) / 2),
    )
  }

  #fit(width: number, height: number): readonly [number, number] {
    return [Math.max(width, this.#minimum[0]), Math.max(height, this.#minimum[1])]
  }
  #takeFocus(): void {
    if (this.#focused) return
    for (const other of this.#host.windows) if (other !== this) other.blur()
    this.#focused = true
    this.emit('focus')
    this.#host.app.emit('browser-window-focus', makeEvent({}), this)
  }
  /** A person's click on the frame, or the page's own end: it cannot be prevented any more. */
  #closedByBrowser(): void {
    if (this.#destroyed) return
    this.emit('close', makeEvent({}))
    this.destroy()
  }
}
