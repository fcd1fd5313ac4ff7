import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Database, type DatabaseSpec } from './database.ts'

/** A database that most runs do without: opened, and made, on first use. Its troubles are the errors of what is asked of it. */
export function createLateDatabase(spec: DatabaseSpec): {
  readonly open: () => Database
  readonly exists: () => boolean
  readonly close: () => void
} {
  let opened: Database | null = null
  return {
    open() {
      if (opened) return opened
      const { database, troubles } = openDatabase(spec)
      for (const { code } of troubles)
        spec.log.warn('database opened with trouble', { name: spec.name, code })
      opened = database
      return database
    },
    exists: () => opened !== null || existsSync(join(spec.dir, `${spec.name}.db`)),
    close() {
      opened?.close()
      opened = null
    },
  }
}
