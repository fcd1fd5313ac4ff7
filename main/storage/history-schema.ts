import type { Migration } from './migrate.ts'
import { history0001 } from './migrations/history-0001-first.ts'
import { history0002 } from './migrations/history-0002-quality.ts'

/** `history.db`: large, and partly to be had again from the servers. */
export const HISTORY_TABLES: readonly string[] = ['history']
export const HISTORY_MIGRATIONS: readonly Migration[] = [history0001, history0002]
