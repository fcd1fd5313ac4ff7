import { chromium, type Browser, type ConnectOverCDPTransport, type Page } from 'playwright-core'
import type { CdpFrame } from '../stand-in/browser/cdp.ts'
import type { FromApp, ToApp } from '../stand-in/driver.ts'
import { startOnStandIn, type AppProcess } from './app-process.ts'
import type { LaunchOptions, Runtime } from './launch.ts'

/** Forks the app on the stand-in and drives it over the fork's IPC channel: no port, and main is a process of its own. */
export async function launchOnStandIn(options: LaunchOptions): Promise<Runtime> {
  const app = startOnStandIn(
    {
      ...options,
      env: {
        ...options.env,
        ...(options.mode ? { SIDETONE_STANDIN_MODE: options.mode } : {}),
        ...(options.pages !== false && options.focusEmulation !== false
          ? { SIDETONE_STANDIN_FOCUSED: '1' }
          : {}),
        ...(options.fakeMedia ? { SIDETONE_FAKE_MEDIA: '1' } : {}),
      },
    },
    true,
  )
  const channel = openChannel(app)
  await channel.up
  const looks = new Set<() => void>()
  const browser = options.pages === false ? null : await connect(channel, app)
  const context = browser?.contexts()[0]
  const welcome = (page: Page): void => {
    const look = (): void => looks.forEach((one) => one())
    page.on('framenavigated', look)
    look()
  }
  context?.pages().forEach(welcome)
  context?.on('page', welcome)
  channel.tell({ kind: 'go' })
  return {
    app,
    evaluate: (run, arg) => channel.evaluate(run.toString(), arg) as Promise<never>,
    pages: () => context?.pages() ?? [],
    onPage: (look) => {
      looks.add(look)
      return () => looks.delete(look)
    },
  }
}

type Channel = {
  readonly up: Promise<void>
  tell(message: ToApp): void
  onFrame(handler: (frame: CdpFrame) => void): void
  attach(): Promise<void>
  evaluate(source: string, arg: unknown): Promise<unknown>
}

function openChannel(app: AppProcess): Channel {
  const tell = (message: ToApp): void => {
    if (app.child.connected) app.child.send(message)
  }
  const up = Promise.withResolvers<void>()
  const attached = Promise.withResolvers<void>()
  const answers = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let onFrame: (frame: CdpFrame) => void = () => undefined
  let lastId = 0
  const take = (id: number) => {
    const answer = answers.get(id)
    answers.delete(id)
    return answer
  }
  app.child.on('message', (message: FromApp) => {
    if (message.kind === 'up') up.resolve()
    else if (message.kind === 'attached') attached.resolve()
    else if (message.kind === 'cdp') onFrame(message.frame)
    else if (message.kind === 'value') take(message.id)?.resolve(message.value)
    else take(message.id)?.reject(Object.assign(new Error(message.message), { stack: message.stack }))
  })
  void app.exited.then(({ code, signal }) => {
    const error = new Error(`the app ended (${code ?? signal}):\n${app.output()}`)
    up.reject(error)
    attached.reject(error)
    for (const { reject } of answers.values()) reject(error)
  })
  attached.promise.catch(() => undefined)
  return {
    up: up.promise,
    tell,
    onFrame: (handler) => {
      onFrame = handler
    },
    attach: () => {
      tell({ kind: 'attach' })
      return attached.promise
    },
    evaluate: (source, arg) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        if (!app.child.connected) return reject(new Error('the app has ended'))
        answers.set(id, { resolve, reject })
        tell({ kind: 'evaluate', id, source, arg })
      }),
  }
}

async function connect(channel: Channel, app: AppProcess): Promise<Browser> {
  await channel.attach()
  const transport: ConnectOverCDPTransport = {
    send: (frame) => channel.tell({ kind: 'cdp', frame: frame }),
    close: () => undefined,
  }
  channel.onFrame((frame) => transport.onmessage?.(frame))
  void app.exited.then(() => transport.onclose?.())
  // noDefaults: the app's own theme and visibility stay what they are.
  return chromium.connectOverCDP(transport, { noDefaults: true })
}
