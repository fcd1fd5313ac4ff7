import { app } from 'electron'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { appError } from '../../shared/errors.ts'
import type { Core } from '../core/core.ts'
import { autostartEntry, autostartPath } from './autostart-entry.ts'

/** Keeps the system's list of what starts with the session in step with the setting. A refusal is a trouble, not a modal. */
export function startAutostart(core: Core): { stop(): void } {
  let set: boolean | null = null
  const match = (): void => {
    const { autostart } = core.state.get().settings
    if (autostart === set) return
    const first = set === null
    set = autostart
    // What was never asked for here is not ours to remove at the first look.
    if (first && !autostart && process.platform !== 'linux') return
    try {
      if (process.platform === 'linux') writeEntry(autostart, first)
      else app.setLoginItemSettings({ openAtLogin: autostart, args: ['--hidden'] })
    } catch (cause) {
      core.log.warn('autostart not set', { autostart, cause })
      core.state.addTrouble(appError('storage-unavailable', { detail: 'autostart' }))
    }
  }
  match()
  return { stop: core.state.subscribe(match) }
}

/** `first`: an entry that starts another installation stays; only a person's no takes that away as well. */
function writeEntry(on: boolean, first: boolean): void {
  const path = autostartPath(process.env, homedir())
  const entry = autostartEntry(ownCommand(), app.name)
  const isThere = readIfThere(path) === entry
  if (!on) {
    if (isThere || !first) rmSync(path, { force: true })
    return
  }
  if (isThere) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, entry)
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not there, or not readable: it is written anew, and that tells.
    return null
  }
}

/** How this very installation is started. An AppImage runs from a mount that is gone tomorrow; it names its file itself. */
function ownCommand(): readonly string[] {
  const image = process.env['APPIMAGE']
  const program = app.isPackaged ? [image ?? process.execPath] : [process.execPath, app.getAppPath()]
  return [...program, '--hidden']
}
