import type * as Electron from 'electron'
import { asElectron } from './as-electron.ts'
import type { StandInWebContents } from './web-contents.ts'

type Used =
  | 'url'
  | 'origin'
  | 'top'
  | 'parent'
  | 'name'
  | 'frames'
  | 'isDestroyed'
  | 'send'
  | 'frameTreeNodeId'
  | 'processId'

/** The top frame of a page while it shows one document. Sub-frames have no preload and so never speak to main. */
export class StandInWebFrame implements Pick<Electron.WebFrameMain, Used> {
  readonly #contents: StandInWebContents
  readonly #originOf: (url: string) => string
  #destroyed = false
  readonly name = ''
  readonly parent = null
  readonly frames: Electron.WebFrameMain[] = []
  readonly frameTreeNodeId: number
  readonly processId: number

  constructor(contents: StandInWebContents, originOf: (url: string) => string) {
    this.#contents = contents
    this.#originOf = originOf
    this.frameTreeNodeId = contents.id
    this.processId = contents.id
  }

  get url(): string {
    return this.#contents.getURL()
  }
  get origin(): string {
    return this.#originOf(this.url)
  }
  get top(): Electron.WebFrameMain {
    return asElectron<Electron.WebFrameMain>(this)
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  send(channel: string, ...args: unknown[]): void {
    if (!this.#destroyed) this.#contents.send(channel, ...args)
  }
  /** The document was left, crashed or closed. */
  end(): void {
    this.#destroyed = true
  }
}
