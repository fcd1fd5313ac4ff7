import { makeEvent } from './api/as-electron.ts'
import type { StandInProtocol } from './api/protocol.ts'
import type { StandInSession } from './api/session.ts'
import type { StandInScreen } from './api/system.ts'
import { Browser, type NewPage, type Target } from './browser/browser.ts'
import type { PausedRequest } from './browser/protocol.ts'
import { waitForTest } from './driver.ts'
import type { Host } from './host.ts'
import { serveRequests } from './network.ts'

export type Boot = {
  readonly host: Host
  readonly session: StandInSession
  readonly protocol: StandInProtocol
  /** Makes a window of a page that another page opened. */
  readonly adopt: (target: Target) => unknown
  /** What a test's functions get as `electron`. */
  readonly electron: object
}

/** Starts the browser, lets a test connect, and makes the app ready. `take` receives the browser before anything uses it. */
export async function boot(
  { host, session, protocol, adopt, electron }: Boot,
  take: (browser: Browser) => void,
): Promise<void> {
  const { app, options, pages } = host
  const browser = new Browser(options, app.commandLine.appended(), {
    opened: (openerId, target) => {
      const opener = pages.get(openerId)?.contents
      if (opener?.guard.mayOpen()) opener.emit('did-create-window', adopt(target), {})
      else browser.refuse(target)
    },
    died: (said) => {
      process.stderr.write(`stand-in: Chromium ended by itself\n${said}`)
      app.exit(1)
    },
  })
  take(browser)

  const mayNavigate = ({ frameId, request }: PausedRequest, url: string): boolean => {
    for (const [targetId, { contents, page }] of pages) {
      if (page.frames.has(frameId)) return contents.guard.mayNavigate(url, frameId === targetId, request.url)
    }
    return false // a window that is being refused
  }
  browser.session.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    const item = {
      getURL: () => host.schemes.toOwn(url),
      getFilename: () => suggestedFilename,
      cancel: () => undefined,
    }
    session.emit('will-download', makeEvent({}), item, pages.get(frameId)?.contents)
  })
  await browser.start(async (connection) => {
    await Promise.all([
      serveRequests(connection, {
        schemes: host.schemes,
        handlerOf: (scheme) => protocol.handlerOf(scheme),
        mayRequest: (paused, url) => session.mayRequest(paused, url, pages.has(paused.frameId)),
        mayNavigate,
      }),
      // Whatever the app answers: nothing is saved.
      connection.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
    ])
  })
  if (options.driven) await waitForTest(browser, electron, () => app.exit(1))
  app.becomeReady()
}

/** A new page; on a real display the first one also tells how big that is. */
export async function makePage(
  host: Pick<Host, 'browser' | 'options'>,
  screen: StandInScreen,
  page: NewPage,
): Promise<Target> {
  const browser = host.browser()
  if (!browser) throw new Error('stand-in: the browser is not up')
  const target = await browser.newPage(page)
  if (host.options.mode === 'headed') {
    void target.session.send('Emulation.getScreenInfos', {}).then(
      ({ screenInfos: [info] }) => info && screen.learn(info),
      () => undefined, // an older Chromium: the size of the options stays
    )
  }
  return target
}
