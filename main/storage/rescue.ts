import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/result.ts'
import { sweepTemporaries, syncFile, syncFolder, temporaryPath } from './atomic-file.ts'
import type { Backups } from './backups.ts'
import { connect } from './connection.ts'
import { latestVersion, migrate, type Migration } from './migrate.ts'
import { salvageRows } from './salvage.ts'
import { storageFault } from './sqlite-fault.ts'

/** The database itself and the two companions SQLite keeps beside it. */
const PARTS = ['', '-wal', '-shm'] as const

export type Rescue = { readonly fromBackup: boolean; readonly rowsSalvaged: number; readonly keptAs: string }
export type RescueSpec = {
  readonly dir: string
  readonly path: string
  readonly name: string
  readonly migrations: readonly Migration[]
  readonly tables: readonly string[]
  readonly backups: Backups
  readonly now: Date
}

/**
 * Replaces a damaged database: keeps it as it is in `damaged/`, starts from the newest good backup or from nothing, and adds
 * every row that can still be read. Ends with a sound database at `path`; may be cut off anywhere and begun again.
 * Errors: storage-full, storage-unavailable; the damaged file is then still at its place.
 */
export function rescueDatabase(spec: RescueSpec): Result<Rescue> {
  const fresh = temporaryPath(spec.path)
  try {
    return replace(spec, fresh)
  } catch (cause) {
    return err(storageFault(cause))
  } finally {
    for (const part of PARTS) rmSync(fresh + part, { force: true })
  }
}

function replace(
  { dir, path, name, migrations, tables, backups, now }: RescueSpec,
  fresh: string,
): Result<Rescue> {
  sweepTemporaries(dir)
  const folder = join(dir, 'damaged')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const keptAs = join(folder, `${name}.${now.toISOString().replace(/[:.]/g, '-')}.db`)
  copyFileSync(path, keptAs)
  const hasLog = existsSync(`${path}-wal`)
  if (hasLog) copyFileSync(`${path}-wal`, `${keptAs}-wal`)

  const good = backups.newestGood(latestVersion(migrations))
  if (good) copyFileSync(good, fresh)
  const db = connect(fresh)
  let rowsSalvaged: number
  try {
    // What this starts from is a backup: it needs none of its own.
    const migrated = migrate(db, migrations, () => ok())
    if (!migrated.ok) return migrated
    rowsSalvaged = salvageRows(keptAs, db, tables)
    // Reading made SQLite put its companions beside the kept file; only a log that came with it belongs there.
    for (const part of hasLog ? ['-shm'] : ['-shm', '-wal']) rmSync(keptAs + part, { force: true })
    // Ends the log, so that the database is one file again and can be moved.
    db.exec('PRAGMA journal_mode = DELETE')
  } finally {
    db.close()
  }
  syncFile(fresh)
  // The old log must be gone before the new file takes the name, or SQLite would play it into the new one.
  for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true })
  renameSync(fresh, path)
  syncFolder(dir)
  return ok({ fromBackup: good !== null, rowsSalvaged, keptAs })
}
