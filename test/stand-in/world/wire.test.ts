import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWire } from './wire.ts'

describe('createWire', () => {
  const wire = createWire()

  it('gives back what structured clone can carry', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
    })
    fc.assert(
      fc.property(value, (sent) => {
        expect(wire.decode(wire.encode(sent))).toStrictEqual(structuredClone(sent))
      }),
    )
  })

  it('is a copy made by value: later changes stay at home, prototypes and getters are dropped', () => {
    class Call {
      number = '123'
      get shown(): string {
        return 'never sent'
      }
    }
    expect(wire.decode(wire.encode(new Call()))).toStrictEqual({ number: '123' })
  })

  it('carries errors by name and message', () => {
    const error = wire.decode(wire.encode(new RangeError('too far'))) as Error
    expect([error instanceof Error, error.name, error.message]).toEqual([true, 'RangeError', 'too far'])
  })

  it('keeps a key called __proto__ a key', () => {
    const sent = JSON.parse('{"__proto__":{"admin":true}}') as object
    const got = wire.decode(wire.encode(sent)) as { admin?: boolean }
    expect([Object.keys(got), got.admin]).toEqual([['__proto__'], undefined])
  })

  it('passes an invalid date and an array buffer', () => {
    expect((wire.decode(wire.encode(new Date(Number.NaN))) as Date).getTime()).toBeNaN()
    expect(new Uint8Array(wire.decode(wire.encode(new Uint8Array([1, 2]).buffer)) as ArrayBuffer)).toEqual(
      new Uint8Array([1, 2]),
    )
  })

  it.each([() => 1, Symbol('x'), { deep: [() => 1] }, Promise.resolve(), new WeakMap()])(
    'refuses %s',
    (value) => {
      expect(() => wire.encode(value)).toThrow('An object could not be cloned.')
    },
  )

  it('refuses a value that contains itself', () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    expect(() => wire.encode(loop)).toThrow('An object could not be cloned.')
  })
})
