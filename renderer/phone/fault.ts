import type { AppError, ErrorCode } from '../../shared/errors.ts'

/** An expected failure as a value. The same as `appError` of shared/errors.ts, without zod in this window's bundle. */
export function fault(code: ErrorCode, fields: Omit<AppError, 'code'> = {}): AppError {
  return { code, ...fields }
}
