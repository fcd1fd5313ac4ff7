import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fileFault } from '../../../main/storage/file-fault.ts'
import { isConstraintError, isStatementError, storageFault } from '../../../main/storage/sqlite-fault.ts'

/** What node:sqlite throws, with its extended result code. */
const sqliteError = (errcode: number) => Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode })
const systemError = (code: string) => Object.assign(new Error('x'), { code })

function thrownBy(work: (db: DatabaseSync) => unknown): unknown {
  try {
    work(new DatabaseSync(':memory:'))
  } catch (cause) {
    return cause
  }
  throw new Error('did not throw')
}

describe('storageFault', () => {
  it.each([
    [13, { code: 'storage-full' }],
    [4874, { code: 'storage-full' }],
    [11, { code: 'storage-corrupt' }],
    [267, { code: 'storage-corrupt' }],
    [26, { code: 'storage-corrupt' }],
    [5, { code: 'storage-unavailable', detail: 'busy' }],
    [517, { code: 'storage-unavailable', detail: 'busy' }],
    [8, { code: 'storage-unavailable', detail: 'read-only' }],
    [1544, { code: 'storage-unavailable', detail: 'read-only' }],
    [14, { code: 'storage-unavailable', detail: 'cannot-open' }],
    [778, { code: 'storage-unavailable', detail: 'io' }],
  ])('knows result code %i', (errcode, fault) => {
    expect(storageFault(sqliteError(errcode))).toEqual(fault)
  })

  it('takes a number that does not fit for damage', () => {
    const cause = thrownBy((db) => db.prepare('SELECT 9007199254740993').get())
    expect(storageFault(cause)).toEqual({ code: 'storage-corrupt', detail: 'number' })
  })

  it('throws bugs on: statements, constraints, anything else', () => {
    const statement = thrownBy((db) => db.exec('SELEC'))
    expect(isStatementError(statement)).toBe(true)
    expect(() => storageFault(statement)).toThrow()
    const constraint = thrownBy((db) => db.exec('CREATE TABLE t (n NOT NULL); INSERT INTO t VALUES (NULL)'))
    expect(isConstraintError(constraint)).toBe(true)
    expect(() => storageFault(constraint)).toThrow()
    expect(() => storageFault(new TypeError('a bug'))).toThrow(TypeError)
  })
})

describe('fileFault', () => {
  it.each([
    ['ENOSPC', { code: 'storage-full' }],
    ['EDQUOT', { code: 'storage-full' }],
    ['EFBIG', { code: 'storage-full' }],
    ['EROFS', { code: 'storage-unavailable', detail: 'erofs' }],
    ['EACCES', { code: 'storage-unavailable', detail: 'eacces' }],
    ['EIO', { code: 'storage-unavailable', detail: 'eio' }],
  ])('knows %s', (code, fault) => {
    expect(fileFault(systemError(code))).toEqual(fault)
  })

  it('throws bugs on', () => {
    expect(() => fileFault(systemError('ERR_INVALID_ARG_TYPE'))).toThrow()
    expect(() => fileFault('text')).toThrow()
  })
})
