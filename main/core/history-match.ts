import type { HistoryEntry } from '../../shared/domain/history.ts'
import type { HistoryStore } from './store-ports.ts'

/** Clocks of a phone system and of this machine are at most so far apart, and a call is noted when it begins. */
const NEAR_MS = 20_000

/**
 * Some systems list calls without their SIP Call-ID (sipXcom's CDR). A call that this app lived through as well, to the same
 * party in the same direction at the same time, lends its own, so that both become one row.
 */
export function adoptCallIds(
  entries: readonly HistoryEntry[],
  store: Pick<HistoryStore, 'list'>,
): readonly HistoryEntry[] {
  const bare = entries.filter((entry) => entry.callId === null && entry.startedAt !== null)
  const [first] = bare
  if (first === undefined) return entries
  const oldest = bare.map((entry) => entry.startedAt ?? '').toSorted()[0] ?? ''
  const since = new Date(Date.parse(oldest) - NEAR_MS).toISOString()
  const page = store.list({ accountId: first.accountId, since, limit: 500 })
  const lived = page.ok
    ? page.value.entries.filter((entry) => entry.callId !== null && entry.sources.includes('app'))
    : []
  const taken = new Set<string>()
  return entries.map((entry) => {
    if (entry.callId !== null) return entry
    const twin = lived.find((own) => !taken.has(own.id) && isTwin(own, entry))
    if (twin === undefined) return entry
    taken.add(twin.id)
    return { ...entry, callId: twin.callId }
  })
}

function isTwin(own: HistoryEntry, other: HistoryEntry): boolean {
  if (own.accountId !== other.accountId || own.direction !== other.direction) return false
  const apart = Math.abs(Date.parse(own.startedAt ?? '') - Date.parse(other.startedAt ?? ''))
  return apart <= NEAR_MS && userOf(own) === userOf(other)
}

function userOf({ remote }: HistoryEntry): string {
  return remote.address.split('@')[0]?.toLowerCase() ?? ''
}
