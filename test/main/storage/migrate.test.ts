import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { migrate, type Migration } from '../../../main/storage/migrate.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'

const steps: readonly Migration[] = [
  { version: 1, name: 'first', sql: 'CREATE TABLE one (n)' },
  { version: 2, name: 'second', sql: 'CREATE TABLE two (n); INSERT INTO two VALUES (1)' },
  { version: 3, name: 'third', sql: 'CREATE TABLE three (n)' },
]
const tables = (db: DatabaseSync) =>
  db
    .prepare('SELECT name FROM sqlite_schema ORDER BY name')
    .all()
    .map((row) => row['name'])
const version = (db: DatabaseSync) => db.prepare('PRAGMA user_version').get()?.['user_version']

describe('migrate', () => {
  it('takes the missing steps in order, and asks for a copy only of what exists', () => {
    const db = new DatabaseSync(':memory:')
    const copies: number[] = []
    const backUp = (to: number) => {
      copies.push(to)
      return ok()
    }
    expect(migrate(db, steps.slice(0, 1), backUp).ok).toBe(true)
    expect(copies).toEqual([])
    expect(migrate(db, steps, backUp).ok).toBe(true)
    expect(migrate(db, steps, backUp).ok).toBe(true)
    expect(copies).toEqual([3])
    expect(tables(db)).toEqual(['one', 'three', 'two'])
    expect(version(db)).toBe(3)
  })

  it('changes nothing when the copy cannot be made', () => {
    const db = new DatabaseSync(':memory:')
    migrate(db, steps.slice(0, 1), ok)
    expect(migrate(db, steps, () => err(appError('storage-full')))).toEqual({
      ok: false,
      error: { code: 'storage-full' },
    })
    expect(tables(db)).toEqual(['one'])
  })

  it('takes back a step that fails half way and keeps those before it', () => {
    const db = new DatabaseSync(':memory:')
    const broken: Migration = {
      version: 3,
      name: 'broken',
      sql: 'CREATE TABLE three (n); INSERT INTO nowhere VALUES (1)',
    }
    expect(migrate(db, [...steps.slice(0, 2), broken], ok)).toMatchObject({
      error: { code: 'storage-corrupt' },
    })
    expect(tables(db)).toEqual(['one', 'two'])
    expect(version(db)).toBe(2)
    expect(migrate(db, steps, ok).ok).toBe(true)
  })

  it('says too-new for a later version, and corrupt for one that is noise', () => {
    const db = new DatabaseSync(':memory:')
    db.exec('PRAGMA user_version = 4')
    expect(migrate(db, steps, ok)).toEqual({
      ok: false,
      error: { code: 'storage-too-new', detail: 'schema-4' },
    })
    db.exec('PRAGMA user_version = 1515870810')
    expect(migrate(db, steps, ok)).toMatchObject({ error: { code: 'storage-corrupt' } })
    expect(tables(db)).toEqual([])
  })
})
