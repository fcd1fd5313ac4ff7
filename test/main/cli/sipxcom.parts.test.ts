import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { createCliBench, only, type CliBench } from '../../support/cli-bench.ts'
import {
  addPortalAccount,
  PORTAL_PASSWORD,
  SIPX_DOMAIN,
  SIPX_SIP_PASSWORD,
  startTestPortal,
  type TestPortal,
} from '../../support/demo-sipx.ts'

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(() => {
  bench = createCliBench(createSystemClock())
})
afterEach(async () => {
  portal.setFault(null)
  const said = JSON.stringify(bench.logLines) + portal.log.lines.join()
  for (const planted of [PORTAL_PASSWORD, SIPX_SIP_PASSWORD]) expect(said).not.toContain(planted)
  await bench.close()
})

const add = (more: readonly string[] = [], user = '201', server = portal.url) =>
  addPortalAccount(bench, portal, { user, server, more })

describe('account add --provider sipxcom', () => {
  it.each(['', '/sipxconfig', '/sipxconfig/rest', '/sipxconfig/rest/', '/sipxconfig/app'])(
    'finds the services from an address that ends in "%s"',
    async (path) => {
      const { origin } = new URL(portal.url)
      expect((await add([], '201', `${origin}${path}`)).status).toBe(0)
    },
  )

  it('learns the real user behind an alias', async () => {
    const added = await add([], 'boris')
    expect(added).toMatchObject({
      status: 0,
      json: { account: { provider: 'sipxcom', address: `201@${SIPX_DOMAIN}` } },
    })
    const shown = await bench.cli(['account', 'list'])
    expect(shown.json).toMatchObject({ accounts: [{ account: { address: `201@${SIPX_DOMAIN}` } }] })
  })

  it('fetches the SIP password only when the person agreed', async () => {
    const held = async () => {
      const [record] = bench.core.accounts.list()
      const bundle = record && (await bench.vault.read(record.id))
      return bundle?.ok ? bundle.value.sipPassword?.reveal() : null
    }
    await add()
    expect(await held()).toBeUndefined()
    await bench.cli(['account', 'remove'])
    await add(['--option', 'phoneLine=yes'])
    expect(await held()).toBe(SIPX_SIP_PASSWORD)
    expect(JSON.stringify((await bench.cli(['account', 'show'])).json)).not.toContain(SIPX_SIP_PASSWORD)
  })

  it('sends Basic unasked, and nothing else', async () => {
    const before = portal.requests().length
    await add()
    const seen = portal.requests().slice(before)
    expect(new Set(seen.map((one) => one.signedIn))).toEqual(new Set(['basic']))
  })

  it('falls back to the digest of a server that takes no Basic', async () => {
    portal.behaviour.basic = false
    expect((await add()).status).toBe(0)
    portal.behaviour.basic = true
  })

  it.each([
    ['wrong password', { password: 'wrong-password' }, 4, 'unauthorized'],
    ['no password', {}, 2, 'usage'],
  ])('stores nothing: %s', async (_what, given, status, code) => {
    const answer = await bench.cli(
      [
        ...['account', 'add', '--provider', 'sipxcom', '--name', 'Office', '--server', portal.url],
        ...['--user', '201', '--pin', portal.pin],
      ],
      given,
    )
    expect(answer).toMatchObject({ status, json: { error: { code } } })
    expect((await bench.cli(['account', 'list'])).json).toMatchObject({ accounts: [] })
  })
})

