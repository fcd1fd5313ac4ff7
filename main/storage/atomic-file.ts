import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const PRIVATE_FILE = 0o600

/** Names end with this while a file is being written; one that stays was left by a killed process. */
export const TEMPORARY_SUFFIX = '.tmp'

export function temporaryPath(path: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}${TEMPORARY_SUFFIX}`
}

/** Writes so that `path` holds either the old bytes or all the new ones, also after a power cut. Mode 0600. Throws system errors. */
export function writeFileAtomic(path: string, bytes: Uint8Array): void {
  const temporary = temporaryPath(path)
  const file = openSync(temporary, 'wx', PRIVATE_FILE)
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
  syncFolder(dirname(path))
}

/** Makes a rename in this folder last through a power cut. Windows has no such call and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes the bytes of a file that something else wrote last through a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
