import { app } from 'electron'
import { join } from 'node:path'
import type { Dispatch } from '../core/dispatch.ts'
import { startBridgeHost } from './bridge-host.ts'
import { startGuards } from './guards.ts'
import { serveScheme } from './scheme.ts'
import { createWindows, type Windows } from './windows.ts'

export type FirstWindowOptions = {
  readonly hidden: boolean
  readonly rendererDir: string
  readonly preloadDir: string
  readonly iconDir: string
}

/** The app window while it loads, and what came meanwhile for the rest of the app, which loads at the same time. */
export type FirstWindow = {
  readonly windows: Windows
  readonly isQuitting: () => boolean
  /** Answers the commands that windows have sent so far, and those that follow. */
  readonly answerWith: (dispatch: Dispatch) => void
  /** Hands over phone links that the system opened (macOS), and those that follow. */
  readonly onLink: (open: (url: string) => void) => void
  /** Hears that the person has closed the app window. */
  readonly onPutAway: (tell: () => void) => void
  /** Hands over the arguments of instances that were started since, and of those that follow. */
  readonly onSecondInstance: (take: (argv: readonly string[]) => void) => void
}

/** The least there must be for the window to appear and load. Everything heavy comes after it (main/index.ts): the screens
 *  are fetched and parsed in their own process meanwhile. Call before `ready`. */
export async function openFirstWindow(options: FirstWindowOptions): Promise<FirstWindow> {
  const links = createQueue<string>()
  const instances = createQueue<readonly string[]>()
  app.on('open-url', (event, url) => {
    event.preventDefault()
    links.put(url)
  })
  app.on('second-instance', (_event, argv) => instances.put(argv))
  let putAway = (): void => undefined
  let quitting = false
  app.on('before-quit', () => {
    quitting = true
  })
  const { promise: dispatch, resolve: answerWith } = Promise.withResolvers<Dispatch>()
  startGuards()
  await app.whenReady()
  serveScheme(options.rendererDir)
  const windows = createWindows({
    preloadDir: options.preloadDir,
    icon: join(options.iconDir, 'icon.png'),
    isQuitting: () => quitting,
    onPutAway: () => putAway(),
  })
  startBridgeHost(windows, dispatch)
  windows.openApp(!options.hidden)
  return {
    windows,
    isQuitting: () => quitting,
    answerWith,
    onLink: links.takeWith,
    onPutAway: (tell) => {
      putAway = tell
    },
    onSecondInstance: instances.takeWith,
  }
}

/** Keeps what comes before there is somebody to take it. */
function createQueue<T>(): {
  readonly put: (item: T) => void
  readonly takeWith: (next: (item: T) => void) => void
} {
  const kept: T[] = []
  let take = (item: T): void => void kept.push(item)
  return {
    put: (item) => take(item),
    takeWith(next) {
      take = next
      for (const item of kept.splice(0)) next(item)
    },
  }
}
