import type { createBridge } from './bridge.ts'
import type { createWire } from './wire.ts'
import type { FromMain, ToMain } from './messages.ts'

export type PreloadSetup = {
  readonly handshake: string
  readonly binding: string
  readonly receiver: string
  readonly platform: string
  readonly argv: readonly string[]
  readonly versions: Readonly<Record<string, string>>
}
type PreloadScript = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  process: object,
) => void
type Listener = (event: object, ...args: unknown[]) => void

/** What runs in the preload's world: `require('electron')` as a sandboxed preload has it, then the preload itself.
 *  Sent as source (source.ts): uses nothing from outside itself. */
export function startPreloadHalf(
  makeBridge: typeof createBridge,
  makeWire: typeof createWire,
  setup: PreloadSetup,
  preload: PreloadScript | null,
): void {
  if (window !== window.top) return
  const world = globalThis as unknown as Record<string, unknown>
  const wire = makeWire()
  const toBinding = world[setup.binding] as (text: string) => void
  const toMain = (message: ToMain): void => toBinding(JSON.stringify(message))

  const link = new EventTarget()
  window.dispatchEvent(new MouseEvent(setup.handshake, { relatedTarget: link }))
  const bridge = makeBridge(link, 'preload', 'page')

  let lastId = 0
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const request = (message: (id: number) => ToMain): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      toMain(message(id))
      waiting.set(id, { resolve, reject })
    })

  const listeners = new Map<string, { readonly run: Listener; readonly once: boolean }[]>()
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const text = wire.encode(args)
      return request((id) => ({ kind: 'invoke', id, channel, args: text }))
    },
    send: (channel: string, ...args: unknown[]) => toMain({ kind: 'send', channel, args: wire.encode(args) }),
    on: (channel: string, run: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), { run, once: false }])
      return ipcRenderer
    },
    once: (channel: string, run: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), { run, once: true }])
      return ipcRenderer
    },
    removeListener: (channel: string, run: Listener) => {
      const found = listeners.get(channel)?.findLastIndex((one) => one.run === run) ?? -1
      if (found >= 0)
        listeners.set(channel, listeners.get(channel)?.filter((_, index) => index !== found) ?? [])
      return ipcRenderer
    },
    off: (channel: string, run: Listener) => ipcRenderer.removeListener(channel, run),
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  }
  let taken = false
  bridge.listen('exposed', (answer: { readonly taken: boolean }) => {
    taken = answer.taken
  })
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      bridge.send('expose', { name, api: bridge.encode(api) })
      if (taken) throw new Error('Cannot bind an API on top of an existing property on the window object')
    },
  }
  bridge.send(
    'ask',
    bridge.encode((permission: string, details: object) =>
      request((id) => ({ kind: 'ask', id, permission, details })),
    ),
  )

  world[setup.receiver] = (text: string) => {
    const message = JSON.parse(text) as FromMain
    if (message.kind === 'answer') {
      const { resolve, reject } = waiting.get(message.id) ?? {}
      waiting.delete(message.id)
      if (message.ok) resolve?.(wire.decode(message.value))
      else reject?.(new Error(message.value))
      return
    }
    const heard = listeners.get(message.channel) ?? []
    listeners.set(
      message.channel,
      heard.filter(({ once }) => !once),
    )
    for (const { run } of heard)
      run({ sender: ipcRenderer, ports: [] }, ...(wire.decode(message.args) as unknown[]))
  }

  // A link to tel: or sip: would open the browser's own question; main decides instead (will-navigate).
  const { navigation } = globalThis as unknown as { navigation: EventTarget }
  navigation.addEventListener('navigate', (event) => {
    const { url } = (event as Event & { destination: { url: string } }).destination
    if (/^(https?|file|blob|data|about|javascript):/i.test(url)) return
    event.preventDefault()
    toMain({ kind: 'external', url })
  })

  let title = ''
  const watchTitle = (): void => {
    if (document.title === title) return
    title = document.title
    toMain({ kind: 'title', title })
  }
  document.addEventListener('DOMContentLoaded', () => {
    watchTitle()
    new MutationObserver(watchTitle).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })

  const modules: Record<string, object> = { electron: { contextBridge, ipcRenderer } }
  modules['electron/renderer'] = modules['electron'] ?? {}
  const requireModule = (name: string): unknown => {
    const found = modules[name]
    if (!found) throw new Error(`module not found: ${name}`)
    return found
  }
  const module = { exports: {} }
  const process = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: setup.platform,
    argv: setup.argv,
    versions: setup.versions,
    env: {},
  }
  try {
    preload?.(module.exports, requireModule, module, process)
  } catch (error) {
    console.error('Unable to load preload script', error)
    toMain({
      kind: 'preload-failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
  toMain({ kind: 'up' })
}
