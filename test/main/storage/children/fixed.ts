import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Keychain } from '../../../../main/storage/keychain.ts'
import type { Migration } from '../../../../main/storage/migrate.ts'
import { ok } from '../../../../shared/result.ts'

/** A keychain of one entry in a file, so that several processes have the same. */
export function createFileKeychain(path: string): Keychain {
  return {
    get: () => Promise.resolve(ok(existsSync(path) ? readFileSync(path, 'utf8') : null)),
    set(_, value) {
      writeFileSync(path, value)
      return Promise.resolve(ok())
    },
    remove: () => Promise.resolve(ok()),
    isStuck: () => false,
  }
}

/** A second step that takes a while and touches every row. */
export const MIGRATION_STEPS: readonly Migration[] = [
  { version: 1, name: 'first', sql: 'CREATE TABLE t (n INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT' },
  {
    version: 2,
    name: 'second',
    sql: "ALTER TABLE t ADD COLUMN more TEXT NOT NULL DEFAULT ''; UPDATE t SET more = upper(word) || hex(word); CREATE INDEX i ON t (more)",
  },
]
