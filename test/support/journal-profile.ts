import type { Clock } from '../../main/core/ports.ts'
import { openStorage } from '../../main/storage/open-storage.ts'
import type { AccountId } from '../../shared/ids.ts'
import { secret } from '../../shared/secret.ts'
import { createCliBench, type CliBench } from './cli-bench.ts'
import { createMemoryLog } from './memory.ts'

/** Where a profile's one account is, and how it gets in. */
export type ProfileAccount = {
  readonly values: Readonly<Record<string, string>>
  readonly password: string
  /** Empty: there is none. */
  readonly journalKey: string
}

export type JournalProfile = CliBench & { readonly id: AccountId }

/** A profile on disk with one account; its secrets are in memory and given again at each start. */
export async function openJournalProfile(
  dir: string,
  clock: Clock,
  { values, password, journalKey }: ProfileAccount,
): Promise<JournalProfile> {
  const storage = openStorage({ dir, log: createMemoryLog(), clock })
  if (!storage.ok) throw new Error(storage.error.code)
  const bench = createCliBench(clock, { stores: storage.value.stores })
  const secrets = {
    password: secret(password),
    ...(journalKey !== '' && { journalKey: secret(journalKey) }),
  }
  const [known] = bench.core.accounts.list()
  if (known) await bench.vault.write(known.id, secrets)
  const added = known ? null : await bench.core.accounts.add('Alice', 'sip2sip', values, secrets)
  if (added && !added.ok) throw new Error(added.error.code)
  const record = known ?? (added?.ok ? added.value : null)
  if (!record) throw new Error('no account')
  return {
    ...bench,
    id: record.id,
    async close() {
      await bench.close()
      storage.value.close()
    },
  }
}
