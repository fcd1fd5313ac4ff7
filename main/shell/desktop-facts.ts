import type { DesktopView } from '../../shared/domain/desktop.ts'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'
import { askLinuxDesktop } from './tray-host.ts'
import type { Windows } from './windows.ts'

/** Finds out what this desktop offers and keeps windows and snapshot in step with it. `ask` looks again: a tray can come and go. */
export function startDesktopFacts(core: Core, windows: Windows): { readonly ask: () => void } {
  const note = (facts: Partial<DesktopView>): void => {
    const { desktop } = core.state.get()
    core.state.change({ desktop: { ...desktop, ...facts } })
    windows.setHasTray(core.state.get().desktop.tray !== 'absent')
  }
  const session = sessionOf(process.platform, process.env)
  if (process.platform !== 'linux') {
    // Both always have a place for icons and buttons on notifications.
    note({ session, tray: 'present', notificationActions: 'yes' })
    return { ask: () => undefined }
  }
  note({ session })
  const ask = (): void => background(askLinuxDesktop(process.env).then(note), core.log)
  ask()
  return { ask }
}

export function sessionOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): DesktopView['session'] {
  if (platform === 'win32') return 'windows'
  if (platform === 'darwin') return 'macos'
  if (env['XDG_SESSION_TYPE'] === 'wayland' || env['WAYLAND_DISPLAY']) return 'wayland'
  return env['DISPLAY'] ? 'x11' : 'unknown'
}
