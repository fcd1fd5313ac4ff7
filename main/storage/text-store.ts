import { type TextMessage, TextMessageSchema } from '../../shared/domain/text-message.ts'
import { mapResult, type Result } from '../../shared/result.ts'
import type { Log } from '../core/ports.ts'
import type { TextStore } from '../core/store-ports.ts'
import type { Database } from './database.ts'

/** Older ones go: this is no archive. */
const KEPT = 5_000

/** Short texts, sent and received, beside the calls on `history.db`. */
export function createTextStore(database: Database, log: Log): TextStore {
  const read = (where: string, values: readonly (string | number)[]): Result<readonly TextMessage[]> =>
    mapResult(
      database.read((sql) => sql(`SELECT * FROM texts ${where}`).all(...values)),
      (rows) => {
        const texts = rows.map(fromRow)
        const known = texts.filter((text) => text !== null)
        if (known.length < texts.length)
          log.warn('texts cannot be read', { count: texts.length - known.length })
        return known
      },
    )
  return {
    add: (text) =>
      nothing(
        database.write((sql) => {
          const { id, accountId, direction, address, displayName, at, outcome, status } = text
          sql(
            `INSERT INTO texts (id, account_id, direction, address, display_name, body, at, outcome, status, seen)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ).run(
            ...[id, accountId, direction, address, displayName, text.text, at, outcome, status],
            direction === 'in' ? 0 : 1,
          )
          sql('DELETE FROM texts WHERE number <= (SELECT MAX(number) FROM texts) - ?').run(KEPT)
        }),
      ),
    list: ({ address, limit }) =>
      address === null
        ? read('ORDER BY number DESC LIMIT ?', [limit])
        : read('WHERE address = ? ORDER BY number DESC LIMIT ?', [address, limit]),
    unseen: (limit) => read('WHERE seen = 0 ORDER BY number DESC LIMIT ?', [limit]),
    markSeen: (address) =>
      nothing(
        database.write((sql) =>
          address === null
            ? sql('UPDATE texts SET seen = 1 WHERE seen = 0').run()
            : sql('UPDATE texts SET seen = 1 WHERE seen = 0 AND address = ?').run(address),
        ),
      ),
    removeAccount: (id) =>
      nothing(database.write((sql) => sql('DELETE FROM texts WHERE account_id = ?').run(id))),
  }
}

function fromRow(row: Readonly<Record<string, unknown>>): TextMessage | null {
  const parsed = TextMessageSchema.safeParse({
    id: row['id'],
    accountId: row['account_id'],
    direction: row['direction'],
    address: row['address'],
    displayName: row['display_name'],
    text: row['body'],
    at: row['at'],
    outcome: row['outcome'],
    status: row['status'],
  })
  return parsed.success ? parsed.data : null
}

function nothing(result: Result<unknown>): Result<undefined> {
  return mapResult(result, () => undefined)
}
