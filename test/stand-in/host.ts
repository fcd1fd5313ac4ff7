import type * as Electron from 'electron'
import type { StandInApp } from './api/app.ts'
import type { StandInBrowserWindow } from './api/browser-window.ts'
import type { StandInIpcMain } from './api/ipc-main.ts'
import type { StandInNativeTheme } from './api/native-theme.ts'
import type { StandInWebContents } from './api/web-contents.ts'
import type { Page } from './browser/page.ts'
import type { Browser, NewPage, Target } from './browser/browser.ts'
import type { StandInOptions } from './options.ts'
import type { Permissions } from './permissions.ts'
import type { Recorder } from './recorder.ts'
import type { SchemeMap } from './scheme.ts'

/** What the objects of one app share. There is one, made in electron.ts. */
export type Host = {
  readonly options: StandInOptions
  readonly recorder: Recorder
  readonly app: StandInApp
  readonly ipcMain: StandInIpcMain
  readonly theme: StandInNativeTheme
  readonly session: Electron.Session
  readonly schemes: SchemeMap
  readonly permissions: Permissions
  /** Open windows, oldest first. */
  readonly windows: Set<StandInBrowserWindow>
  /** Pages by target. */
  readonly pages: Map<string, { readonly contents: StandInWebContents; readonly page: Page }>
  /** Null until the app is about to be ready. */
  browser(): Browser | null
  newPage(page: NewPage): Promise<Target>
  windowOf(contents: StandInWebContents): StandInBrowserWindow | null
  nextId(): number
}
