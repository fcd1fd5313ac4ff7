import { describe, expect, it } from 'vitest'
import { readValue, readVerdict } from '../../../../main/providers/sip2sip/answer.ts'
import { ALERT, HOST, html } from './bodies.ts'

const value = (body: string | Buffer, status?: number) => readValue(html(body, status), HOST)
const verdict = (body: string) => readVerdict(html(body), HOST)

describe('readValue, each oddity of the server', () => {
  it('reads JSON that calls itself text/html', () => {
    expect(value('{"a":1}')).toEqual({ ok: true, value: { a: 1 } })
  })

  it('reads escaped slashes and \\u escapes as PHP writes them', () => {
    expect(value('["sip:a\\/b@c","\\u00c5"]')).toEqual({ ok: true, value: ['sip:a/b@c', 'Å'] })
  })

  it('takes null and [] for "nothing there" when they stand alone', () => {
    expect(value('null')).toEqual({ ok: true, value: null })
    expect(value(' [] \n')).toEqual({ ok: true, value: [] })
  })

  it('drops a byte order mark and blank lines of an included file', () => {
    expect(value('\ufeff\ufeff\n\n{"a":1}\n')).toEqual({ ok: true, value: { a: 1 } })
  })

  it.each([['null'], ['[]'], ['{"placed":null,"received":null}']])(
    'is a failure when a backend alert comes before %s',
    (rest) => {
      expect(value(ALERT + rest)).toEqual({
        ok: false,
        error: {
          code: 'server-error',
          host: HOST,
          detail: 'backend-fault',
          serverText: 'Error (SipPort): SOAP fault (1009): No engine',
          status: 1009,
        },
      })
    },
  )

  it('is a failure when any text comes before null', () => {
    expect(value('<html><head></head><body>\nnull')).toMatchObject({
      ok: false,
      error: { code: 'bad-response', detail: 'text-before-json' },
    })
  })

  it('reads the answer behind a PHP notice or a page head', () => {
    const notice = '<br />\n<b>Notice</b>: Undefined index: x[0] in <b>a.php</b><br />\n'
    expect(value(`${notice}{"a":[1,{"b":"}"}]}`)).toEqual({ ok: true, value: { a: [1, { b: '}' }] } })
  })

  it('says the name of the action is unknown when the page head precedes the refusal', () => {
    const body = '<!DOCTYPE html><html><head></head>{"success":false,"error_message":"Error: invalid action"}'
    expect(value(body)).toEqual({
      ok: false,
      error: { code: 'not-supported', host: HOST, detail: 'invalid-action' },
    })
  })

  it('is a refusal when success is false where a list was due', () => {
    const body = '{"success":false,"error_message":"Error (SipPort): Denied (1031): Nope"}'
    expect(value(body)).toMatchObject({ ok: false, error: { code: 'refused-by-server', status: 1031 } })
  })

  it('keeps a hostile message printable and short', () => {
    const message = `\u202e\u0007${'x'.repeat(5000)}`
    const answer = value(JSON.stringify({ success: false, error_message: message }))
    if (answer.ok) throw new Error('expected a refusal')
    expect(answer.error.serverText).toMatch(/^x{299}…$/)
  })

  it('is bad-response for an empty body, which PHP makes of invalid UTF-8', () => {
    expect(value('')).toMatchObject({ ok: false, error: { code: 'bad-response', detail: 'empty' } })
    expect(value(' \n ')).toMatchObject({ ok: false, error: { code: 'bad-response', detail: 'empty' } })
  })

  it('is bad-response for JSON that is not UTF-8', () => {
    expect(value(Buffer.from('{"first":"Jos\xe9"}', 'latin1'))).toMatchObject({
      ok: false,
      error: { code: 'bad-response', detail: 'not-utf8' },
    })
  })

  it('reads JSON behind text that is not UTF-8', () => {
    expect(value(Buffer.from('<b>Hinweis f\xfcr Sie</b>{"a":1}', 'latin1'))).toEqual({
      ok: true,
      value: { a: 1 },
    })
  })

  it('is bad-response for the web page itself', () => {
    expect(value('<!DOCTYPE html><html><body>Settings</body></html>')).toMatchObject({
      ok: false,
      error: { code: 'bad-response', detail: 'html' },
    })
    expect(value('It works!')).toMatchObject({ ok: false, error: { code: 'bad-response', detail: 'text' } })
  })

  it.each([['{"a":[1,2'], ['["x'], ['{"a":"b\\'], ['[{"a":"]}'], ['{']])(
    'is truncated when %s ends early',
    (body) => {
      expect(value(body)).toMatchObject({ ok: false, error: { code: 'response-truncated' } })
    },
  )

  it('is not truncated, but wrong, when it closes and goes on', () => {
    expect(value('{"a":1} trailing')).toMatchObject({ ok: false, error: { code: 'bad-response' } })
  })

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-this-system'],
    [410, 'not-this-system'],
    [429, 'rate-limited'],
    [500, 'server-error'],
    [503, 'server-error'],
    [302, 'bad-response'],
    [418, 'bad-response'],
  ])('answers status %i with %s, whatever the body says', (status, code) => {
    expect(value('{"a":1}', status)).toMatchObject({ ok: false, error: { code, status } })
  })

  it('says how long to wait when the server does', () => {
    const answer = readValue({ ...html('', 429), headers: { 'retry-after': '30' } }, HOST)
    expect(answer).toMatchObject({ error: { retryAfterSec: 30 } })
  })

  it('names what the certificate page says in plain text', () => {
    expect(value('Error: No X.509 client certificate provided\nX.509 Credentials error')).toMatchObject({
      error: { code: 'client-certificate-required' },
    })
    expect(value('X.509 Credentials error')).toMatchObject({ error: { code: 'client-certificate-refused' } })
    expect(value('Error: Failed to parse X.509 client certificate\n')).toMatchObject({
      error: { code: 'client-certificate-refused' },
    })
  })

  it('names a dead backend behind the certificate page', () => {
    const body =
      '<p><font color=red>Error from https://x (SipPort): timeout (): </font>X.509 Credentials error'
    expect(value(body)).toMatchObject({ error: { code: 'server-error', detail: 'backend-fault' } })
  })

  it('is unauthorized for the text that stands in for a missing digest field', () => {
    expect(value('Invalid credentials from %s')).toMatchObject({ error: { code: 'unauthorized' } })
  })

  it('takes a million brackets in its stride', () => {
    expect(value('['.repeat(1_000_000))).toMatchObject({ error: { code: 'response-truncated' } })
    expect(value(`x${'['.repeat(500_000)}1]`)).toEqual({ ok: true, value: [1] })
    expect(value(`x${'{'.repeat(500_000)} }`).ok).toBe(true)
    expect(value(`x${'[ '.repeat(300_000)}},]`)).toMatchObject({ error: { code: 'bad-response' } })
  })
})

