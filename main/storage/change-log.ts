import type { SQLOutputValue } from 'node:sqlite'
import { z } from 'zod'
import { mapResult } from '../../shared/result.ts'
import type { ChangeEntry, ChangeLog } from '../core/store-ports.ts'
import type { Log } from '../core/ports.ts'
import type { Database } from './database.ts'
import { readJson } from './json-text.ts'

/** Changes kept of each account and kind. By number, not by age: a wrong clock must not empty the list. */
const KEPT = 500

const ChangeEntrySchema = z.strictObject({
  at: z.string(),
  accountId: z.string(),
  kind: z.enum(['dnd', 'privacy', 'forwarding', 'account', 'settings', 'intercom-config', 'intercom-door']),
  before: z.json(),
  after: z.json(),
  confirmed: z.boolean(),
})

function fromRow(row: Readonly<Record<string, SQLOutputValue>>): ChangeEntry | null {
  const entry = ChangeEntrySchema.safeParse({
    at: row['at'],
    accountId: row['account_id'],
    kind: row['kind'],
    before: readJson(String(row['before'])),
    after: readJson(String(row['after'])),
    confirmed: row['confirmed'] === 1,
  })
  return entry.success ? entry.data : null
}

/** Who changed what, newest first. `before` and `after` are kept as JSON; undefined becomes null. */
export function createChangeLog(database: Database, log: Log): ChangeLog {
  return {
    add(entry) {
      const { at, accountId, kind, before, after, confirmed } = entry
      const added = database.write((sql) => {
        sql(
          'INSERT INTO changes (at, account_id, kind, before, after, confirmed) VALUES (?, ?, ?, ?, ?, ?)',
        ).run(
          at,
          accountId,
          kind,
          JSON.stringify(before ?? null),
          JSON.stringify(after ?? null),
          confirmed ? 1 : 0,
        )
        sql(
          `DELETE FROM changes WHERE account_id = ?1 AND kind = ?2 AND number <= (
             SELECT number FROM changes WHERE account_id = ?1 AND kind = ?2 ORDER BY number DESC LIMIT 1 OFFSET ${KEPT})`,
        ).run(accountId, kind)
      })
      return mapResult(added, () => undefined)
    },

    latest(accountId, kind, limit) {
      const rows = database.read((sql) =>
        sql('SELECT * FROM changes WHERE account_id = ? AND kind = ? ORDER BY number DESC LIMIT ?').all(
          accountId,
          kind,
          limit,
        ),
      )
      if (!rows.ok) return []
      const entries = rows.value.map(fromRow).filter((entry): entry is ChangeEntry => entry !== null)
      if (entries.length < rows.value.length) log.warn('changes cannot be read', { accountId, kind })
      return entries
    },
  }
}
