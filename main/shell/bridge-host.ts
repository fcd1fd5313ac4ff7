import { ipcMain } from 'electron'
import { EVENTS, type EventName, type EventPayload, type Role } from '../../shared/bridge.ts'
import { COMMAND_CHANNEL, EVENT_CHANNEL } from '../../shared/channels.ts'
import type { Dispatch } from '../core/dispatch.ts'
import type { Windows } from './windows.ts'

/** Main's end of the bridge: commands come up through `dispatch`, events go down to the windows that may hear them. */
export type BridgeHost = {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  stop(): void
}

/** `dispatch` is awaited, so that windows may load while the core is still being built. */
export function startBridgeHost(windows: Windows, dispatch: Promise<Dispatch>): BridgeHost {
  ipcMain.handle(COMMAND_CHANNEL, async (event, name: unknown, input: unknown) => {
    const role = windows.roleOf(event.sender, event.senderFrame)
    return (await dispatch)(role, name, input)
  })
  return {
    emit(name, payload) {
      const roles: readonly Role[] = EVENTS[name].roles
      for (const [role, window] of windows.all()) {
        if (roles.includes(role)) window.webContents.send(EVENT_CHANNEL, name, payload)
      }
    },
    stop: () => ipcMain.removeHandler(COMMAND_CHANNEL),
  }
}
