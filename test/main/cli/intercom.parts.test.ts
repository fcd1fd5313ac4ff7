import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { defaultBehaviour, type DemoServiceSetting } from '../../../main/demo/twon/settings.ts'
import { createCliBench, type BenchAnswer, type CliBench } from '../../support/cli-bench.ts'
import {
  API_PASSWORD,
  API_USER,
  SIP_PASSWORD,
  startTestIntercom,
  type TestIntercom,
} from '../../support/demo-twon.ts'

let device: TestIntercom
let bench: CliBench
beforeAll(async () => {
  device = await startTestIntercom()
})
afterAll(() => device.close())
beforeEach(() => {
  Object.assign(device.behaviour, defaultBehaviour({ user: API_USER, password: API_PASSWORD }))
  device.device.setOnPage(1, { enabled: true, sipNumber: '0431', domain: 'pbx.example', domainPort: '5062' })
  bench = createCliBench(createSystemClock())
})
afterEach(async () => {
  device.setFault(null)
  const said = JSON.stringify(bench.logLines) + device.log.lines.join()
  for (const secret of [API_PASSWORD, SIP_PASSWORD]) expect(said).not.toContain(secret)
  await bench.close()
})

type Entry = Readonly<Record<string, unknown>>
const entryOf = ({ json }: BenchAnswer): Entry => (json['accounts'] as readonly Entry[])[0] ?? {}
const cli = (line: string, secrets?: object) => bench.cli(line.split(' '), secrets)
const add = (name = 'Door', more: readonly string[] = [], server = device.httpsUrl) =>
  bench.cli(
    [
      'account',
      'add',
      '--provider',
      'twon',
      '--name',
      name,
      '--server',
      server,
      '--user',
      API_USER,
      '--pin',
      device.pin,
      ...more,
    ],
    { password: API_PASSWORD },
  )
const setting = (auth: DemoServiceSetting['auth']): DemoServiceSetting => ({
  enabled: true,
  connection: 'http',
  auth,
})

/** Every intercom command once, as a person would; returns what went wrong. */
async function everyCommand(): Promise<readonly string[]> {
  const incoming = device.device.incoming('sip:alice@pbx.example')
  const lines = [
    'intercom status',
    'intercom config show',
    'intercom config show --sip-account 2',
    'intercom config set --sip-account 2 displayName=Gate sipNumber=0432',
    'intercom config undo --sip-account 2',
    'intercom health',
    'intercom repair --sip-account 1 --dry-run',
    'intercom log',
    'intercom calls',
    `intercom answer ${incoming.session}`,
    `intercom hangup ${incoming.session}`,
    'intercom dial sip:bob@pbx.example',
    'intercom switch 2 on',
    'intercom switch 2 off',
    'intercom switch 2 lock',
    'intercom switch 2 unlock',
    'intercom switch 1 trigger',
    'intercom picture --to door.jpg',
    'intercom changes',
    'intercom events --seconds 1',
    'status',
  ]
  const wrong: string[] = []
  for (const line of lines) {
    const answer = await cli(line)
    if (answer.status !== 0) wrong.push(`${line}: ${answer.status} ${JSON.stringify(answer.json)}`)
  }
  const log = entryOf(await cli('intercom log'))['calls'] as readonly { readonly id: string }[]
  const removed = await cli(`intercom log remove ${log[0]?.id ?? ''}`)
  if (removed.status !== 0) wrong.push(`log remove: ${JSON.stringify(removed.json)}`)
  for (const session of device.device.sessions.values()) device.device.end(session, 'normal')
  return wrong
}

describe('the intercom commands run', () => {
  it.each(['none', 'basic', 'digest'] as const)('when every service asks for %s', async (auth) => {
    for (const service of ['Phone/Call', 'Switch', 'Logging', 'Camera'] as const)
      device.behaviour.services[service] = setting(auth)
    expect((await add()).status).toBe(0)
    expect(await everyCommand()).toEqual([])
  })

  it('when each service asks for something else, on https only, with nonces that wear out', async () => {
    device.behaviour.services['Phone/Call'] = { ...setting('digest'), connection: 'https' }
    device.behaviour.services.Switch = { ...setting('basic'), connection: 'https' }
    device.behaviour.services.Logging = setting('none')
    device.behaviour.nonceUses = 3
    expect((await add()).status).toBe(0)
    expect(await everyCommand()).toEqual([])
  })

  it.each(['none', 'basic', 'digest'] as const)('over http when every service asks for %s', async (auth) => {
    for (const service of ['Phone/Call', 'Switch', 'Logging', 'Camera'] as const)
      device.behaviour.services[service] = setting(auth)
    const added = await bench.cli(
      [
        'account',
        'add',
        '--provider',
        'twon',
        '--name',
        'Door',
        '--server',
        device.httpUrl,
        '--user',
        API_USER,
      ],
      { password: API_PASSWORD },
    )
    expect(added.status).toBe(0)
    expect(await everyCommand()).toEqual([])
  })
})

