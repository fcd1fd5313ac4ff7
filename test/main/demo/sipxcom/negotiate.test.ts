import { describe, expect, it } from 'vitest'
import { done, isAnswer } from '../../../../main/demo/sipxcom/answer.ts'
import {
  jAnswer,
  negotiate,
  readJ,
  readX,
  textAnswer,
  xAnswer,
} from '../../../../main/demo/sipxcom/negotiate.ts'
import type { DemoSipxRequest } from '../../../../main/demo/sipxcom/route.ts'

const X = ['text/xml', 'application/json']
const J = ['application/json']

/** The table of reference sipxcom-user 0.4. */
describe('negotiate', () => {
  it.each([
    [undefined, 'text/xml', 'application/json'],
    ['*/*', 'text/xml', 'application/json'],
    ['text/*', 'text/xml', null],
    ['application/json', 'application/json', 'application/json'],
    ['application/json, text/plain, */*', 'text/xml', 'application/json'],
    ['application/json;q=0.9, text/xml;q=0.8', 'application/json', 'application/json'],
    ['text/xml', 'text/xml', null],
    ['application/xml', null, null],
  ])('answers "%s" with %s and %s', (accept, x, j) => {
    expect(negotiate(accept, X)).toBe(x)
    expect(negotiate(accept, J)).toBe(j)
  })
})

const asked = (accept?: string): DemoSipxRequest => sent('', undefined, accept)
const sent = (body: string, contentType?: string, accept?: string): DemoSipxRequest => ({
  method: 'PUT',
  stack: 'rest',
  path: '/my/forward',
  query: '',
  accept,
  contentType,
  contentLength: String(body.length),
  body: Buffer.from(body),
})

describe('answers', () => {
  it('leaves nulls out of family X and names list items in XML', () => {
    const value = { cdrs: [{ from: 'A & B', route: null, duration: 5 }] }
    expect(xAnswer(asked('application/json'), value).body).toBe('{"cdrs":[{"from":"A & B","duration":5}]}')
    expect(xAnswer(asked(), value, { cdrs: 'cdr' })).toEqual({
      type: 'text/xml',
      body: '<cdrs><cdr><from>A &#38; B</from><duration>5</duration></cdr></cdrs>',
    })
  })

  it('writes family J as Latin-1 that calls itself text, with question marks for the rest', () => {
    const { type, body } = jAnswer(asked(), { name: 'Zoë Łuk 😀', number: null })
    expect(type).toBe('text/plain; charset=ISO-8859-1')
    expect(Buffer.from(body ?? '').toString('latin1')).toBe('{"name":"Zoë ?uk ?","number":null}')
  })

  it('refuses what was not asked for', () => {
    expect(jAnswer(asked('text/xml'), {}).status).toBe(406)
    expect(textAnswer(asked('application/json'), 'hello').status).toBe(406)
    expect(textAnswer(asked('text/plain'), 'hello').body).toBe('hello')
    expect(isAnswer(done)).toBe(false)
  })
})

describe('bodies', () => {
  const keys = ['rings', 'expiration']
  const read = (body: string, type?: string) =>
    readX(sent(body, type), 'call-sequence', keys, { rings: 'ring' })

  it('reads JSON when it says so or nothing, else XML', () => {
    const rings = [{ number: '200' }]
    const json = JSON.stringify({ 'call-sequence': { rings, expiration: 5 } })
    expect(read(json)).toEqual({ rings, expiration: 5 })
    expect(read(json, 'application/json; charset=UTF-8')).toEqual({ rings, expiration: 5 })
    const xml = '<call-sequence><rings><ring><number>200</number></ring></rings></call-sequence>'
    expect(read(xml, 'text/plain')).toEqual({ rings })
    expect(isAnswer(read(json, 'text/plain'))).toBe(true)
  })

  it('loses an empty JSON list, keeps an empty XML one, and takes one object for a list', () => {
    expect(read('{"call-sequence":{"rings":[]}}')).toEqual({ rings: null })
    expect(read('<call-sequence><rings/></call-sequence>', 'text/xml')).toEqual({ rings: [] })
    expect(read('{"call-sequence":{"rings":{"number":"200"}}}')).toEqual({ rings: [{ number: '200' }] })
  })

  it('crashes on unknown keys, a missing root, and what is no JSON', () => {
    expect(read('{"call-sequence":{"ringz":[]}}')).toMatchObject({ status: 500 })
    expect(read('{"rings":[]}')).toMatchObject({ status: 500 })
    expect(readJ(sent(''))).toMatchObject({ status: 500 })
    expect(readJ(sent('{"a":1}'))).toEqual({ a: 1 })
  })
})
