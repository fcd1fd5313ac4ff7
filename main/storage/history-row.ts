import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { HistoryEntrySchema, type HistoryEntry } from '../../shared/domain/history.ts'
import { readJson } from './json-text.ts'
import { searchText } from './history-text.ts'

/** Columns of `history` that hold an entry, in the order of `toRow`. */
export const COLUMNS = [
  'account_id',
  'id',
  'direction',
  'outcome',
  'address',
  'display_name',
  'started_at',
  'started_ms',
  'duration_sec',
  'status',
  'media',
  'price_amount',
  'price_currency',
  'call_id',
  'sources',
  'seen',
  'search_text',
  'quality',
] as const

export function toRow(entry: HistoryEntry): SQLInputValue[] {
  return [
    entry.accountId,
    entry.id,
    entry.direction,
    entry.outcome,
    entry.remote.address,
    entry.remote.displayName,
    entry.startedAt,
    toMilliseconds(entry.startedAt),
    entry.durationSec,
    entry.status,
    JSON.stringify(entry.media),
    entry.price?.amount ?? null,
    entry.price?.currency ?? null,
    entry.callId,
    JSON.stringify(entry.sources),
    entry.seen ? 1 : 0,
    searchText(entry.remote),
    entry.quality ? JSON.stringify(entry.quality) : null,
  ]
}

/** Null for a row that is not an entry, which only damage or a foreign hand can make. */
export function fromRow(row: Readonly<Record<string, SQLOutputValue>>): HistoryEntry | null {
  const entry = HistoryEntrySchema.safeParse({
    id: row['id'],
    accountId: row['account_id'],
    direction: row['direction'],
    outcome: row['outcome'],
    remote: { address: row['address'], displayName: row['display_name'] },
    startedAt: row['started_at'],
    durationSec: row['duration_sec'],
    status: row['status'],
    media: readJson(String(row['media'])),
    price:
      row['price_amount'] === null ? null : { amount: row['price_amount'], currency: row['price_currency'] },
    callId: row['call_id'],
    sources: readJson(String(row['sources'])),
    seen: row['seen'] === 1,
    ...(typeof row['quality'] === 'string' ? { quality: readJson(row['quality']) } : {}),
  })
  return entry.success ? entry.data : null
}

/** Milliseconds since 1970; null when there is no time or it is not one. */
export function toMilliseconds(time: string | null): number | null {
  const parsed = time === null ? Number.NaN : Date.parse(time)
  return Number.isNaN(parsed) ? null : parsed
}
