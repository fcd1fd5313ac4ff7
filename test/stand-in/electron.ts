import type * as Electron from 'electron'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { StandInApp } from './api/app.ts'
import { asElectron, type Names } from './api/as-electron.ts'
import type { StandInBrowserWindow } from './api/browser-window.ts'
import { StandInCommandLine } from './api/command-line.ts'
import {
  makeClipboard,
  makeDialog,
  makeGlobalShortcut,
  makePowerSaveBlocker,
  makeShell,
  StandInPowerMonitor,
} from './api/desktop.ts'
import { StandInIpcMain } from './api/ipc-main.ts'
import { StandInNativeImage } from './api/native-image.ts'
import { StandInNativeTheme } from './api/native-theme.ts'
import { findPackage } from './api/paths.ts'
import { StandInProtocol } from './api/protocol.ts'
import { StandInSession } from './api/session.ts'
import { crashReporter, safeStorage, StandInScreen, StandInSystemPreferences } from './api/system.ts'
import { boot, makePage } from './boot.ts'
import type { Browser } from './browser/browser.ts'
import { makeClasses } from './classes.ts'
import type { Host } from './host.ts'
import { readOptions } from './options.ts'
import { Permissions } from './permissions.ts'
import { makeRecorder, RECORDER } from './recorder.ts'
import { SchemeMap } from './scheme.ts'

// What `import … from 'electron'` gives. The one file with instances and side effects: `electron` is a module of singletons.

const options = readOptions(process.env)
const recorder = makeRecorder()
const schemes = new SchemeMap()
const windows = new Set<StandInBrowserWindow>()
let browser: Browser | null = null
let lastId = 0

const app = new StandInApp({
  recorder,
  commandLine: new StandInCommandLine(process.argv.slice(2)),
  package: findPackage(resolve(process.argv[1] ?? '.')),
  languages: options.languages,
  closeWindows: () => {
    const open = [...windows]
    for (const window of open) window.close()
    return open.length
  },
  destroyWindows: () => [...windows].forEach((window) => window.destroy()),
  openWindows: () => windows.size,
  end: (code) => {
    browser?.kill()
    process.exit(code)
  },
})
const ipcMain = new StandInIpcMain()
const nativeTheme = new StandInNativeTheme()
const screen = new StandInScreen(options)
const permissions = new Permissions(() => browser, schemes)
const protocol = new StandInProtocol(schemes, () => app.isReady())
const defaultSession = new StandInSession(permissions, protocol)
const host: Host = {
  options,
  recorder,
  app,
  ipcMain,
  theme: nativeTheme,
  session: asElectron<Electron.Session>(defaultSession),
  schemes,
  permissions,
  windows,
  pages: new Map(),
  browser: () => browser,
  newPage: (page) => makePage(host, screen, page),
  windowOf: (contents) => [...windows].find((window) => window.webContents === contents) ?? null,
  nextId: () => ++lastId,
}
const { BrowserWindow, Menu, MenuItem, Notification, Tray, webContents } = makeClasses(host)
const clipboard = makeClipboard()
const dialog = makeDialog(recorder)
const globalShortcut = makeGlobalShortcut(recorder)
const nativeImage = StandInNativeImage
const powerMonitor = new StandInPowerMonitor()
const powerSaveBlocker = makePowerSaveBlocker()
const session = { defaultSession }
const shell = makeShell(recorder)
const systemPreferences = new StandInSystemPreferences()

/** Names that have no instance whose class could be checked. */
type Statics = {
  readonly BrowserWindow: Names<
    typeof Electron.BrowserWindow,
    'getAllWindows' | 'getFocusedWindow' | 'fromWebContents' | 'fromId'
  >
  readonly Menu: Names<
    typeof Electron.Menu,
    'buildFromTemplate' | 'setApplicationMenu' | 'getApplicationMenu'
  >
  readonly nativeImage: Names<
    typeof Electron.nativeImage,
    'createEmpty' | 'createFromPath' | 'createFromBuffer' | 'createFromDataURL'
  >
  readonly Notification: Names<typeof Electron.Notification, 'isSupported'>
  readonly session: Names<typeof Electron.session, 'defaultSession'>
  readonly webContents: Names<
    typeof Electron.webContents,
    'getAllWebContents' | 'getFocusedWebContents' | 'fromId'
  >
}
const electron = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
} satisfies Partial<Record<keyof typeof Electron, unknown>> & Statics

Object.defineProperty(globalThis, RECORDER, { value: recorder })
// What Electron puts there; libraries look at it to know where they run.
const { version } = createRequire(import.meta.url)('electron/package.json') as { readonly version: string }
Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, electron: version }),
})
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: app.getAppPath() })

nativeTheme.on('updated', () => {
  for (const { page } of host.pages.values()) {
    page.session.post('Emulation.setEmulatedMedia', { features: nativeTheme.mediaFeatures() })
  }
})
process.on('exit', () => browser?.kill())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

// The main script runs to its end first: it may still append switches, or quit because it is the second instance.
setImmediate(() => {
  if (app.isQuitting) return
  const adopt = (target: ConstructorParameters<typeof BrowserWindow>[1]) => new BrowserWindow({}, target)
  const parts = { host, session: defaultSession, protocol, adopt, electron }
  const take = (made: Browser): void => {
    browser = made
  }
  boot(parts, take).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    app.exit(1)
  })
})

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
}
// `import electron from 'electron'`, and Node's name for what a module gives to `require('electron')`.
export { electron as default, electron as 'module.exports' }
