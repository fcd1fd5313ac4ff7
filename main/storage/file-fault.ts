import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** The system's name of the failure, e.g. `ENOENT`; null when `cause` is something else. */
export function systemCode(cause: unknown): string | null {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null
}

/** True when a file operation failed because there is no such file. */
export function isMissing(cause: unknown): boolean {
  return systemCode(cause) === 'ENOENT'
}

/**
 * What a failed file operation means: storage-full (disk, quota or file size limit), else storage-unavailable with the
 * system's own name as `detail`. Throws what is not a system error: that is a bug.
 */
export function fileFault(cause: unknown): AppError {
  const code = systemCode(cause)
  if (code === null || !/^E[A-Z0-9]+$/.test(code)) throw cause
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
  return isFull ? appError('storage-full') : appError('storage-unavailable', { detail: code.toLowerCase() })
}

/** Runs file operations and turns their failure into a value. */
export function attemptFile<T>(work: () => T): Result<T> {
  try {
    return ok(work())
  } catch (cause) {
    return err(fileFault(cause))
  }
}
