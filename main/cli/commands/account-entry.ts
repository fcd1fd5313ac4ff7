import { appError } from '../../../shared/errors.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { AccountRecord } from '../../core/store-ports.ts'
import type { CliContext } from '../command.ts'

/** An account as `account add`, `list` and `show` print it. */
export function describeAccount({ core }: CliContext, record: AccountRecord) {
  const info = core.state.get().accounts.find((view) => view.info.id === record.id)?.info
  return {
    id: record.id,
    name: record.name,
    provider: record.provider,
    address: info?.address ?? null,
    capabilities: info?.capabilities ?? [],
  }
}

/** `--account` is needed unless there is only one account. */
export function oneAccount(context: CliContext): Result<AccountRecord> {
  const records = context.core.accounts.list()
  const wanted: AccountId | undefined =
    context.accountIds?.[0] ?? (records.length === 1 ? records[0]?.id : undefined)
  const record = records.find((candidate) => candidate.id === wanted)
  return record ? ok(record) : err(appError('account-ambiguous', { field: '--account' }))
}
