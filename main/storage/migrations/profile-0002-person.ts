import type { Migration } from '../migrate.ts'

/** Notes and the block list: values of the person, not of an account. `value` is JSON, `null` = deleted, which other
 *  machines must hear of; `stamp` orders writes of several machines (core/journal-record.ts). */
export const profile0002: Migration = {
  version: 2,
  name: 'person',
  sql: `
CREATE TABLE person_values (
  collection TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  stamp TEXT NOT NULL,
  PRIMARY KEY (collection, key)
) STRICT, WITHOUT ROWID`,
}
