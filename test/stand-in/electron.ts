import type * as Electron from 'electron'
import { resolve } from 'node:path'
import { StandInApp } from './api/app.ts'
import { asElectron } from './api/as-electron.ts'
import { StandInBrowserWindow } from './api/browser-window.ts'
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
import { StandInMenu, StandInMenuItem, type Roles } from './api/menu.ts'
import { StandInNativeImage } from './api/native-image.ts'
import { StandInNativeTheme } from './api/native-theme.ts'
import { StandInNotification } from './api/notification.ts'
import { findPackage } from './api/paths.ts'
import { StandInProtocol } from './api/protocol.ts'
import { StandInSession } from './api/session.ts'
import { crashReporter, safeStorage, StandInScreen, StandInSystemPreferences } from './api/system.ts'
import { StandInTray } from './api/tray.ts'
import type { StandInWebContents } from './api/web-contents.ts'
import { Browser, type NewPage, type Target } from './browser/browser.ts'
import type { PausedRequest } from './browser/protocol.ts'
import { waitForTest } from './driver.ts'
import type { Host } from './host.ts'
import { serveRequests } from './network.ts'
import { readOptions } from './options.ts'
import { Permissions } from './permissions.ts'
import { makeRecorder, RECORDER } from './recorder.ts'
import { SchemeMap } from './scheme.ts'

// The one file with instances: `electron` is a module of singletons, so this has to be one, too.

const options = readOptions(process.env)
const recorder = makeRecorder()
const schemes = new SchemeMap()
const windows = new Set<StandInBrowserWindow>()
const pages: Host['pages'] = new Map()
let browser: Browser | null = null
let lastId = 0

