import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoDirectory, DEMO_DIRECTORY_BASE } from '../../../main/demo/seed.ts'
import { startDemoDirectory, type DemoDirectory } from '../../../main/demo/ldap/server.ts'
import type { DemoUser } from '../../../main/demo/sip2sip/state.ts'
import { createCliBench, only, type CliBench } from '../../support/cli-bench.ts'
import { DOMAIN, PASSWORD, startTestCompany, type TestCompany } from '../../support/demo-sip2sip.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

/*
 * Every action of both interface documents has a command, and each of them runs here with --json against the demo company
 * over real TLS, signed in by password and by client certificate, with the names of today and those of 2009.
 */

const JOURNAL_KEY = 'correct journal battery staple'
const clock = createFakeClock()
let company: TestCompany
let directory: DemoDirectory

beforeAll(async () => {
  company = await startTestCompany(clock)
  directory = await startDemoDirectory({
    tls: company.pki.server,
    base: DEMO_DIRECTORY_BASE,
    entries: () => demoDirectory(company.users.values()),
    mayBind: (name, password) => company.users.get(name)?.password === password,
    log: company.log,
  })
})
afterAll(async () => {
  await directory.stop()
  await company.stop()
})

/** Adds alice's account the way a person does. */
async function addAlice(bench: CliBench, by: 'digest' | 'certificate', commonName: string): Promise<void> {
  bench.files.set('ca.pem', Buffer.from(company.pki.caPem))
  const credential = await company.pki.issue({
    commonName,
    // The test has a clock of its own.
    validFrom: new Date('2026-01-01T00:00:00Z'),
  })
  bench.files.set('alice.p12', company.pki.toP12(credential, PASSWORD))
  const server = by === 'digest' ? company.digestUrl : company.certificateUrl
  const added = await bench.cli(
    [
      ...['account', 'add', '--provider', 'sip2sip', '--name', 'Alice', '--server', server, '--auth', by],
      ...['--user', 'alice', '--domain', DOMAIN, '--ca', 'ca.pem'],
      ...(by === 'certificate' ? ['--p12', 'alice.p12'] : []),
      ...['--option', `ldapServer=${directory.url}`, '--option', `ldapBase=${directory.base}`],
    ],
    { password: PASSWORD },
  )
  expect(added).toMatchObject({ status: 0, json: { account: { name: 'Alice' } } })
}

function inDays(days: number): Date {
  return new Date(clock.now().getTime() + days * 86_400_000)
}

