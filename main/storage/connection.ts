import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { storageFault } from './sqlite-fault.ts'

/** The app and the command line share a profile: how long one waits for the other (50,000 calls take it 0.4 s). */
const BUSY_LIMIT_MS = 2000

/*
 * WAL lets readers go on while one writes; FULL makes an acknowledged write last through a power cut; the rest keeps a
 * hostile or damaged file from doing more than failing (sqlite.org/security.html).
 */
const SETTINGS = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA journal_size_limit = 8388608;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;`

/** Opens for reading and writing, making the file (0600; its companions inherit that) if there is none. Throws SQLite and system errors. */
export function connect(path: string): DatabaseSync {
  closeSync(openSync(path, 'a', 0o600))
  const db = new DatabaseSync(path, { timeout: BUSY_LIMIT_MS })
  try {
    db.exec(SETTINGS)
    // SQLite opens what it may not write as read-only without a word; taking the write lock tells.
    db.exec('BEGIN IMMEDIATE')
    db.exec('ROLLBACK')
    return db
  } catch (cause) {
    db.close()
    throw cause
  }
}

/**
 * Opens for reading only, on a read-only or full disk too. The second attempt takes the file as it lies: SQLite then needs
 * none of its companion files, but does not see what was not yet moved from the log into the file. Throws SQLite errors.
 */
export function connectReadOnly(path: string): DatabaseSync {
  const attempts = [path, new URL(`${pathToFileURL(path).href}?immutable=1`)]
  let failure: unknown
  for (const attempt of attempts) {
    const db = new DatabaseSync(attempt, { readOnly: true, timeout: BUSY_LIMIT_MS })
    try {
      schemaVersion(db)
      return db
    } catch (cause) {
      db.close()
      failure = cause
    }
  }
  throw failure
}

export function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
}

/** What to look for: the structure of some tables (25 ms for 50,000 calls), or everything, indexes included (ten times that). */
export type Check = { readonly tables: readonly string[] } | 'everything'

/** Looks for damage. Error: storage-corrupt (and those of reading). */
export function checkDatabase(db: DatabaseSync, check: Check): Result<undefined> {
  const pragmas =
    check === 'everything' ? ['integrity_check'] : check.tables.map((table) => `quick_check("${table}")`)
  try {
    const isSound = pragmas.every((pragma) => {
      const findings = db.prepare(`PRAGMA ${pragma}`).all()
      return findings.length === 1 && Object.values(findings[0] ?? {})[0] === 'ok'
    })
    return isSound ? ok() : err(appError('storage-corrupt'))
  } catch (cause) {
    return err(storageFault(cause))
  }
}