const entry = resolve(process.argv[1] ?? '.')
const commandLine = new StandInCommandLine(process.argv.slice(2))
const standInApp = new StandInApp({
  recorder,
  commandLine,
  package: findPackage(entry),
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
const permissions = new Permissions(() => browser, schemes)
const protocol = new StandInProtocol(schemes, () => standInApp.isReady())
const defaultSession = new StandInSession(permissions, protocol)

const screen = new StandInScreen(options)

const host: Host = {
  options,
  recorder,
  app: standInApp,
  ipcMain,
  theme: nativeTheme,
  session: asElectron<Electron.Session>(defaultSession as object),
  schemes,
  permissions,
  windows,
  pages,
  browser: () => browser,
  newPage,
  windowOf: (contents) => [...windows].find((window) => window.webContents === contents) ?? null,
  nextId: () => ++lastId,
}
Object.defineProperty(globalThis, RECORDER, { value: recorder })

class BrowserWindow extends StandInBrowserWindow {
  constructor(windowOptions?: Electron.BrowserWindowConstructorOptions, opened?: Target) {
    super(host, windowOptions, opened)
  }
  static getAllWindows(): StandInBrowserWindow[] {
    return [...windows]
  }
  static getFocusedWindow(): StandInBrowserWindow | null {
    return [...windows].find((window) => window.isFocused()) ?? null
  }
  static fromWebContents(contents: StandInWebContents): StandInBrowserWindow | null {
    return host.windowOf(contents)
  }
  static fromId(id: number): StandInBrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null
  }
}

const webContents = {
  getAllWebContents: () => [...windows].map((window) => window.webContents),
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
  fromId: (id: number) => webContents.getAllWebContents().find((contents) => contents.id === id),
}

const roles: Roles = {
  quit: () => standInApp.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  reload: () => BrowserWindow.getFocusedWindow()?.reload(),
}
class MenuItem extends StandInMenuItem {
  constructor(itemOptions: Electron.MenuItemConstructorOptions) {
    super(itemOptions, roles)
  }
}
let applicationMenu: StandInMenu | null = null
class Menu extends StandInMenu {
  static buildFromTemplate(
    template: readonly (Electron.MenuItemConstructorOptions | StandInMenuItem)[],
  ): StandInMenu {
    return StandInMenu.fromTemplate(template, roles)
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): StandInMenu | null {
    return applicationMenu
  }
}
class Tray extends StandInTray {
  constructor(image: StandInNativeImage | string) {
    super(recorder, image)
  }
}
class Notification extends StandInNotification {
  constructor(notificationOptions: Electron.NotificationConstructorOptions = {}) {
    super(recorder, notificationOptions)
  }
  static isSupported(): boolean {
    return true
  }
}

const electron = {
  app: standInApp,
  BrowserWindow,
  clipboard: makeClipboard(),
  crashReporter,
  dialog: makeDialog(recorder),
  globalShortcut: makeGlobalShortcut(recorder),
  ipcMain,
  Menu,
  MenuItem,
  nativeImage: StandInNativeImage,
  nativeTheme,
  Notification,
  powerMonitor: new StandInPowerMonitor(),
  powerSaveBlocker: makePowerSaveBlocker(),
  protocol,
  safeStorage,
  screen,
  session: { defaultSession },
  shell: makeShell(recorder),
  systemPreferences: new StandInSystemPreferences(),
  Tray,
  webContents,
} satisfies Partial<Record<keyof typeof Electron, unknown>>

async function newPage(page: NewPage): Promise<Target> {
  if (!browser) throw new Error('stand-in: the browser is not up')
  const target = await browser.newPage(page)
  if (options.mode === 'headed') {
    void target.session.send('Emulation.getScreenInfos', {}).then(
      ({ screenInfos: [info] }) => info && screen.learn(info),
      () => undefined, // an older Chromium: the size of the options stays
    )
  }
  return target
}

/** A page opened a window: it stays only if its WebContents lets it, and then it is a window like any other. */
function openedByPage(openerId: string, target: Target): void {
  const opener = pages.get(openerId)?.contents
  if (!opener?.guard.mayOpen()) {
    browser?.refuse(target)
    return
  }
  const window = new BrowserWindow({}, target)
  opener.emit('did-create-window', window, {})
}

/** A frame's id is its target's for the top frame. */
function mayNavigate({ frameId, request }: PausedRequest, url: string): boolean {
  for (const [targetId, { contents, page }] of pages) {
    if (page.frames.has(frameId)) return contents.guard.mayNavigate(url, frameId === targetId, request.url)
  }
  return false // a window that is being refused (Browser.refuse)
}

async function boot(): Promise<void> {
  browser = new Browser(options, commandLine.appended(), {
    opened: openedByPage,
    died: (said) => {
      process.stderr.write(`stand-in: Chromium ended by itself\n${said}`)
      standInApp.exit(1)
    },
  })
  await browser.start((session) =>
    serveRequests(session, {
      schemes,
      handlerOf: (scheme) => protocol.handlerOf(scheme),
      mayRequest: (paused, url) => defaultSession.mayRequest(paused, url, pages.has(paused.frameId)),
      mayNavigate,
    }),
  )
  if (options.driven) await waitForTest(browser, electron, () => standInApp.exit(1))
  standInApp.becomeReady()
}

nativeTheme.on('updated', () => {
  for (const { page } of pages.values()) {
    page.session.post('Emulation.setEmulatedMedia', { features: nativeTheme.mediaFeatures() })
  }
})
process.on('exit', () => browser?.kill())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => standInApp.quit())
// What Electron puts there; libraries look at it to know where they run.
Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, electron: '45.4.1', chrome: '0' }),
})
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: standInApp.getAppPath() })

// The main script runs to its end first: it may still append switches, or quit because it is the second instance.
setImmediate(() => {
  if (standInApp.isQuitting) return
  boot().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    standInApp.exit(1)
  })
})

const {
  app,
  clipboard,
  dialog,
  globalShortcut,
  nativeImage,
  powerMonitor,
  powerSaveBlocker,
  session,
  shell,
  systemPreferences,
} = electron
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
// `import electron from 'electron'` and `require('electron')` (Node's name for what a module gives to require).
export { electron as default, electron as 'module.exports' }
