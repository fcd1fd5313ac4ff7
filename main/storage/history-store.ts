import type { SQLInputValue } from 'node:sqlite'
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../shared/domain/history.ts'
import { appError } from '../../shared/errors.ts'
import { err, mapResult, type Result } from '../../shared/result.ts'
import type { HistoryStore } from '../core/store-ports.ts'
import type { Log } from '../core/ports.ts'
import type { Database, Sql } from './database.ts'
import { catchUpIndex, isIndexBehind, rebuildIndex, removeFromIndex } from './history-index.ts'
import { fromRow, toMilliseconds } from './history-row.ts'
import { parseSearch, toMatchQuery } from './history-text.ts'
import { upsertEntries } from './history-upsert.ts'

const DEFAULT_LIMIT = 100

type Filter = { readonly where: string; readonly values: readonly SQLInputValue[] }

/** `useIndex` false: the full-text index cannot be brought up to date now; looking at every call takes 10 ms for 50,000. */
function filterOf(query: HistoryQuery, sinceMs: number | null, useIndex: boolean): Filter {
  const { indexed, short } = parseSearch(query.search ?? '')
  const scanned = useIndex ? short : [...indexed, ...short]
  const parts: readonly (readonly [string, readonly SQLInputValue[]])[] = [
    ...(query.filter === 'missed' ? ([["outcome = 'missed'", []]] as const) : []),
    ...(query.accountId === undefined ? [] : ([['account_id = ?', [query.accountId]]] as const)),
    ...(sinceMs === null ? [] : ([['started_ms >= ?', [sinceMs]]] as const)),
    ...(useIndex && indexed.length > 0
      ? ([
          ['number IN (SELECT rowid FROM history_text WHERE history_text MATCH ?)', [toMatchQuery(indexed)]],
        ] as const)
      : []),
    ...scanned.map((term) => ['instr(search_text, ?) > 0', [term]] as const),
  ]
  return {
    where: parts.length === 0 ? '' : `WHERE ${parts.map(([condition]) => condition).join(' AND ')}`,
    values: parts.flatMap(([, values]) => values),
  }
}

/** The merged history on `history.db`: newest first, calls without a time last. */
export function createHistoryStore(database: Database, log: Log): HistoryStore {
  let lastMissedCount = 0

  function readPage(query: HistoryQuery, sinceMs: number | null, useIndex: boolean): Result<HistoryPage> {
    const { where, values } = filterOf(query, sinceMs, useIndex)
    return database.read((sql) => {
      const total = Number(sql(`SELECT COUNT(*) AS total FROM history ${where}`).get(...values)?.['total'])
      const rows = sql(
        `SELECT * FROM history ${where} ORDER BY started_ms DESC, number DESC LIMIT ? OFFSET ?`,
      ).all(...values, query.limit ?? DEFAULT_LIMIT, query.offset ?? 0)
      const entries = rows.map(fromRow).filter((entry): entry is HistoryEntry => entry !== null)
      if (entries.length < rows.length)
        log.warn('calls cannot be read', { count: rows.length - entries.length })
      return { entries, total }
    })
  }

  /** True when the index answers for all calls. */
  function prepareIndex(): boolean {
    const behind = database.read(isIndexBehind)
    if (!behind.ok || !behind.value) return behind.ok
    return database.write(catchUpIndex).ok
  }

  return {
    upsert: (entries) => database.write((sql) => ({ added: upsertEntries(sql, entries) })),

    list(query) {
      const sinceMs = query.since === undefined ? null : toMilliseconds(query.since)
      if (query.since !== undefined && sinceMs === null)
        return err(appError('invalid-input', { field: 'since' }))
      const needsIndex = parseSearch(query.search ?? '').indexed.length > 0
      const page = readPage(query, sinceMs, needsIndex && prepareIndex())
      if (page.ok || !needsIndex || page.error.code !== 'storage-corrupt') return page
      // Only the index may be damaged, and it can be made anew from the calls.
      log.warn('search index is damaged', { rebuilt: database.write(rebuildIndex).ok })
      return readPage(query, sinceMs, false)
    },

    missedCount() {
      const counted = database.read((sql: Sql) =>
        Number(
          sql("SELECT COUNT(*) AS missed FROM history WHERE outcome = 'missed' AND seen = 0").get()?.[
            'missed'
          ],
        ),
      )
      if (counted.ok) lastMissedCount = counted.value
      return lastMissedCount
    },

    markSeen: () =>
      nothing(
        database.write((sql) =>
          sql("UPDATE history SET seen = 1 WHERE outcome = 'missed' AND seen = 0").run(),
        ),
      ),

    removeAccount: (id) =>
      nothing(
        database.write((sql) => {
          removeFromIndex(sql, 'account_id = ?', id)
          sql('DELETE FROM history WHERE account_id = ?').run(id)
        }),
      ),
  }
}

function nothing(result: Result<unknown>): Result<undefined> {
  return mapResult(result, () => undefined)
}
