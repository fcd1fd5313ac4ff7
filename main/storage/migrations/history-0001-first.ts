import type { Migration } from '../migrate.ts'

export const history0001: Migration = {
  version: 1,
  name: 'first',
  // `started_ms` is `started_at` for sorting, `search_text` what a search looks at (history-text.ts). A call to oneself
  // has one Call-ID and two directions. The full-text index has no triggers: each would flush it, which made an import of
  // 50,000 calls seven times slower; history-index.ts catches up in one statement.
  sql: `
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,
  direction TEXT NOT NULL,
  outcome TEXT NOT NULL,
  address TEXT NOT NULL,
  display_name TEXT,
  started_at TEXT,
  started_ms INTEGER,
  duration_sec INTEGER NOT NULL,
  status TEXT,
  media TEXT NOT NULL,
  price_amount REAL,
  price_currency TEXT,
  call_id TEXT,
  sources TEXT NOT NULL,
  seen INTEGER NOT NULL CHECK (seen IN (0, 1)),
  search_text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX history_by_id ON history (account_id, id);
CREATE UNIQUE INDEX history_by_call_id ON history (account_id, call_id, direction) WHERE call_id IS NOT NULL;
CREATE INDEX history_by_time ON history (started_ms DESC, number DESC);
CREATE INDEX history_missed ON history (started_ms DESC, number DESC, seen) WHERE outcome = 'missed';
CREATE VIRTUAL TABLE history_text USING fts5 (
  search_text, content = 'history', content_rowid = 'number', tokenize = 'trigram case_sensitive 1'
)`,
}
