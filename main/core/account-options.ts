import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { FormField } from '../../shared/domain/provider.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { ProviderAdapter } from '../providers/adapter.ts'
import type { Accounts } from './accounts.ts'
import type { AppState } from './app-state.ts'
import type { AccountRecord } from './store-ports.ts'

/** Kinds of form fields that hold no secret and no file. */
const PLAIN: readonly FormField['kind'][] = ['text', 'select', 'toggle']
/** What Do Not Disturb means must not change while it is on: then nobody would know what to put back. */
const DND_KEYS = ['dnd', 'dndAccount']

/** The optional fields of an account's form: read and changed without adding the account anew. */
export type AccountOptions = ReturnType<typeof createAccountOptions>

export function createAccountOptions(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly providers: readonly ProviderAdapter[]
}) {
  type Found = {
    readonly record: AccountRecord
    readonly adapter: ProviderAdapter
    readonly keys: readonly string[]
  }

  function find(id: AccountId): Result<Found> {
    const record = deps.accounts.list().find((one) => one.id === id)
    const adapter = deps.providers.find((one) => one.manifest.id === record?.provider)
    if (record === undefined || adapter === undefined)
      return err(appError('no-such-account', { accountId: id }))
    const keys = adapter.manifest.fields
      .filter(({ group, kind }) => group === 'advanced' && PLAIN.includes(kind))
      .map(({ key }) => key)
    return ok({ record, adapter, keys })
  }

  return {
    read(id: AccountId): Result<Record<string, string>> {
      const found = find(id)
      if (!found.ok) return found
      const { record, keys } = found.value
      return ok(Object.fromEntries(keys.map((key) => [key, record.values[key] ?? ''])))
    },

    /** Checks, stores, and opens the account anew. Errors: no-such-account, invalid-input, conflict (`dnd-on`), storage's. */
    async change(id: AccountId, asked: Readonly<Record<string, string>>): Promise<Result<undefined>> {
      const found = find(id)
      if (!found.ok) return found
      const { record, adapter, keys } = found.value
      const stranger = Object.keys(asked).find((key) => !keys.includes(key))
      if (stranger !== undefined) return err(appError('invalid-input', { field: stranger, accountId: id }))
      const changed = Object.entries(asked).filter(
        ([key, text]) => text.trim() !== (record.values[key] ?? ''),
      )
      if (changed.length === 0) return ok()
      const dnd = deps.state.get().accounts.find((view) => view.info.id === id)?.dnd.state.value
      if (dnd?.kind === 'on' && changed.some(([key]) => DND_KEYS.includes(key)))
        return err(appError('conflict', { accountId: id, detail: 'dnd-on' }))
      const kept = Object.entries(record.values).filter(([key]) => !changed.some(([other]) => other === key))
      const set = changed.map(([key, text]) => [key, text.trim()] as const).filter(([, text]) => text !== '')
      const prepared = adapter.prepare(Object.fromEntries([...kept, ...set]))
      if (!prepared.ok) return err({ ...prepared.error, accountId: id })
      return deps.accounts.setValues(id, prepared.value)
    },
  }
}
