import { BrowserWindow, dialog } from 'electron'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { SaveFilePort } from '../core/ports.ts'

/** The system's save dialog; the page that asked learns the file's name, never its path. Only its owner can read the file. */
export const saveFileDialog: SaveFilePort = {
  async save(suggestedName, bytes) {
    const options: Electron.SaveDialogOptions = { defaultPath: suggestedName }
    const parent = BrowserWindow.getFocusedWindow()
    const { canceled, filePath } = parent
      ? await dialog.showSaveDialog(parent, options)
      : await dialog.showSaveDialog(options)
    if (canceled || filePath === '') return ok(null)
    try {
      await writePrivate(filePath, bytes)
      return ok({ fileName: basename(filePath) })
    } catch (cause) {
      const detail = cause instanceof Error && 'code' in cause ? String(cause.code).toLowerCase() : 'unknown'
      const full = detail === 'enospc' || detail === 'edquot'
      return err(appError(full ? 'storage-full' : 'storage-unavailable', { detail }))
    }
  },
}

/** Readable by nobody else from the first byte on, also when the file was there with other rights. */
async function writePrivate(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}
