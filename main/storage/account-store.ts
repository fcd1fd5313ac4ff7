import type { SQLOutputValue } from 'node:sqlite'
import { z } from 'zod'
import { appError } from '../../shared/errors.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { err, mapResult, ok, type Result } from '../../shared/result.ts'
import type { AccountRecord, AccountStore } from '../core/store-ports.ts'
import type { Log } from '../core/ports.ts'
import type { Database } from './database.ts'
import { readJson } from './json-text.ts'

const AccountRecordSchema = z.strictObject({
  id: AccountIdSchema,
  name: z.string(),
  provider: z.string(),
  values: z.record(z.string(), z.string()),
  createdAt: z.string(),
})

function fromRow(row: Readonly<Record<string, SQLOutputValue>>): AccountRecord | null {
  const record = AccountRecordSchema.safeParse({
    id: row['id'],
    name: row['name'],
    provider: row['provider'],
    values: readJson(String(row['form_values'])),
    createdAt: row['created_at'],
  })
  return record.success ? record.data : null
}

/**
 * The configured accounts in the order they were added. `put` refuses a second account of the same name (account-exists),
 * also when two processes add at once. `remove` takes the account's remembered facts and changes along.
 */
export function createAccountStore(database: Database, log: Log): AccountStore {
  let lastRead: readonly AccountRecord[] = []

  function list(): readonly AccountRecord[] {
    const rows = database.read((sql) => sql('SELECT * FROM accounts ORDER BY position').all())
    // What was read last is better than no accounts, should the disk fail under a running app.
    if (!rows.ok) return lastRead
    lastRead = rows.value.flatMap((row) => {
      const record = fromRow(row)
      if (!record) log.warn('account cannot be read', { accountId: row['id'] })
      return record ? [record] : []
    })
    return lastRead
  }

  return {
    list,

    put(record) {
      const put = database.write((sql): Result<undefined> => {
        const wanted = record.name.toLowerCase()
        const names = sql('SELECT name FROM accounts WHERE id <> ?').all(record.id)
        if (names.some(({ name }) => String(name).toLowerCase() === wanted)) {
          return err(appError('account-exists', { field: 'name' }))
        }
        sql(
          `INSERT INTO accounts (id, name, provider, form_values, created_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, provider = excluded.provider,
             form_values = excluded.form_values, created_at = excluded.created_at`,
        ).run(record.id, record.name, record.provider, JSON.stringify(record.values), record.createdAt)
        return ok()
      })
      if (!put.ok) return put
      if (put.value.ok) database.backUp()
      return put.value
    },

    remove(id) {
      const removed = database.write((sql) => {
        for (const table of ['memory', 'changes']) sql(`DELETE FROM ${table} WHERE account_id = ?`).run(id)
        sql('DELETE FROM accounts WHERE id = ?').run(id)
      })
      if (removed.ok) database.backUp()
      return mapResult(removed, () => undefined)
    },
  }
}
