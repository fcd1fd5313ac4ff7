import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { connectReadOnly } from './connection.ts'
import { isConstraintError, storageFault } from './sqlite-fault.ts'

type Row = Readonly<Record<string, SQLOutputValue>>

/**
 * Copies what can still be read of a damaged database into a sound one: each table from its beginning to the damage and
 * from its end back to it. Rows of the damaged file are newer than those of a backup and replace them. The damaged
 * file is only read. Returns how many rows were taken; throws SQLite errors of the sound one.
 */
export function salvageRows(damagedPath: string, into: DatabaseSync, tables: readonly string[]): number {
  let damaged: DatabaseSync
  try {
    damaged = connectReadOnly(damagedPath)
  } catch {
    // Damage at the very beginning of the file: nothing in it can be found any more.
    return 0
  }
  try {
    return tables.reduce((taken, table) => taken + salvageTable(damaged, into, table), 0)
  } finally {
    damaged.close()
  }
}

function salvageTable(damaged: DatabaseSync, into: DatabaseSync, table: string): number {
  const known = new Set(columnsOf(into, table))
  const columns = columnsOf(damaged, table).filter((column) => known.has(column))
  if (columns.length === 0) return 0
  const list = columns.map((column) => `"${column}"`).join(', ')
  const marks = columns.map(() => '?').join(', ')
  const insert = into.prepare(`INSERT OR REPLACE INTO "${table}" (${list}) VALUES (${marks})`)
  const take = (row: Row): boolean => {
    const values = columns.map((column) => row[column] ?? null)
    return values.every(isPlausible) && insertRow(() => insert.run(...values))
  }
  const read = (order: 'ASC' | 'DESC') =>
    readUntilDamage(damaged, `SELECT ${list} FROM "${table}" NOT INDEXED ORDER BY rowid ${order}`, take)
  into.exec('BEGIN IMMEDIATE')
  const forward = read('ASC')
  const backward = forward.isWhole ? 0 : read('DESC').taken
  into.exec('COMMIT')
  return forward.taken + backward
}

function columnsOf(db: DatabaseSync, table: string): readonly string[] {
  const sql = 'SELECT name FROM pragma_table_info(?)'
  return (
    damageEnds(() =>
      db
        .prepare(sql)
        .all(table)
        .map((row) => String(row['name'])),
    ) ?? []
  )
}

function readUntilDamage(
  db: DatabaseSync,
  sql: string,
  take: (row: Row) => boolean,
): { readonly taken: number; readonly isWhole: boolean } {
  let taken = 0
  const rows = damageEnds(() => {
    const statement = db.prepare(sql)
    // Noise read as a number may be too large for a JavaScript one, which would throw.
    statement.setReadBigInts(true)
    return statement.iterate()
  })
  for (let next = damageEnds(() => rows?.next()); next; next = damageEnds(() => rows?.next())) {
    if (next.done) return { taken, isWhole: true }
    if (take(next.value)) taken += 1
  }
  return { taken, isWhole: false }
}

/** Undefined where the file is damaged; throws every other failure. */
function damageEnds<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (cause) {
    const fault = storageFault(cause)
    if (fault.code === 'storage-corrupt' || fault.detail === 'io') return undefined
    throw cause
  }
}

/** No number of ours is this large, and no table could count on from it. */
function isPlausible(value: SQLOutputValue): boolean {
  return typeof value !== 'bigint' || (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER)
}

/** False for a row the sound schema refuses: it is damaged too. */
function insertRow(insert: () => unknown): boolean {
  try {
    insert()
    return true
  } catch (cause) {
    if (isConstraintError(cause)) return false
    throw cause
  }
}
