import { BrowserWindow, screen } from 'electron'
import { join } from 'node:path'
import type { Role } from '../../shared/bridge.ts'
import { APP_ORIGIN } from './scheme.ts'

/** The three windows of house.md 3, by role. A role has at most one window. */
export type Windows = ReturnType<typeof createWindows>

export type WindowsOptions = {
  /** Folder of the built preloads. */
  readonly preloadDir: string
  readonly icon: string
  /** True once the app is quitting, when closing really closes. */
  readonly isQuitting: () => boolean
  /** The person has closed the app window. */
  readonly onPutAway: () => void
}

const APP_SIZE = { width: 380, height: 680, minWidth: 340, minHeight: 520 }
const POPUP_SIZE = { width: 400, height: 128 } as const
const MARGIN = 12

export function createWindows(options: WindowsOptions) {
  const windows = new Map<Role, BrowserWindow>()
  let hasTray = true
  const live = (role: Role): BrowserWindow | null => {
    const window = windows.get(role)
    return window && !window.isDestroyed() ? window : null
  }

  function create(role: Role, shape: Electron.BrowserWindowConstructorOptions): BrowserWindow {
    const window = new BrowserWindow({
      title: 'Sidetone',
      icon: options.icon,
      backgroundColor: '#ffffff',
      ...shape,
      show: false,
      webPreferences: {
        preload: join(options.preloadDir, `${role}.cjs`),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        // The phone window must keep time and sound while nobody looks at it.
        backgroundThrottling: role === 'app',
      },
    })
    windows.set(role, window)
    void window.loadURL(`${APP_ORIGIN}/${role}/index.html`)
    return window
  }

  /** To the tray; to the task bar where there is none, for the way back must not be lost. */
  function putAway(window: BrowserWindow): void {
    if (hasTray) window.hide()
    else window.minimize()
  }

  function createApp(): BrowserWindow {
    const window = create('app', APP_SIZE)
    // Closing puts the window away; calls go on in the phone window.
    window.on('close', (event) => {
      if (options.isQuitting()) return
      event.preventDefault()
      putAway(window)
      options.onPutAway()
    })
    return window
  }

  return {
    get: live,

    /** Which role a sender has; null for anything that is not the top frame of one of our windows on our origin. */
    roleOf(contents: Electron.WebContents, frame: Electron.WebFrameMain | null): Role | null {
      if (!frame || frame.parent !== null || !frame.url.startsWith(`${APP_ORIGIN}/`)) return null
      for (const [role, window] of windows) {
        if (!window.isDestroyed() && window.webContents.id === contents.id) return role
      }
      return null
    },

    openApp(show: boolean): BrowserWindow {
      const window = live('app') ?? createApp()
      if (show) {
        if (window.isMinimized()) window.restore()
        window.show()
        window.focus()
      }
      return window
    },

    /** Whether something shows the tray icon. A window that was put away follows: it appears in the task bar, or leaves it. */
    setHasTray(has: boolean): void {
      if (has === hasTray) return
      hasTray = has
      const window = live('app')
      if (!window) return
      if (!has && !window.isVisible()) {
        window.showInactive()
        window.minimize()
      } else if (has && window.isMinimized()) window.hide()
    },

    openPhone(onGone: (reason: string) => void): BrowserWindow {
      const existing = live('phone')
      if (existing) return existing
      const window = create('phone', { width: 200, height: 100, skipTaskbar: true, focusable: false })
      window.webContents.on('render-process-gone', (_event, details) => onGone(details.reason))
      return window
    },

    /** Made at start so that it paints at once when a call comes. */
    openPopup(): BrowserWindow {
      return (
        live('incoming') ??
        create('incoming', {
          width: POPUP_SIZE.width,
          height: POPUP_SIZE.height,
          frame: false,
          resizable: false,
          maximizable: false,
          minimizable: false,
          fullscreenable: false,
          skipTaskbar: true,
          alwaysOnTop: true,
        })
      )
    },

    /** Shows the popup, `height` px high, on the display in use, above everything, without taking the focus. */
    showPopup(height: number): void {
      const window = live('incoming')
      if (!window) return
      // No system tells where the active window of another program is; the pointer is where the person works.
      const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
      window.setBounds({
        x: workArea.x + workArea.width - POPUP_SIZE.width - MARGIN,
        y: workArea.y + MARGIN,
        width: POPUP_SIZE.width,
        height,
      })
      window.setAlwaysOnTop(true, 'screen-saver')
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
      if (!window.isVisible()) window.showInactive()
    },

    hidePopup(): void {
      const window = live('incoming')
      if (window?.isVisible()) window.hide()
    },

    all: (): readonly (readonly [Role, BrowserWindow])[] =>
      [...windows].filter(([, window]) => !window.isDestroyed()),
  }
}
