import { session } from 'electron'
import type { Core } from '../core/core.ts'
import { APP_ORIGIN } from './scheme.ts'

/** Input devices are for our own pages alone, and only while the person wants the buttons of headsets (hardening E5). The
 *  phone window looks at nothing that is no telephone. */
export function startHeadsets(core: Core): void {
  session.defaultSession.setDevicePermissionHandler(
    ({ deviceType, origin }) =>
      deviceType === 'hid' &&
      (origin === APP_ORIGIN || origin.startsWith(`${APP_ORIGIN}/`)) &&
      core.state.get().settings.headset,
  )
}
