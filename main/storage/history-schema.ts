import type { Migration } from './migrate.ts'
import { history0001 } from './migrations/history-0001-first.ts'

/** `history.db`: large, and partly to be had again from the servers. */
export const HISTORY_TABLES: readonly string[] = ['history']
export const HISTORY_MIGRATIONS: readonly Migration[] = [history0001]
