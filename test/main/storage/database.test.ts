import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../../main/storage/database.ts'
import type { Migration } from '../../../main/storage/migrate.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const FIRST: Migration = {
  version: 1,
  name: 'first',
  sql: 'CREATE TABLE t (n INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT',
}
const SECOND: Migration = {
  version: 2,
  name: 'second',
  sql: "ALTER TABLE t ADD COLUMN more TEXT NOT NULL DEFAULT 'x'",
}
const THIRD: Migration = { version: 3, name: 'third', sql: 'CREATE TABLE u (n INTEGER PRIMARY KEY) STRICT' }

function open(dir: string, migrations: readonly Migration[] = [FIRST], tables: readonly string[] = ['t']) {
  const { log, lines } = createRecordingLog()
  const clock = createFakeClock()
  return { ...openDatabase({ dir, name: 'box', migrations, tables, log, clock }), clock, lines }
}

function add(database: Database, count: number, from = 1): void {
  const added = database.write((sql) => {
    for (let n = from; n < from + count; n += 1)
      sql('INSERT INTO t (n, word) VALUES (?, ?)').run(n, `word-${n}-`.padEnd(100, 'x'))
  })
  expect(added.ok).toBe(true)
}

function numbers(database: Database): readonly number[] {
  const rows = database.read((sql) => sql('SELECT n FROM t ORDER BY n').all())
  if (!rows.ok) throw new Error(rows.error.code)
  return rows.value.map((row) => Number(row['n']))
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const path = (dir: string) => join(dir, 'box.db')
const backups = (dir: string) =>
  existsSync(join(dir, 'backups')) ? readdirSync(join(dir, 'backups')).sort() : []

/** Overwrites bytes of a file in place. */
function damage(file: string, at: number, length: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, at)
  closeSync(handle)
}

describe('openDatabase', () => {
  it('makes a private file in WAL mode that keeps what was written', () => {
    const dir = tempFolder()
    const { database, troubles } = open(dir)
    expect(troubles).toEqual([])
    add(database, 3)
    expect(statSync(path(dir)).mode & 0o777).toBe(0o600)
    expect(statSync(`${path(dir)}-wal`).mode & 0o777).toBe(0o600)
    expect(database.read((sql) => sql('PRAGMA journal_mode').get()?.['journal_mode'])).toMatchObject({
      value: 'wal',
    })
    expect(database.read((sql) => sql('PRAGMA synchronous').get()?.['synchronous'])).toMatchObject({
      value: 2,
    })
    database.close()
    expect(numbers(open(dir).database)).toEqual([1, 2, 3])
  })

  it('takes a transaction back when the work throws, and lets a bug through', () => {
    const { database } = open(tempFolder())
    add(database, 1)
    const work = () =>
      database.write((sql) => {
        sql("INSERT INTO t VALUES (2, 'two')").run()
        throw new TypeError('a bug')
      })
    expect(work).toThrow(TypeError)
    expect(numbers(database)).toEqual([1])
    add(database, 1, 2)
  })

  it('lets two connections write in turn', () => {
    const dir = tempFolder()
    const [one, two] = [open(dir).database, open(dir).database]
    for (let n = 1; n <= 20; n += 2) {
      add(one, 1, n)
      add(two, 1, n + 1)
    }
    expect(numbers(one)).toEqual(range(20))
    expect(numbers(two)).toEqual(range(20))
  })
})

