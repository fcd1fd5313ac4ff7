import type { HistoryEntry } from '../../../shared/domain/history.ts'
import type { Result } from '../../../shared/result.ts'

/** A part of a long history, newest first. */
export type HistoryPart = {
  readonly entries: readonly HistoryEntry[]
  /** Where the next part begins, null = this was the last one. */
  readonly next: number | null
}

/** The calls of the account as its server knows them. */
export type HistoryFacet = {
  /** The newest, as many as the server gives at once. */
  read(signal: AbortSignal): Promise<Result<readonly HistoryEntry[]>>
  /** All since a moment, from place `start` (0 = the newest) on. Where it is missing, `read` tells everything there is. */
  readonly part?: (since: Date, start: number, signal: AbortSignal) => Promise<Result<HistoryPart>>
}
