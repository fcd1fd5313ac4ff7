import { appError } from '../../shared/errors.ts'
import { err, type Result } from '../../shared/result.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { AccountSession } from '../providers/adapter.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import type { AccountRecord } from './store-ports.ts'
import type { Clock } from './ports.ts'

/**
 * Asks several accounts at once; each answers or fails on its own. The slowest one decides how long it takes.
 * `ids` null = all. Reachability follows from the answers: a failure on the way there makes the account unreachable.
 */
export async function fanOut<T>(
  deps: { readonly accounts: Accounts; readonly state: AppState; readonly clock: Clock },
  ids: readonly AccountId[] | null,
  ask: (session: AccountSession, record: AccountRecord) => Promise<Result<T>> | null,
  source: AccountAnswer<T>['source'] | ((session: AccountSession) => AccountAnswer<T>['source']) = 'server',
): Promise<readonly AccountAnswer<T>[]> {
  const records = deps.accounts.list().filter((record) => ids === null || ids.includes(record.id))
  return Promise.all(
    records.map(async (record): Promise<AccountAnswer<T>> => {
      const account = { id: record.id, name: record.name }
      const opened = await deps.accounts.session(record.id)
      const asked = opened.ok ? ask(opened.value.session, record) : null
      const result: Result<T> = !opened.ok
        ? opened
        : asked === null
          ? err(appError('not-supported', { accountId: record.id }))
          : await asked
      const asOf = deps.clock.now().toISOString()
      if (asked !== null || !opened.ok) noteReachability(deps.state, record.id, result, asOf)
      return {
        account,
        asOf,
        source: typeof source === 'string' ? source : opened.ok ? source(opened.value.session) : 'server',
        result: result.ok ? result : err({ ...result.error, accountId: record.id }),
      }
    }),
  )
}

/** Codes that speak about the account's system or its credentials, not about this one question. */
const ABOUT_THE_SYSTEM = new Set<string>([
  'unauthorized',
  'forbidden',
  'client-certificate-required',
  'client-certificate-refused',
  'server-error',
  'not-this-system',
  'name-not-found',
  'unreachable',
  'timeout',
  'tls-unknown-issuer',
  'tls-wrong-host',
  'tls-expired',
  'tls-pin-changed',
  'tls-failed',
  'insecure-transport',
  'secret-store-unavailable',
  'secret-missing',
  'bad-response',
  'response-too-large',
  'response-truncated',
  'certificate-expired',
  'certificate-weak',
])

/** The detail of a fault that the adapter knows to concern one question only. */
const ONE_QUESTION = 'one-question'

function noteReachability<T>(state: AppState, accountId: string, result: Result<T>, asOf: string): void {
  if (!result.ok && (!ABOUT_THE_SYSTEM.has(result.error.code) || result.error.detail === ONE_QUESTION)) return
  state.changeAccount(accountId, (view) => ({
    ...view,
    reachability: result.ok
      ? { kind: 'ok', asOf }
      : { kind: 'failed', asOf, error: { ...result.error, accountId } },
  }))
}
