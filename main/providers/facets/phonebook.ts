import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { EntryChange, PhonebookEntry } from '../../../shared/domain/contact.ts'
import type { Result } from '../../../shared/result.ts'

/** At most 1 MiB, and of the kind it says. */
export type Picture = {
  readonly contentType: 'image/png' | 'image/jpeg' | 'image/gif'
  readonly bytes: Buffer
}

export type PhonebookPage = {
  readonly entries: readonly PhonebookEntry[]
  /** How many there are in all. */
  readonly total: number
}

/** The phone book of the company together with the person's own. */
export type PhonebookFacet = {
  /** Rows from `start` on, at most about `size`; an empty page is the end. */
  page(start: number, size: number, signal: AbortSignal): Promise<Result<PhonebookPage>>
  /** As the server finds them. Errors: invalid-input (`text`, empty). */
  search(text: string, signal: AbortSignal): Promise<Result<readonly PhonebookEntry[]>>
  /** Which of these entries are in the person's own book. */
  owned(ids: readonly string[], signal: AbortSignal): Promise<Result<ReadonlySet<string>>>
  /** One entry with everything. Errors: not-found. */
  read(id: string, signal: AbortSignal): Promise<Result<PhonebookEntry>>
  /** Entries of the person's own book. Errors: invalid-input (`field`), conflict (`duplicate-entry`). */
  add(entry: EntryChange, signal: AbortSignal): Promise<Result<WriteOutcome<PhonebookEntry>>>
  /** Keys that are not given stay. Errors: not-found (not in the person's own book), invalid-input, conflict. */
  edit(id: string, change: EntryChange, signal: AbortSignal): Promise<Result<WriteOutcome<PhonebookEntry>>>
  remove(id: string, signal: AbortSignal): Promise<Result<WriteOutcome<null>>>
  /** Whether the person's phones show their own book. Cannot be read everywhere. */
  showOnPhone(on: boolean, signal: AbortSignal): Promise<Result<undefined>>
  /** A picture of a user of the system, null = none. */
  avatar(user: string, signal: AbortSignal): Promise<Result<Picture | null>>
  /** The picture of an entry, null = none. */
  picture(id: string, signal: AbortSignal): Promise<Result<Picture | null>>
}