describe('readVerdict', () => {
  it('reads the yes behind the echo of what was sent', () => {
    const body =
      'Key FUNC changed bob{"success":true,"error_message":"Changed diversions FUNC=sip:bob@sip2sip.info "}'
    expect(verdict(body)).toMatchObject({ ok: true, value: { fault: null } })
  })

  it.each([['{"success":true}'], ['a"]}'], ['{"success":false,"x":['], ['\\"'], ['null'], ['[1]']])(
    'is not fooled by the echo of %s',
    (echo) => {
      const message = JSON.stringify(`Changed diversions FUNC=sip:${echo} `)
      expect(verdict(`Key FUNC changed ${echo}{"success":true,"error_message":${message}}`)).toMatchObject({
        ok: true,
        value: { fault: null },
      })
      expect(verdict(`Key FBUS changed ${echo}{"success":false,"error_message":${message}}`)).toMatchObject({
        ok: false,
        error: { code: 'refused-by-server' },
      })
    },
  )

  it('goes by success only, for yes has a message too and in any language', () => {
    expect(verdict('{"success":true,"error_message":"Bitte nicht st\\u00f6ren: Fehler"}')).toMatchObject({
      ok: true,
      value: { fault: null },
    })
    expect(verdict('{"success":false,"error_message":"Niet storen staat aan"}').ok).toBe(false)
  })

  it('tells of a backend that complained before it said yes', () => {
    expect(verdict(`${ALERT}{"success":true,"error_message":"ok"}`)).toMatchObject({
      ok: true,
      value: { fault: 'Error (SipPort): SOAP fault (1009): No engine' },
    })
  })

  it.each([['null'], ['[]'], ['{}'], ['{"success":"true"}'], ['{"error_message":"database error"}']])(
    'takes %s for no verdict at all',
    (body) => {
      expect(verdict(body)).toMatchObject({
        ok: false,
        error: { code: 'bad-response', detail: 'no-verdict' },
      })
    },
  )

  it('is a server error when only an alert stands before no verdict', () => {
    expect(verdict(`${ALERT}null`)).toMatchObject({ error: { code: 'server-error', status: 1009 } })
  })
})
