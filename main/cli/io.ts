import { closeSync, fchmodSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { CliContext } from './command.ts'

/** Largest file a command reads, in bytes. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024

/** Files as a command sees them: relative to where it was given, bounded, failures as values. */
export function createFileIo(cwd: string): Pick<CliContext, 'readFile' | 'writeFile'> {
  return {
    readFile(path) {
      try {
        const bytes = readFileSync(resolve(cwd, path))
        return bytes.length > MAX_FILE_BYTES
          ? err(appError('file-invalid', { field: path, detail: 'too-large' }))
          : ok(bytes)
      } catch (cause) {
        return err(appError('file-unreadable', { field: path, detail: codeOf(cause) }))
      }
    },
    writeFile(path, bytes) {
      try {
        // Readable by nobody else from the first byte on, also when the file was there with other rights.
        const file = openSync(resolve(cwd, path), 'w', 0o600)
        try {
          fchmodSync(file, 0o600)
          writeFileSync(file, bytes)
        } finally {
          closeSync(file)
        }
        return ok()
      } catch (cause) {
        return err(appError('file-unreadable', { field: path, detail: codeOf(cause) }))
      }
    },
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown'
}
