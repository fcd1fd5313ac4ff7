import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswer, refusalIn } from '../../../../main/providers/twon/answer.ts'
import { AppErrorSchema } from '../../../../shared/errors.ts'

const read = (body: string | Buffer, status = 200) =>
  readAnswer({ status, headers: {}, body: Buffer.from(body) }, 'door:443', 'call/status')

describe('readAnswer', () => {
  it('gives the result, or an empty one', () => {
    expect(read('{"success":true,"result":{"a":1}}')).toEqual({ ok: true, value: { a: 1 } })
    expect(read('{"success":true}')).toEqual({ ok: true, value: {} })
  })

  it('reads a refusal with a number as text, with odd members, and without any', () => {
    expect(read('{"success":false,"error":{"code":"12","param":"port"}}')).toMatchObject({
      error: { code: 'refused-by-server', status: 12, field: 'port' },
    })
    for (const error of ['null', '"no"', '[]', '{}', '{"code":null}', '{"code":{}}'])
      expect(read(`{"success":false,"error":${error}}`)).toMatchObject({
        error: { code: 'refused-by-server', detail: 'no-reason' },
      })
  })

  it('cleans what the device says', () => {
    const answer = read('{"success":false,"error":{"code":14,"description":"a\\u202e\\u0000 b\\n c"}}')
    expect(answer).toMatchObject({ error: { serverText: 'a b c' } })
  })

  it('reads a refusal whatever the status, and believes the status when there is none', () => {
    expect(read('{"success":false,"error":{"code":8}}', 401)).toMatchObject({
      error: { code: 'unauthorized', detail: 'auth-method', field: 'Phone/Call' },
    })
    expect(read('<html>', 401)).toMatchObject({ error: { code: 'unauthorized', status: 401 } })
    expect(read('{}', 503)).toMatchObject({ error: { code: 'server-error', status: 503 } })
    expect(read('', 429)).toMatchObject({ error: { code: 'rate-limited' } })
  })

  it('never throws and always gives an error of the product’s shape', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.constantFrom(200, 302, 401, 404, 500),
        (body, status) => {
          const answer = read(body, status)
          if (!answer.ok) AppErrorSchema.parse(answer.error)
        },
      ),
    )
  })
})

describe('refusalIn', () => {
  it('finds the number in the words of a 401, and nothing in other words', () => {
    expect(refusalIn('{"success":false,"error":{"code":9}}')).toMatchObject({ code: 9 })
    for (const text of [undefined, '', 'go away', '{"success":fal…', '{"success":true}', '{}'])
      expect(refusalIn(text)).toBeNull()
  })
})
