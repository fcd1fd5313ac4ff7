import { existsSync } from 'node:fs'
import type { DesktopView } from '../../shared/domain/desktop.ts'
import { connectBus, sessionBusPath } from '../storage/dbus.ts'

const ASK_LIMIT_MS = 500
const WATCHER = 'org.kde.StatusNotifierWatcher'
const NOTIFICATIONS = 'org.freedesktop.Notifications'

/** What of the desktop can only be learned over the session bus (Linux). No bus, or none that answers in time, is `unknown`. */
export async function askLinuxDesktop(
  env: NodeJS.ProcessEnv,
): Promise<Pick<DesktopView, 'tray' | 'notificationActions'>> {
  const unknown = { tray: 'unknown', notificationActions: 'unknown' } as const
  const found = sessionBusPath(env, existsSync)
  if (found.kind !== 'path') return unknown
  const signal = AbortSignal.timeout(ASK_LIMIT_MS)
  const bus = await connectBus(found.path, signal)
  if (!bus.ok) return unknown
  const { call, close } = bus.value
  const [watcher, capabilities] = await Promise.all([
    call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      args: [WATCHER],
    }),
    call({
      destination: NOTIFICATIONS,
      path: '/org/freedesktop/Notifications',
      interface: NOTIFICATIONS,
      member: 'GetCapabilities',
      args: [],
    }),
  ])
  close()
  const owned = watcher.ok ? watcher.value[0] : null
  return {
    // StatusNotifierItem: without a watcher nobody draws the icon (GNOME without its extension).
    tray: owned === true ? 'present' : owned === false ? 'absent' : 'unknown',
    notificationActions: capabilities.ok
      ? capabilities.value.includes('actions')
        ? 'yes'
        : 'no'
      : 'unknown',
  }
}
