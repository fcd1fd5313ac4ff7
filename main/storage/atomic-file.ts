import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

const PRIVATE_FILE = 0o600

/** Names end like this while a file is being written; SQLite adds its companions. */
const TEMPORARY = /\.tmp(-wal|-shm|-journal)?$/
/** Nothing is written for this long: such a file was left by a killed process. */
const LEFT_BEHIND_AFTER_MS = 60_000

export function temporaryPath(path: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
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

/** Removes what killed processes left half written in this folder. Throws system errors. */
export function sweepTemporaries(folder: string): void {
  for (const name of readdirSync(folder).filter((candidate) => TEMPORARY.test(candidate))) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > LEFT_BEHIND_AFTER_MS) rmSync(path, { force: true })
  }
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