describe.each([
  ['digest', '2012'],
  ['certificate', '2012'],
  ['digest', '2009'],
  ['certificate', '2009'],
] as const)('every SIP2SIP action from the command line, by %s, with the names of %s', (by, dialect) => {
  let bench: CliBench
  let alice: DemoUser
  const cli = (line: string, secrets?: object) => bench.cli(line.split(' '), secrets)

  beforeAll(async () => {
    bench = createCliBench(clock)
    company.behaviour.dialect = dialect
    // Certificates were made for the address then, and are for the owner now.
    await addAlice(bench, by, dialect === '2009' ? `alice@${DOMAIN}` : '4711')
  })
  afterAll(() => bench.close())
  beforeEach(() => {
    const user = company.users.get('alice')
    if (!user) throw new Error('no alice')
    alice = user
    alice.weeklyRules = []
    alice.balance = 12.5
    alice.balanceHistory = []
    alice.devices = []
    alice.activeCall = null
    company.setFault(null)
    company.behaviour.usage = 'works'
  })

  it('identity (get_identity)', async () => {
    const answer = await cli('identity')
    expect(answer.status).toBe(0)
    expect(only(answer)).toMatchObject({
      ok: true,
      source: 'server',
      identity: { address: `alice@${DOMAIN}`, noAnswerSec: 35 },
    })
  })

  it('alias list and add (get_aliases, add_alias), read back', async () => {
    const name = `al-${by}-${dialect}`
    const added = await cli(`alias add ${name.toUpperCase()}`)
    expect(added.status).toBe(0)
    expect(only(added)).toMatchObject({ confirmed: true })
    expect(only(await cli('alias list'))['aliases']).toContain(`${name}@${DOMAIN}`)
    // There already: nothing is sent, and it stands as asked.
    const before = company.requests().filter(({ action }) => action === 'add_alias').length
    expect(await cli(`alias add ${name}@${DOMAIN}`)).toMatchObject({ status: 0 })
    expect(company.requests().filter(({ action }) => action === 'add_alias')).toHaveLength(before)
    expect(await cli('alias add bob')).toMatchObject({ status: 4 })
    expect(await bench.cli(['alias', 'add', 'Bob Smith'])).toMatchObject({ status: 2 })
  })

  it('enum (get_enum)', async () => {
    expect(only(await cli('enum'))).toMatchObject({ ok: true, enum: ['+31201234567'] })
  })

  it('device list (get_devices): this one is own, others are strangers', async () => {
    expect(only(await cli('device list'))).toMatchObject({ devices: [] })
    const { id } = bench.core.accounts.list()[0] ?? { id: '' }
    const uuid = bench.stores.memory.get(id, 'instance-uuid')?.value ?? ''
    const expiresAt = inDays(1)
    const device = { port: 5061, userAgent: 'Phone', transport: 'TLS', expiresAt }
    alice.devices = [
      { ...device, address: '192.0.2.7' },
      { ...device, address: '192.0.2.8', contact: `${uuid.replaceAll('-', '').slice(0, 16)}.invalid:5060` },
    ]
    expect(only(await cli('device list'))['devices']).toMatchObject([
      { contact: '192.0.2.7:5061', transport: 'tls', expiresSec: 86_400, own: false, stranger: true },
      { publicContact: '192.0.2.8:5061', own: true, stranger: false },
    ])
  })

  it('balance (get_prepaid), with a call under way', async () => {
    expect(only(await cli('balance'))).toMatchObject({
      balance: { amount: 12.5, currency: null, activeCalls: null },
    })
    alice.activeCall = { destination: '0031612345678', sec: 61, maxSec: 900 }
    expect(only(await cli('balance'))).toMatchObject({
      balance: {
        activeCalls: [{ destination: '0031612345678', durationSec: 61, maxDurationSec: 900 }],
      },
    })
    alice.balance = null
    const none = await cli('balance')
    expect(none.status).toBe(6)
    expect(only(none)).toMatchObject({ error: { code: 'server-error', detail: 'one-question' } })
  })

  it('balance add and history (add_balance, get_balance_history), voucher never shown', async () => {
    const added = await cli('balance add --id 7', { voucher: '1234567890' })
    expect(added.status).toBe(0)
    expect(only(added)).toMatchObject({ confirmed: true, balance: { amount: 22.5 } })
    const history = await cli('balance history')
    expect(only(history)['entries']).toEqual([
      {
        at: '2026-11-24T12:00:00.000Z',
        action: 'Credit',
        description: 'Voucher',
        value: { amount: 10, currency: null },
        balance: { amount: 22.5, currency: null },
      },
    ])
    expect((await cli('balance history --export csv')).text.split('\r\n')).toEqual([
      'account,at,action,description,value,balance',
      'Alice,2026-11-24T12:00:00.000Z,Credit,Voucher,10,22.5',
    ])
    const refused = await cli('balance add --id 7', { voucher: '999' })
    expect(refused.status).toBe(4)
    expect(JSON.stringify([added, history, bench.logLines])).not.toContain('1234567890')
    expect(await cli('balance add --id 7')).toMatchObject({ status: 2 })
    expect(await cli('balance add', { voucher: '1' })).toMatchObject({ status: 2 })
  })

  it('usage (get_monthly_usage), which today’s servers fail at', async () => {
    expect(only(await cli('usage'))).toMatchObject({
      usage: { calls: 0, price: { amount: 0, currency: null } },
    })
    company.behaviour.usage = 'fatal'
    expect(await cli('usage')).toMatchObject({ status: 6 })
    // One question that fails says nothing about the account.
    expect(bench.core.state.get().accounts[0]?.reachability.kind).toBe('ok')
  })

  it('history (get_history)', async () => {
    company.addHistory('alice', {
      direction: 'received',
      remoteParty: `bob@${DOMAIN}`,
      startedAt: clock.now(),
      durationSec: 5,
      status: 200,
      callId: `call-${by}-${dialect}`,
      fromTag: 'f',
      toTag: 't',
    })
    const answer = await cli('history')
    expect(answer).toMatchObject({ status: 0 })
    expect(answer.json['calls']).toContainEqual(
      expect.objectContaining({
        callId: dialect === '2009' ? null : `call-${by}-${dialect}`,
        durationSec: 5,
        outcome: 'answered',
      }),
    )
  })

  it('rules show (get_accept_rules, get_reject_rules)', async () => {
    alice.rejectRules = ['sip:pest@example.org']
    alice.weeklyRules = [{ days: 31, start: '22:00', stop: '23:59', groups: ['vip', 'family'] }]
    expect(only(await cli('rules show'))).toMatchObject({
      rules: {
        accept: {
          temporary: null,
          weekly: [
            {
              days: ['mon', 'tue', 'wed', 'thu', 'fri'],
              start: '22:00',
              stop: '23:59',
              groups: ['vip', 'family'],
            },
          ],
          timezone: 'Europe/Amsterdam',
        },
        reject: ['pest@example.org'],
      },
    })
  })

  it('dnd on and off (set_dnd_on, set_dnd_off), read back', async () => {
    expect(only(await cli('dnd on --minutes 30'))).toMatchObject({ confirmed: true, dnd: { kind: 'on' } })
    expect(only(await cli('dnd off'))).toMatchObject({ confirmed: true, dnd: { kind: 'off' } })
    const before = await cli('dnd status')
    expect(only(before)).toMatchObject({ dnd: { kind: 'off' } })
    expect(before.json['warnings']).toEqual([])
  })

  it('dnd warns of a weekly schedule before, and says what became of it after', async () => {
    alice.weeklyRules = [{ days: 31, start: '22:00', stop: '23:59', groups: ['vip'] }]
    const schedule = 'mon tue wed thu fri 22:00–23:59 vip'
    const risk = { code: 'schedule-at-risk', message: expect.stringContaining(`(${schedule})`) as string }
    expect((await cli('dnd status')).json['warnings']).toEqual([expect.objectContaining(risk)])
    expect(bench.core.state.get().accounts[0]?.dnd.warnings).toMatchObject([{ code: 'schedule-at-risk' }])
    company.behaviour.weeklyRules = 'lose'
    const lost = await cli('dnd on')
    company.behaviour.weeklyRules = 'keep'
    expect(lost).toMatchObject({ status: 0 })
    expect(lost.json['warnings']).toMatchObject([
      risk,
      {
        code: 'schedule-changed',
        message: expect.stringContaining(`(${schedule} → –)`) as string,
        account: { name: 'Alice' },
      },
    ])
    await cli('dnd off')
  })

  it('privacy on and off (set_privacy_on, set_privacy_off)', async () => {
    expect(await cli('privacy on')).toMatchObject({ status: 0 })
    expect(alice.callerIdHidden).toBe(true)
    expect(await cli('privacy off')).toMatchObject({ status: 0 })
    expect(only(await cli('privacy status'))).toMatchObject({ privacy: { kind: 'off' }, source: 'local' })
  })

  it('forwarding (get_call_forwarding, set_call_forwarding), read back', async () => {
    const set = await cli('forwarding set --when no-answer --to voicemail')
    expect(set.status).toBe(0)
    expect(only(set)).toMatchObject({ confirmed: true, plan: { noAnswer: 'voicemail' } })
    const shown = await cli('forwarding show')
    expect(only(shown)).toMatchObject({ plan: { noAnswer: 'voicemail' } })
    expect(await cli('forwarding clear --when no-answer')).toMatchObject({ status: 0 })
    expect(alice.diversions.FNOA).toBeNull()
    bench.files.set('plan.json', Buffer.from(JSON.stringify(shown.json)))
    const planned = await cli('forwarding apply --file plan.json --dry-run')
    expect(only(planned)).toMatchObject({ dryRun: true, plan: { noAnswer: 'voicemail' } })
    expect(alice.diversions.FNOA).toBeNull()
    const applied = await cli('forwarding apply --file plan.json')
    expect(applied.status).toBe(0)
    expect(only(applied)).toMatchObject({ confirmed: true, plan: { noAnswer: 'voicemail' } })
    const undone = await cli('forwarding undo')
    expect(undone.status).toBe(0)
    expect(only(undone)).toMatchObject({ confirmed: true, plan: { noAnswer: null } })
    expect(alice.diversions.FNOA).toBeNull()
  })

  it('voicemail settings (get_voicemail) without the PIN', async () => {
    const answer = await cli('voicemail settings')
    expect(only(answer)).toMatchObject({
      voicemail: {
        kind: 'mailbox',
        mailbox: '2001',
        email: 'alice@mail.example',
        deleteAfterSending: true,
      },
    })
    expect(await cli('voicemail settings pin=1234')).toMatchObject({ status: 7 })
    const { mailbox } = alice
    alice.mailbox = null
    expect(only(await cli('voicemail settings'))).toMatchObject({ voicemail: { kind: 'none' } })
    alice.mailbox = mailbox
    expect(JSON.stringify([answer, bench.logLines])).not.toContain('8364')
  })

  it('status carries the mailbox', async () => {
    const answer = await cli('status')
    expect(answer.status).toBe(0)
    expect(only(answer)).toMatchObject({
      reachable: { value: true },
      voicemail: { value: { kind: 'mailbox', mailbox: '2001' }, source: 'server' },
    })
  })

  it.each(['crt', 'p12'] as const)('account certificate --format %s (get_crt, get_p12)', async (format) => {
    const from = company.requests().length
    const answer = await cli(`account certificate --format ${format} --to new.${format}`)
    expect(answer).toMatchObject({
      status: 0,
      json: { format, file: `new.${format}`, certificate: { keyType: 'rsa-2048', weak: false } },
    })
    const bytes = bench.files.get(`new.${format}`)
    if (format === 'crt') expect(bytes?.toString('latin1')).toMatch(/BEGIN CERTIFICATE[^]*PRIVATE KEY/)
    else expect(bytes?.[0]).toBe(0x30)
    // Every call makes another pair: it is asked for once.
    const asked = company
      .requests()
      .slice(from)
      .filter(({ action, user }) => action === `get_${format}` && user !== null)
    expect(asked).toHaveLength(1)
  })

  it('account certificate shows the account’s own', async () => {
    const { json } = await cli('account certificate')
    expect(json['certificate']).toEqual(
      by === 'digest' ? null : expect.objectContaining({ keyType: 'rsa-2048', expired: false }),
    )
    expect(JSON.stringify(await cli('account show'))).not.toMatch(/PRIVATE|correct horse/)
  })

  if (dialect === '2012') {
    it('journal put and get (put_journal_entries, get_journal_entries), sealed', async () => {
      bench.files.set(
        'f.json',
        Buffer.from(
          JSON.stringify([
            { id: 'a', data: 'ein Gruß' },
            { id: 2, data: 'two' },
          ]),
        ),
      )
      alice.journal = []
      const put = await cli('journal put --file f.json', { journalKey: JOURNAL_KEY })
      expect(put.status).toBe(0)
      expect(only(put)).toMatchObject({
        confirmed: true,
        entries: [
          { id: 'a', journalId: '9001' },
          { id: '2', journalId: '9002' },
        ],
      })
      expect(
        alice.journal.every(({ uuid, data }) => /^urn:uuid:/.test(uuid) && data.startsWith('sj1.')),
      ).toBe(true)
      expect(JSON.stringify(alice.journal)).not.toMatch(/Gruß|two/)
      // The key was stored by the first use, and not as the passphrase.
      const { id } = bench.core.accounts.list()[0] ?? {}
      const bundle = id === undefined ? null : await bench.vault.read(id)
      expect(bundle?.ok === true && bundle.value.journalKey?.reveal()).toMatch(/^sidetone-journal-key-1:/)
      const all = await cli('journal get')
      expect(only(all)).toMatchObject({
        entries: [
          { id: 'a', data: 'ein Gruß', journalId: '9001', own: true },
          { id: '2', data: 'two' },
        ],
        last: '9002',
        ignored: [],
      })
      expect(only(await cli('journal get --after 9001'))).toMatchObject({ entries: [{ id: '2' }] })
      expect(only(await cli('journal get --after 9002'))).toMatchObject({ entries: [], last: '9002' })
    })

    it('journal exchange and off, by the key that was stored', async () => {
      alice.journal = []
      await cli('note set --contact bob@other.test Lease')
      const exchanged = await cli('journal exchange --account Alice', { journalKey: JOURNAL_KEY })
      expect(exchanged.status).toBe(0)
      const { exchange } = only(exchanged) as { exchange: { sent: number; ignored: unknown[] } }
      expect(exchange.sent).toBeGreaterThan(0)
      expect(alice.journal).toHaveLength(exchange.sent)
      expect(JSON.stringify(alice.journal)).not.toContain('Lease')
      expect(only(await cli('journal exchange'))).toMatchObject({
        exchange: { sent: 0, applied: 0, ignored: [] },
      })
      expect((await cli('journal off')).json).toMatchObject({ sharing: false })
      expect(await cli('journal get')).toMatchObject({ status: 8 })
    })
  } else {
    it('journal, which came later, is said not to be there', async () => {
      bench.files.set('f.json', Buffer.from(JSON.stringify([{ id: 'a', data: 'one' }])))
      const put = await cli('journal put --file f.json', { journalKey: JOURNAL_KEY })
      expect(put.status).toBe(7)
      expect(await cli('journal get', { journalKey: JOURNAL_KEY })).toMatchObject({ status: 7 })
    })
  }

  it('route explain, told from rules, forwarding, phones and mailbox as they stand', async () => {
    alice.devices = []
    const steps = (answer: { json: Record<string, unknown> }) =>
      (answer.json['route'] as { steps: { action: string; reason: string }[] }).steps
    const lost = await cli('route explain --from +442079460958')
    expect(lost).toMatchObject({
      status: 0,
      json: {
        route: {
          from: '+442079460958',
          steps: [{ action: 'lost', reason: 'offline', source: 'forwarding' }],
          findings: [{ code: 'lost-offline', account: { name: 'Alice' } }],
        },
      },
    })
    expect(await cli('forwarding set --when unavailable --to +31600000000')).toMatchObject({ status: 0 })
    expect(await cli('dnd on')).toMatchObject({ status: 0 })
    expect(steps(await cli('route explain --from bob@other.test'))).toMatchObject([
      { action: 'reject', reason: 'dnd', source: 'dnd' },
      { action: 'forward', reason: 'unavailable', to: '+31600000000' },
    ])
    // To oneself, and to the caller.
    expect(await cli('forwarding set --when always --to alice')).toMatchObject({ status: 0 })
    expect((await cli('route explain --from bob@other.test')).json['route']).toMatchObject({
      findings: [{ code: 'shadowed' }, { code: 'loop' }],
    })
    await cli('forwarding clear --when always')
    await cli('forwarding clear --when unavailable')
    await cli('dnd off')
    expect(await cli('route explain')).toMatchObject({ status: 2 })
    expect(await cli('route explain --from 200 --at yesterday')).toMatchObject({ status: 2 })
  })

  it('people search (LDAP directory)', async () => {
    const found = await cli('people search example')
    expect(found.status).toBe(0)
    // Bob has no name in this company; alice is found by hers.
    expect(found.json['people']).toEqual([])
    expect((await cli('people search ång')).json['people']).toEqual([
      {
        id: `cn=Alice Ångström, ${DEMO_DIRECTORY_BASE}`,
        name: 'Alice Ångström',
        numbers: [
          { kind: 'sip', value: `alice@${DOMAIN}` },
          { kind: 'phone', value: '+31201234567' },
          { kind: 'mobile', value: '+31612345678' },
        ],
        source: 'directory',
        account: { id: expect.any(String) as string, name: 'Alice' },
      },
    ])
    expect(await cli('people search x')).toMatchObject({ status: 2 })
  })
})