describe('openDatabase, migrating', () => {
  it('takes every step once and copies the database before', () => {
    const dir = tempFolder()
    const first = open(dir)
    add(first.database, 5)
    first.database.close()
    expect(backups(dir)).toEqual([])

    const second = open(dir, [FIRST, SECOND, THIRD])
    expect(second.troubles).toEqual([])
    expect(second.database.read((sql) => sql('SELECT more FROM t').all())).toMatchObject({
      value: Array(5).fill({ more: 'x' }),
    })
    second.database.close()
    expect(backups(dir)).toEqual(['box.before-3.2026-11-24T12-00-00-000Z.db'])
    open(dir, [FIRST, SECOND, THIRD]).database.close()
    expect(backups(dir)).toHaveLength(1)

    const copy = new DatabaseSync(join(dir, 'backups', backups(dir)[0] ?? ''))
    expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
    expect(copy.prepare('SELECT COUNT(*) AS count FROM t').get()).toEqual({ count: 5 })
    copy.close()
    expect(statSync(join(dir, 'backups', backups(dir)[0] ?? '')).mode & 0o777).toBe(0o600)
  })

  it('keeps the three newest copies and the one called latest', () => {
    const dir = tempFolder()
    mkdirSync(join(dir, 'backups'))
    const { database } = open(dir)
    database.backUp()
    database.close()
    for (let version = 2; version <= 7; version += 1) {
      const steps = Array.from(
        { length: version - 1 },
        (_, i): Migration => ({ version: i + 2, name: 'more', sql: `CREATE TABLE t${i + 2} (n)` }),
      )
      open(dir, [FIRST, ...steps]).database.close()
    }
    const kept = backups(dir).map((name) => name.split('.')[1])
    expect(kept).toEqual(['before-5', 'before-6', 'before-7', 'latest'])
  })

  it('takes the rows out of a file whose tables are there but not ours', () => {
    const dir = tempFolder()
    const foreign = new DatabaseSync(path(dir))
    foreign.exec(
      "CREATE TABLE t (n INTEGER PRIMARY KEY, word TEXT, extra TEXT); INSERT INTO t VALUES (1, 'one', 'x')",
    )
    foreign.close()
    const { troubles, database } = open(dir)
    expect(troubles).toEqual([{ code: 'storage-corrupt', field: 'box.db', detail: 'salvaged' }])
    expect(numbers(database)).toEqual([1])
    expect(readdirSync(join(dir, 'damaged'))).toHaveLength(1)
  })

  it('leaves a database of a newer version as it is, reads nothing and refuses to write', () => {
    const dir = tempFolder()
    const newer = open(dir, [FIRST, SECOND])
    add(newer.database, 5)
    newer.database.close()
    const before = readFileSync(path(dir))

    const { database, troubles } = open(dir, [FIRST])
    const error = { code: 'storage-too-new', field: 'box.db', detail: 'schema-2' }
    expect(troubles).toEqual([error])
    expect(numbers(database)).toEqual([])
    expect(database.write((sql) => sql('DELETE FROM t').run())).toEqual({ ok: false, error })
    database.backUp()
    database.close()
    expect(readFileSync(path(dir))).toEqual(before)
    expect(readdirSync(dir)).toEqual(['box.db'])
    expect(numbers(open(dir, [FIRST, SECOND]).database)).toEqual(range(5))
  })
})

