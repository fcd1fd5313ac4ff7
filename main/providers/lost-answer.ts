import type { ErrorCode } from '../../shared/errors.ts'

const LOST: ReadonlySet<ErrorCode> = new Set([
  'bad-response',
  'response-truncated',
  'response-too-large',
  'server-error',
])

/** True for a failure after which the change may or may not be in place: the server answered, but not readably. */
export function isAnswerLost(error: { readonly code: ErrorCode }): boolean {
  return LOST.has(error.code)
}
