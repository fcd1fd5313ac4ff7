import { describe, expect, it } from 'vitest'
import { createErrandStore } from '../../../renderer/stores/errand-store.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function later<T>(): { readonly promise: Promise<Result<T>>; readonly answer: (result: Result<T>) => void } {
  let answer: (result: Result<T>) => void = () => undefined
  const promise = new Promise<Result<T>>((resolve) => {
    answer = resolve
  })
  return { promise, answer }
}

describe('createErrandStore', () => {
  it('runs, and leaves nothing behind on success', async () => {
    const store = createErrandStore()
    const seen: string[] = []
    store.getState().run(
      'a',
      () => Promise.resolve(ok('x')),
      (value) => seen.push(value),
    )
    expect(store.getState().errands['a']).toEqual({ kind: 'running' })
    await settled()
    expect(store.getState().errands).toEqual({})
    expect(seen).toEqual(['x'])
  })
  it('keeps a failure until it is dismissed', async () => {
    const store = createErrandStore()
    store.getState().run('a', () => Promise.resolve(err(appError('timeout'))))
    await settled()
    expect(store.getState().errands['a']).toEqual({ kind: 'failed', error: { code: 'timeout' } })
    store.getState().dismiss('a')
    expect(store.getState().errands).toEqual({})
  })
  it('counts only the last of two errands of one key', async () => {
    const store = createErrandStore()
    const first = later<string>()
    const second = later<string>()
    const seen: string[] = []
    store.getState().run(
      'a',
      () => first.promise,
      (value) => seen.push(value),
    )
    store.getState().run(
      'a',
      () => second.promise,
      (value) => seen.push(value),
    )
    first.answer(err(appError('timeout')))
    await settled()
    expect(store.getState().errands['a']).toEqual({ kind: 'running' })
    second.answer(ok('second'))
    await settled()
    expect(store.getState().errands).toEqual({})
    expect(seen).toEqual(['second'])
  })
})
