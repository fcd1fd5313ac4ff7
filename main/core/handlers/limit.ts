import { AccountIdSchema, type AccountId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err } from '../../../shared/result.ts'
import { appError } from '../../../shared/errors.ts'
import type { AccountAnswer } from '../answers.ts'

/** Whole-command limit for what a window asks, in ms: each adapter has its own, shorter ones. */
export const limit = (ms = 40_000): AbortSignal => AbortSignal.timeout(ms)

export const accountOf = (accountId: string): AccountId => AccountIdSchema.parse(accountId)

/** The answer of the one account that was asked. */
export async function single<T>(answers: Promise<readonly AccountAnswer<T>[]>): Promise<Result<T>> {
  const [answer] = await answers
  return answer?.result ?? err(appError('no-such-account'))
}
