import { EventEmitter } from 'node:events'
import type { FromMain, ToMain } from '../world/messages.ts'
import { BINDING, pageSource, RECEIVER, WORLD } from '../world/source.ts'
import type { Target } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import type { Events } from './protocol.ts'

export type PageEvents = {
  /** The preload's world of the top frame says something. */
  message: [ToMain]
  /** The top frame shows another document, or another place in it. Page form of the address. */
  navigated: [url: string, sameDocument: boolean]
  started: []
  /** Loaded, refused or given up. */
  stopped: []
  domReady: []
  loaded: [loaderId: string]
  crashed: []
  windowOpen: [Events['Page.windowOpen']]
  console: [level: 'debug' | 'info' | 'warning' | 'error', message: string, line: number, source: string]
  gone: []
}

const LEVELS: Readonly<Record<string, 'debug' | 'info' | 'warning' | 'error'>> = {
  debug: 'debug',
  verbose: 'debug',
  warning: 'warning',
  error: 'error',
  assert: 'error',
}

/** One page: its worlds, its loading and its crashes, without a word of Electron. */
export class Page extends EventEmitter<PageEvents> {
  readonly targetId: string
  readonly session: CdpSession
  /** Ids of the frames inside, the top one included. */
  readonly frames: Set<string>
  /** The document navigated to last, and the one that loaded last, by loader. */
  #document: string | null = null
  #loadedDocument: string | null = null
  /** The execution context of the preload's world, null between documents. */
  #world: number | null = null
  #up = false
  #queue: FromMain[] = []

  constructor(target: Target) {
    super()
    this.targetId = target.targetId
    this.session = target.session
    this.frames = new Set([target.targetId])
    this.#listen()
    void target.gone.then(() => this.emit('gone'))
  }

  /** Puts the worlds in place and lets the page run. `media`: the CSS media features to pretend; `focused`: it believes it has
   *  the focus, from before its first document: Chromium's renderer crashes when told so in the middle of a navigation. */
  async setUp(
    preload: string,
    media: readonly { readonly name: string; readonly value: string }[],
    focused: boolean,
  ): Promise<void> {
    const { session } = this
    const done = Promise.all([
      session.send('Page.enable', {}),
      session.send('Inspector.enable', {}),
      session.send('Runtime.enable', {}),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource() }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: preload, worldName: WORLD }),
      session.send('Emulation.setEmulatedMedia', { features: media }),
      ...(focused ? [session.send('Emulation.setFocusEmulationEnabled', { enabled: true })] : []),
      session.send('Runtime.runIfWaitingForDebugger', {}),
    ])
    await done
  }

  /** Resolves when the document of `loaderId` has loaded, or the page is gone. */
  loaded(loaderId: string): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.off('loaded', check)
        this.off('gone', done)
        this.off('crashed', done)
        resolve()
      }
      const check = (id: string): void => {
        if (id === loaderId) done()
      }
      this.on('loaded', check)
      this.on('gone', done)
      this.on('crashed', done)
      if (this.#loadedDocument === loaderId) done()
    })
  }

  /** Waits for the preload of the current document where there is none yet. */
  tell(message: FromMain): void {
    if (!this.#up || this.#world === null) {
      this.#queue.push(message)
      return
    }
    const expression = `${RECEIVER}(${JSON.stringify(JSON.stringify(message))})`
    this.session.post('Runtime.evaluate', { expression, contextId: this.#world, silent: true })
  }

  #listen(): void {
    const { session } = this
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== WORLD || context.auxData?.frameId !== this.targetId) return
      this.#world = context.id
      this.#up = false
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.#world = null
      this.#up = false
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== BINDING || executionContextId !== this.#world) return
      const message = JSON.parse(payload) as ToMain
      if (message.kind === 'up') this.#cameUp()
      this.emit('message', message)
    })
    session.on('Page.frameAttached', ({ frameId }) => void this.frames.add(frameId))
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#document = frame.loaderId
      this.emit('navigated', frame.url + (frame.urlFragment ?? ''), false)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.targetId) this.emit('navigated', url, true)
    })
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId === this.targetId) this.emit('started')
    })
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId === this.targetId && this.#document !== null) this.emit('stopped')
    })
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      // The empty page a window is born with tells its life, too; it is not the app's.
      if (frameId !== this.targetId || loaderId !== this.#document) return
      if (name === 'DOMContentLoaded') this.emit('domReady')
      if (name !== 'load') return
      this.#loadedDocument = loaderId
      this.emit('loaded', loaderId)
    })
    session.on('Inspector.targetCrashed', () => {
      this.#world = null
      this.#up = false
      this.emit('crashed')
    })
    session.on('Page.windowOpen', (opened) => this.emit('windowOpen', opened))
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const from = stackTrace?.callFrames[0]
      const message = args
        .map((arg) => (typeof arg.value === 'string' ? arg.value : (arg.description ?? String(arg.value))))
        .join(' ')
      this.emit('console', LEVELS[type] ?? 'info', message, (from?.lineNumber ?? 0) + 1, from?.url ?? '')
    })
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: thrown }) => {
      const message = `Uncaught ${thrown.exception?.description ?? thrown.text}`
      this.emit('console', 'error', message, thrown.lineNumber + 1, thrown.url ?? '')
    })
  }

  #cameUp(): void {
    this.#up = true
    const queue = this.#queue
    this.#queue = []
    for (const message of queue) this.tell(message)
  }
}
