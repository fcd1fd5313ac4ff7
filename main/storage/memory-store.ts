import { mapResult } from '../../shared/result.ts'
import type { Clock } from '../core/ports.ts'
import type { MemoryStore } from '../core/store-ports.ts'
import type { Database } from './database.ts'

/** Small facts by account and key, each with the time it was learned. */
export function createMemoryStore(database: Database, clock: Clock): MemoryStore {
  return {
    get(accountId, key) {
      const row = database.read((sql) =>
        sql('SELECT value, at FROM memory WHERE account_id = ? AND key = ?').get(accountId, key),
      )
      return row.ok && row.value ? { value: String(row.value['value']), at: String(row.value['at']) } : null
    },

    set(accountId, key, value) {
      const set = database.write((sql) =>
        sql(
          `INSERT INTO memory (account_id, key, value, at) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at`,
        ).run(accountId, key, value, clock.now().toISOString()),
      )
      return mapResult(set, () => undefined)
    },

    removeAccount(id) {
      const removed = database.write((sql) => sql('DELETE FROM memory WHERE account_id = ?').run(id))
      return mapResult(removed, () => undefined)
    },
  }
}
