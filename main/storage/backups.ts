import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '../../shared/result.ts'
import { sweepTemporaries, syncFile, syncFolder, temporaryPath } from './atomic-file.ts'
import { checkDatabase, connectReadOnly, schemaVersion } from './connection.ts'
import { storageFault } from './sqlite-fault.ts'

/** Copies made before migrations that are kept; the one called `latest` comes on top. */
const KEPT = 3
const LATEST = 'latest'

/** Whole copies of one database in `backups/` of the profile. Errors: storage-full, storage-unavailable, storage-corrupt. */
export type Backups = ReturnType<typeof createBackups>

export function createBackups(profileDir: string, name: string) {
  const folder = join(profileDir, 'backups')
  const latestPath = join(folder, `${name}.${LATEST}.db`)

  function list(): readonly string[] {
    const names = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : []
    return names
      .filter((file) => file.startsWith(`${name}.`) && file.endsWith('.db'))
      .map((file) => join(folder, file))
      .map((path) => ({ path, madeAt: statSync(path).mtimeMs }))
      .sort((a, b) => b.madeAt - a.madeAt)
      .map(({ path }) => path)
  }

  function begin(path: string): string {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    sweepTemporaries(folder)
    const temporary = temporaryPath(path)
    // SQLite fills an empty file, and ours is private from its first byte on.
    closeSync(openSync(temporary, 'wx', 0o600))
    return temporary
  }

  function finish(temporary: string, path: string): void {
    syncFile(temporary)
    renameSync(temporary, path)
    syncFolder(folder)
    const old = list().filter((candidate) => candidate !== latestPath)
    for (const surplus of old.slice(KEPT)) rmSync(surplus, { force: true })
  }

  function copy(db: DatabaseSync, path: string): Result<undefined> {
    let temporary: string | null = null
    try {
      temporary = begin(path)
      db.prepare('VACUUM INTO ?').run(temporary)
      finish(temporary, path)
      return ok()
    } catch (cause) {
      if (temporary) rmSync(temporary, { force: true })
      return err(storageFault(cause))
    }
  }

  return {
    /** All copies, newest first. */
    list,

    /** The copy before a migration to schema `version`. */
    beforeMigration: (db: DatabaseSync, version: number, now: Date): Result<undefined> =>
      copy(db, join(folder, `${name}.before-${version}.${now.toISOString().replace(/[:.]/g, '-')}.db`)),

    /** Replaces the copy called `latest`. */
    replaceLatest: (db: DatabaseSync): Result<undefined> => copy(db, latestPath),

    /** Like `replaceLatest`, in small steps between which everything else goes on: for large databases. */
    async replaceLatestSlowly(db: DatabaseSync): Promise<Result<undefined>> {
      let temporary: string | null = null
      try {
        temporary = begin(latestPath)
        await backup(db, temporary)
        finish(temporary, latestPath)
        return ok()
      } catch (cause) {
        if (temporary) rmSync(temporary, { force: true })
        return err(storageFault(cause))
      }
    },

    /** When `latest` was made, ms since 1970; null = there is none. */
    latestMadeAt: (): number | null => statSync(latestPath, { throwIfNoEntry: false })?.mtimeMs ?? null,

    /** The newest copy that is whole and not newer than `maxVersion`; null = there is none. */
    newestGood: (maxVersion: number): string | null =>
      list().find((path) => isGood(path, maxVersion)) ?? null,
  }
}

function isGood(path: string, maxVersion: number): boolean {
  try {
    const db = connectReadOnly(path)
    try {
      const version = schemaVersion(db)
      return version >= 1 && version <= maxVersion && checkDatabase(db, 'everything').ok
    } finally {
      db.close()
    }
  } catch {
    // A copy that cannot even be opened is passed over; the next older one is tried.
    return false
  }
}
