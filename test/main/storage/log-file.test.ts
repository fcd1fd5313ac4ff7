import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileLog, readLogTail } from '../../../main/storage/log-file.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const MIB = 1024 * 1024

describe('the log on disk', () => {
  it('is readable by its owner only, and the last lines are the last ones written', () => {
    const dir = join(tempFolder(), 'logs')
    const log = createFileLog(dir)
    log.info('first')
    log.warn('second', { code: 'timeout' })
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(readLogTail(dir).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'info first',
      'warn second {"code":"timeout"}',
    ])
  })

  it('is redacted before it is written, and a line stays a line', () => {
    const dir = tempFolder()
    const log = createFileLog(dir)
    log.error('asked https://x.test/my/voicemail/pin/4711', {
      password: 'planted-1',
      headers: { authorization: 'Digest username="a", response="planted-2"' },
      cause: new Error('Authorization: Basic cGxhbnRlZC0z\r\nwarn forged line'),
      number: '+31208005160',
    })
    const text = readFileSync(join(dir, 'sidetone.log'), 'utf8')
    for (const secret of ['planted-', 'cGxhbnRlZC0z', '4711', '8005160']) expect(text).not.toContain(secret)
    expect(text.trim().split('\n')).toHaveLength(1)
  })

  it('begins a new file at a mebibyte and keeps five older ones', () => {
    const dir = tempFolder()
    const log = createFileLog(dir)
    const line = 'x '.repeat(32 * 1024)
    for (let round = 0; round < 130; round += 1) log.info(`round ${round} ${line}`)
    const files = readdirSync(dir).toSorted()
    expect(files).toEqual([1, 2, 3, 4, 5].map((age) => `sidetone.${age}.log`).concat('sidetone.log'))
    for (const file of files)
      expect(statSync(join(dir, file)).size).toBeLessThanOrEqual(MIB + line.length + 100)
    expect(readLogTail(dir).at(-1)).toContain('round 129')
  })
})
