import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, type Result } from '../../shared/result.ts'
import type { AccountSession } from '../providers/adapter.ts'
import type { AccountAnswer } from './answers.ts'
import { fanOut } from './fan-out.ts'

/** A question to one account as a plain Result. Errors: no-such-account, not-supported, and the session's. */
export async function askOne<T>(
  deps: Parameters<typeof fanOut>[0],
  id: AccountId,
  ask: (session: AccountSession) => Promise<Result<T>> | null,
): Promise<Result<T>> {
  const [answer] = await fanOut(deps, [id], ask)
  return answer?.result ?? err(appError('no-such-account', { accountId: id }))
}

/** The values of those that answered, and who failed with what; an account that cannot do it at all is neither. */
export function sortAnswers<T>(answers: readonly AccountAnswer<T>[]) {
  return {
    values: answers.flatMap(({ account, result }) =>
      result.ok ? [{ accountId: account.id, value: result.value }] : [],
    ),
    failures: answers.flatMap(({ account, result }) =>
      result.ok || result.error.code === 'not-supported'
        ? []
        : [{ accountId: account.id, error: result.error }],
    ),
  }
}
