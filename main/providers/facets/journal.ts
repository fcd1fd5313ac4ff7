import type { Result } from '../../../shared/result.ts'
import type { JournalCursor } from '../../core/store-ports.ts'

/** An entry as the server keeps it. `data` is whatever some client put there. */
export type JournalEntry = {
  readonly id: string
  /** `urn:uuid:…` of the installation that put it, null where the server does not say. */
  readonly uuid: string | null
  readonly data: string
}

export type JournalPage = {
  /** In the order of the server; none of them is at or before `after` where that can be told. */
  readonly entries: readonly JournalEntry[]
  /** Where to go on; `after` itself when there was nothing new. */
  readonly cursor: JournalCursor | null
}

/** The account's drop box for its own installations. The server keeps what it is given and never looks into it. */
export type JournalFacet = {
  /** The account's address: part of what keeps entries of different accounts apart. */
  readonly account: string
  /** One page after `after` (null = from the start), without the entries of `exceptUuid`. */
  get(
    question: { readonly after: JournalCursor | null; readonly exceptUuid: string | null },
    signal: AbortSignal,
  ): Promise<Result<JournalPage>>
  /** Puts a batch, once. The answer maps each entry's own id to the server's, null = not stored. */
  put(
    uuid: string,
    entries: readonly { readonly id: string; readonly data: string }[],
    signal: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, string | null>>>
}
