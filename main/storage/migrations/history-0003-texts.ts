import type { Migration } from '../migrate.ts'

export const history0003: Migration = {
  version: 3,
  name: 'texts',
  sql: `CREATE TABLE texts (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    direction TEXT NOT NULL,
    address TEXT NOT NULL,
    display_name TEXT,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER,
    seen INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX texts_by_address ON texts (address, number);`,
}
