import type { CallOutcome, HistoryEntry } from '../../shared/domain/history.ts'

/** What says most about a call comes first: who was on the phone knows more than who saw it ring. */
const OUTCOMES: readonly CallOutcome[] = [
  'answered',
  'elsewhere',
  'forwarded',
  'blocked',
  'declined',
  'busy',
  'missed',
  'cancelled',
  'failed',
]
const SOURCES: readonly HistoryEntry['sources'][number][] = ['app', 'server', 'desk', 'intercom']

/**
 * One row out of two reports of the same call. `known` keeps its id, direction, time and words; the rest is the better of
 * the two: longer duration, better outcome, all sources, a price once one is known. Seen once is seen.
 */
export function mergeEntries(known: HistoryEntry, other: HistoryEntry): HistoryEntry {
  const outcome =
    OUTCOMES.find((candidate) => candidate === known.outcome || candidate === other.outcome) ?? known.outcome
  const quality = known.quality ?? other.quality
  return {
    id: known.id,
    accountId: known.accountId,
    direction: known.direction,
    outcome,
    remote: {
      address: known.remote.address || other.remote.address,
      displayName: known.remote.displayName ?? other.remote.displayName,
    },
    startedAt: known.startedAt ?? other.startedAt,
    durationSec: Math.max(known.durationSec, other.durationSec),
    status: known.status ?? other.status,
    media: [...new Set([...known.media, ...other.media])],
    price: other.price ?? known.price,
    callId: known.callId ?? other.callId,
    sources: SOURCES.filter((source) => known.sources.includes(source) || other.sources.includes(source)),
    seen: known.seen || other.seen || outcome !== 'missed',
    ...(quality ? { quality } : {}),
  }
}

/** True when writing `after` over `before` would change nothing. Both come from `mergeEntries` or the database. */
export function isSameEntry(before: HistoryEntry, after: HistoryEntry): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
