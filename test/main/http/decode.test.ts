import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeJson, decodeText } from '../../../main/http/decode.ts'
import { decodeXml } from '../../../main/http/decode-xml.ts'
import type { HttpResponse } from '../../../main/http/types.ts'

const answer = (body: string | Uint8Array): HttpResponse => ({
  status: 200,
  headers: {},
  body: Buffer.from(body),
})
const bad = (detail: string) => ({ ok: false, error: { code: 'bad-response', status: 200, detail } })

describe('decodeText', () => {
  it('reads UTF-8, drops its mark, and says when bytes are something else', () => {
    expect(decodeText(Buffer.from('\ufeffžluť'))).toEqual({ text: 'žluť', lossy: false })
    expect(decodeText(Buffer.from([0x63, 0x61, 0x66, 0xe9]))).toEqual({ text: 'café', lossy: true })
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'))
  })
})

describe('decodeJson', () => {
  const shape = z.object({
    success: z.boolean(),
    accounts: z.array(z.object({ sipNumber: z.string() })).optional(),
  })

  it('gives the checked value', () => {
    expect(decodeJson(answer('\ufeff {"success":true,"more":1}\r\n'), shape)).toEqual({
      ok: true,
      value: { success: true },
    })
  })

  it.each([
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['<!DOCTYPE html><html>', 'html'],
    ['  <!-- x --><HTML><body>', 'html'],
    ['{"success":true,}', 'not-json'],
    ['Invalid credentials from 1.2.3.4', 'not-json'],
    ['{"success":1}', 'schema:success'],
    ['{"success":true,"accounts":[{"sipNumber":"1"},{"sipNumber":2}]}', 'schema:accounts.1.sipNumber'],
    ['null', 'schema:'],
  ])('names what is wrong with %j', (body, detail) => {
    expect(decodeJson(answer(body), shape)).toEqual(bad(detail))
  })

  it('shows no remote name raw in the path', () => {
    const result = decodeJson(answer('{"a\\u202eb\\n":1}'), z.record(z.string(), z.string()))
    expect(result).toEqual(bad('schema:ab'))
  })

  it('does not change prototypes', () => {
    expect(decodeJson(answer('{"success":true,"__proto__":{"polluted":1}}'), shape).ok).toBe(true)
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('decodeXml', () => {
  const cdrs = z.object({
    cdrs: z.object({ cdr: z.array(z.object({ from: z.string(), '@id': z.string().optional() })) }),
  })
  const read = (body: string | Uint8Array) => decodeXml(answer(body), cdrs, { lists: ['cdr'] })

  it('keeps values text and makes lists of single items', async () => {
    expect(await read('<?xml version="1.0"?><cdrs><cdr id="007"><from>0200</from></cdr></cdrs>')).toEqual({
      ok: true,
      value: { cdrs: { cdr: [{ from: '0200', '@id': '007' }] } },
    })
    const kept = ['+420123', '1e5', '0x1F', 'true', 'Infinity', '12345678901234567890']
    const result = await read(
      `<cdrs>${kept.map((text) => `<cdr><from>${text}</from></cdr>`).join('')}</cdrs>`,
    )
    expect(result.ok ? result.value.cdrs.cdr.map(({ from }) => from) : []).toEqual(kept)
  })

  it('decodes entities once, numeric ones too, and drops prefixes', async () => {
    const body =
      '<s:cdrs xmlns:s="urn:x"><s:cdr><s:from>&#225;&#x159; &amp;lt;<![CDATA[<b>]]></s:from></s:cdr></s:cdrs>'
    expect(await read(body)).toEqual({ ok: true, value: { cdrs: { cdr: [{ from: 'ář &lt;<b>' }] } } })
  })

  it.each([
    ['', 'empty'],
    ['<html><body>log in</body></html>', 'html'],
    ['<!DOCTYPE cdrs [<!ENTITY a "b">]><cdrs/>', 'doctype'],
    ['<!doctype x><cdrs/>', 'doctype'],
    ['<cdrs><cdr></cdrs>', 'not-xml'],
    ['pin mismatch', 'not-xml'],
    ['<cdrs>', 'not-xml'],
    [`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'not-xml'],
    ['<cdrs><__proto__>1</__proto__></cdrs>', 'not-xml'],
    ['<cdrs><cdr><to>1</to></cdr></cdrs>', 'schema:cdrs.cdr.0.from'],
  ])('names what is wrong with %j', async (body, detail) => {
    expect(await read(body)).toEqual(bad(detail))
  })

  it('gives any text back that was escaped into an element', async () => {
    const escape = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const word = fc.stringMatching(/^[!-~\u00a1-\u024f](?:[ -~\u00a1-\u024f]{0,30}[!-~\u00a1-\u024f])?$/u)
    await fc.assert(
      fc.asyncProperty(word, async (text) => {
        const result = await read(`<cdrs><cdr><from>${escape(text)}</from></cdr></cdrs>`)
        expect(result.ok ? result.value.cdrs.cdr[0]?.from : result.error).toBe(text)
      }),
    )
  })

  it('never throws', async () => {
    const piece = fc.constantFrom(
      '<cdrs>',
      '</cdrs>',
      '<cdr ',
      '>',
      'a="b"',
      '&',
      '&#0;',
      ';',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<?',
      'x',
      '/',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (parts) => {
        expect(typeof (await read(parts.join(''))).ok).toBe('boolean')
      }),
    )
  })

  it('reads 5 MB while the calling thread goes on', async () => {
    const body = `<cdrs>${'<cdr id="1"><from>0200</from></cdr>'.repeat(150_000)}</cdrs>`
    expect(body.length).toBeGreaterThan(5_000_000)
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const result = await read(body)
    clearInterval(timer)
    expect(result.ok && result.value.cdrs.cdr.length).toBe(150_000)
    // Parsing here would take more than a second; what is left is handing the values over and checking their shape.
    expect(longest).toBeLessThan(800)
  })

  it.each([
    [`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'not-xml'],
    [`<!DOCTYPE x [<!ENTITY a "${'b'.repeat(200_000)}">]><cdrs/>`, 'doctype'],
    [`<cdrs>${'<cdr>'.repeat(60_000)}`, 'not-xml'],
  ])('refuses large documents as it does small ones (%#)', async (body, detail) => {
    expect(await read(body)).toEqual(bad(detail))
  })
})
