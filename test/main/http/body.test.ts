import { describe, expect, it } from 'vitest'
import { multipartBody } from '../../../main/http/multipart.ts'
import { encodeBody } from '../../../main/http/request-body.ts'

describe('encodeBody', () => {
  it('writes forms as browsers do and JSON as it is', () => {
    expect(encodeBody({ kind: 'form', fields: { 'a b': 'ž&=+' } })).toEqual({
      bytes: Buffer.from('a+b=%C5%BE%26%3D%2B'),
      contentType: 'application/x-www-form-urlencoded',
    })
    expect(encodeBody({ kind: 'json', value: { a: 'ž' } }).bytes.toString()).toBe('{"a":"ž"}')
    const bytes = Buffer.from([0, 255])
    expect(encodeBody({ kind: 'bytes', bytes, contentType: 'x/y' })).toEqual({ bytes, contentType: 'x/y' })
  })
})

describe('multipartBody', () => {
  it('is read back by another implementation, part by part, without file names', async () => {
    const parts = {
      'blob-json': '{"accounts":[{"account":1,"sipNumber":"0200"}]}',
      'odd "name"\r\n': 'ž\r\n--x',
    }
    const body = multipartBody(parts)
    if (body.kind !== 'bytes') throw new Error('a multipart body is bytes')
    const form = await new Response(new Uint8Array(body.bytes), {
      headers: { 'content-type': body.contentType },
    }).formData()
    expect([...form.values()]).toEqual(Object.values(parts))
    expect([...form.keys()][0]).toBe('blob-json')
    expect(body.bytes.toString()).not.toContain('filename')
  })

  it('uses another boundary every time', () => {
    const types = [1, 2].map(() => encodeBody(multipartBody({})).contentType)
    expect(types[0]).not.toBe(types[1])
  })
})
