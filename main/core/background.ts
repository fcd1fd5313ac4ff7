import type { AppError } from '../../shared/errors.ts'
import type { Log } from './ports.ts'

/** Lets a promise run on its own: nobody waits for it, so its failures are logged, expected ones as a warning with their
 *  codes; a rejection is a bug. `onFailure` also gets the first of them, where a person asked for the thing. */
export function background(promise: Promise<unknown>, log: Log, onFailure?: (error: AppError) => void): void {
  promise
    .then((value) => {
      const [first, ...others] = failuresOf(value)
      if (first === undefined) return
      log.warn('background task refused', {
        code: first.code,
        accountId: first.accountId,
        detail: first.detail,
        others: others.length,
      })
      onFailure?.(first)
    })
    .catch((cause: unknown) => log.error('background task failed', { cause }))
}

/** The errors of a Result, of answers per account (`{result}`), or of lists of either. */
function failuresOf(value: unknown): readonly AppError[] {
  if (Array.isArray(value)) return value.flatMap(failuresOf)
  if (typeof value !== 'object' || value === null) return []
  if ('result' in value) return failuresOf(value.result)
  return 'ok' in value && value.ok === false && 'error' in value ? [value.error as AppError] : []
}
