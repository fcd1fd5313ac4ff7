import type { Sql } from './database.ts'

/*
 * The full-text index over `history.search_text`. It holds exactly the calls up to some number: new calls have higher numbers
 * and are added in one statement before the next search (one call at a time costs seven times as much).
 */

const lastNumber = (sql: Sql, text: string): number => Number(sql(text).get()?.['last'] ?? 0)
const lastIndexed = (sql: Sql): number => lastNumber(sql, 'SELECT MAX(id) AS last FROM history_text_docsize')

/** True when there are calls a search of the index would not find. */
export function isIndexBehind(sql: Sql): boolean {
  return lastNumber(sql, 'SELECT MAX(number) AS last FROM history') > lastIndexed(sql)
}

/** Adds what is missing. Inside a write. */
export function catchUpIndex(sql: Sql): void {
  sql(
    'INSERT INTO history_text (rowid, search_text) SELECT number, search_text FROM history WHERE number > ?',
  ).run(lastIndexed(sql))
}

/** Makes the index anew from the calls, e.g. when it is damaged. Inside a write. */
export function rebuildIndex(sql: Sql): void {
  sql("INSERT INTO history_text (history_text) VALUES ('rebuild')").run()
}

/** Takes calls out of the index, before they are changed or removed. `where` is our own SQL. Inside a write. */
export function removeFromIndex(sql: Sql, where: string, ...values: readonly (string | number)[]): void {
  sql(
    `INSERT INTO history_text (history_text, rowid, search_text)
     SELECT 'delete', number, search_text FROM history WHERE number <= ? AND ${where}`,
  ).run(lastIndexed(sql), ...values)
}

/** Puts a changed call back, after `removeFromIndex` and the change. */
export function addToIndex(sql: Sql, number: number): void {
  sql(
    'INSERT INTO history_text (rowid, search_text) SELECT number, search_text FROM history WHERE number = ?',
  ).run(number)
}

export function isIndexed(sql: Sql, number: number): boolean {
  return number <= lastIndexed(sql)
}