describe('openDatabase, with a damaged file', () => {
  function filled(dir: string, count: number, withBackup = false): void {
    const { database } = open(dir)
    add(database, count)
    if (withBackup) database.backUp()
    database.close()
  }
  const keptFiles = (dir: string) => readdirSync(join(dir, 'damaged'))

  it('restores the backup when the header is gone, and keeps the damaged file', () => {
    const dir = tempFolder()
    filled(dir, 500, true)
    damage(path(dir), 0, 200)
    const broken = readFileSync(path(dir))
    const { database, troubles } = open(dir)
    expect(troubles).toEqual([{ code: 'storage-corrupt', field: 'box.db', detail: 'restored' }])
    expect(numbers(database)).toEqual(range(500))
    add(database, 1, 501)
    const [kept] = keptFiles(dir)
    expect(readFileSync(join(dir, 'damaged', kept ?? ''))).toEqual(broken)
    database.close()
    expect(open(dir).troubles).toEqual([])
  })

  it('adds the rows that came after the backup when the damage is in the middle', () => {
    const dir = tempFolder()
    filled(dir, 500, true)
    const { database } = open(dir)
    add(database, 500, 501)
    database.close()
    // A page that holds rows of the backup: they come from there, all others from the damaged file.
    damage(path(dir), 4096 * 5, 4096)
    const again = open(dir)
    expect(again.troubles).toEqual([{ code: 'storage-corrupt', field: 'box.db', detail: 'restored' }])
    expect(numbers(again.database)).toEqual(range(1000))
  })

  it('saves what is before and behind the damage when there is no backup', () => {
    const dir = tempFolder()
    filled(dir, 1000)
    damage(path(dir), 4096 * 12, 4096)
    const { database, troubles } = open(dir)
    expect(troubles).toEqual([{ code: 'storage-corrupt', field: 'box.db', detail: 'salvaged' }])
    const left = numbers(database)
    expect(left.length).toBeGreaterThan(900)
    expect(left[0]).toBe(1)
    expect(left.at(-1)).toBe(1000)
  })

  it('begins anew when nothing can be read', () => {
    const dir = tempFolder()
    writeFileSync(path(dir), Buffer.alloc(10_000, 'no database '))
    const { database, troubles } = open(dir)
    expect(troubles).toEqual([{ code: 'storage-corrupt', field: 'box.db', detail: 'started-empty' }])
    add(database, 1)
    expect(keptFiles(dir)).toHaveLength(1)
  })

  it('passes over a damaged backup and takes the one before it', () => {
    const dir = tempFolder()
    filled(dir, 10)
    open(dir, [FIRST, SECOND]).database.close()
    const { database } = open(dir, [FIRST, SECOND])
    database.backUp()
    database.close()
    damage(join(dir, 'backups', 'box.latest.db'), 0, 4096)
    damage(path(dir), 0, 4096)
    const again = open(dir, [FIRST, SECOND])
    expect(again.troubles[0]?.detail).toBe('restored')
    expect(numbers(again.database)).toEqual(range(10))
  })

  it.each([0, 50, 100, 4000, 9000])('goes on with a file cut to %i bytes', (size) => {
    const dir = tempFolder()
    filled(dir, 300, true)
    truncateSync(path(dir), size)
    const { database, troubles } = open(dir)
    expect(numbers(database)).toEqual(size === 0 ? [] : range(300))
    expect(troubles.map(({ code }) => code)).toEqual(size === 0 ? [] : ['storage-corrupt'])
  })

  it('finds damage that shows only at run time at the next start', () => {
    const dir = tempFolder()
    filled(dir, 1000, true)
    const { database } = open(dir)
    // Another connection's write makes this one forget the pages it has in memory.
    const other = open(dir).database
    add(other, 1, 1001)
    damage(path(dir), 4096 * 12, 4096)
    const read = database.read((sql) => sql('SELECT * FROM t').all().length)
    expect(read).toMatchObject({ error: { code: 'storage-corrupt', field: 'box.db' } })
    other.close()
    database.close()
    expect(existsSync(join(dir, 'box.db.suspect'))).toBe(true)
    const again = open(dir)
    expect(again.troubles).toMatchObject([{ code: 'storage-corrupt', detail: 'restored' }])
    expect(numbers(again.database)).toEqual(range(1001))
    again.database.close()
    open(dir).database.close()
    expect(existsSync(join(dir, 'box.db.suspect'))).toBe(false)
  })
})

describe('openDatabase, when its place cannot be used', () => {
  it('is empty and refuses to write when the file is a folder, and recovers when it no longer is', () => {
    const dir = tempFolder()
    mkdirSync(path(dir))
    const { database, troubles, clock } = open(dir)
    expect(troubles).toMatchObject([{ code: 'storage-unavailable', field: 'box.db' }])
    expect(numbers(database)).toEqual([])
    const write = () => database.write((sql) => sql("INSERT INTO t VALUES (1, 'one')").run())
    expect(write()).toMatchObject({ ok: false, error: { code: 'storage-unavailable' } })

    rmdirSync(path(dir))
    expect(write().ok).toBe(false)
    clock.advance(5000)
    expect(write().ok).toBe(true)
    expect(numbers(database)).toEqual([1])
    database.close()
    expect(numbers(open(dir).database)).toEqual([1])
  })
})

describe('backUpSlowly', () => {
  it('copies once in the given time', async () => {
    const dir = tempFolder()
    const { database, clock } = open(dir)
    add(database, 10)
    await database.backUpSlowly(86_400_000)
    const copy = join(dir, 'backups', 'box.latest.db')
    const made = statSync(copy).ino
    const age = clock.now().getTime() - statSync(copy).mtimeMs
    clock.advance(-age)
    await database.backUpSlowly(86_400_000)
    expect(statSync(copy).ino).toBe(made)
    clock.advance(86_400_001)
    await database.backUpSlowly(86_400_000)
    expect(statSync(copy).ino).not.toBe(made)
  })
})