describe('adding an intercom', () => {
  it('stores nothing that was refused, and says why with the exit status of the reason', async () => {
    const wrong = await bench.cli(
      [
        'account',
        'add',
        '--provider',
        'twon',
        '--name',
        'Door',
        '--server',
        device.httpsUrl,
        '--user',
        API_USER,
        '--pin',
        device.pin,
      ],
      { password: 'planted-wrong' },
    )
    expect(wrong).toMatchObject({
      status: 4,
      json: { error: { code: 'unauthorized', detail: 'device-account' } },
    })
    const unpinned = await bench.cli(
      [
        'account',
        'add',
        '--provider',
        'twon',
        '--name',
        'Door',
        '--server',
        device.httpsUrl,
        '--user',
        API_USER,
      ],
      { password: API_PASSWORD },
    )
    expect(unpinned).toMatchObject({
      status: 5,
      json: { error: { code: 'tls-unknown-issuer', fingerprint: device.pin } },
    })
    device.setFault('html', { path: 'system/info' })
    expect(await add()).toMatchObject({
      status: 6,
      json: { error: { code: 'not-this-system', detail: 'html' } },
    })
    device.behaviour.services['Phone/Call'] = { ...setting('digest'), enabled: false }
    expect(await add()).toMatchObject({
      status: 4,
      json: { error: { code: 'forbidden', detail: 'service-disabled' } },
    })
    expect((await cli('account list')).json).toMatchObject({ accounts: [] })
  })

  it('is an account with the capability of an intercom and no line', async () => {
    expect(await add()).toMatchObject({
      json: {
        account: {
          provider: 'twon',
          capabilities: ['intercom'],
          address: expect.stringMatching(/^127/) as string,
        },
      },
    })
    expect(entryOf(await cli('status'))).toMatchObject({
      ok: true,
      reachable: { value: true },
      dnd: { value: { kind: 'unsupported' } },
      forwarding: { value: null },
      line: { value: { kind: 'unsupported' } },
    })
  })

  it('has Do Not Disturb when the person says what it means', async () => {
    await add('Door', ['--option', 'dnd=answer-mode:0'])
    expect(entryOf(await cli('dnd status'))).toMatchObject({ dnd: { kind: 'off' } })
    expect(await cli('dnd on')).toMatchObject({
      status: 0,
      json: { accounts: [{ dnd: { kind: 'on' }, confirmed: true }] },
    })
    expect(device.device.lines[0]?.config.answerMode).toBe('0')
    expect(await cli('dnd off')).toMatchObject({
      status: 0,
      json: { accounts: [{ dnd: { kind: 'off' }, confirmed: true }] },
    })
    expect(device.device.lines[0]?.config.answerMode).toBe('1')
  })

  it('learns later what Do Not Disturb means, and not while it is on', async () => {
    await add()
    expect(await cli('account options dnd=answer-mode:0 group=Annex')).toMatchObject({
      status: 0,
      json: { options: { dnd: 'answer-mode:0', group: 'Annex', phoneAccount: null } },
    })
    expect(await cli('dnd on')).toMatchObject({ status: 0 })
    expect(device.device.lines[0]?.config.answerMode).toBe('0')
    expect(await cli('account options dnd=')).toMatchObject({
      status: 4,
      json: { error: { code: 'conflict', detail: 'dnd-on' } },
    })
    expect(await cli('dnd off')).toMatchObject({ status: 0 })
    expect(device.device.lines[0]?.config.answerMode).toBe('1')
    expect(await cli('account options dnd=')).toMatchObject({ status: 0, json: { options: { dnd: null } } })
    expect(await cli('account options doorSwitch=front')).toMatchObject({
      status: 2,
      json: { error: { code: 'invalid-input', field: 'doorSwitch' } },
    })
  })

  it('says that the device is away', async () => {
    const gone = await startTestIntercom()
    await add('Gone', ['--offline'], gone.httpsUrl)
    await gone.close()
    expect(await cli('status')).toMatchObject({
      status: 5,
      json: { accounts: [{ ok: false, reachable: { value: false } }] },
    })
    expect(await cli('intercom events --seconds 1')).toMatchObject({
      status: 5,
      json: { events: [], warnings: [{ code: 'unreachable' }] },
    })
  })
})

