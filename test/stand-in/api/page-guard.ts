import type * as Electron from 'electron'
import type { Page } from '../browser/page.ts'
import type { SchemeMap } from '../scheme.ts'
import { makeEvent } from './as-electron.ts'
import type { PageState } from './page-state.ts'
import type { StandInWebContents } from './web-contents.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** Where a page may go and what it may open: the app's listeners and handler decide. */
export class PageGuard {
  readonly #contents: StandInWebContents
  readonly #state: PageState
  readonly #schemes: SchemeMap
  #openHandler: OpenHandler | null = null
  /** Windows the page asked for whose target has not attached yet. */
  readonly #opened: Electron.HandlerDetails[] = []

  constructor(contents: StandInWebContents, state: PageState, schemes: SchemeMap) {
    this.#contents = contents
    this.#state = state
    this.#schemes = schemes
  }

  follow(page: Page): void {
    page.on('windowOpen', ({ url, windowName, windowFeatures }) => {
      this.#opened.push(makeDetails(this.#schemes.toOwn(url), windowName, windowFeatures))
    })
  }

  handleOpen(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** Whether the window the page opened first may stay. Without a handler it may, as in Electron. */
  mayOpen(): boolean {
    const details = this.#opened.shift() ?? makeDetails('about:blank', '', [])
    return this.#openHandler?.(details).action !== 'deny'
  }

  /** The page wants to go somewhere by itself; false keeps it where it is. `url` in own form, `requested` in page form. */
  mayNavigate(url: string, isMainFrame: boolean, requested: string | null): boolean {
    const asked = this.#state.askedFor?.replace(/#.*$/s, '')
    if (isMainFrame && asked !== undefined && asked === requested) return true
    const { frame } = this.#state
    const fields = { url, isSameDocument: false, isMainFrame, frame, initiator: frame }
    const anyFrame = makeEvent(fields)
    this.#contents.emit('will-frame-navigate', anyFrame)
    if (!isMainFrame) return !anyFrame.defaultPrevented
    const main = makeEvent(fields)
    this.#contents.emit('will-navigate', main, url, false, true)
    return !anyFrame.defaultPrevented && !main.defaultPrevented
  }
}

function makeDetails(url: string, frameName: string, features: readonly string[]): Electron.HandlerDetails {
  const disposition = features.length > 0 ? 'new-window' : 'foreground-tab'
  return {
    url,
    frameName,
    features: features.join(','),
    disposition,
    referrer: { url: '', policy: 'no-referrer' },
  }
}
