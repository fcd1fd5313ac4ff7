import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../../main/storage/make-folder.ts'

describe('makeFolder', () => {
  it('makes what is missing, private, and is content with what is there', () => {
    const base = mkdtempSync(join(tmpdir(), 'sidetone-folder-'))
    const path = join(base, 'a', 'b')
    makeFolder(path, 0o700)
    makeFolder(path, 0o700)
    expect(statSync(path).mode & 0o777).toBe(0o700)
    rmSync(base, { recursive: true })
  })

  it.runIf(existsSync('/proc/self'))('throws instead of trying for ever where no folder can be made', () => {
    expect(() => makeFolder('/proc/sidetone/profile', 0o700)).toThrow(/ENOENT|EACCES|EPERM/)
  })
})
