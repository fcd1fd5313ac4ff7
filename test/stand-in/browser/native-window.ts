import type { StandInMode } from '../options.ts'
import type { CdpSession } from './cdp.ts'
import type { Page } from './page.ts'
import type { WindowState } from './protocol.ts'

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The browser's window around a page. Calls come from bookkeeping that answers at once, so they queue up here. A closed
 *  window refuses everything, which is nobody's fault. */
export class NativeWindow {
  readonly #mode: StandInMode
  readonly #browser: () => CdpSession | undefined
  #queue: Promise<unknown>
  #windowId = 0
  #state: WindowState = 'normal'

  constructor(
    mode: StandInMode,
    browser: () => CdpSession | undefined,
    page: Promise<Page>,
    area: Area,
    show: boolean,
  ) {
    this.#mode = mode
    this.#browser = browser
    this.#queue = page.then(async ({ targetId }) => {
      const found = await browser()?.send('Browser.getWindowForTarget', { targetId })
      this.#windowId = found?.windowId ?? 0
    })
    this.place(area)
    // Without a display a window that is never shown stays as it is; with one it must not be seen.
    if (!show && mode === 'headed') this.setState('minimized')
  }

  place({ x, y, width, height }: Area): void {
    this.#enqueue(async (session, windowId) => {
      if (this.#state !== 'normal') return // takes no sizes; the next show brings them
      await session.send('Browser.setContentsSize', { windowId, width, height })
      await session.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y } })
    })
  }

  setState(windowState: WindowState): void {
    this.#enqueue(async (session, windowId) => {
      if (this.#state === windowState) return
      this.#state = windowState
      await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
    })
  }

  bringToFront(page: Promise<Page>): void {
    this.#enqueue(async () => (await page).session.send('Page.bringToFront', {}))
  }

  /** Resolves when everything asked so far has been done. */
  settled(): Promise<unknown> {
    return this.#queue
  }

  #enqueue(work: (session: CdpSession, windowId: number) => Promise<unknown>): void {
    this.#queue = this.#queue
      .then(() => {
        const session = this.#browser()
        // chromium-headless-shell has pages but no windows.
        return session && this.#mode !== 'shell' ? work(session, this.#windowId) : undefined
      })
      .catch(() => undefined)
  }
}
