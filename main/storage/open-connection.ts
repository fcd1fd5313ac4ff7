import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Backups } from './backups.ts'
import { checkDatabase, connect, connectReadOnly, schemaVersion } from './connection.ts'
import type { DatabaseSpec } from './database.ts'
import { isMissing } from './file-fault.ts'
import { latestVersion, MAX_PLAUSIBLE_VERSION, migrate } from './migrate.ts'
import { rescueDatabase, type Rescue } from './rescue.ts'
import { storageFault } from './sqlite-fault.ts'

/** An open database. `blocked`: why nothing can be written; `db` then holds what can be read, which may be nothing. */
export type Connection = {
  readonly db: DatabaseSync
  readonly blocked: AppError | null
  readonly troubles: readonly AppError[]
}

/** A file of the database's name with this ending: damage was met at run time, look at everything. */
export const SUSPECT_SUFFIX = '.db.suspect'

/** Opens for reading and writing; failing that, opens what can be read. Never throws for what a disk can do. */
export function openConnection(spec: DatabaseSpec, backups: Backups): Connection {
  const opened = openSound(spec, backups)
  if (opened.ok) return { db: opened.value, blocked: null, troubles: [] }
  const fault: AppError = { ...opened.error, field: `${spec.name}.db` }
  spec.log.error('database cannot be used', { name: spec.name, code: fault.code, detail: fault.detail })
  switch (fault.code) {
    case 'storage-corrupt':
      return rescue(spec, backups, fault)
    case 'storage-too-new':
      return blocked(openEmpty(spec), fault)
    default:
      return blocked(openForReading(spec) ?? openEmpty(spec), fault)
  }
}

const blocked = (db: DatabaseSync, fault: AppError): Connection => ({ db, blocked: fault, troubles: [fault] })

function openSound(spec: DatabaseSpec, backups: Backups): Result<DatabaseSync> {
  const path = join(spec.dir, `${spec.name}.db`)
  try {
    const newer = newerVersion(path, latestVersion(spec.migrations))
    if (newer !== null) return err(appError('storage-too-new', { detail: `schema-${newer}` }))
    const db = connect(path)
    try {
      const ready = makeReady(db, spec, backups)
      if (ready.ok) return ok(db)
      db.close()
      return ready
    } catch (cause) {
      db.close()
      throw cause
    }
  } catch (cause) {
    return err(storageFault(cause))
  }
}

/** Looks for damage, then migrates. */
function makeReady(db: DatabaseSync, spec: DatabaseSpec, backups: Backups): Result<undefined> {
  const { dir, name, migrations, clock } = spec
  const suspect = join(dir, name + SUSPECT_SUFFIX)
  const isSuspect = existsSync(suspect)
  const version = schemaVersion(db)
  const present = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map((row) => row['name'])
  const tables = spec.tables.filter((table) => present.includes(table))
  if (version === latestVersion(migrations) && tables.length < spec.tables.length) {
    return err(appError('storage-corrupt', { detail: 'schema' }))
  }
  const sound = checkDatabase(db, isSuspect ? 'everything' : { tables })
  if (!sound.ok) return sound
  if (isSuspect) rmSync(suspect, { force: true })
  return migrate(db, migrations, (to) => backups.beforeMigration(db, to, clock.now()))
}

/**
 * The schema version in the file's header (sqlite.org/fileformat.html 1.3, offset 60) when it is newer than `known`. Read
 * without SQLite, which would already touch the companions of a file that is not ours to touch.
 */
function newerVersion(path: string, known: number): number | null {
  const header = Buffer.alloc(64)
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    if (isMissing(cause)) return null
    throw cause
  }
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  const version = header.readUInt32BE(60)
  const isOurs = header.toString('latin1', 0, 15) === 'SQLite format 3' && version <= MAX_PLAUSIBLE_VERSION
  return isOurs && version > known ? version : null
}

function rescue(spec: DatabaseSpec, backups: Backups, fault: AppError): Connection {
  const { dir, name, migrations, tables, log, clock } = spec
  const path = join(dir, `${name}.db`)
  const rescued = rescueDatabase({ dir, path, name, migrations, tables, backups, now: clock.now() })
  if (!rescued.ok) {
    const db = openEmpty(spec)
    return { db, blocked: rescued.error, troubles: [fault, { ...rescued.error, field: `${name}.db` }] }
  }
  log.warn('damaged database replaced', { name, ...rescued.value })
  const opened = openSound(spec, backups)
  if (!opened.ok) return blocked(openEmpty(spec), opened.error)
  return { db: opened.value, blocked: null, troubles: [{ ...fault, detail: outcome(rescued.value) }] }
}

function outcome({ fromBackup, rowsSalvaged }: Rescue): 'restored' | 'salvaged' | 'started-empty' {
  if (fromBackup) return 'restored'
  return rowsSalvaged > 0 ? 'salvaged' : 'started-empty'
}

/** Null when the file cannot be read at all, or has another schema than ours. */
function openForReading({ dir, name, migrations, tables }: DatabaseSpec): DatabaseSync | null {
  try {
    const db = connectReadOnly(join(dir, `${name}.db`))
    if (schemaVersion(db) === latestVersion(migrations) && checkDatabase(db, { tables }).ok) return db
    db.close()
    return null
  } catch {
    // The reason is already in `troubles`: this was the second best way.
    return null
  }
}

function openEmpty({ migrations }: DatabaseSpec): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  const migrated = migrate(db, migrations, () => ok())
  if (!migrated.ok) throw new Error(`the migrations do not make a schema: ${migrated.error.code}`)
  return db
}
