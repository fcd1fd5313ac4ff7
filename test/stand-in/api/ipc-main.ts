import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'

type Handler = Parameters<Electron.IpcMain['handle']>[1]

/** Main's end of `ipcRenderer.invoke` and `.send`; one for the app and one per WebContents. */
export class StandInIpcMain
  extends EventEmitter
  implements Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super()
    // A channel may be called "error"; nobody listening to it is no reason to throw.
    this.on('error', () => undefined)
  }

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.#handlers.set(channel, listener)
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args: unknown[]): unknown => {
      this.removeHandler(channel)
      return listener(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  handles(channel: string): boolean {
    return this.#handlers.has(channel)
  }

  /** Runs the handler; rejects with its error, or because there is none. */
  async invoke(
    event: Electron.IpcMainInvokeEvent,
    channel: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}
