import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileIo, MAX_FILE_BYTES } from '../../../main/cli/io.ts'
import { toCsv } from '../../../shared/text/csv.ts'
import { tempFolder } from '../../support/temp-folder.ts'

describe('files that commands write', () => {
  it('can be read by their owner only, new or not', () => {
    const dir = tempFolder()
    const io = createFileIo(dir)
    writeFileSync(join(dir, 'old.p12'), 'something longer than before', { mode: 0o644 })
    for (const name of ['new.p12', 'old.p12']) {
      expect(io.writeFile(name, Buffer.from('key'))).toEqual({ ok: true, value: undefined })
      expect(readFileSync(join(dir, name), 'utf8')).toBe('key')
      if (process.platform !== 'win32') expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
    }
  })

  it('are a failure where there is no folder', () => {
    expect(createFileIo(tempFolder()).writeFile('no/such/file', Buffer.from('x'))).toMatchObject({
      error: { code: 'file-unreadable', detail: 'ENOENT' },
    })
  })

  it('are not read beyond the limit', () => {
    const dir = tempFolder()
    writeFileSync(join(dir, 'big'), Buffer.alloc(MAX_FILE_BYTES + 1))
    expect(createFileIo(dir).readFile('big')).toMatchObject({ error: { code: 'file-invalid' } })
  })
})

describe('CSV', () => {
  it.each([
    [[['a', 'b']], 'a,b'],
    [[['a,b', 'c"d', 'e\nf']], '"a,b","c""d","e\nf"'],
    [[['=1+1', '+31612345678', '-0.12', '@x', '-x']], "'=1+1,+31612345678,-0.12,'@x,'-x"],
    [[['a'], ['b']], 'a\r\nb'],
  ])('%j is %j', (rows, text) => {
    expect(toCsv(rows)).toBe(text)
  })
})
