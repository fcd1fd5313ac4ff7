import type { SQLOutputValue } from 'node:sqlite'
import { mapResult, ok } from '../../shared/result.ts'
import type { JournalRecord, JournalStore } from '../core/store-ports.ts'
import type { Log } from '../core/ports.ts'
import type { Database } from './database.ts'
import { readJson } from './json-text.ts'

type Row = Readonly<Record<string, SQLOutputValue>>

/** `open` is called on first use, `exists` says whether there is anything to clean. */
export function createJournalStore(
  { open, exists }: { readonly open: () => Database; readonly exists: () => boolean },
  log: Log,
): JournalStore {
  function fromRows(rows: readonly Row[]): readonly JournalRecord[] {
    const records = rows.map(fromRow).filter((record) => record !== null)
    if (records.length < rows.length)
      log.warn('shared values cannot be read', { count: rows.length - records.length })
    return records
  }

  return {
    apply: (accountId, records, { pending, cursor }) =>
      open().write((sql) => {
        // The row that is there stays unless the new one was written later; so the order of arrival does not matter.
        const put = sql(
          `INSERT INTO records (account_id, collection, key, value, stamp, pending) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET value = excluded.value, stamp = excluded.stamp, pending = excluded.pending
           WHERE excluded.stamp > stamp`,
        )
        const kept = records.filter(({ collection, key, value, stamp }) => {
          const text = JSON.stringify(value ?? null)
          return put.run(accountId, collection, key, text, stamp, pending ? 1 : 0).changes > 0
        })
        if (cursor)
          sql(
            `INSERT INTO cursors (account_id, id, time_sec) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET id = excluded.id, time_sec = excluded.time_sec`,
          ).run(accountId, cursor.id, cursor.timeSec)
        return kept
      }),

    list: (accountId, collection) =>
      mapResult(
        open().read((sql) =>
          sql('SELECT * FROM records WHERE account_id = ? AND collection = ? ORDER BY key').all(
            accountId,
            collection,
          ),
        ),
        fromRows,
      ),

    pending: (accountId, limit) =>
      mapResult(
        open().read((sql) =>
          sql('SELECT * FROM records WHERE account_id = ? AND pending = 1 ORDER BY stamp LIMIT ?').all(
            accountId,
            limit,
          ),
        ),
        fromRows,
      ),

    settle: (accountId, records) =>
      mapResult(
        open().write((sql) => {
          const settle = sql(
            'UPDATE records SET pending = 0 WHERE account_id = ? AND collection = ? AND key = ? AND stamp = ?',
          )
          for (const { collection, key, stamp } of records) settle.run(accountId, collection, key, stamp)
        }),
        () => undefined,
      ),

    state: (accountId) =>
      open().read((sql) => {
        const cursor = sql('SELECT id, time_sec FROM cursors WHERE account_id = ?').get(accountId)
        const last = sql('SELECT MAX(stamp) AS stamp FROM records WHERE account_id = ?').get(accountId)
        const { stamp } = last ?? {}
        return {
          cursor: cursor
            ? {
                id: String(cursor['id']),
                timeSec: typeof cursor['time_sec'] === 'number' ? cursor['time_sec'] : null,
              }
            : null,
          lastStamp: typeof stamp === 'string' ? stamp : null,
        }
      }),

    removeAccount: (id) =>
      exists()
        ? mapResult(
            open().write((sql) => {
              sql('DELETE FROM records WHERE account_id = ?').run(id)
              sql('DELETE FROM cursors WHERE account_id = ?').run(id)
            }),
            () => undefined,
          )
        : ok(),
  }
}

function fromRow(row: Row): JournalRecord | null {
  const value = readJson(String(row['value']))
  if (value === undefined) return null
  return {
    collection: String(row['collection']),
    key: String(row['key']),
    value,
    stamp: String(row['stamp']),
  }
}
