import { BrowserWindow, dialog } from 'electron'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { CertificateFilePort } from '../core/ports.ts'
import { spoken } from './spoken.ts'

const MAX_CERTIFICATE_BYTES = 1024 * 1024

/** The system's file dialog; the page that asked learns the file's name, never its path or bytes. */
export const certificateFileDialog: CertificateFilePort = {
  async choose() {
    const options: Electron.OpenDialogOptions = {
      title: spoken().words.chooseCertificate,
      properties: ['openFile'],
      filters: [{ name: spoken().words.certificateFiles, extensions: ['p12', 'pfx', 'crt', 'pem', 'cer'] }],
    }
    const parent = BrowserWindow.getFocusedWindow()
    const chosen = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options)
    const [path] = chosen.filePaths
    if (chosen.canceled || path === undefined) return ok(null)
    const fileName = basename(path)
    try {
      const { size } = await stat(path)
      if (size > MAX_CERTIFICATE_BYTES)
        return err(appError('file-invalid', { field: fileName, detail: 'too-large' }))
      return ok({ fileName, bytes: await readFile(path) })
    } catch (cause) {
      const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
      return err(appError('file-unreadable', { field: fileName, detail }))
    }
  },
}
