import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../shared/domain/history.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { TextMessage } from '../../shared/domain/text-message.ts'
import type { Result } from '../../shared/result.ts'

/** A configured account without secrets. `values` are the provider's form values by key, plus what was learned (`pin`, `dialect`). */
export type AccountRecord = {
  readonly id: AccountId
  readonly name: string
  readonly provider: string
  readonly values: Readonly<Record<string, string>>
  readonly createdAt: string
}

export type AccountStore = {
  list(): readonly AccountRecord[]
  put(record: AccountRecord): Result<undefined>
  remove(id: AccountId): Result<undefined>
}

export type HistoryStore = {
  /** Adds or merges by id, and by Call-ID within an account; returns how many rows are new. */
  upsert(entries: readonly HistoryEntry[]): Result<{ readonly added: number }>
  list(query: HistoryQuery): Result<HistoryPage>
  /** Missed calls not yet looked at. */
  missedCount(): number
  markSeen(): Result<undefined>
  removeAccount(id: AccountId): Result<undefined>
}

/** Short texts, newest first. */
export type TextStore = {
  add(text: TextMessage): Result<undefined>
  /** `address` null = with anybody. */
  list(query: { readonly address: string | null; readonly limit: number }): Result<readonly TextMessage[]>
  /** Received and not yet looked at. */
  unseen(limit: number): Result<readonly TextMessage[]>
  markSeen(address: string | null): Result<undefined>
  removeAccount(id: AccountId): Result<undefined>
}

/** Who changed what, and what it was before: feeds undo and the change list. JSON values, no secrets. */
export type ChangeEntry = {
  readonly at: string
  readonly accountId: string
  readonly kind:
    | 'dnd'
    | 'privacy'
    | 'forwarding'
    | 'account'
    | 'settings'
    | 'intercom-config'
    | 'intercom-door'
  readonly before: unknown
  readonly after: unknown
  readonly confirmed: boolean
}
export type ChangeLog = {
  add(entry: ChangeEntry): Result<undefined>
  latest(accountId: string, kind: ChangeEntry['kind'], limit: number): readonly ChangeEntry[]
}

/** Small facts that are remembered between runs, e.g. the privacy state set here or the dialect a server spoke. */
export type MemoryStore = {
  get(accountId: string, key: string): { readonly value: string; readonly at: string } | null
  set(accountId: string, key: string, value: string): Result<undefined>
  removeAccount(id: AccountId): Result<undefined>
}

/** Where a reader of a journal stands: the id it saw last, and the time beside it for servers that page by time. */
export type JournalCursor = { readonly id: string; readonly timeSec: number | null }

/** One value that a person's installations share. */
export type JournalRecord = {
  readonly collection: string
  readonly key: string
  /** JSON; null = deleted. */
  readonly value: unknown
  /** When and where it was written, as text that sorts (core/journal-record.ts). The newest wins everywhere. */
  readonly stamp: string
}

/** The shared values of each account as they stand here, what of them is still to be sent, and how far was read. */
export type JournalStore = {
  /** Keeps the records that are newer than what is there, and the cursor, all at once or not at all. `pending`: they are
   *  to be sent. Answers the records that were kept. */
  apply(
    accountId: AccountId,
    records: readonly JournalRecord[],
    how: { readonly pending: boolean; readonly cursor?: JournalCursor | null },
  ): Result<readonly JournalRecord[]>
  /** Deleted ones too, by key. */
  list(accountId: AccountId, collection: string): Result<readonly JournalRecord[]>
  /** Oldest first. */
  pending(accountId: AccountId, limit: number): Result<readonly JournalRecord[]>
  /** Notes as sent what has not been written again since. */
  settle(accountId: AccountId, records: readonly JournalRecord[]): Result<undefined>
  state(
    accountId: AccountId,
  ): Result<{ readonly cursor: JournalCursor | null; readonly lastStamp: string | null }>
  removeAccount(id: AccountId): Result<undefined>
}

/** What belongs to the person rather than to an account: notes and the block list. The newest write of each key stays. */
export type PersonStore = {
  /** Deleted ones too, by key. */
  list(collection: string): Result<readonly JournalRecord[]>
  /** Answers the records that were newer than what was there. */
  apply(records: readonly JournalRecord[]): Result<readonly JournalRecord[]>
  lastStamp(): Result<string | null>
}

export type SettingsStore = {
  /** Missing settings are the defaults. Errors: storage-corrupt, storage-too-new. */
  read(): Result<Settings>
  write(settings: Settings): Result<undefined>
}

/** Everything the core keeps between runs. */
export type CoreStores = {
  readonly accounts: AccountStore
  readonly history: HistoryStore
  readonly texts: TextStore
  readonly changes: ChangeLog
  readonly memory: MemoryStore
  readonly settings: SettingsStore
  readonly journal: JournalStore
  readonly person: PersonStore
}

/** Recordings of messages, sealed on disk under the vault's key. It is a cache: what it cannot keep is fetched again, so
 *  its failures are logged and are nobody else's business. */
export type AudioCachePort = {
  get(
    accountId: AccountId,
    messageId: string,
  ): Promise<{ readonly contentType: string; readonly bytes: Buffer } | null>
  put(
    accountId: AccountId,
    messageId: string,
    audio: { readonly contentType: string; readonly bytes: Buffer },
  ): Promise<void>
  remove(accountId: AccountId, messageId: string): Promise<void>
  removeAccount(accountId: AccountId): void
}
