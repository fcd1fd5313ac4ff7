import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonTail, isCutOff } from '../../../../main/providers/sip2sip/json-tail.ts'

const answers = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))

describe('findJsonTail', () => {
  it('finds any object or list behind any text', () => {
    fc.assert(
      fc.property(fc.string(), answers, (before, answer) => {
        const found = findJsonTail(`<p>${before}</p>${JSON.stringify(answer)}`)
        expect(found?.value).toEqual(JSON.parse(JSON.stringify(answer)))
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves nothing before when the body is JSON alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        expect(findJsonTail(JSON.stringify(answer))?.before).toBe('')
      }),
      { numRuns: 1000 },
    )
  })

  it('finds null behind text, but not the end of a word', () => {
    expect(findJsonTail('oops\nnull')).toEqual({ value: null, before: 'oops' })
    expect(findJsonTail('annull')).toBeNull()
    expect(findJsonTail('"null')).toBeNull()
  })

  it('finds nothing in text, in scalars behind text and in JSON that goes on', () => {
    for (const body of ['', 'hello', 'x 42', 'x "a"', '{"a":1};', '{}]'])
      expect(findJsonTail(body)).toBeNull()
  })
})

describe('isCutOff', () => {
  it('says yes for every proper beginning of an object or list', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (answer, at) => {
        const whole = JSON.stringify(answer)
        const end = 1 + (at % Math.max(1, whole.length - 1))
        expect(isCutOff(whole.slice(0, end))).toBe(end < whole.length)
      }),
      { numRuns: 2000 },
    )
  })
})
