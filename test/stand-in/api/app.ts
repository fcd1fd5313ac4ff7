import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { Recorder } from '../recorder.ts'
import { makeEvent } from './as-electron.ts'
import type { StandInCommandLine } from './command-line.ts'
import { InstanceLock, type Handover } from './instance-lock.ts'
import { Paths, type Package } from './paths.ts'

type Used =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'focus'
  | 'hide'
  | 'show'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getName'
  | 'setName'
  | 'name'
  | 'getVersion'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'isPackaged'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'setAppUserModelId'
  | 'setDesktopName'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'setActivationPolicy'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'badgeCount'
  | 'setAboutPanelOptions'
  | 'userAgentFallback'

export type AppParts = {
  readonly recorder: Recorder
  readonly commandLine: StandInCommandLine
  readonly package: Package
  /** What the person's system speaks. */
  readonly languages: readonly string[]
  /** Closes what is open; each window may prevent it. Returns how many there were. */
  readonly closeWindows: () => number
  readonly destroyWindows: () => void
  readonly openWindows: () => number
  /** Ends the browser and then the process. */
  readonly end: (code: number) => never
}

/** The life of the app: ready, instances, quitting. The order of the quit events is Electron's (shell/browser/browser.cc). */
export class StandInApp extends EventEmitter implements Pick<Electron.App, Used> {
  readonly #parts: AppParts
  readonly #paths: Paths
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false
  #quitting = false
  #ended = false
  #lock: InstanceLock | null = null
  #name: string
  #badgeCount = 0
  readonly #protocols = new Set<string>()
  #loginItem: Electron.Settings = { openAtLogin: false }
  readonly commandLine: StandInCommandLine
  readonly isPackaged = false
  readonly dock = undefined
  userAgentFallback = ''

  constructor(parts: AppParts) {
    super()
    this.#parts = parts
    this.commandLine = parts.commandLine
    this.#name = parts.package.name
    this.#paths = new Paths(() => this.#name, parts.commandLine.getSwitchValue('user-data-dir'))
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  isReady(): boolean {
    return this.#isReady
  }

  quit(): void {
    if (this.#quitting || this.#ended) return
    const event = makeEvent({})
    this.#quitting = true
    this.emit('before-quit', event)
    if (event.defaultPrevented) {
      this.#quitting = false
      return
    }
    if (this.#parts.closeWindows() === 0) this.#finishQuit()
  }
  /** Asks nobody: no before-quit, no close, no will-quit. */
  exit(code = 0): void {
    if (this.#ended) return
    this.#quitting = true
    this.#ended = true
    this.#parts.destroyWindows()
    this.#end(code)
  }
  relaunch(options?: Electron.RelaunchOptions): void {
    this.#parts.recorder.relaunches.push(options ?? null)
  }

  focus(): void {
    this.#parts.recorder.notes.push('app.focus')
  }
  hide(): void {
    this.#parts.recorder.notes.push('app.hide')
  }
  show(): void {
    this.#parts.recorder.notes.push('app.show')
  }

  getPath(name: string): string {
    return this.#paths.get(name)
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }
  getAppPath(): string {
    return this.#parts.package.root
  }
  get name(): string {
    return this.#name
  }
  set name(name: string) {
    this.#name = name
  }
  getName(): string {
    return this.#name
  }
  setName(name: string): void {
    this.#name = name
  }
  getVersion(): string {
    return this.#parts.package.version
  }
  getLocale(): string {
    return this.#parts.languages[0] ?? 'en-US'
  }
  getSystemLocale(): string {
    return this.getLocale()
  }
  getPreferredSystemLanguages(): string[] {
    return [...this.#parts.languages]
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#lock ??= new InstanceLock(this.#paths.userData())
    return this.#lock.take(
      { argv: process.argv, workingDirectory: process.cwd(), additionalData },
      (handover) => {
        void this.#ready.promise.then(() => this.#secondInstance(handover))
      },
    )
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock?.held ?? false
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release()
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.#protocols.add(protocol)
    return true
  }
  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.#protocols.delete(protocol)
  }
  isDefaultProtocolClient(protocol: string): boolean {
    return this.#protocols.has(protocol)
  }
  setLoginItemSettings(settings: Electron.Settings): void {
    this.#loginItem = settings
  }
  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: this.#loginItem.openAtLogin ?? false,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: this.#loginItem.openAtLogin ?? false,
      launchItems: [],
    }
  }
  get badgeCount(): number {
    return this.#badgeCount
  }
  set badgeCount(count: number) {
    this.setBadgeCount(count)
  }
  /** macOS only; nothing of it can be seen elsewhere. */
  setActivationPolicy(): void {}
  setBadgeCount(count = 0): boolean {
    this.#badgeCount = count
    this.#parts.recorder.badgeCounts.push(count)
    return true
  }
  getBadgeCount(): number {
    return this.#badgeCount
  }
  setAppUserModelId(id: string): void {
    this.#parts.recorder.notes.push(`app.setAppUserModelId ${id}`)
  }
  setDesktopName(name: string): void {
    this.#parts.recorder.notes.push(`app.setDesktopName ${name}`)
  }
  setAboutPanelOptions(): void {
    // Nothing shows it.
  }
  enableSandbox(): void {
    // Every page is sandboxed as far as Chromium can (root: see browser.ts).
  }
  disableHardwareAcceleration(): void {
    // It is off.
  }

  // ---- what the stand-in itself calls ----

  get isQuitting(): boolean {
    return this.#quitting
  }
  becomeReady(): void {
    if (this.#ended) return
    this.#paths.userData()
    this.#isReady = true
    this.emit('will-finish-launching')
    this.emit('ready', makeEvent({}), {})
    this.#ready.resolve()
  }
  /** A window did not want to close: quitting is off. */
  closePrevented(): void {
    this.#quitting = false
  }
  windowClosed(): void {
    if (this.#ended || this.#parts.openWindows() > 0) return
    if (this.#quitting) this.#finishQuit()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  #finishQuit(): void {
    const event = makeEvent({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) {
      this.#quitting = false
      return
    }
    this.#ended = true
    this.#end(0)
  }
  #end(code: number): void {
    this.emit('quit', makeEvent({}), code)
    this.#lock?.release()
    this.#parts.end(code)
  }
  #secondInstance({ argv, workingDirectory, additionalData }: Handover): void {
    this.emit('second-instance', makeEvent({}), [...argv], workingDirectory, additionalData)
  }
}
