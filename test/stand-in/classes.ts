import type * as Electron from 'electron'
import { StandInBrowserWindow } from './api/browser-window.ts'
import { StandInMenu, StandInMenuItem, type Roles } from './api/menu.ts'
import type { StandInNativeImage } from './api/native-image.ts'
import { StandInNotification } from './api/notification.ts'
import { StandInTray } from './api/tray.ts'
import type { StandInWebContents } from './api/web-contents.ts'
import type { Target } from './browser/browser.ts'
import type { Host } from './host.ts'

type WindowOptions = Electron.BrowserWindowConstructorOptions
type Template = readonly (Electron.MenuItemConstructorOptions | StandInMenuItem)[]

type WindowStatics = {
  getAllWindows(): StandInBrowserWindow[]
  getFocusedWindow(): StandInBrowserWindow | null
  fromWebContents(contents: StandInWebContents): StandInBrowserWindow | null
  fromId(id: number): StandInBrowserWindow | null
}
type MenuStatics = {
  buildFromTemplate(template: Template): StandInMenu
  setApplicationMenu(menu: StandInMenu | null): void
  getApplicationMenu(): StandInMenu | null
}
type NotificationStatics = { isSupported(): boolean }
type PageStatics = {
  getAllWebContents(): StandInWebContents[]
  getFocusedWebContents(): StandInWebContents | null
  fromId(id: number): StandInWebContents | undefined
}

export type Classes = {
  readonly BrowserWindow: WindowStatics &
    (new (
      options?: WindowOptions,
      opened?: Target,
    ) => StandInBrowserWindow)
  readonly Menu: MenuStatics & (new () => StandInMenu)
  readonly MenuItem: new (options: Electron.MenuItemConstructorOptions) => StandInMenuItem
  readonly Notification: NotificationStatics &
    (new (
      options?: Electron.NotificationConstructorOptions,
    ) => StandInNotification)
  readonly Tray: new (image: StandInNativeImage | string) => StandInTray
  readonly webContents: PageStatics
}

/** The classes an app constructs itself, tied to the one host it runs on. */
export function makeClasses(host: Host): Classes {
  class BrowserWindow extends StandInBrowserWindow {
    constructor(options?: WindowOptions, opened?: Target) {
      super(host, options, opened)
    }
    static getAllWindows(): StandInBrowserWindow[] {
      return [...host.windows]
    }
    static getFocusedWindow(): StandInBrowserWindow | null {
      return [...host.windows].find((window) => window.isFocused()) ?? null
    }
    static fromWebContents(contents: StandInWebContents): StandInBrowserWindow | null {
      return host.windowOf(contents)
    }
    static fromId(id: number): StandInBrowserWindow | null {
      return [...host.windows].find((window) => window.id === id) ?? null
    }
  }

  const roles: Roles = {
    quit: () => host.app.quit(),
    close: () => BrowserWindow.getFocusedWindow()?.close(),
    minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
    reload: () => BrowserWindow.getFocusedWindow()?.reload(),
  }
  class MenuItem extends StandInMenuItem {
    constructor(options: Electron.MenuItemConstructorOptions) {
      super(options, roles)
    }
  }
  let applicationMenu: StandInMenu | null = null
  class Menu extends StandInMenu {
    static buildFromTemplate(template: Template): StandInMenu {
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
      super(host.recorder, image)
    }
  }
  class Notification extends StandInNotification {
    constructor(options: Electron.NotificationConstructorOptions = {}) {
      super(host.recorder, options)
    }
    static isSupported(): boolean {
      return true
    }
  }

  const webContents = {
    getAllWebContents: () => [...host.windows].map((window) => window.webContents),
    getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
    fromId: (id: number) => webContents.getAllWebContents().find((contents) => contents.id === id),
  }
  return { BrowserWindow, Menu, MenuItem, Notification, Tray, webContents }
}
