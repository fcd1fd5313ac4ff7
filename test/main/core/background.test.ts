import { describe, expect, it } from 'vitest'
import { background } from '../../../main/core/background.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { createFakeLog } from '../../support/fake-core.ts'

const run = async (promise: Promise<unknown>) => {
  const { log, lines } = createFakeLog()
  const told: AppError[] = []
  background(promise, log, (error) => told.push(error))
  await new Promise((resolve) => setImmediate(resolve))
  return { lines, told }
}
const refused = err(appError('timeout', { accountId: 'a', serverText: 'of nobody’s business' }))

describe('background', () => {
  it('says nothing about what went well or answers nothing', async () => {
    for (const value of [undefined, null, 1, ok(), [ok(), ok()], [{ result: ok() }]])
      expect(await run(Promise.resolve(value))).toEqual({ lines: [], told: [] })
  })

  it.each([
    ['a Result', refused],
    ['a list of Results', [ok(), refused]],
    [
      'answers per account',
      [
        { account: {}, result: ok() },
        { account: {}, result: refused },
      ],
    ],
    ['answers of several writes', [[{ result: refused }], [{ result: ok() }]]],
  ])('logs the failure in %s by its code, and tells who asked', async (_, value) => {
    const { lines, told } = await run(Promise.resolve(value))
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'background task refused',
        fields: { code: 'timeout', accountId: 'a', detail: undefined, others: 0 },
      },
    ])
    expect(told).toEqual([refused.error])
    expect(JSON.stringify(lines)).not.toContain('business')
  })

  it('logs a bug as an error', async () => {
    const { lines, told } = await run(Promise.reject(new Error('bug')))
    expect(lines).toMatchObject([{ level: 'error', message: 'background task failed' }])
    expect(told).toEqual([])
  })
})
