import type * as Electron from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Role } from '../../shared/bridge.ts'
import { ROOT, type AppOptions, type AppProcess } from './app-process.ts'
import {
  clickTray,
  notify,
  readNotifications,
  readTray,
  type NotificationView,
  type TrayView,
} from './desktop-view.ts'
import { launchOnElectron } from './launch-electron.ts'
import { launchOnStandIn } from './launch-stand-in.ts'
import { findWindow, windowsByRole } from './app-windows.ts'

export type LaunchOptions = AppOptions & {
  /** False: without Playwright, e.g. to see visibility as the page does. */
  readonly pages?: boolean
  /** False: pages see the real focus and visibility; by default every page believes it has the focus, so that keys reach it. */
  readonly focusEmulation?: boolean
  readonly mode?: 'headless' | 'headed' | 'shell'
  /** A made-up microphone, media on loopback. */
  readonly fakeMedia?: boolean
}

/** What both runtimes offer: a process, a way into main, the windows as Playwright pages. */
export type Runtime = {
  readonly app: AppProcess
  evaluate<R, Arg>(run: (electron: typeof Electron, arg: Arg) => R, arg: Arg): Promise<Awaited<R>>
  pages(): readonly Page[]
  onPage(look: () => void): () => void
}

export type App = {
  readonly process: AppProcess['child']
  readonly dataDir: string
  readonly exited: AppProcess['exited']
  output(): string
  said: AppProcess['said']
  /** Runs `run` in the app's main process. It may use nothing from around itself but its arguments. */
  evaluate<R>(run: (electron: typeof Electron) => R): Promise<Awaited<R>>
  evaluate<R, Arg>(run: (electron: typeof Electron, arg: Arg) => R, arg: Arg): Promise<Awaited<R>>
  /** The open windows that have loaded, by role. */
  pages(): Readonly<Partial<Record<Role, Page>>>
  /** The window of a role, or the one whose address contains the text; waits for it, 30 s by default. */
  window(which: string, timeoutMs?: number): Promise<Page>
  tray(): Promise<TrayView>
  /** Clicks the line of the tray menu with these labels from the top down; fails when it is not there or greyed out. */
  clickTray(...labels: readonly string[]): Promise<void>
  notifications(): Promise<readonly NotificationView[]>
  /** A click on the newest notification, or on its action of this index. */
  notify(what: 'click' | number): Promise<void>
  /** Quits as a person would and waits; ends the process after `limitMs`. */
  close(limitMs?: number): Promise<AppProcess['exited'] extends Promise<infer E> ? E : never>
}

/** The path of a real Electron, where there is one: SIDETONE_ELECTRON, ELECTRON_OVERRIDE_DIST_PATH, or the installed package. */
export function findElectron(env: NodeJS.ProcessEnv = process.env): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const paths = [env['SIDETONE_ELECTRON'], override && join(override, 'electron'), installedElectron()]
  return paths.find((path) => path && existsSync(path)) ?? null
}

/** What Electron's own package would start; it notes the path when its download has succeeded. */
function installedElectron(): string | undefined {
  const home = join(ROOT, 'node_modules', 'electron')
  const note = join(home, 'path.txt')
  return existsSync(note) ? join(home, 'dist', readFileSync(note, 'utf8')) : undefined
}

/** Starts the app for a test: on a real Electron where there is one, on the stand-in (test/stand-in) elsewhere or when
 *  SIDETONE_RUNTIME=stand-in. Resolves when the app is about to be ready. */
export async function launchApp(options: LaunchOptions = {}): Promise<App> {
  const electron = process.env['SIDETONE_RUNTIME'] === 'stand-in' ? null : findElectron()
  const runtime =
    electron === null ? await launchOnStandIn(options) : await launchOnElectron(electron, options)
  const { app } = runtime
  const evaluate = <R, Arg>(run: (electron: typeof Electron, arg: Arg) => R, arg?: Arg) =>
    runtime.evaluate(run, arg as Arg)
  return {
    process: app.child,
    dataDir: app.dataDir,
    exited: app.exited,
    output: app.output,
    said: app.said,
    evaluate,
    pages: () => windowsByRole(runtime.pages()),
    window: (which, timeoutMs = 30_000) => findWindow(runtime, which, timeoutMs),
    tray: () => evaluate(readTray),
    clickTray: (...labels) => evaluate(clickTray, labels),
    notifications: () => evaluate(readNotifications),
    notify: (what) => evaluate(notify, what),
    close: async (limitMs = 15_000) => {
      const timer = setTimeout(() => app.child.kill('SIGKILL'), limitMs)
      // The answer may be lost with the process.
      evaluate(({ app: quitting }) => quitting.quit()).catch(() => undefined)
      const exit = await app.exited
      clearTimeout(timer)
      return exit
    },
  }
}
