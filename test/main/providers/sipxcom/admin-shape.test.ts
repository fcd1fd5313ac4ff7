import { describe, expect, it } from 'vitest'
import { readBody, readReply, statusError } from '../../../../main/providers/sipxcom/admin/answer.ts'
import { findEntry } from '../../../../main/providers/sipxcom/admin/catalogue.ts'
import { checkItem } from '../../../../main/providers/sipxcom/admin/check.ts'
import { fillPath } from '../../../../main/providers/sipxcom/admin/path.ts'
import { readSettings } from '../../../../main/providers/sipxcom/admin/settings.ts'
import { itemOf, rowsOf, toldItem } from '../../../../main/providers/sipxcom/admin/shape.ts'
import type { HttpResponse } from '../../../../main/http/types.ts'

const answer = (body: string, status = 200): HttpResponse => ({
  status,
  reason: '',
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from(body),
})
const valueOf = async (body: string): Promise<unknown> => {
  const read = await readBody(answer(body))
  return read.ok && read.value.kind === 'value' ? read.value.value : read
}
const BRANCH = { list: 'branches', item: 'branch' }

describe('rowsOf', () => {
  it.each([
    ['JSON with metadata', '{"branch":{"metadata":{"totalResults":1},"branches":[{"id":1,"name":"a"}]}}'],
    ['JSON with an element inside', '{"branch":{"metadata":{},"branches":{"branch":[{"id":1,"name":"a"}]}}}'],
    [
      'JSON with one thing instead of a list',
      '{"branch":{"metadata":{},"branches":{"branch":{"id":1,"name":"a"}}}}',
    ],
    [
      'XML where JSON was asked for',
      '<branch><metadata><totalResults>1</totalResults></metadata><branches><branch><id>1</id><name>a</name></branch></branches></branch>',
    ],
    [
      'XML with a declaration',
      '<?xml version="1.0" encoding="UTF-8"?>\n<branch><metadata/><branches><branch><id>1</id><name>a</name></branch></branches></branch>',
    ],
    ['a bare array', '[{"id":1,"name":"a"}]'],
    ['a root nobody wrote down', '{"rows":[{"id":1,"name":"a"}]}'],
  ])('reads %s', async (_, body) => {
    const rows = rowsOf(await valueOf(body), BRANCH, 'id')
    expect(rows?.map((row) => toldItem(row, []))).toMatchObject([{ name: 'a' }])
  })

  it.each([
    ['an empty array', '{"branch":{"metadata":{},"branches":[]}}'],
    ['an empty element', '<branch><metadata/><branches/></branch>'],
    ['no list beside the metadata', '{"branch":{"metadata":{"totalResults":0}}}'],
    ['an empty root', '<branch/>'],
  ])('finds nothing in %s', async (_, body) => {
    expect(rowsOf(await valueOf(body), BRANCH, 'id')).toEqual([])
  })

  it('reads a list that is called as its root, names as rows, and nothing else', async () => {
    const permissions = { list: 'permissions', item: 'permission' }
    const body =
      '<permissions><metadata/><permissions><permission><name>p</name></permission></permissions></permissions>'
    expect(rowsOf(await valueOf(body), permissions, 'name')).toEqual([{ name: 'p' }])
    expect(rowsOf(['a', 'b'], BRANCH, 'name')).toEqual([{ name: 'a' }, { name: 'b' }])
    expect(rowsOf({ error: 'x', more: 1 }, BRANCH, 'id')).toBeNull()
  })
})

describe('itemOf', () => {
  it('takes the thing out of its element, out of nothing, and out of a list that came instead', () => {
    const any = () => true
    expect(itemOf({ branch: { id: 1 } }, BRANCH, any)).toEqual({ id: 1 })
    expect(itemOf({ id: 1, name: 'a' }, BRANCH, any)).toEqual({ id: 1, name: 'a' })
    const list = { branch: { metadata: {}, branches: [{ id: 1 }, { id: 2 }] } }
    expect(itemOf(list, BRANCH, (row) => row['id'] === 2)).toEqual({ id: 2 })
    expect(itemOf('text', BRANCH, any)).toBeNull()
  })
})

