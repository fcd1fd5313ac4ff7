import { mapResult } from '../../shared/result.ts'
import type { JournalRecord, PersonStore } from '../core/store-ports.ts'
import type { Log } from '../core/ports.ts'
import type { Database } from './database.ts'
import { readJson } from './json-text.ts'

/** What belongs to the person, by collection and key; the newest write of each stays. */
export function createPersonStore(database: Database, log: Log): PersonStore {
  return {
    list: (collection) =>
      mapResult(
        database.read((sql) =>
          sql('SELECT * FROM person_values WHERE collection = ? ORDER BY key').all(collection),
        ),
        (rows) =>
          rows.flatMap((row): readonly JournalRecord[] => {
            const value = readJson(String(row['value']))
            if (value === undefined) {
              log.warn('a value of the person cannot be read', { collection })
              return []
            }
            return [{ collection, key: String(row['key']), value, stamp: String(row['stamp']) }]
          }),
      ),

    apply: (records) =>
      database.write((sql) => {
        const put = sql(
          `INSERT INTO person_values (collection, key, value, stamp) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET value = excluded.value, stamp = excluded.stamp
           WHERE excluded.stamp > stamp`,
        )
        return records.filter(
          ({ collection, key, value, stamp }) =>
            put.run(collection, key, JSON.stringify(value ?? null), stamp).changes > 0,
        )
      }),

    lastStamp: () =>
      database.read((sql) => {
        const stamp = sql('SELECT MAX(stamp) AS stamp FROM person_values').get()?.['stamp']
        return typeof stamp === 'string' ? stamp : null
      }),
  }
}
