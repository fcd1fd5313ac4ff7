import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { type WebSocket as Socket, WebSocketServer } from 'ws'
import type { CommandName } from '../../shared/bridge.ts'

/** What carries the bridge between the phone page and this process, in place of the preload and Electron's ipc. */
export type PageLink = {
  emit(name: string, payload: unknown): Promise<void>
  close(): Promise<void>
}

type Answer = (name: CommandName, raw: unknown) => Promise<unknown>

/** By Playwright's own calls: 2 to 4 ms a way on a busy machine, and the page keeps its policy. */
export async function linkByPlaywright(page: Page, answer: Answer): Promise<PageLink> {
  await page.exposeFunction('__command', answer)
  return {
    emit: (name, payload) =>
      page.evaluate(([event, value]) => window.__emit(event, value), [name, payload] as const),
    close: () => Promise.resolve(),
  }
}

/**
 * By a WebSocket on loopback, for figures: a message passes one process more than in Electron (the browser's network
 * process). Needs a page without a policy against sockets.
 */
export async function linkBySocket(page: Page, answer: Answer): Promise<PageLink> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  let socket: Socket | null = null
  server.on('connection', (connected) => {
    connected.on('message', (data: Buffer) => {
      // The page's half is below.
      const asked = JSON.parse(data.toString()) as { id: number; name: CommandName; input: unknown }
      void answer(asked.name, asked.input).then((value) => {
        connected.send(JSON.stringify({ id: asked.id, value }))
      })
    })
    socket = connected
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await page.addInitScript(connectBySocket, `ws://127.0.0.1:${port}/`)
  return {
    emit(name, payload) {
      socket?.send(JSON.stringify({ name, payload }))
      return Promise.resolve()
    },
    async close() {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Runs in the page. */
function connectBySocket(url: string): void {
  const socket = new WebSocket(url)
  const asked = new Map<number, (value: unknown) => void>()
  const opened = new Promise((resolve) => {
    socket.addEventListener('open', resolve)
  })
  let isOpen = false
  void opened.then(() => {
    isOpen = true
  })
  window.__command = (name, input) =>
    new Promise((resolve) => {
      const id = asked.size === 0 ? 1 : Math.max(...asked.keys()) + 1
      asked.set(id, resolve)
      const text = JSON.stringify({ id, name, input })
      if (isOpen) socket.send(text)
      else void opened.then(() => socket.send(text))
    })
  socket.addEventListener('message', ({ data }) => {
    const said = JSON.parse(String(data)) as {
      id?: number
      value?: unknown
      name?: string
      payload?: unknown
    }
    if (said.id === undefined) return window.__emit(said.name ?? '', said.payload)
    asked.get(said.id)?.(said.value)
    asked.delete(said.id)
  })
}
