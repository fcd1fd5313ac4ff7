import { request } from 'node:https'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSecureContext } from 'node:tls'
import { createDemoPki, type DemoCredential, type DemoPki } from '../../../../main/demo/pki.ts'
import { startDemoSip2sip, type DemoSip2sip } from '../../../../main/demo/sip2sip/server.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createMemoryLog } from '../../../support/memory.ts'

const DOMAIN = 'sip2sip.example'
const JSON_TAIL = /[[{][^]*$|null$/

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly bytes: Buffer
}

/** The demo account server as a stranger's program would see it: nothing of our own client is used here. */
describe('the demo account server', () => {
  const clock = createFakeClock()
  let pki: DemoPki
  let company: DemoSip2sip
  let owner: DemoCredential

  beforeAll(async () => {
    pki = await createDemoPki()
    owner = await pki.issue({ commonName: '4711' })
    company = await startDemoSip2sip({
      pki,
      domain: DOMAIN,
      clock,
      log: createMemoryLog(),
      users: [
        {
          username: 'alice',
          password: 'pw',
          ownerId: 4711,
          firstName: 'Ångström',
          balance: 5,
          language: 'de',
          mobileNumber: '+31612345678',
        },
        { username: 'bob', password: 'pw', aliases: ['bobby'] },
      ],
    })
  })
  afterAll(() => company.stop())
  beforeEach(() => {
    company.setFault(null)
    company.behaviour.dialect = '2012'
  })

  function send(
    url: URL,
    options: { method?: string; form?: Record<string, string>; credential?: DemoCredential } = {},
  ): Promise<Answer> {
    const { form, credential } = options
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method: options.method ?? (form ? 'POST' : 'GET'),
        ca: pki.caPem,
        agent: false,
        ...(credential && { cert: credential.certPem, key: credential.keyPem }),
        ...(form && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      })
      sent.on('error', reject)
      sent.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes.toString(),
            bytes,
          })
        })
      })
      sent.end(form ? new URLSearchParams(form).toString() : undefined)
    })
  }

  /** By certificate, which needs no second round. */
  function ask(action: string, form?: Record<string, string>, account = `alice@${DOMAIN}`): Promise<Answer> {
    const url = new URL(company.certificateUrl)
    url.searchParams.set('action', action)
    url.searchParams.set('account', account)
    return send(url, { credential: owner, ...(form && { form }) })
  }
  const read = async (action: string, form?: Record<string, string>): Promise<unknown> =>
    JSON.parse(JSON_TAIL.exec((await ask(action, form)).body)?.[0] ?? '') as unknown

  it('calls its JSON text/html and escapes it as PHP does', async () => {
    const { status, headers, body } = await ask('get_identity')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=UTF-8')
    expect(body).toContain('"first":"\\u00c5ngstr\\u00f6m"')
    expect(body).toContain('"timezone":"Europe\\/Amsterdam"')
  })

  it('says null for lists that were never filled and [] for others', async () => {
    expect((await ask('get_devices')).body).toBe('null')
    expect((await ask('get_voicemail')).body).toBe('null')
    expect((await ask('get_balance_history')).body).toBe('null')
    expect((await ask('get_aliases')).body).toBe('[]')
    expect((await ask('get_reject_rules')).body).toBe('[]')
    expect((await ask('get_history')).body).toBe('{"placed":null,"received":null}')
  })

  it('takes parameters from query and form alike, names in exact case', async () => {
    expect((await ask('set_call_forwarding', { FUNC: 'bob' })).body).toContain(
      'Key FUNC changed bob{"success":true',
    )
    expect((await ask('set_call_forwarding', { func: 'x' })).body).toBe(
      '{"success":true,"error_message":"Diversions remained the same"}',
    )
    const url = new URL(
      `${company.certificateUrl}?action=set_call_forwarding&account=alice%40${DOMAIN}&FUNC=&FBUS=200`,
    )
    expect((await send(url, { credential: owner })).body).toMatch(/^Key FUNC changed Key FBUS changed 200\{/)
    expect(await read('get_call_forwarding')).toEqual({
      FUNC: null,
      FNOL: null,
      FBUS: `200@${DOMAIN}`,
      FNOA: null,
      FUNV: null,
    })
  })

  it.each([
    ['<mobile-number>', `sip:+31612345678@${DOMAIN}`],
    ['<voice-mailbox>', '<voice-mailbox>'],
    ['+31201@elsewhere.example', `sip:+31201@${DOMAIN}`],
    ['sips:bob@x', 'sip:sips:bob@x'],
    ['tel:+31', `sip:tel:+31@${DOMAIN}`],
    [' bob', `sip: bob@${DOMAIN}`],
    ['voice-mailbox', `sip:voice-mailbox@${DOMAIN}`],
  ])('stores %j as %j, garbage or not', async (sent, stored) => {
    await ask('set_call_forwarding', { FUNV: sent })
    expect(company.users.get('alice')?.diversions.FUNV).toBe(stored)
  })

  it('puts a page head before the refusal of what does not look like an action', async () => {
    expect((await ask('list_everything')).body).toMatch(
      /^<!DOCTYPE html>[^]*\{"success":false,"error_message":"Error: invalid action"\}$/,
    )
    expect((await ask('get_everything')).body).toBe(
      '{"success":false,"error_message":"Error: invalid action"}',
    )
    expect((await ask('')).body).toMatch(/^<!DOCTYPE html>[^]*<\/html>\n$/)
    expect((await ask('constructor')).body).toContain('invalid action')
  })

  it('answers in the account’s language', async () => {
    expect(await read('set_dnd_on', { duration: '5' })).toEqual({
      success: true,
      error_message: 'Bitte nicht stören ist für 5 Minuten ein',
    })
    expect(await read('get_accept_rules')).toMatchObject({ temporary: { groups: ['nobody'], duration: 5 } })
    expect(await read('set_dnd_off')).toEqual({ success: true, error_message: 'Bitte nicht stören ist aus' })
    expect(await read('get_accept_rules')).not.toHaveProperty('persistent')
  })

  it('has the names of 2009 when told to', async () => {
    company.behaviour.dialect = '2009'
    expect(await read('get_account')).not.toHaveProperty('pstn_caller_id')
    expect(await read('get_identity')).toMatchObject({ success: false })
    expect(await read('get_journal_entries')).toMatchObject({ success: false })
    expect(await read('get_calls')).toEqual({ placed: null, received: null })
    company.behaviour.dialect = '2010'
    expect(await read('get_identity')).toHaveProperty('pstn_caller_id')
    expect(await read('get_history')).toMatchObject({ success: false })
  })

  it('wants a certificate in the handshake, and says so in words on the other port', async () => {
    await expect(send(new URL(company.certificateUrl))).rejects.toThrow()
    const page = new URL('/sip_settings_tlscert.phtml', company.digestUrl)
    page.searchParams.set('account', `alice@${DOMAIN}`)
    expect((await send(page)).body).toBe(
      'Error: No X.509 client certificate provided\nX.509 Credentials error',
    )
    expect((await ask('get_identity', undefined, `bob@${DOMAIN}`)).body).toBe('X.509 Credentials error')
  })

  it('hands out a new certificate each time, as PEM and as .p12', async () => {
    const { headers, body } = await ask('get_crt')
    expect(headers['content-type']).toBe('application/x-crt')
    expect(headers['content-disposition']).toBe('inline; filename=sipthor-owner-certificate-4711.crt')
    expect(body).toMatch(/^-----BEGIN CERTIFICATE-----[^]*-----BEGIN PRIVATE KEY-----/)
    expect((await ask('get_crt')).body).not.toBe(body)
    const p12 = await ask('get_p12')
    expect(() => createSecureContext({ pfx: p12.bytes, passphrase: 'pw' })).not.toThrow()
  })

  describe('journal', () => {
    it('keeps what is put and gives it to the others', async () => {
      const data = JSON.stringify([{ id: 'a', data: 'one' }, { id: 'b' }, { id: 'c', data: 'two' }])
      expect(await read('put_journal_entries', { uuid: 'urn:uuid:1', data })).toEqual({
        results: [
          { id: 'a', journal_id: '9001', source: 'default' },
          { id: 'c', journal_id: '9002', source: 'default' },
        ],
        success: true,
      })
      expect(await read('get_journal_entries', { except_uuid: 'urn:uuid:1' })).toMatchObject({
        results: [],
        rows: 0,
      })
      expect(
        await read('get_journal_entries', { except_uuid: 'urn:uuid:2', after_id: '9001' }),
      ).toMatchObject({
        success: true,
        rows: 1,
        results: [{ id: '9002', data: 'two', uuid: 'urn:uuid:1', account: `alice@${DOMAIN}` }],
      })
    })

    it('has the faults of the original', async () => {
      // LIMIT 0 whatever limit was asked for.
      expect(await read('get_journal_entries', { limit: '10' })).toMatchObject({ rows: 0 })
      // A flat entry is stored nowhere, and the answer is yes.
      expect(await read('put_journal_entries', { uuid: 'u', data: '{"id":"a","data":"one"}' })).toEqual({
        results: [],
        success: true,
      })
      expect(await read('put_journal_entries', { uuid: 'u', data: '[]' })).toMatchObject({
        success: false,
        error_message: 'Json decode error',
      })
      expect((await ask('put_journal_entries', { uuid: 'u', data: '[{"id":1,"data":{}}]' })).status).toBe(500)
      expect(await read('put_journal_entries', { data: '[]' })).toMatchObject({
        error_message: 'Missing uuid',
      })
      expect(await read('delete_journal_entries', { data: '["9001"]' })).toEqual({
        error_message: 'database error',
      })
    })
  })

  describe('enrolment', () => {
    const good = { email: 'new@mail.example', password: 'pw', display_name: 'Nina New', username: 'Nina' }
    const enroll = async (form: Record<string, string>): Promise<unknown> =>
      JSON.parse((await send(new URL(company.enrollmentUrl), { form })).body) as unknown

    it.each([
      [{}, 'Missing email address'],
      [{ email: 'x' }, 'Invalid email address'],
      [{ email: 'a+b@c.example' }, 'Invalid email address'],
      [{ email: good.email }, 'Missing password'],
      [{ email: good.email, password: 'xyz' }, 'Missing display name'],
      [{ email: good.email, password: 'xyz', display_name: 'X' }, 'Missing username'],
      [{ ...good, username: '0ab' }, 'The username does not fit'],
    ])('refuses %j: %s', async (form, message) => {
      expect(await enroll(form)).toEqual({ success: false, error: 'value_error', error_message: message })
    })

    it('makes an account that works, once', async () => {
      expect(await enroll(good)).toEqual({
        success: true,
        sip_address: `nina@${DOMAIN}`,
        email: 'new@mail.example',
        settings_url: company.digestUrl,
        outbound_proxy: `proxy.${DOMAIN}`,
      })
      expect(company.users.get('nina')?.seed).toMatchObject({ firstName: 'Nina', lastName: 'New' })
      expect(await enroll(good)).toMatchObject({ success: false, error: 'user_exists' })
      expect(JSON.stringify(company.requests())).not.toContain('"pw"')
    })
  })

  it('knows nothing but its pages', async () => {
    expect((await send(new URL('/other.phtml', company.digestUrl))).status).toBe(404)
    expect(
      (await send(new URL('/enrollment.phtml', company.certificateUrl), { credential: owner })).status,
    ).toBe(404)
  })

  it('exports the balance as CSV', async () => {
    await ask('add_balance', { id: '1', number: '1234567890' })
    const { headers, body } = await ask('get_balance_history', { csv: '1' })
    expect(headers['content-type']).toBe('text/csv')
    expect(body).toBe(
      `Id,Account,Date,Action,Description,Value,Final Balance\n1,alice@${DOMAIN},2026-11-24 13:00:00,Credit,Voucher,10,15\n`,
    )
    expect(await read('add_balance', { id: '1', number: '5' })).toMatchObject({ success: false })
    expect(await read('add_balance', {})).toEqual({ success: false, error_message: 'Missing id or number' })
  })

  it('lets nobody take a name twice', async () => {
    for (const username of ['bob', 'BOBBY', ' alice ']) {
      expect(await read('add_alias', { username })).toMatchObject({ success: false })
    }
    expect(await read('add_alias', { username: 'Ally' })).toMatchObject({ success: true })
    expect(await read('get_aliases')).toEqual([`ally@${DOMAIN}`])
  })

  it('fails as told, for as many requests as told, on the action told', async () => {
    company.setFault('html', { action: 'get_enum', times: 2 })
    expect((await ask('get_aliases')).body).toContain('ally')
    for (let time = 0; time < 2; time += 1) expect((await ask('get_enum')).body).toContain('maintenance')
    expect((await ask('get_enum')).body).toBe('[]')
    company.setFault('truncated')
    await expect(ask('get_identity')).rejects.toThrow()
    company.setFault('backend')
    expect((await ask('get_history')).body).toMatch(/Error \(SipPort\): SOAP fault \(1009\)[^]*null$/)
  })

  it('keeps addresses of the port in use and nothing after it has stopped', async () => {
    const other = await startDemoSip2sip({ pki, domain: DOMAIN, clock, log: createMemoryLog(), users: [] })
    const url = new URL(other.digestUrl)
    expect((await send(url)).status).toBe(401)
    await other.stop()
    await expect(send(url)).rejects.toThrow(/ECONNREFUSED/)
  })
})
