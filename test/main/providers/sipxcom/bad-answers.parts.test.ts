import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import { crash, refuse } from '../../../../main/demo/sipxcom/answer.ts'
import type { DemoSipxFault } from '../../../../main/demo/sipxcom/faults.ts'
import { createCliBench, type BenchAnswer, type CliBench, type Json } from '../../../support/cli-bench.ts'
import { addPortalAccount, startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'

/* What becomes of each no of this server: its status, our code, the words for a person. */

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(async () => {
  const me = portal.users.get('201')
  if (me) Object.assign(me.forwarding, { expiration: 20, rings: [] })
  bench = createCliBench(createSystemClock())
  const added = await addPortalAccount(bench, portal)
  expect(added.status).toBe(0)
  const plan = { kind: 'ring-sequence', ownSec: 25, voicemail: true, rings: [] }
  bench.files.set('plan.json', Buffer.from(JSON.stringify(plan)))
  const periods = [{ day: 'monday', start: '08:00', end: '09:00' }]
  bench.files.set('hours.json', Buffer.from(JSON.stringify({ name: 'Early', periods })))
})
afterEach(async () => {
  portal.setFault(null)
  await bench.close()
})

function errorIn({ json }: BenchAnswer): Json | undefined {
  const entry = (json['accounts'] as readonly Json[] | undefined)?.[0]
  return (json['error'] ?? entry?.['error']) as Json | undefined
}

type Case = {
  readonly line: string
  readonly secrets?: object
  readonly path: string
  readonly method?: string
  readonly answers: DemoSipxFault
  readonly status: number
  readonly error: object
  readonly says: RegExp
}

const APPLY = 'forwarding apply --file plan.json'
const ADD = 'people add first-name=A last-name=B number=1'
/** The class names of its exceptions; the message is not escaped, so the body may be no JSON. */
const hibernate = crash('No row with "id" = 9\nexists', 'org.hibernate.ObjectNotFoundException')
const rule = crash('Extension 201 is in use', 'org.sipfoundry.sipxconfig.common.UserException')

const CASES: Readonly<Record<string, Case>> = {
  '400 missing request entity': {
    line: 'people show-on-phone on',
    path: '/my/phonebook/showContactsOnPhone',
    answers: refuse(400, 'Missing request entity'),
    status: 2,
    error: { code: 'invalid-input', status: 400, serverText: 'Missing request entity' },
    says: /Missing request entity/,
  },
  '400 short PIN': {
    line: 'voicemail pin',
    secrets: { newPin: '4711' },
    path: '/my/voicemail/pin',
    answers: refuse(400, 'Voicemail PIN must be at least 4 characters long'),
    status: 2,
    error: { code: 'invalid-input', status: 400 },
    says: /Voicemail PIN must be at least 4 characters long/,
  },
  '400 target': {
    line: 'call 200',
    path: '/my/redirect/callcontroller',
    answers: refuse(400, 'Bad Request'),
    status: 2,
    error: { code: 'target-invalid', status: 400 },
    says: /number nor an address/,
  },
  '400 verb of a room': {
    line: 'conference command boris-room dance',
    path: '/my/conference/',
    answers: refuse(400, 'Bad Request'),
    status: 2,
    error: { code: 'invalid-input', field: 'verb' },
    says: /no such command/,
  },
  '401 the password is wrong': {
    line: 'forwarding show',
    path: '/my/callfwd',
    answers: { ...refuse(401, 'Unauthorized'), headers: { 'www-authenticate': 'Basic realm="pbx.example"' } },
    status: 4,
    error: { code: 'unauthorized', status: 401 },
    says: /password/,
  },
  '403 not the owner of the room': {
    line: 'conference command annika-room lock',
    path: '/my/nothing',
    answers: 'empty',
    status: 4,
    error: { code: 'forbidden', status: 403 },
    says: /does not allow this/,
  },
  '404 where an older release has 403': {
    line: 'calls active',
    path: '/my/activecdrs',
    answers: refuse(404, 'Not Found'),
    status: 3,
    error: { code: 'not-found', status: 404 },
    says: /no longer there|not there/,
  },
  '405 a method that is not offered': {
    line: 'people show-on-phone on',
    path: '/my/phonebook/showContactsOnPhone',
    answers: { ...refuse(405, 'Method Not Allowed'), headers: { allow: 'GET' } },
    status: 7,
    error: { code: 'not-supported', status: 405 },
    says: /cannot do this/,
  },
  '406 a form that it does not have': {
    line: 'calls active',
    path: '/my/activecdrs',
    answers: refuse(406, 'Not Acceptable'),
    status: 6,
    error: { code: 'bad-response', status: 406, detail: 'not-acceptable' },
    says: /form/,
  },
  '422 a schedule against its rules': {
    line: 'schedule add --file hours.json',
    path: '/my/callfwdsched',
    method: 'POST',
    answers: refuse(422, 'Unprocessable Entity'),
    status: 2,
    error: { code: 'invalid-input', status: 422, detail: 'rule' },
    says: /rules/,
  },
  '500 an unknown key, in a body that is no JSON': {
    line: APPLY,
    path: '/my/callfwd',
    method: 'PUT',
    answers: hibernate,
    status: 6,
    error: { code: 'server-error', status: 500, serverText: 'No row with "id" = 9 exists' },
    says: /problem of its own \(status 500\)/,
  },
  '500 a rule, which is no crash': {
    line: ADD,
    path: '/my/phonebook/entry',
    method: 'POST',
    answers: rule,
    status: 4,
    error: { code: 'refused-by-server', detail: 'rule', serverText: 'Extension 201 is in use' },
    says: /Extension 201 is in use/,
  },
  '500 as a page of Jetty': {
    line: 'im show',
    path: '/my/im/prefs',
    answers: { ...refuse(500, 'Server Error'), reason: 'Server Error' },
    status: 6,
    error: { code: 'server-error', status: 500, serverText: 'Server Error' },
    says: /status 500/,
  },
  '503 while it restarts': {
    line: 'voicemail list',
    path: '/my/redirect/mailbox',
    answers: refuse(503, 'Service Unavailable'),
    status: 6,
    error: { code: 'server-error', status: 503 },
    says: /status 503/,
  },
  '747 the entry is there already': {
    line: ADD,
    path: '/my/phonebook/entry',
    method: 'POST',
    answers: refuse(747, 'Duplicate Entry'),
    status: 4,
    error: { code: 'conflict', status: 747, detail: 'duplicate-entry' },
    says: /in your phone book already/,
  },
  '743 Google does not know the person': {
    line: ADD,
    path: '/my/phonebook/entry',
    method: 'POST',
    answers: refuse(743, 'Google authentication failed'),
    status: 4,
    error: { code: 'refused-by-server', status: 743, detail: 'google-sign-in' },
    says: /Google/,
  },
  '1001 no mailbox is running': {
    line: 'voicemail list --folder inbox',
    path: '/my/redirect/mailbox',
    answers: '1001',
    status: 6,
    error: { code: 'server-error', detail: 'no-voicemail-node' },
    says: /mailboxes .* not running/,
  },
  '302 to a login page': {
    line: 'fax show',
    path: '/my/faxprefs',
    answers: 'redirect',
    status: 6,
    error: { code: 'not-this-system', detail: 'redirect' },
    says: /page for people/,
  },
  'XML where JSON was asked for': {
    line: 'im show',
    path: '/my/im/prefs',
    answers: { type: 'text/xml', body: '<prefs><statusCallInfo>true</statusCallInfo></prefs>' },
    status: 6,
    error: { code: 'bad-response', detail: 'not-json' },
    says: /cannot be read/,
  },
  'a page where JSON was due': {
    line: 'speed-dial show',
    path: '/my/speeddial',
    answers: 'html',
    status: 6,
    error: { code: 'bad-response', detail: 'html' },
    says: /page/,
  },
  'nothing where JSON was due': {
    line: 'profile show',
    path: '/my/contact-information',
    answers: { type: 'application/json', body: '' },
    status: 6,
    error: { code: 'bad-response', detail: 'empty' },
    says: /answered with nothing/,
  },
  'an answer that breaks off': {
    line: 'conference list',
    path: '/my/conferences',
    answers: 'truncated',
    status: 6,
    error: { code: 'response-truncated' },
    says: /broke off/,
  },
  'a list of messages with a DOCTYPE': {
    line: 'voicemail list --folder inbox',
    path: '/my/redirect/mailbox',
    answers: {
      type: 'text/xml',
      body: '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><messages><message id="&b;"/></messages>',
    },
    status: 6,
    error: { code: 'bad-response', detail: 'doctype' },
    says: /declaration|not understand|cannot be read/,
  },
  'a list of messages nested without end': {
    line: 'voicemail list --folder inbox',
    path: '/my/redirect/mailbox',
    answers: { type: 'text/xml', body: `${'<messages>'.repeat(20_000)}${'</messages>'.repeat(20_000)}` },
    status: 6,
    error: { code: 'bad-response', detail: 'not-xml' },
    says: /cannot be read/,
  },
  'a feed with an outside entity': {
    line: 'voicemail feed',
    path: '/my/feed',
    answers: {
      type: 'application/rss+xml',
      body: '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    },
    status: 6,
    error: { code: 'bad-response', detail: 'doctype' },
    says: /declaration|not understand|cannot be read/,
  },
}

describe('what the server answers instead', () => {
  it.each(Object.entries(CASES))('%s', async (_name, one) => {
    const { path, method, answers } = one
    portal.setFault(answers, { path, ...(method !== undefined && { method }), times: 9 })
    const answer = await bench.cli(one.line.split(' '), one.secrets)
    expect(answer.status, JSON.stringify(answer.json)).toBe(one.status)
    const error = errorIn(answer)
    expect(error).toMatchObject(one.error)
    expect(String(error?.['message'])).toMatch(one.says)
    // No name of a class, no stack and no tag reaches a person.
    expect(JSON.stringify(answer.json)).not.toMatch(/\borg\.[a-z]|java\.|<\/|\\n/)
  })
})

describe('answers that are odd and good', () => {
  it('reads Latin-1 whatever the answer calls itself', async () => {
    const body = Buffer.from('{"statusPhonePresence":true,"otpMessage":"à bientôt"}', 'latin1')
    portal.setFault({ type: 'application/json', body }, { path: '/my/im/prefs' })
    const answer = await bench.cli(['im', 'show'])
    expect(answer.json).toMatchObject({ accounts: [{ im: { otpMessage: 'à bientôt' } }] })
  })

  it('reads UTF-8 that calls itself ISO-8859-1', async () => {
    const body = Buffer.from('{"statusPhonePresence":true,"otpMessage":"à bientôt, Žofie"}', 'utf8')
    portal.setFault({ type: 'text/plain; charset=ISO-8859-1', body }, { path: '/my/im/prefs' })
    const answer = await bench.cli(['im', 'show'])
    expect(answer.json).toMatchObject({ accounts: [{ im: { otpMessage: 'à bientôt, Žofie' } }] })
  })

  it('takes an empty mailbox for one', async () => {
    portal.setFault({ type: 'text/xml', body: '<messages/>' }, { path: '/my/redirect/mailbox', times: 3 })
    expect((await bench.cli(['voicemail', 'list'])).json).toMatchObject({ accounts: [{ messages: [] }] })
  })

  it('takes 406 of a room for nobody there', async () => {
    portal.setFault(refuse(406, 'Not Acceptable'), { path: '/my/conferencedetails' })
    const answer = await bench.cli(['conference', 'show', 'boris-room'])
    expect(answer.json).toMatchObject({ accounts: [{ conference: { room: { active: false } } }] })
  })

  it('reads XML where a machine in front of the server takes the Accept header away', async () => {
    portal.behaviour.ignoresAccept = true
    portal.calls.active = [{ from: '201', to: '200', startedMs: Date.now() - 5000 }]
    const first = async (line: string) => {
      const answer = await bench.cli(line.split(' '))
      expect(answer.status, `${line}: ${JSON.stringify(answer.json)}`).toBe(0)
      return answer.json
    }
    expect(await first('calls active')).toMatchObject({
      accounts: [{ calls: [{ direction: 'out', remote: { number: '200' } }] }],
    })
    const { people } = (await first('people list')) as { people: readonly Json[] }
    expect(people.map(({ name }) => name)).toContain('Ömer Supplier')
    expect(await first('people search dora')).toMatchObject({ people: [{ name: 'Dora Private' }] })
    expect(await first('people show 1001')).toMatchObject({
      people: [{ own: true, details: { companyName: 'Bakery' } }],
    })
    expect(await first('people edit 1001 number=+3199')).toMatchObject({ accounts: [{ confirmed: true }] })
    expect(await first('profile set jobTitle=Chief')).toMatchObject({ accounts: [{ confirmed: true }] })
    expect(portal.users.get('201')?.people.profile).toMatchObject({ lastName: 'Ring', enabled: true })
    expect(await first('conference list')).toMatchObject({
      accounts: [{ conferences: [{ name: 'boris-room', extension: '6201' }, {}] }],
    })
    expect(await first('conference set boris-room maxMembers=11 video=yes')).toMatchObject({
      accounts: [{ confirmed: true, conference: { maxMembers: 11, video: true } }],
    })
    expect(await first('conference show boris-room')).toMatchObject({
      accounts: [{ conference: { room: { active: true, participants: [{ id: '1' }, {}, {}] } } }],
    })
    expect(await first('account test')).toMatchObject({ ok: true })
    portal.behaviour.release = 'old'
    expect(await first(APPLY)).toMatchObject({
      accounts: [{ confirmed: true, plan: { ownSec: 25, rings: [] } }],
    })
    portal.behaviour.release = 'new'
    portal.behaviour.ignoresAccept = false
    portal.calls.active = []
  })

  it('reads five million bytes of messages without holding up the program', async () => {
    const one =
      '<message id="1" heard="false" urgent="false" folder="inbox" duration="3" received="1764000000000" author="A &amp; B" format="wav"/>'
    const count = Math.ceil((5 * 1024 * 1024) / one.length)
    const body = `<messages>${one.repeat(count)}</messages>`
    portal.setFault({ type: 'text/xml', body }, { path: '/my/redirect/mailbox/201/inbox' })
    let longestMs = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longestMs = Math.max(longestMs, now - last)
      last = now
    }, 5)
    const listed = await bench.cli(['voicemail', 'list', '--folder', 'inbox', '--timeout', '60'])
    clearInterval(beat)
    expect(listed.status, JSON.stringify(listed.json).slice(0, 300)).toBe(0)
    expect((listed.json as { accounts: { messages: unknown[] }[] }).accounts[0]?.messages).toHaveLength(count)
    expect(longestMs).toBeLessThan(3000)
  }, 60_000)
})
