import { createServer, type AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import type { DemoSipxSeen } from '../../../../main/demo/sipxcom/server.ts'
import { createCliBench, type BenchAnswer, type CliBench, type Json } from '../../../support/cli-bench.ts'
import {
  addPortalAccount,
  PORTAL_PASSWORD,
  startTestPortal,
  type TestPortal,
} from '../../../support/demo-sipx.ts'
import { mistakesIn, USER_MISTAKES, type UserMistake } from '../../../support/sipx-never.ts'

/*
 * Each way to ask this server wrongly, provoked by the command that comes closest to it: the request is not sent (`sends`
 * lists what is, by method and path), or a right one in its place. Every request of every test is looked at for all of them.
 */

type Try = {
  readonly line: string | readonly string[]
  readonly file?: object
  readonly secrets?: object
  /** What the portal does before. */
  readonly first?: (portal: TestPortal) => void
  readonly status: number
  readonly code?: string
  /** Everything that changes something; commands of a room too. */
  readonly sends: readonly string[]
  /** What the last of them carries. */
  readonly body?: object | string
}

const ring = (change: object = {}) => ({
  destination: '200',
  ringSec: 30,
  mode: 'after',
  enabled: true,
  ...change,
})
const plan = (rings: readonly object[], ownSec = 25) => ({
  kind: 'ring-sequence',
  ownSec,
  rings,
  voicemail: true,
})
const APPLY = 'forwarding apply --file f.json'
const SCHEDULE = 'schedule add --file f.json'
const span = (start: string, end: string, day = 'monday') => ({ day, start, end })
const oldRelease = (portal: TestPortal): void => {
  portal.behaviour.release = 'old'
}
const noController = (portal: TestPortal): void => portal.setFault('status-404', { path: '/my/redirect' })
const nothing = { status: 2, code: 'invalid-input', sends: [] } as const
const noTarget = { first: noController, status: 2, code: 'target-invalid' } as const
const ordered = (to: string) => `POST /my/redirect/callcontroller/201/${to}`

const TRIES: Readonly<Record<UserMistake, readonly Try[]>> = {
  '0.2 nobody signed in, so that a digest with ten seconds of life is offered': [
    { line: 'identity', status: 0, sends: [] },
  ],
  '0.3 the documented name of the list of schedules': [{ line: 'schedule list', status: 0, sends: [] }],
  '0.3 a schedule whose id is no number': [
    { line: 'schedule show office', status: 3, sends: [] },
    { line: 'schedule remove office', status: 3, code: 'not-found', sends: [] },
    {
      line: 'schedule edit office --file f.json',
      file: { name: 'Late', periods: [span('18:00', '19:00')] },
      status: 3,
      sends: [],
    },
  ],
  '0.3 a search without its query': [
    { line: ['people', 'search', ''], status: 2, sends: [] },
    { line: ['people', 'search', ' '], status: 2, sends: [] },
    { line: ['people', 'search', 'a&start=1 #x'], status: 0, sends: [] },
  ],
  '0.3 a page whose start and end are missing or in another order': [
    { line: 'people list', status: 0, sends: [] },
    { line: 'people export --format csv', status: 0, sends: [] },
  ],
  '0.3 the reset of the operator without its last slash': [
    { line: 'attendant set operator=', status: 0, sends: ['PUT /my/voicemail/operator/'], body: ' ' },
  ],
  '0.3 a room whose name would have to be escaped': [
    { line: ['conference', 'show', 'my room'], status: 7, code: 'not-supported', sends: [] },
    { line: ['conference', 'set', 'my#room', 'video=yes'], status: 7, code: 'not-supported', sends: [] },
    { line: ['conference', 'command', 'my/room', 'lock'], status: 7, code: 'not-supported', sends: [] },
    { line: ['conference', 'set', 'boris-room', 'name=my room'], ...nothing },
  ],
  '0.4 a choice of forms to answer in': [
    { line: 'status', status: 0, sends: [] },
    { line: 'voicemail feed', status: 0, sends: [] },
  ],
  '0.4 application/xml, which no resource has': [{ line: 'voicemail list', status: 0, sends: [] }],
  '0.4 a format in the query': [{ line: 'people export --format csv', status: 0, sends: [] }],
  '0.4 JSON that calls itself something else': [
    { line: 'im set otpMessage=away', status: 0, sends: ['PUT /my/im/prefs'], body: { otpMessage: 'away' } },
  ],
  '0.5 an empty list as JSON where the reader loses it': [
    {
      line: APPLY,
      file: plan([]),
      first: oldRelease,
      status: 0,
      sends: ['PUT /my/forward'],
      body: '<call-sequence><rings/><expiration>25</expiration><withVoicemail>true</withVoicemail></call-sequence>',
    },
  ],
  '0.5 a body without its root': [
    {
      line: 'conference set boris-room maxMembers=7',
      status: 0,
      sends: ['PUT /my/conferences/boris-room'],
      body: { setting: { maxMembers: 7 } },
    },
    {
      line: 'people add first-name=Gus last-name=Root number=7701',
      status: 0,
      sends: ['POST /my/phonebook/entry/new'],
      body: { entry: { 'first-name': 'Gus', 'last-name': 'Root', number: '7701' } },
    },
  ],
  '0.5 a body as text that is neither': [
    {
      line: APPLY,
      file: plan([ring()], 26),
      first: oldRelease,
      status: 0,
      sends: ['PUT /my/forward'],
      body: { 'call-sequence': { expiration: 26, rings: [{ number: '200', type: 'If no response' }] } },
    },
  ],
  '0.6 a PUT of no bytes': [
    {
      line: 'voicemail mark 0000042 heard',
      status: 0,
      sends: ['PUT /my/redirect/mailbox/201/message/0000042/heard'],
      body: ' ',
    },
    {
      line: 'people show-on-phone on',
      status: 0,
      sends: ['PUT /my/phonebook/showContactsOnPhone/true'],
      body: ' ',
    },
    {
      line: 'voicemail pin',
      secrets: { newPin: '4711' },
      status: 0,
      sends: ['PUT /my/voicemail/pin/4711'],
      body: ' ',
    },
  ],
  '0.6 a POST or DELETE of the forwarding': [
    { line: 'forwarding clear --when always', status: 7, sends: [] },
    { line: 'forwarding set --when busy --to 200', status: 7, sends: [] },
  ],
  '1 a GET of click-to-call': [
    {
      line: 'call 200 --wait',
      first: noController,
      status: 0,
      sends: [ordered('200'), 'PUT /my/call/200'],
      body: ' ',
    },
  ],
  '1 a blank, a hash, an address or a sign that is deleted in a target of click-to-call': [
    { line: 'call #12', ...noTarget, sends: [ordered('%2312')] },
    { line: 'call boris@other.example', ...noTarget, sends: [ordered('boris@other.example')] },
    { line: 'call a.b', ...noTarget, sends: [ordered('a.b')] },
    {
      line: ['call', '423.555 12-12'],
      first: noController,
      status: 0,
      sends: [ordered('4235551212'), 'PUT /my/call/4235551212'],
    },
    {
      line: 'call sip:200@pbx.example',
      first: noController,
      status: 0,
      sends: [ordered('200'), 'PUT /my/call/200'],
    },
    { line: ['call', 'two words'], status: 2, code: 'target-invalid', sends: [] },
  ],
  '1 a plus that older releases read as a blank': [
    {
      line: ['call', '+1 (423) 555'],
      first: noController,
      status: 0,
      sends: [ordered('%2B1423555'), 'PUT /my/call/%2B1423555'],
    },
  ],
  '1 JSON asked of what stands behind the redirect': [
    { line: 'history', status: 0, sends: [] },
    { line: 'voicemail get 0000042 --to a.wav', status: 0, sends: [] },
    { line: 'call 202 --wait', status: 0, sends: [ordered('202')] },
  ],
  '1 somebody else’s calls, mailbox or recordings': [
    { line: 'call 202', status: 0, sends: [ordered('202')] },
    { line: 'history', status: 0, sends: [] },
    { line: ['voicemail', 'get', '../200/inbox/0000042', '--to', 'a.wav'], status: 3, sends: [] },
  ],
  '2 a ring type that the server does not know': [
    { line: APPLY, file: plan([ring({ mode: 'if no response' })]), status: 2, sends: [] },
    { line: APPLY, file: plan([ring({ mode: 'AFTER' })]), status: 2, sends: [] },
    {
      line: APPLY,
      file: plan([ring(), ring({ destination: '202', mode: 'together' })]),
      status: 0,
      sends: ['PUT /my/callfwd'],
      body: { rings: [{ type: 'If no response' }, { type: 'At the same time' }] },
    },
  ],
  '2 a ring without one of its four fields': [
    { line: APPLY, file: plan([{ destination: '200', ringSec: 30, mode: 'after' }]), status: 2, sends: [] },
    { line: APPLY, file: plan([{ destination: '200', mode: 'after', enabled: true }]), status: 2, sends: [] },
    { line: APPLY, file: plan([ring({ destination: '' })]), status: 2, sends: [] },
  ],
  '2 rings wrapped once more, or none at all': [
    { line: APPLY, file: { ...plan([]), rings: { ring: [ring()] } }, status: 2, sends: [] },
    { line: APPLY, file: { kind: 'ring-sequence', ownSec: 20, voicemail: true }, status: 2, sends: [] },
    { line: APPLY, file: plan([], 27), status: 0, sends: ['PUT /my/callfwd'], body: { rings: [] } },
  ],
  '2 seconds outside 1 to 999': [
    { line: APPLY, file: plan([], 0), ...nothing },
    { line: APPLY, file: plan([], 1000), ...nothing },
    { line: APPLY, file: plan([ring({ ringSec: 0 })]), ...nothing },
    { line: APPLY, file: plan([ring({ ringSec: 1000 })]), ...nothing },
    { line: APPLY, file: plan([ring({ ringSec: 2.5 })]), status: 2, sends: [] },
  ],
  '2 a schedule that is not in the list': [
    { line: APPLY, file: plan([ring({ schedule: '4711' })]), status: 3, code: 'not-found', sends: [] },
    {
      line: APPLY,
      file: plan([ring({ schedule: 'No such hours' })]),
      status: 3,
      code: 'not-found',
      sends: [],
    },
  ],
  '2 a schedule written or deleted without an id': [
    { line: ['schedule', 'remove', ''], status: 3, sends: [] },
    {
      line: ['schedule', 'edit', '', '--file', 'f.json'],
      file: { name: 'x', periods: [span('1:00', '2:00')] },
      status: 3,
      sends: [],
    },
  ],
  '2 a day that does not exist': [
    {
      line: SCHEDULE,
      file: { name: 'x', periods: [span('09:00', '10:00', 'someday')] },
      status: 2,
      sends: [],
    },
    {
      line: SCHEDULE,
      file: {
        name: 'x',
        periods: [{ scheduledDay: 8, start: { hrs: 9, min: 0 }, end: { hrs: 10, min: 0 } }],
      },
      status: 2,
      sends: [],
    },
  ],
  '2 a schedule without hours': [
    { line: SCHEDULE, file: { name: 'x', periods: [] }, status: 2, code: 'file-invalid', sends: [] },
  ],
  '2 hours that end before they begin': [
    { line: SCHEDULE, file: { name: 'x', periods: [span('10:00', '09:00')] }, ...nothing },
    { line: SCHEDULE, file: { name: 'x', periods: [span('10:00', '10:00')] }, ...nothing },
  ],
  '2 hours that overlap': [
    {
      line: SCHEDULE,
      file: { name: 'x', periods: [span('09:00', '12:00'), span('11:00', '13:00')] },
      ...nothing,
    },
    {
      line: SCHEDULE,
      file: { name: 'x', periods: [span('09:00', '12:00', 'weekdays'), span('11:00', '13:00', 'friday')] },
      ...nothing,
    },
    {
      line: SCHEDULE,
      file: { name: 'Office hours', periods: [span('09:00', '12:00')] },
      status: 4,
      code: 'conflict',
      sends: [],
    },
  ],
  '3 a PIN of less than four characters': [
    { line: 'voicemail pin', secrets: { newPin: '123' }, ...nothing },
    { line: 'voicemail pin', secrets: { newPin: '12 34' }, ...nothing },
  ],
  '3 a PIN that is asked for': [{ line: 'voicemail settings', status: 0, sends: [] }],
  '3 an enum in lower case': [
    {
      line: 'voicemail settings emailFormat=brief',
      status: 0,
      sends: ['PUT /my/vmprefs'],
      body: { emailFormat: 'BRIEF' },
    },
    {
      line: 'voicemail greeting outofoffice',
      status: 0,
      sends: ['PUT /my/vmprefs'],
      body: { greeting: 'OUT_OF_OFFICE' },
    },
    {
      line: 'voicemail settings emailAttachType=yes',
      status: 0,
      sends: ['PUT /my/vmprefs'],
      body: { emailAttachType: 'YES' },
    },
    { line: 'voicemail settings emailFormat=huge', ...nothing },
  ],
  '3 overrideLanguage without the language': [
    {
      line: 'attendant set overrideLanguage=yes',
      status: 0,
      sends: ['PUT /my/voicemail/attendant'],
      body: { overrideLanguage: true, language: 'en' },
    },
  ],
  '3 forwardDeleteVM without one of its partners': [
    {
      line: 'attendant set forwardDeleteVM=yes',
      status: 0,
      sends: ['PUT /my/voicemail/attendant'],
      body: { forwardDeleteVM: true, depositVM: true },
    },
  ],
  '3 a part of the menu, which wipes the rest': [
    {
      line: 'attendant set menu.7=200',
      status: 0,
      sends: ['PUT /my/voicemail/attendant'],
      body: { menu: { '5': '202', '7': '200' } },
    },
  ],
  '3 a greeting that would be stored as none': [
    { line: 'voicemail greeting hello', status: 2, sends: [] },
    {
      line: 'voicemail greeting extendedabsence',
      first: oldRelease,
      status: 0,
      sends: ['PUT /my/vmprefs', 'PUT /my/mailbox/201/preferences/activegreeting/extendedabsence'],
    },
  ],
  '3 the greeting asked for behind the redirect': [{ line: 'voicemail greeting', status: 0, sends: [] }],
  '3 the link of a feed, whose key opens the account': [
    { line: 'voicemail feed --folder inbox', status: 0, sends: [] },
  ],
  '4 the whole phone book deleted': [
    { line: ['people', 'remove', ''], status: 3, sends: [] },
    { line: ['people', 'remove', ' '], status: 3, sends: [] },
    { line: ['people', 'remove', '/'], status: 3, sends: [] },
    { line: ['people', 'remove', '..'], status: 2, sends: [] },
    { line: ['people', 'remove', 'user:200'], status: 3, sends: [] },
    { line: ['voicemail', 'delete', ''], status: 3, sends: [] },
    { line: ['voicemail', 'mark', ' ', 'heard'], status: 3, sends: [] },
  ],
  '4 an entry without one of its names or its number': [
    { line: 'people add last-name=B number=1', ...nothing },
    { line: 'people add first-name=A number=1', ...nothing },
    { line: 'people add first-name=A last-name=B', ...nothing },
    { line: 'people edit 1001 number=', ...nothing },
  ],
  '4 an entry without contact information': [
    {
      line: 'people add first-name=Ida last-name=Plain number=7702',
      status: 0,
      sends: ['POST /my/phonebook/entry/new'],
      body: { entry: { 'contact-information': {} } },
    },
  ],
  '4 an e-mail address with a long ending': [
    { line: 'people add first-name=A last-name=B number=1 emailAddress=a@x.museum', ...nothing },
    { line: 'people edit 1001 emailAddress=dora@mail.example', ...nothing },
  ],
  '4 the entry by its inner number, whose owner nobody checks': [
    { line: 'people remove 77', status: 3, code: 'not-found', sends: [] },
  ],
  '4 the password of a Google account': [{ line: 'people import --file g.vcf', status: 2, sends: [] }],
  '5 contact information in part, which wipes the rest': [
    {
      line: 'profile set jobTitle=Boss',
      status: 0,
      sends: ['PUT /my/contact-information'],
      body: {
        'contact-information': {
          firstName: 'Boris',
          lastName: 'Ring',
          jobTitle: 'Boss',
          companyName: 'Demo',
        },
      },
    },
  ],
  '5 twitterName, which the server spells otherwise': [
    {
      line: 'profile set twitterName=boris',
      status: 0,
      sends: ['PUT /my/contact-information'],
      body: { 'contact-information': { twiterName: 'boris' } },
    },
    { line: 'profile set shoeSize=44', ...nothing },
    { line: 'profile set employeeId=7', ...nothing },
  ],
  '5 voicemailonDnd, which is ignored without a word': [
    {
      line: 'im set voicemailonDnd=yes',
      status: 0,
      sends: ['PUT /my/im/prefs'],
      body: { voicemailOnDnd: true },
    },
    { line: 'im set voicemailOnHoliday=yes', ...nothing },
  ],
  '5 speed dials without their buttons': [
    { line: 'speed-dial apply --file f.json', file: { groupSpeedDial: false }, status: 2, sends: [] },
    {
      line: 'speed-dial apply --file f.json',
      file: { buttons: [{ label: 'Desk', number: '100' }] },
      status: 0,
      sends: ['PUT /my/speeddial'],
      body: { buttons: [{ label: 'Desk', number: '100', blf: false }], groupSpeedDial: false },
    },
  ],
  '6 a key of a room that the server does not have': [
    { line: 'conference set boris-room quickStart=true', ...nothing },
    { line: 'conference set boris-room autoRecord=true', ...nothing },
    { line: 'conference set boris-room moderatedRoom=true', ...nothing },
    { line: 'conference set boris-room publicRoom=true', ...nothing },
  ],
  '6 a PUT of a room’s command': [
    { line: 'conference command boris-room lock', status: 0, sends: ['GET /my/conference/boris-room/lock'] },
    { line: ['conference', 'command', 'boris-room', 'play', '/etc/passwd'], ...nothing },
  ],
  '6 JSON asked of a room’s command': [
    {
      line: 'conference command boris-room mute 1',
      status: 0,
      sends: ['GET /my/conference/boris-room/mute&1'],
    },
  ],
  '7 a password of less than eight characters': [
    { line: 'password', secrets: { newPassword: 'seven77' }, ...nothing },
  ],
  '7 a plus in a password, which is a blank there': [
    {
      line: 'password',
      secrets: { newPassword: 'one+two three' },
      status: 0,
      sends: ['PUT /my/portal/password/one%2Btwo%20three'],
      body: ' ',
    },
    {
      line: 'password',
      secrets: { newPassword: PORTAL_PASSWORD },
      status: 0,
      sends: [`PUT /my/portal/password/${PORTAL_PASSWORD}`],
    },
  ],
  '7 the login that tells the password, or logs out': [
    { line: 'account test', status: 0, sends: [] },
    { line: 'account keep-alive', status: 0, sends: [] },
    { line: 'account time', status: 0, sends: [] },
  ],
  '8 own settings written where they may only be read': [
    {
      line: 'voicemail settings email=b@x.test',
      status: 0,
      sends: ['PUT /my/vmprefs'],
      body: { email: 'b@x.test' },
    },
  ],
  '9 a resource for Do Not Disturb': [
    { line: 'dnd on', status: 0, sends: [] },
    { line: 'dnd status', status: 0, sends: [] },
    { line: 'dnd off', status: 0, sends: [] },
  ],
}

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(async () => {
  portal.behaviour.release = 'new'
  const me = portal.users.get('201')
  if (me) {
    Object.assign(me.forwarding, { expiration: 20, rings: [] })
    me.password = PORTAL_PASSWORD
  }
  bench = createCliBench(createSystemClock())
  const added = await add('201')
  expect(added.status).toBe(0)
})
afterEach(async () => {
  portal.setFault(null)
  await bench.close()
})

const add = (user: string, server = portal.url): Promise<BenchAnswer> =>
  addPortalAccount(bench, portal, { user, server })

function errorIn({ json }: BenchAnswer): unknown {
  const entry = (json['accounts'] as readonly Json[] | undefined)?.[0]
  return json['error'] ?? entry?.['error']
}

const isChange = ({ method, path }: DemoSipxSeen): boolean =>
  method !== 'GET' || path.startsWith('/my/conference/')

describe('what the server would take wrongly is not sent', () => {
  it.each(
    Object.entries(TRIES).flatMap(([name, tries]) => tries.map((one) => [name, one.line, one] as const)),
  )(
    'BAD %s: %j',
    async (_name, line, one) => {
      if (one.file) bench.files.set('f.json', Buffer.from(JSON.stringify(one.file)))
      one.first?.(portal)
      const before = portal.requests().length
      const answer = await bench.cli(typeof line === 'string' ? line.split(' ') : line, one.secrets)
      const seen = portal.requests().slice(before)
      expect(answer.status, JSON.stringify(answer.json)).toBe(one.status)
      if (one.code !== undefined) expect(errorIn(answer)).toMatchObject({ code: one.code })
      if (one.status !== 0) expect(JSON.stringify(answer.json)).toMatch(/"message":"[^"]{20,}/)
      const changes = seen.filter(isChange)
      expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual(one.sends)
      const body = changes.at(-1)?.body ?? ''
      if (typeof one.body === 'string') expect(body).toBe(one.body)
      else if (one.body) expect(JSON.parse(body)).toMatchObject(one.body)
      expect(mistakesIn(seen, USER_MISTAKES)).toEqual([])
    },
    20_000,
  )

  it('BAD 1 an alias where the controller wants the user name', async () => {
    await bench.cli(['account', 'remove'])
    expect((await add('boris')).status).toBe(0)
    const before = portal.requests().length
    expect((await bench.cli(['call', '202'])).status).toBe(0)
    expect((await bench.cli(['history'])).status).toBe(0)
    const seen = portal.requests().slice(before)
    expect(seen.filter(isChange).map(({ path }) => path)).toEqual(['/my/redirect/callcontroller/201/202'])
    expect(mistakesIn(seen, USER_MISTAKES)).toEqual([])
  })

  it('BAD 2 the resource that drops the schedules of rings', async () => {
    portal.setFault('status-404', { path: '/my/callfwd', method: 'GET', times: 1 })
    bench.files.set('f.json', Buffer.from(JSON.stringify(plan([ring()]))))
    const before = portal.requests().length
    expect(errorIn(await bench.cli(APPLY.split(' ')))).toMatchObject({
      code: 'not-supported',
      detail: 'schedules-would-be-lost',
    })
    expect(portal.requests().slice(before).filter(isChange)).toEqual([])
  })

  it('BAD 0.4 text that the server spoilt, written back', async () => {
    const hours = { name: 'Późno', description: null, periods: [span('20:00', '21:00')] }
    bench.files.set('f.json', Buffer.from(JSON.stringify(hours)))
    const added = await bench.cli(SCHEDULE.split(' '))
    const { schedule } = (added.json['accounts'] as readonly { schedule: { id: string } }[])[0] ?? {}
    expect(schedule).toMatchObject({ name: 'Pó?no' })
    const again = { ...schedule, periods: [span('20:00', '22:00')] }
    bench.files.set('f.json', Buffer.from(JSON.stringify(again)))
    const before = portal.requests().length
    const edited = await bench.cli(['schedule', 'edit', String(schedule?.id), '--file', 'f.json'])
    expect(errorIn(edited)).toMatchObject({ code: 'invalid-input', detail: 'characters-lost' })
    expect(portal.requests().slice(before).filter(isChange)).toEqual([])
    await bench.cli(['schedule', 'remove', String(schedule?.id)])
  })

  it('BAD 0.4 the names of speed dials that the server spoilt, written back', async () => {
    const apply = async (buttons: readonly object[]) => {
      bench.files.set('f.json', Buffer.from(JSON.stringify({ buttons })))
      return bench.cli(['speed-dial', 'apply', '--file', 'f.json'])
    }
    expect((await apply([{ label: 'Žofie', number: '203' }])).status).toBe(0)
    const shown = await bench.cli(['speed-dial', 'show'])
    const [entry] = shown.json['accounts'] as readonly { speedDial: { buttons: { label: string }[] } }[]
    expect(entry?.speedDial.buttons).toMatchObject([{ label: '?ofie' }])
    const before = portal.requests().length
    const again = await apply([...(entry?.speedDial.buttons ?? []), { label: 'Desk', number: '100' }])
    expect(errorIn(again)).toMatchObject({ code: 'invalid-input', field: '?ofie', detail: 'characters-lost' })
    expect(portal.requests().slice(before).filter(isChange)).toEqual([])
    expect(
      (
        await apply([
          { label: 'Žofie', number: '203' },
          { label: 'Desk', number: '100' },
        ])
      ).status,
    ).toBe(0)
  })

  it('BAD 0.1 a password on a connection that is not private', async () => {
    let connections = 0
    const plain = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo
    await bench.cli(['account', 'remove'])
    expect(errorIn(await add('201', `http://127.0.0.1:${port}/sipxconfig`))).toMatchObject({
      code: 'invalid-input',
      field: 'server',
    })
    expect(connections).toBe(0)
    await new Promise((resolve) => plain.close(resolve))
  })

  it('BAD 0.2 a colon in a user name, which would end it early', async () => {
    await bench.cli(['account', 'remove'])
    expect(errorIn(await add('20:1'))).toMatchObject({ code: 'invalid-input', field: 'user' })
  })
})
