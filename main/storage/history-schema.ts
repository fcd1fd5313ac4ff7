import type { Migration } from './migrate.ts'
import { history0001 } from './migrations/history-0001-first.ts'
import { history0002 } from './migrations/history-0002-quality.ts'
import { history0003 } from './migrations/history-0003-texts.ts'

/** `history.db`: large, and partly to be had again from the servers. */
export const HISTORY_TABLES: readonly string[] = ['history', 'texts']
export const HISTORY_MIGRATIONS: readonly Migration[] = [history0001, history0002, history0003]