describe('the calls of a sipXcom account, by command', () => {
  const cli = (line: string, secrets?: object) => bench.cli(line.split(' '), secrets)
  const put = (name: string, content: object) => bench.files.set(name, Buffer.from(JSON.stringify(content)))
  beforeEach(async () => {
    const me = portal.users.get('201')
    if (me) Object.assign(me.forwarding, { expiration: 20, rings: [] })
    portal.calls.active = []
    await add()
  })

  it('shows, tries, saves, and takes back a ring sequence', async () => {
    const shown = await cli('forwarding show')
    expect(only(shown)).toMatchObject({ ok: true, plan: { kind: 'ring-sequence', ownSec: 20, rings: [] } })
    const ring = { destination: '200', ringSec: 30, mode: 'after', enabled: true, schedule: 'Office hours' }
    put('plan.json', { kind: 'ring-sequence', ownSec: 15, rings: [ring], voicemail: true })
    const tried = await cli('forwarding apply --file plan.json --dry-run')
    expect(only(tried)).toMatchObject({ dryRun: true, plan: { ownSec: 15 } })
    expect(only(await cli('forwarding show'))).toMatchObject({ plan: { ownSec: 20 } })
    const saved = await cli('forwarding apply --file plan.json')
    expect(saved.status).toBe(0)
    expect(only(saved)).toMatchObject({ confirmed: true, plan: { rings: [{ destination: '200' }] } })
    const undone = await cli('forwarding undo')
    expect(only(undone)).toMatchObject({ confirmed: true, plan: { ownSec: 20, rings: [] } })
  })

  it('has no conditions to set', async () => {
    expect(await cli('forwarding set --when busy --to 200')).toMatchObject({ status: 7 })
  })

  it('makes, changes and deletes schedules, in our words or the server’s', async () => {
    const listed = await cli('schedule list')
    expect(only(listed)).toMatchObject({
      schedules: [{ name: 'Office hours', periods: [{ day: 'weekdays' }] }],
    })
    const time = { hrs: 8, min: 5 }
    put('wire.json', { name: 'Early', periods: [{ scheduledDay: 2, start: time, end: { hrs: 9, min: 0 } }] })
    const added = await cli('schedule add --file wire.json')
    const { schedule } = only(added) as { schedule: { id: string } }
    expect(added).toMatchObject({ status: 0 })
    expect(schedule).toMatchObject({ periods: [{ day: 'monday', start: '08:05', end: '09:00' }] })
    const shown = await cli(`schedule show ${schedule.id}`)
    put('again.json', shown.json)
    expect((await cli(`schedule edit ${schedule.id} --file again.json`)).status).toBe(0)
    put('bad.json', { name: 'Bad', periods: [{ day: 'monday', start: '9:00', end: '8:00' }] })
    expect(await cli('schedule add --file bad.json')).toMatchObject({ status: 2 })
    put('worse.json', { name: 'Bad', periods: [{ day: 'someday', start: '25:00', end: '8:00' }] })
    expect(await cli('schedule add --file worse.json')).toMatchObject({ status: 2 })
    expect(await cli('schedule show 4711')).toMatchObject({ status: 3 })
    expect(await cli(`schedule remove ${schedule.id}`)).toMatchObject({ status: 0 })
  })

  it('lets the phone system call, and waits for what becomes of it', async () => {
    expect(await cli('call 200')).toMatchObject({
      status: 0,
      json: { call: { target: '200', via: 'desk', steps: [{ step: 'ordered' }] }, warnings: [] },
    })
    const waited = await cli('call 202 --wait')
    expect(waited).toMatchObject({ status: 0, json: { call: { outcome: 'busy' } } })
    expect(await cli('call --via transfer 202')).toMatchObject({
      status: 3,
      json: { error: { code: 'call-not-found' } },
    })
    expect(await cli('call --via pigeon 202')).toMatchObject({ status: 2 })
    expect(await bench.cli(['call', '--', '<script>'])).toMatchObject({
      status: 2,
      json: { error: { code: 'target-invalid' } },
    })
  })

  it('lists the calls that are up', async () => {
    portal.calls.active = [{ from: '201', to: '200', startedMs: Date.now() - 5000 }]
    const entry = only(await cli('calls active'))
    expect(entry).toMatchObject({
      ok: true,
      source: 'server',
      calls: [{ direction: 'out', remote: { number: '200' } }],
    })
  })

  it('says honestly that Do Not Disturb is only here', async () => {
    expect(only(await cli('dnd on'))).toMatchObject({ dnd: { kind: 'on' }, source: 'local', confirmed: true })
    expect(only(await cli('dnd status'))).toMatchObject({ dnd: { kind: 'on' }, source: 'local' })
    expect(only(await cli('dnd off'))).toMatchObject({ dnd: { kind: 'off' } })
  })

  it('merges the server’s history with what the app lived through', async () => {
    const startedAt = new Date(Date.now() - 60_000)
    portal.calls.history = [{ caller: '200', callee: '201', startedAt, duration: 'null', termination: 'F' }]
    const answer = await cli('history')
    expect(answer).toMatchObject({ status: 0, json: { calls: [{ outcome: 'missed', sources: ['server'] }] } })
    portal.setFault('status-500', { path: '/my/redirect/cdr' })
    expect((await cli('history')).status).toBe(1)
    portal.calls.history = []
  })

  it('reads a history to its beginning when a day is named, and says where it stopped', async () => {
    const row = (at: number) => ({
      caller: '202',
      callee: '201',
      startedAt: new Date(Date.now() - (at + 1) * 60_000),
      duration: '00:00:10',
      termination: 'C' as const,
    })
    const since = new Date(Date.now() - 40 * 86_400_000).toISOString()
    const all = `history --since ${since} --limit 100000`
    portal.calls.history = Array.from({ length: 1200 }, (_, at) => row(at))
    const whole = await cli(all)
    expect(whole).toMatchObject({ status: 0, json: { warnings: [] } })
    expect(whole.json['calls']).toHaveLength(1200)
    expect(bench.notes).toEqual([
      'Office: 500 calls read',
      'Office: 1000 calls read',
      'Office: 1200 calls read',
    ])
    portal.calls.history = Array.from({ length: 20_500 }, (_, at) => row(at))
    const cut = await cli(`${all} --timeout 60`)
    expect(cut).toMatchObject({ status: 1, json: { warnings: [{ code: 'history-cut' }] } })
    portal.calls.history = []
  }, 60_000)
})
