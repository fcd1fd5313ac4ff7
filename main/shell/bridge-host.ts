import { ipcMain } from 'electron'
import { COMMAND_CHANNEL } from '../../shared/channels.ts'
import type { Dispatch } from '../core/dispatch.ts'
import type { Windows } from './windows.ts'

/** Main's ear of the bridge: commands come up through `dispatch`, which is awaited, so that windows may load while the core
 *  is still being built. */
export function startBridgeHost(windows: Windows, dispatch: Promise<Dispatch>): void {
  ipcMain.handle(COMMAND_CHANNEL, async (event, name: unknown, input: unknown) => {
    const role = windows.roleOf(event.sender, event.senderFrame)
    return (await dispatch)(role, name, input)
  })
}
