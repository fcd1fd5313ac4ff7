import { HistoryEntrySchema, type HistoryEntry } from '../../shared/domain/history.ts'
import { AccountIdSchema, type AccountId } from '../../shared/ids.ts'
import { instanceUuid } from './instance-id.ts'
import { nextStamp } from './journal-record.ts'
import type { ChangeEntry, ChangeLog, HistoryStore, JournalRecord, MemoryStore } from './store-ports.ts'
import type { Journal } from './journal.ts'
import { isJournalOn } from './journal-switch.ts'

/** Calls that this app lived through, by the row's id. */
const CALLS = 'call'
/** Who switched what where; the undo list stays each machine's own. */
const CHANGES = 'change'

/** An account has another id on each machine, and what was looked at here was not looked at there. */
export function shareCall(journal: Pick<Journal, 'set'>, memory: MemoryStore, entry: HistoryEntry): void {
  const { accountId, seen: _looked, ...value } = entry
  share(journal, memory, accountId, CALLS, entry.id, value)
}

/** How much of the past a machine that begins to share has to give. */
const PAST_CALLS = 500
const PAST_CHANGES = 50
const SHARED_CHANGES = ['dnd', 'privacy', 'forwarding'] as const satisfies readonly ChangeEntry['kind'][]

/** The latest calls that this app lived through, stamped with their own time. */
export function callRecords(
  history: HistoryStore,
  memory: MemoryStore,
  id: AccountId,
): readonly JournalRecord[] {
  const page = history.list({ accountId: id, limit: PAST_CALLS })
  if (!page.ok) return []
  const lived = page.value.entries.filter((entry) => entry.accountId === id && entry.id.startsWith('app:'))
  return lived.flatMap(({ accountId: _here, seen: _looked, ...value }) =>
    value.startedAt === null
      ? []
      : [pastRecord(memory, id, CALLS, value.id, value, new Date(value.startedAt))],
  )
}

/** The latest switches, stamped with their own time. */
export function changeRecords(
  changes: ChangeLog,
  memory: MemoryStore,
  id: AccountId,
): readonly JournalRecord[] {
  return SHARED_CHANGES.flatMap((kind) =>
    changes.latest(id, kind, PAST_CHANGES).map(({ accountId: _here, ...value }) => {
      return pastRecord(memory, id, CHANGES, `${value.at} ${kind}`, value, new Date(value.at))
    }),
  )
}

function pastRecord(
  memory: MemoryStore,
  id: AccountId,
  collection: string,
  key: string,
  value: unknown,
  at: Date,
): JournalRecord {
  return { collection, key, value, stamp: nextStamp(null, at, instanceUuid(memory, id)) }
}

/** The calls among records that came from another machine, as rows of this one's history. */
export function toCalls(records: readonly JournalRecord[], accountId: string): readonly HistoryEntry[] {
  return records.flatMap(({ collection, value }) => {
    if (collection !== CALLS || typeof value !== 'object' || value === null) return []
    const entry = HistoryEntrySchema.safeParse({ ...value, accountId, seen: false })
    return entry.success ? [{ ...entry.data, seen: entry.data.outcome !== 'missed' }] : []
  })
}

/** The change log, with a copy of each change for the other machines. */
export function shareChanges(
  journal: Pick<Journal, 'set'>,
  memory: MemoryStore,
  changes: ChangeLog,
): ChangeLog {
  return {
    latest: (accountId, kind, limit) => changes.latest(accountId, kind, limit),
    add(entry) {
      const added = changes.add(entry)
      const { accountId, ...value } = entry
      if (added.ok) share(journal, memory, accountId, CHANGES, `${entry.at} ${entry.kind}`, value)
      return added
    },
  }
}

/** Only where the person set a journal key; a value that cannot be kept is missing elsewhere and nothing is lost here. */
function share(
  journal: Pick<Journal, 'set'>,
  memory: MemoryStore,
  accountId: string,
  collection: string,
  key: string,
  value: unknown,
): void {
  const id = AccountIdSchema.safeParse(accountId)
  if (id.success && isJournalOn(memory, id.data)) journal.set(id.data, collection, [{ key, value }])
}
