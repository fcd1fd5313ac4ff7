import type { Migration } from '../migrate.ts'

export const profile0001: Migration = {
  version: 1,
  name: 'first',
  sql: `
CREATE TABLE accounts (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  provider TEXT NOT NULL,
  form_values TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  written_at TEXT NOT NULL
) STRICT;

CREATE TABLE changes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))
) STRICT;
CREATE INDEX changes_of_account ON changes (account_id, kind, number);

CREATE TABLE memory (
  account_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT;

CREATE TABLE contacts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_by_name ON contacts (name COLLATE NOCASE)`,
}
