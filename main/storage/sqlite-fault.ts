import { appError, type AppError } from '../../shared/errors.ts'
import { fileFault, systemCode } from './file-fault.ts'

/** Primary result codes of SQLite (sqlite.org/rescode.html); the low byte of what node:sqlite calls `errcode`. */
const CODE = {
  error: 1,
  busy: 5,
  locked: 6,
  readonly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  constraint: 19,
  notDatabase: 26,
} as const
/** The wal-index could not be given its 32 KiB: on a full disk this comes instead of `full`. */
const IO_SHARED_MEMORY_SIZE = 4874

function resultCode(cause: unknown): number | null {
  return cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number'
    ? cause.errcode
    : null
}

/** True when a row does not fit what its table demands. */
export function isConstraintError(cause: unknown): boolean {
  return ((resultCode(cause) ?? 0) & 0xff) === CODE.constraint
}

/** True for a statement that does not fit the schema: in our own statements a bug, in a migration a foreign file. */
export function isStatementError(cause: unknown): boolean {
  return resultCode(cause) === CODE.error
}

/**
 * What a failed database or file operation means: storage-full, storage-corrupt, or storage-unavailable with `detail`
 * `busy`, `read-only`, `cannot-open`, `io` or the system's own name. Throws everything else: a broken constraint or
 * statement is a bug.
 */
export function storageFault(cause: unknown): AppError {
  // A number in the file that no JavaScript number can hold: nothing we wrote.
  if (systemCode(cause) === 'ERR_OUT_OF_RANGE') return appError('storage-corrupt', { detail: 'number' })
  const code = resultCode(cause)
  if (code === null) return fileFault(cause)
  if (code === IO_SHARED_MEMORY_SIZE) return appError('storage-full')
  switch (code & 0xff) {
    case CODE.full:
      return appError('storage-full')
    case CODE.corrupt:
    case CODE.notDatabase:
      return appError('storage-corrupt')
    case CODE.busy:
    case CODE.locked:
      return appError('storage-unavailable', { detail: 'busy' })
    case CODE.readonly:
      return appError('storage-unavailable', { detail: 'read-only' })
    case CODE.cantOpen:
      return appError('storage-unavailable', { detail: 'cannot-open' })
    case CODE.io:
      return appError('storage-unavailable', { detail: 'io' })
    default:
      throw cause
  }
}
