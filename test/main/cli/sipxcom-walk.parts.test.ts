import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCatalogue } from '../../../main/cli/catalogue.ts'
import { createSystemClock } from '../../../main/core/clock.ts'
import { createCliBench, type CliBench } from '../../support/cli-bench.ts'
import {
  addPortalAccount,
  PORTAL_PASSWORD,
  SIPX_SIP_PASSWORD,
  startTestPortal,
  type TestPortal,
} from '../../support/demo-sipx.ts'
import { mistakesIn, USER_MISTAKES } from '../../support/sipx-never.ts'

/*
 * Every command of the command line once, with --json, on a sipXcom account over TLS: what it can do ends with 0, what no such
 * system can do with 7, and nothing is left out. What each answer holds is in `sipxcom*.parts.test.ts`.
 */

type Step = {
  readonly line: string
  readonly file?: object | string
  readonly secrets?: object
  readonly status?: number
}
const step = (line: string, more: Omit<Step, 'line'> = {}): Step => ({ line, ...more })

const RING = { destination: '200', ringSec: 20, mode: 'after', enabled: true }
const PLAN = { kind: 'ring-sequence', ownSec: 15, rings: [RING], voicemail: true }
const HOURS = { name: 'Walk', periods: [{ day: 'friday', start: '06:00', end: '07:00' }] }
const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Walk;Wil;;;\r\nFN:Wil Walk\r\nTEL:+3112345\r\nEND:VCARD\r\n'

const USER: readonly Step[] = [
  step('account list'),
  step('account show'),
  step('account test'),
  step('account options'),
  step('account time'),
  step('account keep-alive'),
  step('status'),
  step('identity'),
  step('dnd status'),
  step('dnd on --minutes 5'),
  step('dnd off'),
  step('forwarding show'),
  step('forwarding apply --file f --dry-run', { file: PLAN }),
  step('forwarding apply --file f', { file: PLAN }),
  step('forwarding undo'),
  step('schedule list'),
  step('schedule add --file f', { file: HOURS }),
  step('schedule show <schedule>'),
  step('schedule edit <schedule> --file f', { file: { ...HOURS, name: 'Walked' } }),
  step('schedule remove <schedule>'),
  step('route explain --from 200'),
  step('history'),
  step('calls active'),
  step('call 202 --wait'),
  step('call 77 --via transfer --call 200'),
  step('voicemail list --folder inbox'),
  step('voicemail get 0000042 --to a.wav'),
  step('voicemail mark 0000042 heard'),
  step('voicemail subject 0000042 Walked'),
  step('voicemail move 0000042 saved'),
  step('voicemail delete 0000042'),
  step('voicemail greeting none'),
  step('voicemail pin', { secrets: { newPin: '4711' } }),
  step('voicemail feed'),
  step('voicemail settings email=walk@x.test'),
  step('attendant show'),
  step('attendant set operator=200'),
  step('people search anni'),
  step('people list'),
  step('people show user:200'),
  step('people add first-name=Wil last-name=Walk number=7788'),
  step('people edit 1001 number=7799'),
  step('people export --format vcf'),
  step('people import --file f', { file: CARD }),
  step('people avatar 200 --to a.png'),
  step('people show-on-phone on'),
  step('people remove 1001'),
  step('profile show'),
  step('profile set jobTitle=Walker'),
  step('im show'),
  step('im set otpMessage=walking'),
  step('fax show'),
  step('speed-dial show'),
  step('speed-dial apply --file f', { file: { buttons: [{ label: 'Desk', number: '100' }] } }),
  step('conference list'),
  step('conference show boris-room'),
  step('conference set boris-room maxMembers=9'),
  step('conference command boris-room lock'),
  step('admin resources --account Boss'),
  step('admin list users --account Boss'),
  step('admin get users 200 --account Boss'),
  step('admin create branches --file f --account Boss', { file: { name: 'Walk' } }),
  step('admin update branches 1 --file f --account Boss', { file: { description: 'Walked' } }),
  step('admin delete branches 1 --account Boss'),
  step('admin run users send-profile 200 --account Boss'),
  step('admin setting dns --account Boss'),
  step('password', { secrets: { newPassword: 'walked password' } }),
  step('diagnostics'),
]

/** What such a system has not got; asked for this account alone it is 7. */
const NEVER: readonly Step[] = [
  'forwarding set --when busy --to 200',
  'forwarding clear --when busy',
  'privacy status',
  'privacy on',
  'privacy off',
  'rules show',
  'alias list',
  'alias add x',
  'enum',
  'device list',
  'balance',
  'balance history',
  'usage',
  'intercom status',
  'intercom switch 1 on',
].map((line) => step(`${line} --account Office`, { status: 7 }))

/** What the phone system serves; other commands are of other providers or of this computer. */
const SERVED =
  /^(?:status|identity|dnd|forwarding (?!set|clear)|schedule|route|history|calls|call$|voicemail|attendant|people|profile|im|fax|speed-dial|conference|admin|password)\b/

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
  bench = createCliBench(createSystemClock())
  for (const [name, user] of [
    ['Office', '201'],
    ['Boss', '200'],
  ] as const)
    await addPortalAccount(bench, portal, { name, user })
  portal.calls.active = [{ from: '201', to: '200', startedMs: Date.now() }]
})
afterAll(async () => {
  const said = JSON.stringify(bench.logLines) + portal.log.lines.join()
  await bench.close()
  await portal.close()
  for (const planted of [PORTAL_PASSWORD, SIPX_SIP_PASSWORD, 'walked password'])
    expect(said).not.toContain(planted)
})

async function run({ line, file, secrets }: Step) {
  if (file !== undefined)
    bench.files.set('f', Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)))
  const words = line.replace('<schedule>', made).split(' ')
  const named = words.includes('--account') || words[0] === 'account' ? [] : ['--account', 'Office']
  const one = words[0] === 'account' && words[1] !== 'list' ? ['--account', 'Office'] : named
  return bench.cli([...words, ...one], secrets)
}
let made = ''

describe('every command on a sipXcom account', () => {
  it.each(USER.map((one) => [one.line, one] as const))('%s', async (_line, one) => {
    const answer = await run(one)
    expect(answer.status, JSON.stringify(answer.json).slice(0, 600)).toBe(one.status ?? 0)
    if (one.line.startsWith('schedule add')) {
      const [entry] = answer.json['accounts'] as readonly { schedule: { id: string } }[]
      made = entry?.schedule.id ?? ''
    }
  })

  it.each(NEVER.map((one) => [one.line, one] as const))('%s is not supported', async (_line, one) => {
    const before = portal.requests().length
    const answer = await run(one)
    expect(answer.status, JSON.stringify(answer.json).slice(0, 600)).toBe(7)
    expect(
      portal
        .requests()
        .slice(before)
        .filter(({ method }) => method !== 'GET'),
    ).toEqual([])
  })

  it('leaves no command out', () => {
    const done = USER.map(({ line }) => line)
    const missing = createCatalogue()
      .map(({ path }) => path.join(' '))

      .filter((path) => SERVED.test(path) && !done.some((line) => `${line} `.startsWith(`${path} `)))
    expect(missing).toEqual([])
  })

  it('makes none of the known mistakes on the way', () => {
    const mine = portal.requests().filter(({ path }) => path.startsWith('/my/') && !path.includes('/200'))
    expect(mine.length).toBeGreaterThan(80)
    const release = ['3 a part of the menu, which wipes the rest']
    expect(
      mistakesIn(mine, USER_MISTAKES).filter((text) => !release.some((name) => text.startsWith(name))),
    ).toEqual([])
  })
})
