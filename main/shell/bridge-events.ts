import { EVENTS, type EventName, type EventPayload, type Role } from '../../shared/bridge.ts'
import { EVENT_CHANNEL } from '../../shared/channels.ts'
import type { Windows } from './windows.ts'

/** Sends an event to the windows that may hear it. */
export type EmitEvent = <N extends EventName>(name: N, payload: EventPayload<N>) => void

export function createEmitEvent(windows: Windows): EmitEvent {
  return (name, payload) => {
    const roles: readonly Role[] = EVENTS[name].roles
    for (const [role, window] of windows.all()) {
      if (roles.includes(role)) window.webContents.send(EVENT_CHANNEL, name, payload)
    }
  }
}
