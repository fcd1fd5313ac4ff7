import type * as Electron from 'electron'
import type { Page } from '../browser/page.ts'
import type { Host } from '../host.ts'
import type { ToMain } from '../world/messages.ts'
import { createWire } from '../world/wire.ts'
import { asElectron, makeEvent } from './as-electron.ts'
import type { PageGuard } from './page-guard.ts'
import type { PageState } from './page-state.ts'
import type { StandInWebContents } from './web-contents.ts'

/** Answers what a page's preload says to main. */
export function answerPage(
  host: Host,
  contents: StandInWebContents,
  page: Page,
  state: PageState,
  guard: PageGuard,
): void {
  const wire = createWire()
  const decode = (args: string): readonly unknown[] => wire.decode(args) as unknown[]

  const makeIpcEvent = <Fields extends object>(fields: Fields) =>
    makeEvent({
      type: 'frame' as const,
      sender: asElectron<Electron.WebContents>(contents),
      senderFrame: asElectron<Electron.WebFrameMain>(state.frame),
      processId: state.frame.processId,
      frameId: state.frame.frameTreeNodeId,
      ...fields,
    })

  const invoke = async ({ id, channel, args }: ToMain & { kind: 'invoke' }): Promise<void> => {
    const ipc = contents.ownIpc.handles(channel) ? contents.ownIpc : host.ipcMain
    const event = asElectron<Electron.IpcMainInvokeEvent>(makeIpcEvent({}))
    try {
      const value = wire.encode(await ipc.invoke(event, channel, decode(args)))
      page.tell({ kind: 'answer', id, ok: true, value })
    } catch (error) {
      const value = `Error invoking remote method '${channel}': ${String(error)}`
      page.tell({ kind: 'answer', id, ok: false, value })
    }
  }

  const hear = ({ channel, args }: ToMain & { kind: 'send' }): void => {
    const reply = (to: string, ...values: unknown[]): void => contents.send(to, ...values)
    const event = makeIpcEvent({ reply, ports: [] })
    const values = decode(args)
    contents.emit('ipc-message', event, channel, ...values)
    contents.ownIpc.emit(channel, event, ...values)
    host.ipcMain.emit(channel, event, ...values)
  }

  const permit = async ({ id, permission, details }: ToMain & { kind: 'ask' }): Promise<void> => {
    const granted = await host.permissions.ask(contents, permission, details)
    page.tell({ kind: 'answer', id, ok: true, value: wire.encode(granted) })
  }

  const leave = (url: string): void => {
    if (host.schemes.schemeOf(url) === null) host.recorder.leftTo.push(url)
    else contents.loadURL(url).catch(() => undefined) // an absolute link to a page of the app; did-fail-load says more
  }

  page.on('message', (message) => {
    switch (message.kind) {
      case 'invoke':
        void invoke(message)
        return
      case 'send':
        hear(message)
        return
      case 'ask':
        void permit(message)
        return
      case 'external':
        if (guard.mayNavigate(message.url, true, null)) leave(message.url)
        return
      case 'title':
        state.setTitle(message.title)
        return
      case 'preload-failed':
        contents.preloadFailed(message.message)
        return
      case 'up':
        return // the page itself needs it (page.ts)
    }
  })
}
