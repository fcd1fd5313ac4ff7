import type { Migration } from './migrate.ts'
import { journal0001 } from './migrations/journal-0001-first.ts'

/** `journal.db`: what a person's machines share, and what of it is still to be sent. Made when it is first needed. */
export const JOURNAL_TABLES: readonly string[] = ['records', 'cursors']
export const JOURNAL_MIGRATIONS: readonly Migration[] = [journal0001]
