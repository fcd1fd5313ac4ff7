import { BrowserWindow, dialog } from 'electron'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { PeopleFilePort } from '../core/ports.ts'
import { spoken } from './spoken.ts'

const MAX_BYTES = 16 * 1024 * 1024
const filters = () => [{ name: spoken().words.cardFiles, extensions: ['vcf', 'vcard'] }]

/** The system's file dialogs for vCards; pages never learn a path. */
export const peopleFileDialog: PeopleFilePort = {
  async open() {
    const options: Electron.OpenDialogOptions = {
      title: spoken().words.chooseCards,
      properties: ['openFile'],
      filters: filters(),
    }
    const parent = BrowserWindow.getFocusedWindow()
    const chosen = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options)
    const [path] = chosen.filePaths
    if (chosen.canceled || path === undefined) return ok(null)
    return attempt(path, async () => {
      const { size } = await stat(path)
      return size > MAX_BYTES ? Buffer.alloc(0) : readFile(path)
    })
  },
  async save(name, bytes) {
    const options: Electron.SaveDialogOptions = {
      title: spoken().words.saveCards,
      defaultPath: name,
      filters: filters(),
    }
    const parent = BrowserWindow.getFocusedWindow()
    const chosen = parent
      ? await dialog.showSaveDialog(parent, options)
      : await dialog.showSaveDialog(options)
    const { filePath } = chosen
    if (chosen.canceled || !filePath) return ok(false)
    return attempt(filePath, async () => {
      await writeFile(filePath, bytes, { mode: 0o600 })
      return true
    })
  },
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (cause) {
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    return err(appError('file-unreadable', { field: basename(path), detail }))
  }
}
