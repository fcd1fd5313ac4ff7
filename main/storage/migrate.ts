import type { DatabaseSync } from 'node:sqlite'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { schemaVersion } from './connection.ts'
import { isStatementError, storageFault } from './sqlite-fault.ts'

/** One step of a schema. Released steps are never edited; `version` counts from 1 without gaps. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** Beyond this a version is noise in a damaged header, not a newer program. */
export const MAX_PLAUSIBLE_VERSION = 10_000

export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Brings a schema up to date, each step in a transaction of its own; `backUp` runs before the first step that touches
 * existing data, and nothing is changed if it fails. Two processes may do this at once.
 * Errors: storage-too-new (untouched), storage-corrupt (the tables are not ours), storage-full, storage-unavailable.
 */
export function migrate(
  db: DatabaseSync,
  migrations: readonly Migration[],
  backUp: (toVersion: number) => Result<undefined>,
): Result<undefined> {
  try {
    const from = schemaVersion(db)
    const to = latestVersion(migrations)
    if (from > MAX_PLAUSIBLE_VERSION) return err(appError('storage-corrupt', { detail: 'schema' }))
    if (from > to) return err(appError('storage-too-new', { detail: `schema-${from}` }))
    if (from === to) return ok()
    const safe = from > 0 ? backUp(to) : ok()
    if (!safe.ok) return safe
    for (const step of migrations.filter((candidate) => candidate.version > from)) apply(db, step)
    return ok()
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK')
    return err(
      isStatementError(cause) ? appError('storage-corrupt', { detail: 'schema' }) : storageFault(cause),
    )
  }
}

function apply(db: DatabaseSync, step: Migration): void {
  db.exec('BEGIN IMMEDIATE')
  // Another process may have done this step while we waited for the lock.
  if (schemaVersion(db) < step.version) db.exec(`${step.sql};\nPRAGMA user_version = ${step.version}`)
  db.exec('COMMIT')
}
