import type * as Electron from 'electron'
import type { Page } from '../browser/page.ts'
import type { Host } from '../host.ts'
import { makeEvent } from './as-electron.ts'
import type { StandInWebContents } from './web-contents.ts'
import { StandInWebFrame } from './web-frame.ts'

/** Exit code of a process that ended by SIGSEGV, as a shell says it. */
const CRASHED = 139

/** What is known of a page, kept up to date from its events, which are passed on as Electron's. */
export class PageState {
  readonly #host: Host
  readonly #contents: StandInWebContents
  /** Own form of the address shown. */
  url = ''
  title = ''
  loading = false
  crashed = false
  /** Page form of the address main itself asked for last: nobody is asked about it (page-guard.ts). */
  askedFor: string | null = null
  frame: StandInWebFrame

  constructor(host: Host, contents: StandInWebContents) {
    this.#host = host
    this.#contents = contents
    this.frame = this.#newFrame()
  }

  follow(page: Page): void {
    const contents = this.#contents
    page.on('navigated', (url, sameDocument) => this.#navigated(this.#host.schemes.toOwn(url), sameDocument))
    page.on('started', () => {
      this.loading = true
      contents.emit('did-start-loading')
    })
    page.on('domReady', () => contents.emit('dom-ready', makeEvent({})))
    page.on('loaded', () => contents.emit('did-finish-load'))
    page.on('stopped', () => {
      this.loading = false
      contents.emit('did-stop-loading')
    })
    page.on('console', (level, message, lineNumber, source) => {
      const sourceId = this.#host.schemes.toOwn(source)
      const event = makeEvent({ level, message, lineNumber, sourceId, frame: this.frame })
      const number = ['debug', 'info', 'warning', 'error'].indexOf(level)
      contents.emit('console-message', event, number, message, lineNumber, sourceId)
    })
    page.on('crashed', () => {
      this.crashed = true
      this.loading = false
      this.frame.end()
      const details: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: CRASHED }
      contents.emit('render-process-gone', makeEvent({}), details)
      this.#host.app.emit('render-process-gone', makeEvent({}), contents, details)
    })
  }

  setTitle(title: string): void {
    if (title === this.title) return
    this.title = title
    this.#contents.emit('page-title-updated', makeEvent({}), title, true)
  }

  #navigated(url: string, sameDocument: boolean): void {
    this.url = url
    this.askedFor = null
    if (sameDocument) {
      this.#contents.emit('did-navigate-in-page', makeEvent({}), url, true, 1, 1)
      return
    }
    this.crashed = false
    this.frame.end()
    this.frame = this.#newFrame()
    this.#contents.emit('did-navigate', makeEvent({}), url, 200, 'OK')
  }

  #newFrame(): StandInWebFrame {
    return new StandInWebFrame(this.#contents, (url) => this.#host.schemes.originOf(url))
  }
}
