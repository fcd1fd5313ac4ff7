import type { Migration } from '../migrate.ts'

export const history0002: Migration = {
  version: 2,
  name: 'quality',
  // JSON (shared/domain/call-mos.ts); null for calls of others and for what was never answered.
  sql: 'ALTER TABLE history ADD COLUMN quality TEXT',
}
