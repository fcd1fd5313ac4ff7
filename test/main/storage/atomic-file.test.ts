import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sweepTemporaries, temporaryPath, writeFileAtomic } from '../../../main/storage/atomic-file.ts'
import { tempFolder } from '../../support/temp-folder.ts'

describe('writeFileAtomic', () => {
  it('replaces the whole content and leaves only the file, private', () => {
    const dir = tempFolder()
    const path = join(dir, 'file')
    writeFileSync(path, 'a long old text', { mode: 0o644 })
    writeFileAtomic(path, Buffer.from('new'))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir)).toEqual(['file'])
  })

  it('throws and cleans up when the place is taken by a folder', () => {
    const dir = tempFolder()
    mkdirSync(join(dir, 'file', 'full'), { recursive: true })
    expect(() => writeFileAtomic(join(dir, 'file'), Buffer.from('new'))).toThrow()
    expect(readdirSync(dir)).toEqual(['file'])
  })
})

describe('sweepTemporaries', () => {
  it('removes old temporary files and their companions, nothing else', () => {
    const dir = tempFolder()
    const old = new Date(Date.now() - 120_000)
    const [left, fresh] = [temporaryPath(join(dir, 'a.db')), temporaryPath(join(dir, 'b.db'))]
    for (const path of [
      left,
      `${left}-wal`,
      join(dir, 'c.db'),
      join(dir, 'c.db-wal'),
      join(dir, 'notes.tmp.txt'),
    ]) {
      writeFileSync(path, '')
      utimesSync(path, old, old)
    }
    writeFileSync(fresh, '')
    sweepTemporaries(dir)
    expect(
      readdirSync(dir)
        .map((name) => join(dir, name))
        .sort(),
    ).toEqual([fresh, join(dir, 'c.db'), join(dir, 'c.db-wal'), join(dir, 'notes.tmp.txt')].sort())
  })
})
