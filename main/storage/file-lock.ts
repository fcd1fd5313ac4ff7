import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { isMissing, systemCode } from './file-fault.ts'

/** A lock this old was left behind by a killed process: its holder works for milliseconds. */
const STALE_AFTER_MS = 10_000
const RETRY_MS = 20

/**
 * Runs `work` while holding the lock file `path`, so that two processes do not do it at once. Null = someone else held it
 * until `signal` aborted. Throws system errors.
 */
export async function withFileLock<T>(
  path: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | null> {
  while (!tryLock(path)) {
    if (signal.aborted) return null
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function tryLock(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600))
    return true
  } catch (cause) {
    if (systemCode(cause) !== 'EEXIST') throw cause
    if (isStale(path)) rmSync(path, { force: true })
    return false
  }
}

function isStale(path: string): boolean {
  try {
    return Math.abs(Date.now() - statSync(path).mtimeMs) > STALE_AFTER_MS
  } catch (cause) {
    if (isMissing(cause)) return false
    throw cause
  }
}
