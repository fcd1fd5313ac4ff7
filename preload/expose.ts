import { contextBridge, ipcRenderer } from 'electron'
import { COMMAND_CHANNEL, EVENT_CHANNEL } from '../shared/channels.ts'

/** Names of the contract by role, computed from shared/bridge.ts when the preloads are built: nothing to edit here. */
declare const BRIDGE_NAMES: Readonly<
  Record<
    'app' | 'incoming' | 'phone',
    { readonly commands: readonly string[]; readonly events: readonly string[] }
  >
>

/** Puts `window.sidetone` in place: named functions of the role's commands, subscriptions for its events, nothing else. */
export function exposeBridge(role: 'app' | 'incoming' | 'phone'): void {
  const { commands, events } = BRIDGE_NAMES[role]
  const listeners = new Map<string, Set<(payload: unknown) => void>>(events.map((name) => [name, new Set()]))
  ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  })
  contextBridge.exposeInMainWorld('sidetone', {
    commands: Object.fromEntries(
      commands.map((name) => [
        name,
        (input: unknown): Promise<unknown> => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
      ]),
    ),
    events: Object.fromEntries(
      events.map((name) => [
        name,
        (listener: (payload: unknown) => void) => {
          listeners.get(name)?.add(listener)
          return () => void listeners.get(name)?.delete(listener)
        },
      ]),
    ),
  })
}
