import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { KEY_BYTES, seal, unseal } from '../../../main/storage/sealed-file.ts'
import { ANN, BOB } from './samples.ts'

const key = randomBytes(KEY_BYTES)
const plaintext = Buffer.from('{"password":"canary"}')
const HINT = { start: 5, end: 13 }

describe('seal and unseal', () => {
  it('gives back what was sealed, and shows none of it', () => {
    const file = seal(key, ANN, plaintext)
    expect(unseal(key, ANN, file)).toEqual({ ok: true, value: plaintext })
    expect(file.includes('canary')).toBe(false)
    expect(file.includes(key)).toBe(false)
  })

  it('takes a fresh IV for every file', () => {
    const files = Array.from({ length: 100 }, () =>
      seal(key, ANN, plaintext).subarray(13, 25).toString('hex'),
    )
    expect(new Set(files).size).toBe(100)
  })

  it('says damaged for a file that was sealed for another account', () => {
    expect(unseal(key, BOB, seal(key, ANN, plaintext))).toEqual({ ok: false, error: 'damaged' })
    const longer = AccountIdSchema.parse('ann2')
    expect(unseal(key, longer, seal(key, ANN, plaintext)).ok).toBe(false)
  })

  it('says other-key for a file that was sealed under another key', () => {
    expect(unseal(randomBytes(KEY_BYTES), ANN, seal(key, ANN, plaintext))).toEqual({
      ok: false,
      error: 'other-key',
    })
  })

  it('says too-new for a later version', () => {
    const file = seal(key, ANN, plaintext)
    file.writeUInt8(2, 4)
    expect(unseal(key, ANN, file)).toEqual({ ok: false, error: 'too-new' })
  })

  it('never opens a file with a flipped bit as something else, whichever byte it is in', () => {
    const file = seal(key, ANN, plaintext)
    for (let at = 0; at < file.length; at += 1) {
      const flipped = Buffer.from(file)
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0x80, at)
      const opened = unseal(key, ANN, flipped)
      const isHint = at >= HINT.start && at < HINT.end
      // The hint only explains failures: a file with a damaged hint still opens.
      if (isHint) expect(opened).toEqual({ ok: true, value: plaintext })
      else expect(opened).toEqual({ ok: false, error: at === 4 ? 'too-new' : 'damaged' })
    }
  })

  it('says damaged for a file cut anywhere, and for an empty one', () => {
    const file = seal(key, ANN, plaintext)
    for (let length = 0; length < file.length; length += 1) {
      expect(unseal(key, ANN, file.subarray(0, length))).toEqual({ ok: false, error: 'damaged' })
    }
  })
})
