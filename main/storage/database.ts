import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StatementSync } from 'node:sqlite'
import type { AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Clock, Log } from '../core/ports.ts'
import { createBackups } from './backups.ts'
import { attemptFile } from './file-fault.ts'
import type { Migration } from './migrate.ts'
import { openConnection, SUSPECT_SUFFIX } from './open-connection.ts'
import { storageFault } from './sqlite-fault.ts'

export type DatabaseSpec = {
  /** The profile folder, which exists. */
  readonly dir: string
  /** The file is `<name>.db`. */
  readonly name: string
  readonly migrations: readonly Migration[]
  /** Tables whose rows matter: they are checked when the database is opened, and salvaged from a damaged one. */
  readonly tables: readonly string[]
  readonly log: Log
  readonly clock: Clock
}

/** Prepares a statement once and gives it again after that. */
export type Sql = (text: string) => StatementSync

/** One database. Errors of every call: storage-full, storage-unavailable, storage-corrupt, storage-too-new. */
export type Database = {
  read<T>(work: (sql: Sql) => T): Result<T>
  /** Runs `work` in a transaction that is on the disk when this returns, or not at all. */
  write<T>(work: (sql: Sql) => T): Result<T>
  /** Replaces the copy from which a damaged database is restored. A failure is logged and changes nothing. */
  backUp(): void
  /** The same in small steps, unless the copy is younger than `maxAgeMs`. */
  backUpSlowly(maxAgeMs: number): Promise<void>
  close(): void
}
export type OpenedDatabase = { readonly database: Database; readonly troubles: readonly AppError[] }

/** When storage has become writable again, a write finds out after this long at most. */
const RETRY_OPEN_MS = 5000

/**
 * Opens a database, or what can be had of it: restored from a backup when it is damaged, read-only on a full or read-only
 * disk, empty when it is of a newer version (which is left untouched). What could not be had is in `troubles`, and is
 * the error of every write.
 */
export function openDatabase(spec: DatabaseSpec): OpenedDatabase {
  const { dir, name, log, clock } = spec
  const backups = createBackups(dir, name)
  let connection = openConnection(spec, backups)
  let lastOpenedAt = clock.now().getTime()
  let statements = new Map<string, StatementSync>()

  const sql: Sql = (text) => {
    const known = statements.get(text) ?? connection.db.prepare(text)
    statements.set(text, known)
    return known
  }

  function faultOf(cause: unknown): AppError {
    const fault = { ...storageFault(cause), field: `${name}.db` }
    log.error('database failed', { name, code: fault.code, cause })
    // The next start looks at every page and index, and restores what is damaged.
    if (fault.code === 'storage-corrupt')
      attemptFile(() => writeFileSync(join(dir, name + SUSPECT_SUFFIX), ''))
    return fault
  }

  /** Why nothing can be written; opens anew first when that may have changed. */
  function findBlocked(): AppError | null {
    const { blocked } = connection
    const now = clock.now().getTime()
    const isWorthTrying = blocked?.code === 'storage-full' || blocked?.code === 'storage-unavailable'
    if (!isWorthTrying || Math.abs(now - lastOpenedAt) < RETRY_OPEN_MS) return blocked
    lastOpenedAt = now
    const again = openConnection(spec, backups)
    if (again.blocked) {
      again.db.close()
      return blocked
    }
    connection.db.close()
    connection = again
    statements = new Map()
    log.info('database can be written again', { name })
    return null
  }

  function write<T>(work: (sql: Sql) => T): Result<T> {
    const blocked = findBlocked()
    if (blocked) return err(blocked)
    const { db } = connection
    try {
      db.exec('BEGIN IMMEDIATE')
      const value = work(sql)
      db.exec('COMMIT')
      return ok(value)
    } catch (cause) {
      // A full disk may already have rolled back by itself.
      if (db.isTransaction) db.exec('ROLLBACK')
      return err(faultOf(cause))
    }
  }

  const logFailure = (made: Result<undefined>): void => {
    if (!made.ok) log.warn('backup failed', { name, code: made.error.code })
  }

  return {
    troubles: connection.troubles,
    database: {
      read(work) {
        try {
          return ok(work(sql))
        } catch (cause) {
          return err(faultOf(cause))
        }
      },
      write,
      backUp() {
        if (!connection.blocked) logFailure(backups.replaceLatest(connection.db))
      },
      async backUpSlowly(maxAgeMs) {
        const age = clock.now().getTime() - (backups.latestMadeAt() ?? Number.NEGATIVE_INFINITY)
        if (connection.blocked || Math.abs(age) < maxAgeMs) return
        logFailure(await backups.replaceLatestSlowly(connection.db))
      },
      close: () => connection.db.close(),
    },
  }
}
