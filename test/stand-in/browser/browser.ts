import { spawn } from 'node:child_process'
import type { StandInOptions } from '../options.ts'
import { chromiumArguments, type Switch } from './arguments.ts'
import { CdpPipe, type CdpSession } from './cdp.ts'
import { findChromium, killChromium, makeProfile, startChromium, type Chromium } from './chromium.ts'
import type { Events } from './protocol.ts'

/** A page of the browser, still paused before its first instruction. */
export type Target = { readonly targetId: string; readonly session: CdpSession; readonly gone: Promise<void> }
export type NewPage = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly show: boolean
}
type Attached = Events['Target.attachedToTarget']
type Hooks = {
  /** A page opened a window: `window.open` or a link with a target. */
  readonly opened: (openerId: string, target: Target) => void
  /** The browser ended without being asked. */
  readonly died: (said: string) => void
}

/** A loaded machine needs seconds for either; after this something is wrong. */
const START_LIMIT_MS = 40_000
const WINDOW_LIMIT_MS = 20_000

/** One Chromium, started on demand, and the pages in it. */
export class Browser {
  readonly #options: StandInOptions
  readonly #hooks: Hooks
  readonly #program: string
  readonly #args: readonly string[]
  readonly #profile: string
  readonly #chromium: Chromium
  readonly pipe: CdpPipe
  readonly session: CdpSession
  /** Pages that attached before the answer to `createTarget` came, by target. */
  readonly #arrived = new Map<string, Target>()
  readonly #awaited = new Map<string, (target: Target) => void>()
  readonly #ended = new Map<string, () => void>()
  /** headed mode: the next page nobody opened is the window that was asked for. */
  #nextWindow: ((target: Target) => void) | null = null
  #lastWindow: Promise<unknown> = Promise.resolve()
  readonly #exited: Promise<void>
  #killed = false

  constructor(options: StandInOptions, switches: readonly Switch[], hooks: Hooks) {
    const asRoot = process.getuid?.() === 0
    this.#options = options
    this.#hooks = hooks
    this.#program = findChromium(options, process.env['PATH'] ?? '')
    this.#profile = makeProfile()
    this.#args = chromiumArguments(options, this.#profile, switches, asRoot)
    if (asRoot) process.stderr.write('stand-in: running as root, so Chromium runs with --no-sandbox\n')
    this.#chromium = startChromium(this.#program, this.#args, options.verbose)
    const { process: child } = this.#chromium
    child.once('error', (error) => this.#died(error.message))
    this.#exited = new Promise((resolve) =>
      child.once('exit', () => resolve(this.#died(this.#chromium.said()))),
    )
    this.pipe = new CdpPipe(this.#chromium.input, this.#chromium.output)
    this.session = this.pipe.session()
  }

  /** Resolves when pages can be made. `beforePages` sets up what must see every page from its start. */
  async start(beforePages: (session: CdpSession) => Promise<unknown>): Promise<void> {
    this.session.on('Target.attachedToTarget', (event) => this.#attached(event))
    this.session.on('Target.targetDestroyed', ({ targetId }) => {
      this.#ended.get(targetId)?.()
      this.#ended.delete(targetId)
    })
    const prepared = Promise.all([
      beforePages(this.session),
      this.session.send('Target.setDiscoverTargets', { discover: true }),
      this.session.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
        filter: [{ type: 'page' }],
      }),
    ])
    // A browser that dies at once is reported by its end, which says more than the broken pipe does.
    const answered = prepared.catch(() => this.#exited.then(() => prepared))
    await within(START_LIMIT_MS, answered, () => `Chromium did not answer\n${this.#chromium.said()}`)
  }

  newPage(page: NewPage): Promise<Target> {
    if (this.#options.mode !== 'headed') return this.#newTarget(page)
    const made = this.#lastWindow.then(() =>
      within(
        WINDOW_LIMIT_MS,
        this.#newAppWindow(page),
        () => `Chromium made no window\n${this.#chromium.said()}`,
      ),
    )
    this.#lastWindow = made.catch(() => undefined)
    return made
  }

  async #newTarget(page: NewPage): Promise<Target> {
    const { targetId } = await this.session.send('Target.createTarget', {
      url: 'about:blank',
      ...(this.#options.mode === 'shell' ? {} : { newWindow: true, background: !page.show }),
      left: page.x,
      top: page.y,
      width: page.width,
      height: page.height,
    })
    const arrived = this.#arrived.get(targetId)
    this.#arrived.delete(targetId)
    return arrived ?? new Promise((resolve) => this.#awaited.set(targetId, resolve))
  }

  /** Closes a page somebody opened. It is let go first: its opener waits for it in the same process and would hang with it. */
  refuse({ targetId, session }: Target): void {
    session
      .send('Runtime.runIfWaitingForDebugger', {})
      .catch(() => undefined)
      .finally(() => this.session.post('Target.closeTarget', { targetId }))
  }

  /** A window without tabs: only the command line makes one, by handing over to the running browser. */
  #newAppWindow(page: NewPage): Promise<Target> {
    return new Promise((resolve) => {
      this.#nextWindow = resolve
      const args = this.#args.filter((arg) => !/^--(remote-debugging-pipe|no-startup-window)$/.test(arg))
      const place = [`--window-position=${page.x},${page.y}`, `--window-size=${page.width},${page.height}`]
      spawn(this.#program, [...args, ...place, '--app=data:text/html,<title></title>'], { stdio: 'ignore' })
    })
  }

  #attached({ sessionId, targetInfo }: Attached): void {
    const gone = new Promise<void>((resolve) => this.#ended.set(targetInfo.targetId, resolve))
    void gone.then(() => this.pipe.drop(sessionId))
    const target: Target = { targetId: targetInfo.targetId, session: this.pipe.session(sessionId), gone }
    const awaited = this.#awaited.get(targetInfo.targetId)
    if (awaited) {
      this.#awaited.delete(targetInfo.targetId)
      awaited(target)
    } else if (targetInfo.openerId !== undefined) {
      this.#hooks.opened(targetInfo.openerId, target)
    } else if (this.#nextWindow) {
      this.#nextWindow(target)
      this.#nextWindow = null
    } else {
      this.#arrived.set(targetInfo.targetId, target)
    }
  }

  #died(said: string): void {
    this.pipe.close()
    if (!this.#killed) this.#hooks.died(said)
    this.#killed = true
  }

  kill(): void {
    this.#killed = true
    killChromium(this.#chromium.process, this.#profile)
  }
}

function within<T>(limitMs: number, work: Promise<T>, why: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`stand-in: ${why()}`)), limitMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
