import type { Migration } from '../migrate.ts'

export const journal0001: Migration = {
  version: 1,
  name: 'first',
  sql: `
CREATE TABLE records (
  account_id TEXT NOT NULL,
  collection TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  stamp TEXT NOT NULL,
  pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
  PRIMARY KEY (account_id, collection, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_stamp ON records (account_id, stamp);
CREATE INDEX records_pending ON records (account_id, stamp) WHERE pending = 1;

CREATE TABLE cursors (
  account_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  time_sec INTEGER
) STRICT, WITHOUT ROWID`,
}
