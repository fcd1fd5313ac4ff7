import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import { createCliBench, only, type CliBench } from '../../../support/cli-bench.ts'
import { addPortalAccount, startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'
import { ADMIN_MISTAKES, mistakesIn, type AdminMistake } from '../../../support/sipx-never.ts'

/* The administrator's half of `bad-cases.parts.test.ts`: each wrong way to ask, provoked, and what is sent in its place. */

type Try = {
  readonly words: readonly string[]
  readonly file?: object
  readonly status: number
  readonly code?: string
  /** Method, stack and path of everything that is sent; `*` stands for anything. */
  readonly sends: readonly string[]
  readonly body?: string | RegExp
}

const words = (line: string): readonly string[] => line.split(' ')
const refused = { status: 2, code: 'invalid-input', sends: [] } as const

const TRIES: Readonly<Record<AdminMistake, readonly Try[]>> = {
  'A a PUT of no bytes, special mode included': [
    {
      words: words('update special-mode'),
      file: { specialMode: true },
      status: 0,
      sends: ['PUT rest/auto-attendant/specialmode'],
      body: /^\s$|^[{<]/,
    },
    {
      words: words('update special-mode'),
      file: { specialMode: false },
      status: 0,
      sends: ['DELETE rest/auto-attendant/specialmode'],
    },
    {
      words: words('run auto-attendants special operator'),
      status: 0,
      sends: ['PUT rest/auto-attendant/operator/special'],
    },
  ],
  'A a POST where PUT makes and changes': [
    { words: words('create branches'), file: { name: 'Delft' }, status: 0, sends: ['PUT rest/branch'] },
    {
      words: words('update user-groups 1'),
      file: { name: 'Sales team' },
      status: 0,
      sends: ['PUT rest/user-group/1'],
    },
  ],
  'A a POST of live mode': [
    {
      words: words('update live-mode *99'),
      file: { enabled: true },
      status: 3,
      code: 'not-found',
      sends: ['PUT rest/auto-attendant/livemode/*99'],
    },
  ],
  'A a DELETE without an id': [
    { words: ['delete', 'branches', ''], ...refused },
    { words: ['delete', 'permissions', ''], ...refused },
    { words: ['delete', 'user-records', ''], ...refused },
    { words: ['delete', 'users', ''], ...refused },
    { words: ['delete', 'branches'], status: 2, sends: [] },
  ],
  'A half a page': [
    { words: words('list user-records --limit 2 --offset 2'), status: 0, sends: [] },
    { words: words('list user-records --limit 2'), status: 0, sends: [] },
    { words: words('list branches --offset 1'), status: 0, sends: [] },
  ],
  'A a page before the first': [
    { words: words('list user-records --limit 0'), status: 2, sends: [] },
    { words: words('list user-records --limit 2 --offset -2'), status: 2, sends: [] },
  ],
  'A half an order': [{ words: words('list user-records'), status: 0, sends: [] }],
  'A a permission without a label': [
    { words: words('create permissions'), file: { description: 'No label' }, ...refused },
    { words: words('create permissions'), file: { label: '' }, ...refused },
  ],
  'A enable or disable in lower case': [
    {
      words: words('update user-permissions 1'),
      file: { permissions: [{ name: 'LocalDialing', value: 'enable' }] },
      ...refused,
    },
    {
      words: words('update user-group-permissions 1'),
      file: { permissions: [{ name: 'LocalDialing', value: 'disable' }] },
      ...refused,
    },
  ],
  'A username, which is userName': [
    { words: words('create user-records'), file: { username: '299', lastName: 'x' }, ...refused },
    { words: words('create users'), file: { username: '299' }, ...refused },
  ],
  'A the documented path of a phone’s profile': [
    { words: words('get phones/0004f2000001/profiles nothing.cfg'), status: 3, sends: [] },
  ],
  'A JSON asked of a phone book': [
    { words: words('list phonebooks'), status: 0, sends: [] },
    { words: words('get phonebooks sales'), status: 0, sends: [] },
  ],
  'A a name that would have to be escaped': [
    { words: ['get', 'phonebooks', 'Sales & Köln'], status: 7, code: 'not-supported', sends: [] },
    { words: ['delete', 'permissions', 'a b'], status: 7, code: 'not-supported', sends: [] },
    { words: ['run', 'auto-attendants', 'special', 'a#b'], status: 7, code: 'not-supported', sends: [] },
  ],
  'A an avatar of somebody uploaded': [
    { words: words('create avatars'), file: { user: '200' }, status: 7, code: 'not-supported', sends: [] },
    { words: words('update avatars 200'), file: {}, status: 7, code: 'not-supported', sends: [] },
  ],
  'B settings changed without saying which': [
    { words: ['setting', 'ivr', '', 'x'], status: 2, sends: [] },
    { words: ['setting', 'ivr', '/', 'x'], status: 2, sends: [] },
    { words: ['setting', 'page-groups', '/', '--default'], status: 2, sends: [] },
  ],
  'B a setting that is not plain text': [
    {
      words: words('setting ivr ivr-config/port 8086'),
      status: 0,
      sends: ['PUT api/ivr/settings/ivr-config/port'],
      body: '8086',
    },
    {
      words: words('setting ivr ivr-config/port --default'),
      status: 0,
      sends: ['DELETE api/ivr/settings/ivr-config/port'],
    },
  ],
  'B the documented place of a gateway’s new one': [
    {
      words: words('create gateways'),
      file: { name: 'New trunk', model: { modelId: 'genericSIPTrunk' } },
      status: 0,
      sends: ['POST api/gateways'],
    },
  ],
  'B a gateway’s port in the singular': [{ words: words('list gateways/1/ports'), status: 0, sends: [] }],
  'B GroupNumber, which is pageGroupNumber': [
    { words: words('create page-groups'), file: { GroupNumber: '778', timeout: 60 }, ...refused },
    { words: words('create page-groups'), file: { groupNumber: '778', timeout: 60 }, ...refused },
  ],
  'B settings of all park orbits': [{ words: words('setting park-orbits'), status: 2, sends: [] }],
  'B models of phones changed': [
    {
      words: words('create phone-models'),
      file: { modelId: 'x' },
      status: 7,
      code: 'not-supported',
      sends: [],
    },
    { words: words('delete gateway-models x'), status: 7, code: 'not-supported', sends: [] },
  ],
  'B a phone group moved without its base': [
    { words: words('run phone-groups down 1'), status: 0, sends: ['PUT api/phoneGroups/1/down'] },
    { words: words('run phone-groups up 1'), status: 0, sends: ['PUT api/phoneGroups/1/up'] },
  ],
  'B callId, which is callid': [{ words: words('get registrations callId/nobody'), status: 3, sends: [] }],
  'B a schedule made below a user': [
    {
      words: words('create schedules'),
      file: { name: 'Night', type: 'general' },
      status: 0,
      sends: ['POST api/schedules'],
    },
  ],
  'B a period made with an index': [
    {
      words: words('create schedules/1/periods 0'),
      file: { enabled: true },
      status: 2,
      sends: [],
    },
  ],
  'B a time of a call that is no yyyyMMddHHmm': [
    { words: words('list cdrs --since 2026-11-01T10:05:00'), status: 0, sends: [] },
    { words: words('list cdrs --since yesterday'), status: 2, sends: [] },
  ],
  'B a service’s settings below the older stack': [
    'dns',
    'ivr',
    'mwi',
    'moh',
    'proxy',
    'registrar',
    'restserver',
    'saa',
    'imbot',
    'ftp',
  ].map((name) => ({ words: ['setting', name], status: 0, sends: [] })),
}

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
  bench = createCliBench(createSystemClock())
  const added = await addPortalAccount(bench, portal, { name: 'Boss', user: '200' })
  expect(added.status).toBe(0)
})
afterEach(() => portal.setFault(null))
afterAll(async () => {
  await bench.close()
  await portal.close()
})

describe('what the administrator’s side would take wrongly is not sent', () => {
  it.each(
    Object.entries(TRIES).flatMap(([name, tries]) =>
      tries.map((one) => [name, one.words.join(' '), one] as const),
    ),
  )('BAD %s: admin %s', async (_name, _line, one) => {
    const before = portal.requests().length
    if (one.file) bench.files.set('f.json', Buffer.from(JSON.stringify(one.file)))
    const answer = await bench.cli(['admin', ...one.words, ...(one.file ? ['--file', 'f.json'] : [])])
    const seen = portal.requests().slice(before)
    expect(answer.status, JSON.stringify(answer.json)).toBe(one.status)
    if (one.code !== undefined) expect(only(answer)).toMatchObject({ ok: false, error: { code: one.code } })
    if (one.status !== 0) expect(JSON.stringify(answer.json)).toMatch(/"message":"[^"]{20,}/)
    const changes = seen.filter(({ method }) => method !== 'GET')
    expect(changes.map(({ method, stack, path }) => `${method} ${stack}${path}`)).toEqual(one.sends)
    if (one.body !== undefined) expect(changes.at(-1)?.body).toMatch(one.body)
    expect(mistakesIn(seen, ADMIN_MISTAKES)).toEqual([])
  })
})
