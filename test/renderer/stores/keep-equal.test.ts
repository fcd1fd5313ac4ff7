import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepEqual } from '../../../renderer/stores/keep-equal.ts'

describe('keepEqual', () => {
  it('gives the old value back when nothing changed', () => {
    const old = { calls: [{ id: 'a', quality: { rtt: 1 } }], online: true }
    expect(keepEqual(old, structuredClone(old))).toBe(old)
  })
  it('keeps every part that did not change and takes every part that did', () => {
    const old = { accounts: [{ id: 'a' }, { id: 'b' }], settings: { theme: 'dark' } }
    const next = keepEqual(old, { accounts: [{ id: 'a' }, { id: 'c' }], settings: { theme: 'dark' } })
    expect(next).toEqual({ accounts: [{ id: 'a' }, { id: 'c' }], settings: { theme: 'dark' } })
    expect(next.accounts[0]).toBe(old.accounts[0])
    expect(next.settings).toBe(old.settings)
  })
  it('notices a key that went, a shorter list and another kind of value', () => {
    expect(keepEqual({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 })
    expect(keepEqual([1, 2], [1])).toEqual([1])
    expect(keepEqual({ 0: 1 }, [1])).toEqual([1])
    expect(keepEqual(null, { a: 1 })).toEqual({ a: 1 })
    expect(keepEqual({ a: undefined }, { b: undefined })).toEqual({ b: undefined })
  })
  it('always equals what came, whatever was there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
        expect(keepEqual(old, next)).toEqual(next)
        expect(keepEqual(next, structuredClone(next))).toBe(next)
      }),
    )
  })
})
