import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'

type Used =
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'isVisibleOnAllWorkspaces'
  | 'setSkipTaskbar'
  | 'setResizable'
  | 'isResizable'
  | 'setFocusable'
  | 'isFocusable'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar'
  | 'setIcon'
  | 'setBackgroundColor'
  | 'setProgressBar'
  | 'setOverlayIcon'
  | 'setContentProtection'
  | 'setOpacity'
  | 'flashFrame'

/** The settings of a window that change nothing without a desktop: they are kept and given back. */
export class StandInWindowFlags extends EventEmitter implements Pick<Electron.BrowserWindow, Used> {
  #alwaysOnTop: boolean
  #everywhere = false
  #resizable: boolean
  #focusable: boolean
  readonly #note: (text: string) => void

  constructor(options: Electron.BrowserWindowConstructorOptions, note: (text: string) => void) {
    super()
    this.#alwaysOnTop = options.alwaysOnTop ?? false
    this.#resizable = options.resizable ?? true
    this.#focusable = options.focusable ?? true
    this.#note = note
  }

  setAlwaysOnTop(flag: boolean): void {
    if (flag === this.#alwaysOnTop) return
    this.#alwaysOnTop = flag
    this.emit('always-on-top-changed', {}, flag)
  }
  isAlwaysOnTop(): boolean {
    return this.#alwaysOnTop
  }
  setVisibleOnAllWorkspaces(visible: boolean): void {
    this.#everywhere = visible
  }
  isVisibleOnAllWorkspaces(): boolean {
    return this.#everywhere
  }
  setResizable(resizable: boolean): void {
    this.#resizable = resizable
  }
  isResizable(): boolean {
    return this.#resizable
  }
  setFocusable(focusable: boolean): void {
    this.#focusable = focusable
  }
  isFocusable(): boolean {
    return this.#focusable
  }
  flashFrame(flag: boolean): void {
    this.#note(`flashFrame ${flag}`)
  }
  setSkipTaskbar(skip: boolean): void {
    this.#note(`setSkipTaskbar ${skip}`)
  }
  setProgressBar(progress: number): void {
    this.#note(`setProgressBar ${progress}`)
  }
  setOverlayIcon(_image: Electron.NativeImage | null, description: string): void {
    this.#note(`setOverlayIcon ${description}`)
  }
  setContentProtection(enable: boolean): void {
    this.#note(`setContentProtection ${enable}`)
  }
  setOpacity(opacity: number): void {
    this.#note(`setOpacity ${opacity}`)
  }
  setMenu(_menu: Electron.Menu | null): void {
    // Menus are not drawn.
  }
  removeMenu(): void {
    // Menus are not drawn.
  }
  setMenuBarVisibility(_visible: boolean): void {
    // Menus are not drawn.
  }
  setAutoHideMenuBar(_hide: boolean): void {
    // Menus are not drawn.
  }
  setIcon(_icon: Electron.NativeImage | string): void {
    // Windows have no frame of their own.
  }
  setBackgroundColor(_color: string): void {
    // Pages paint their own background.
  }
}
