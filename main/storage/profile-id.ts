import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { writeFileAtomic } from './atomic-file.ts'
import { fileFault, isMissing } from './file-fault.ts'

const FILE = 'profile-id'
const SHAPE = /^[0-9a-f]{32}\n$/

/**
 * The random name of this profile folder, under which the keychain holds its key; null when it has none yet. It moves
 * and is backed up with the folder. Errors: storage-corrupt, storage-unavailable.
 */
export function readProfileId(dir: string): Result<string | null> {
  try {
    const text = readFileSync(join(dir, FILE), 'latin1')
    return SHAPE.test(text) ? ok(text.trim()) : err(appError('storage-corrupt', { field: FILE }))
  } catch (cause) {
    return isMissing(cause) ? ok(null) : err(fileFault(cause))
  }
}

export function newProfileId(): string {
  return randomBytes(16).toString('hex')
}

/** Gives a folder without an id this one. The caller holds a lock. Throws system errors. */
export function writeProfileId(dir: string, id: string): void {
  writeFileAtomic(join(dir, FILE), Buffer.from(`${id}\n`))
}