describe('intercom config', () => {
  beforeEach(async () => {
    expect((await add()).status).toBe(0)
  })

  it('shows the name in the device’s database beside each field, and no password', async () => {
    const shown = entryOf(await cli('intercom config show --sip-account 1'))
    expect(shown).toMatchObject({
      config: [{ account: 1, sipNumber: '0431', domainPort: '5062', answerMode: '1' }],
      database: { sipNumber: 'Phone.Sip.User.Id', password: 'Phone.Sip.User.PasswordString' },
      source: 'server',
    })
    expect(Object.keys((shown['config'] as readonly object[])[0] ?? {})).not.toContain('password')
  })

  it('keeps a number text, and tells each field before and after', async () => {
    const done = await cli('intercom config set --sip-account 2 sipNumber=0044 enabled=yes domainPort=')
    expect(done.status).toBe(0)
    expect(entryOf(done)).toMatchObject({
      sipAccount: 2,
      confirmed: true,
      config: { sipNumber: '0044', enabled: true },
      fields: [
        { field: 'sipNumber', database: 'Phone.Sip.User.Id', after: '0044', state: 'saved' },
        { field: 'enabled', after: true },
        { field: 'domainPort', before: '', after: '', state: 'unchanged' },
      ],
    })
  })

  it('takes the password from standard input only', async () => {
    const argv = await cli(`intercom config set --sip-account 2 password=${SIP_PASSWORD}`)
    expect(argv).toMatchObject({ status: 2, json: { error: { code: 'usage' } } })
    expect(JSON.stringify(argv)).not.toContain(SIP_PASSWORD)
    const done = await cli('intercom config set --sip-account 2', { sipPassword: SIP_PASSWORD })
    expect(done).toMatchObject({
      status: 0,
      json: {
        accounts: [{ fields: [{ field: 'password', before: null, after: null, state: 'saved' }] }],
        warnings: [{ code: 'not-readable' }],
      },
    })
    expect(JSON.stringify(done)).not.toContain(SIP_PASSWORD)
    expect(device.device.lines[1]?.password).toBe(SIP_PASSWORD)
    const undone = await cli('intercom config undo --sip-account 2')
    expect(undone.json).toMatchObject({ warnings: [{ code: 'not-readable' }] })
  })

  it('tells a refusal of the device field by field', async () => {
    const refused = await cli('intercom config set --sip-account 2 answerMode=9 displayName=New')
    expect(refused.status).toBe(4)
    expect(entryOf(refused)).toMatchObject({
      ok: false,
      error: { code: 'refused-by-server', status: 12, field: 'answerMode' },
      sipAccount: 2,
      fields: [
        { field: 'answerMode', database: 'Phone.Sip.Misc.AnswerMode', state: 'refused' },
        { field: 'displayName', state: 'not-applied' },
      ],
    })
  })

  it.each([
    ['intercom config set displayName=X', 2, 'usage'],
    ['intercom config set --sip-account 0 displayName=X', 2, 'usage'],
    ['intercom config set --sip-account 1', 2, 'usage'],
    ['intercom config set --sip-account 1 displayName', 2, 'usage'],
    ['intercom config set --sip-account 1 enabled=perhaps', 2, 'invalid-input'],
    ['intercom config set --sip-account 1 colour=red', 2, 'invalid-input'],
    ['intercom config set --sip-account 1 domain=a domain=b', 2, 'usage'],
    ['intercom config undo --sip-account 2', 3, 'not-found'],
    ['intercom repair', 2, 'usage'],
    ['intercom switch 1 explode', 2, 'usage'],
    ['intercom switch one on', 2, 'usage'],
    ['intercom answer first', 2, 'usage'],
    ['intercom events --seconds 0', 2, 'usage'],
    ['intercom events --seconds 5 --follow', 2, 'usage'],
    ['intercom picture', 2, 'usage'],
    ['intercom changes --limit none', 2, 'usage'],
  ])('%s exits %i with %s', async (line, status, code) => {
    expect(await cli(line)).toMatchObject({ status, json: { error: { code } } })
  })

  it.each([
    ['intercom config show --sip-account 7', 3, 'not-found'],
    ['intercom config set --sip-account 1 domainPort=70000', 2, 'invalid-input'],
    ['intercom log remove 4711', 3, 'not-found'],
    ['intercom answer 4711', 3, 'call-not-found'],
    ['intercom switch 9 on', 3, 'not-found'],
    ['intercom switch 3 on', 6, 'server-error'],
    ['intercom dial 20?01', 2, 'target-invalid'],
  ])('%s exits %i with the account’s %s', async (line, status, code) => {
    expect(await cli(line)).toMatchObject({ status, json: { accounts: [{ ok: false, error: { code } }] } })
  })

  it('takes a call that is over for hung up', async () => {
    expect(await cli('intercom hangup 4711')).toMatchObject({
      status: 0,
      json: { accounts: [{ ended: true, alreadyGone: true }] },
    })
  })
})