describe('toldItem', () => {
  it('puts kinds right and tells no secret, however deep', async () => {
    const found = findEntry('user-records')
    const fields = found.ok ? found.value.entry.resource.fields : []
    const item = await valueOf(
      '<user><id>7</id><userName>0200</userName><pin>1234</pin><sipPassword>s3</sipPassword><groups><group><id>1</id><name>a</name></group></groups><aliases><alias><alias>x</alias></alias></aliases></user>',
    )
    expect(toldItem(itemOf(item, { item: 'user' }, () => true) ?? {}, fields)).toEqual({
      id: 7,
      userName: '0200',
      groups: [{ id: 1, name: 'a' }],
      aliases: [{ alias: 'x' }],
    })
    expect(toldItem({ lines: [{ password: 'p', user: '1' }], voicemailPin: '1' }, [])).toEqual({
      lines: [{ user: '1' }],
    })
  })

  it('tells moments as ISO 8601', () => {
    const found = findEntry('cdrs')
    const fields = found.ok ? found.value.entry.resource.fields : []
    expect(toldItem({ startTime: 1361226016000 }, fields)).toEqual({ startTime: '2013-02-18T22:20:16.000Z' })
    expect(toldItem({ startTime: 'soon' }, fields)).toEqual({ startTime: 'soon' })
  })

  it('cleans what the server wrote', () => {
    expect(toldItem({ name: 'a\u202eb\u0007c' }, [])).toEqual({ name: 'abc' })
  })
})

describe('readBody', () => {
  it.each([
    ['a page', '<html><body>Login</body></html>', 'html'],
    ['a DOCTYPE', '<!DOCTYPE branch [<!ENTITY x "y">]><branch>&x;</branch>', 'doctype'],
    ['deep nesting', '<a>'.repeat(200) + '</a>'.repeat(200), 'not-xml'],
    ['broken JSON', '{"branch":', 'not-json'],
    ['broken XML', '<branch><id>1</branch>', 'not-xml'],
  ])('refuses %s', async (_, body, detail) => {
    expect(await readBody(answer(body))).toMatchObject({ ok: false, error: { code: 'bad-response', detail } })
  })

  it('tells nothing, a text and a value apart', async () => {
    expect(await readBody(answer(' \n'))).toMatchObject({ value: { kind: 'empty' } })
    expect(await readBody(answer(';; Missing'))).toMatchObject({ value: { kind: 'text' } })
    expect(await readBody(answer('"UTC"'))).toMatchObject({ value: { kind: 'value', value: 'UTC' } })
  })
})

describe('statusError', () => {
  const reply = (code: string) =>
    `<?xml version="1.0"?><response><code>${code}</code><message>No such thing</message></response>`
  it.each([
    [403, '', 'list', 'forbidden', 'admin'],
    [404, 'x', 'list', 'not-supported', 'admin-absent'],
    [404, 'x', 'item', 'not-found', 'admin-item'],
    [404, 'x', 'setting', 'not-found', 'admin-setting'],
    [405, '', 'write', 'not-supported', 'admin-method'],
    [406, '', 'list', 'bad-response', 'negotiation'],
    [409, '', 'write', 'conflict', 'admin'],
    [400, reply('ERROR_OBJECT_NOT_FOUND'), 'write', 'not-found', 'admin-item'],
    [400, reply('ERROR_MISSING_ID'), 'write', 'not-found', 'admin-item'],
    [400, reply('ERROR_BAD_INPUT'), 'write', 'refused-by-server', undefined],
    [422, '', 'write', 'refused-by-server', undefined],
    [747, '', 'write', 'refused-by-server', undefined],
    [302, '', 'list', 'bad-response', 'redirect'],
    [500, '', 'write', 'server-error', 'admin'],
  ] as const)('%i %s %s is %s', async (status, body, about, code, detail) => {
    const error = await statusError(answer(body, status), 'pbx', about)
    expect(error).toMatchObject({ code, status })
    expect(error?.detail).toBe(detail)
  })

  it('keeps the server’s words out of an envelope, a text, and JSON that is none', async () => {
    const words = async (body: string) => (await statusError(answer(body, 500), 'pbx', 'write'))?.serverText
    expect(await words(reply('ERROR_CREATE_FAILED'))).toBe('No such thing')
    expect(await words('UserException: 3399 is in use')).toBe('UserException: 3399 is in use')
    expect(await words('{"error":"Internal error: a "b" c","type":"x"}')).toBe('a "b" c')
    expect(await words('<html><body>stack</body></html>')).toBeUndefined()
  })

  it('reads the new id or name of an envelope', async () => {
    const read = await readBody(
      answer(
        '<response><code>SUCCESS_CREATED</code><message>Created</message><data><id>3</id></data></response>',
      ),
    )
    expect(read.ok && readReply(read.value)).toEqual({ code: 'SUCCESS_CREATED', message: 'Created', id: '3' })
  })
})

