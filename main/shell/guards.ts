import { app, session } from 'electron'
import { APP_ORIGIN } from './scheme.ts'

/** Permissions our own pages may have; everything else is denied (hardening E5). */
const ALLOWED = new Set(['media', 'speaker-selection', 'audioCapture', 'hid'])

/** No page leaves our origin, opens a window, embeds another page, downloads, or asks for more than the microphone (E1-E5). */
export function startGuards(): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: Electron.Event, url: string) => {
      if (!url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault()
    }
    contents.on('will-navigate', (event) => stay(event, event.url))
    contents.on('will-redirect', (event) => stay(event, event.url))
    contents.on('will-frame-navigate', (event) => stay(event, event.url))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  const own = (url: string | undefined) =>
    url !== undefined && (url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`))
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(own(details.requestingUrl) && ALLOWED.has(permission) && !mediaTypes.includes('video'))
  })
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => own(origin) && ALLOWED.has(permission),
  )
  // Which device, and whether any, is decided by headsets.ts.
  session.defaultSession.setDevicePermissionHandler(() => false)
  session.defaultSession.on('will-download', (event) => event.preventDefault())
}
