import { app, dialog } from 'electron'
import type { Log } from '../core/ports.ts'
import type { Windows } from './windows.ts'
import { spoken } from './spoken.ts'

/** A window that dies more often than this within a minute is left alone; the tray and calls go on. */
const RELOADS_A_MINUTE = 3

/**
 * What happens when something breaks: a bug in main is logged (redacted) and the app goes on where it can; a screen that
 * died is loaded again. No crash dump is written or sent: it would hold secrets.
 */
export function startCrashHandling(windows: Windows, log: Log): void {
  let told = false
  process.on('uncaughtException', (cause) => {
    log.error('uncaught exception', { cause })
    // Once is enough to know; a second box over the first helps nobody.
    if (told) return
    told = true
    dialog.showErrorBox(spoken().words.appName, spoken().words.crashed)
  })
  process.on('unhandledRejection', (cause) => log.error('unhandled rejection', { cause }))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log.warn('helper process gone', { type, reason, exitCode }),
  )
  const reloads: number[] = []
  app.on('render-process-gone', (_event, contents, { reason }) => {
    const window = windows.all().find(([, one]) => one.webContents.id === contents.id)
    // The phone window has a nurse of its own (desktop.ts): calls hang on it.
    if (!window || window[0] === 'phone') return
    const [role] = window
    log.error('window gone', { role, reason })
    const now = Date.now()
    while (reloads.length > 0 && now - (reloads[0] ?? 0) > 60_000) reloads.shift()
    if (reloads.length >= RELOADS_A_MINUTE) return
    reloads.push(now)
    contents.reload()
  })
}
