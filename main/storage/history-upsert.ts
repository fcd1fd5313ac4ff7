import type { HistoryEntry } from '../../shared/domain/history.ts'
import type { Sql } from './database.ts'
import { addToIndex, isIndexed, removeFromIndex } from './history-index.ts'
import { isSameEntry, mergeEntries } from './history-merge.ts'
import { COLUMNS, fromRow, toRow } from './history-row.ts'
import { searchText } from './history-text.ts'

const INSERT = `INSERT INTO history (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT DO NOTHING`
const UPDATE = `UPDATE history SET (${COLUMNS.join(', ')}) = (${COLUMNS.map(() => '?').join(', ')}) WHERE number = ?`
const SELECT_SAME = `SELECT * FROM history
  WHERE account_id = ? AND (id = ? OR (call_id = ? AND direction = ?)) ORDER BY id = ? DESC, number`

/** Adds the calls that are new and merges the others into what is known of them; returns how many are new. Inside a write. */
export function upsertEntries(sql: Sql, entries: readonly HistoryEntry[]): number {
  // Most calls of an import are new, and the insert itself finds out: one statement each.
  const insert = sql(INSERT)
  let added = 0
  for (const entry of entries) {
    if (insert.run(...toRow(entry)).changes > 0) added += 1
    else mergeEntry(sql, entry)
  }
  return added
}

type Known = { readonly number: number; readonly entry: HistoryEntry | null }

function mergeEntry(sql: Sql, entry: HistoryEntry): void {
  const { accountId, id, callId, direction } = entry
  const found = sql(SELECT_SAME)
    .all(accountId, id, callId, direction, id)
    .map((row): Known => ({ number: Number(row['number']), entry: fromRow(row) }))
  const [first, ...others] = found
  if (!first) return
  // The same id with another Call-ID is a source that changed its mind, not a link between two calls.
  const isOwnCall = first.entry?.id === id && first.entry.callId !== null && first.entry.callId !== callId
  const same = isOwnCall ? [first] : [first, ...others]

  const merged = same.reduceRight<HistoryEntry>(
    (other, known) => (known.entry ? mergeEntries(known.entry, other) : { ...other, id: entry.id }),
    entry,
  )
  for (const { number } of same.slice(1)) {
    removeFromIndex(sql, 'number = ?', number)
    sql('DELETE FROM history WHERE number = ?').run(number)
  }
  if (first.entry && isSameEntry(first.entry, merged)) return
  const isTextChanged = !first.entry || searchText(first.entry.remote) !== searchText(merged.remote)
  const mustReindex = isTextChanged && isIndexed(sql, first.number)
  if (mustReindex) removeFromIndex(sql, 'number = ?', first.number)
  sql(UPDATE).run(...toRow(merged), first.number)
  if (mustReindex) addToIndex(sql, first.number)
}