describe('fillPath', () => {
  it('encodes for the newer stack, which decodes', () => {
    expect(fillPath('/api/users/{id}/groups', { parent: null, id: 'lager # 1/ü' })).toEqual({
      ok: true,
      value: '/api/users/lager%20%23%201%2F%C3%BC/groups',
    })
  })

  it.each(['a b', 'a#b', 'ü', 'a/b', 'a%b', '..', '?'])(
    'sends no "%s" to the older one, which does not',
    (id) => {
      expect(fillPath('/rest/permission/{id}', { parent: null, id })).toMatchObject({
        ok: false,
        error: { code: 'not-supported', detail: 'admin-id' },
      })
    },
  )

  it('wants what its names stand for', () => {
    expect(fillPath('/api/users/{id}', { parent: null, id: '' })).toMatchObject({ ok: false })
    expect(fillPath('/api/x/{id}', { parent: null, id: '..' })).toMatchObject({ ok: false })
  })
})

describe('checkItem', () => {
  const fieldsOf = (name: string) => {
    const found = findEntry(name)
    return found.ok ? found.value.entry.resource.fields : []
  }
  it.each([
    ['branches', { name: 'a', colour: 'red' }, 'colour', 'unknown-field'],
    ['branches', { name: 'a', address: { planet: 'x' } }, 'address.planet', 'unknown-field'],
    ['branches', { description: 'a' }, 'name', 'required'],
    ['branches', { name: ' ' }, 'name', 'required'],
    ['gateways', { name: 'a', model: { modelId: 'm' }, enabled: 'maybe' }, 'enabled', 'kind'],
    ['page-groups', { pageGroupNumber: 1.5 }, 'pageGroupNumber', 'kind'],
    ['users', { userName: 'a', aliases: 'b' }, 'aliases', 'kind'],
    ['user-permissions', { permissions: [{ name: 'a', value: 'enable' }] }, 'permissions.value', 'option'],
    ['user-permissions', { permissions: 'all' }, 'permissions', 'kind'],
  ])('refuses %s %j', (name, item, field, detail) => {
    expect(checkItem(fieldsOf(name), item, null)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', field, detail: `admin-${detail}` },
    })
  })

  it('lets what is only told stand as it was, and nothing else', () => {
    const before = { id: 1, name: 'a', strange: { x: 1 } }
    const fields = fieldsOf('branches')
    expect(checkItem(fields, { id: 1, name: 'b', strange: { x: 1 } }, before)).toMatchObject({ ok: true })
    expect(checkItem(fields, { id: 2 }, before)).toMatchObject({ error: { detail: 'admin-read-only' } })
    const made = checkItem(fields, { id: 99, name: 'b' }, null)
    expect(made.ok && [...made.value]).toEqual([['name', 'b']])
  })
})

describe('readSettings', () => {
  const row = {
    path: 'a/b',
    type: 'string',
    options: null,
    value: 'x',
    defaultValue: null,
    label: 'L<br/>M',
    description: null,
  }
  it('reads a block, one alone, and both in XML', async () => {
    const one = [{ path: 'a/b', value: 'x', changed: true, label: 'L M', secret: false }]
    expect(readSettings({ settings: [row] })).toMatchObject(one)
    expect(readSettings(row)).toMatchObject(one)
    expect(readSettings({ settings: { setting: row } })).toMatchObject(one)
    expect(
      readSettings(
        await valueOf(
          '<Settings><settings><path>a/b</path><value>x</value><label>L M</label></settings></Settings>',
        ),
      ),
    ).toMatchObject(one)
    expect(readSettings({ settings: [] })).toEqual([])
    expect(readSettings('text')).toBeNull()
  })

  it('keeps secrets', () => {
    for (const path of ['itsp-account/password', 'x/user_password', 'voicemail/pin', 'a/b-pin'])
      expect(readSettings([{ ...row, path }])).toMatchObject([{ secret: true, value: null, changed: true }])
    expect(readSettings([{ ...row, path: 'a/pinned' }])).toMatchObject([{ secret: false }])
  })

  it('reads the choices of an enum', () => {
    expect(readSettings([{ ...row, options: { FILES_SRC: 'Files', NONE: 'None' } }])).toMatchObject([
      {
        options: [
          { value: 'FILES_SRC', label: 'Files' },
          { value: 'NONE', label: 'None' },
        ],
      },
    ])
  })
})