describe('several intercoms', () => {
  it('are listed by group with their health, and an action must say which', async () => {
    await bench.cli(
      [
        'account',
        'add',
        '--provider',
        'sip',
        '--name',
        'Office',
        '--user',
        '0431@pbx.example',
        '--sip-server',
        'sip:pbx.example:5062',
      ],
      { password: 'x' },
    )
    const second = await startTestIntercom()
    second.device.setOnPage(1, { domain: 'old.example' })
    await add('Zoo', ['--option', 'group=Annex', '--option', 'phoneAccount=Office'])
    await add(
      'Gate',
      ['--option', 'group=Main', '--option', 'phoneAccount=Office', '--pin', second.pin],
      second.httpsUrl,
    )
    const { status, json } = await cli('intercom health')
    expect(status).toBe(0)
    expect(json['accounts']).toMatchObject([
      {
        account: { name: 'Zoo' },
        group: 'Annex',
        health: { kind: expect.any(String) as string, reference: { name: 'Office' } },
      },
      {
        account: { name: 'Gate' },
        group: 'Main',
        health: {
          kind: 'attention',
          findings: expect.arrayContaining([
            expect.objectContaining({ field: 'domain', expected: 'pbx.example' }),
          ]) as object[],
        },
      },
    ])
    expect(await cli('intercom switch 1 on')).toMatchObject({
      status: 2,
      json: { error: { code: 'account-ambiguous' } },
    })
    const mended = await cli('intercom repair --sip-account 1 --account Gate')
    expect(mended).toMatchObject({ status: 0, json: { accounts: [{ registered: true, confirmed: true }] } })
    expect(entryOf(await cli('intercom status --account Office'))).toMatchObject({
      ok: false,
      error: { code: 'not-supported' },
    })
    await second.close()
  })

  it('have none where there is none', async () => {
    await bench.cli(['account', 'add', '--provider', 'sip', '--name', 'Office', '--user', 'a@pbx.example'], {
      password: 'x',
    })
    expect(await cli('intercom status')).toMatchObject({ status: 7, json: { accounts: [] } })
    expect(await cli('intercom switch 1 on')).toMatchObject({
      status: 7,
      json: { error: { code: 'not-supported' } },
    })
    expect(await cli('intercom events')).toMatchObject({ status: 7 })
  })
})

describe('intercom events', () => {
  it('gives what happened in the time asked for', async () => {
    await add()
    const waiting = cli('intercom events --seconds 3')
    const bell = setInterval(() => {
      const session = device.device.press(1, 'sip:2001@pbx.example')
      device.device.end(session, 'noanswer')
    }, 300)
    const { status, json } = await waiting
    clearInterval(bell)
    expect(status).toBe(0)
    expect(json['events']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          account: expect.objectContaining({ name: 'Door' }) as object,
          name: 'KeyPressed',
          what: { kind: 'key', key: '%1' },
        }),
        expect.objectContaining({
          what: expect.objectContaining({ kind: 'call', reason: 'noanswer' }) as object,
        }),
      ]),
    )
    expect(device.channels()).toBe(0)
  })
})
