import { describe, expect, it } from 'vitest'
import { prepare, run, type RunIo } from '../../../main/cli/run.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { createFakeCore, type FakeCore } from '../../support/fake-core.ts'

const files = new Map<string, string>()
const io: RunIo = {
  readFile: (path) => {
    const text = files.get(path)
    return text === undefined ? err(appError('file-unreadable', { field: path })) : ok(Buffer.from(text))
  },
  writeFile: () => ok(),
  emit: () => undefined,
  note: () => undefined,
  secretsText: null,
  signal: new AbortController().signal,
}

async function cli(fake: FakeCore, line: string, secretsText: string | null = null) {
  const prepared = prepare(line.split(' ').filter(Boolean), '0.0.0')
  return prepared.ok ? run(prepared.value, fake.core, { ...io, secretsText }) : prepared.error
}

describe('wrong usage', () => {
  it.each([
    '',
    'nonsense',
    'dnd',
    'dnd on --minutes',
    'dnd on --minutes 0',
    'dnd on --minutes 1441',
    'dnd on --minutes 5x',
    'dnd status extra',
    'dnd off --minutes 5',
    'dnd on --colour red',
    'forwarding set --when sometimes --to 201',
    'forwarding set --when busy',
    'forwarding apply',
    'history --limit 0',
    'history --since yesterday',
    'history --export xml',
    'status --timeout 0',
    'account add --name X',
    'account add --provider nosuch --name X',
    'account add --provider fake --name X --pin 12',
    'account add --provider fake --name X --option password=secret',
    'account add --provider fake --name X --p12 a --cert b',
  ])('%j exits 2 with the usage line', async (line) => {
    const fake = createFakeCore()
    await fake.add('office')
    const answer = await cli(fake, line)
    expect(answer.status).toBe(2)
    expect(answer.json).toMatchObject({ error: { code: 'usage' } })
    expect(answer.text).toMatch(/usage: sidetone/)
    expect(answer.text).not.toContain('=secret')
  })

  it('refuses unknown secret keys and never repeats a value', async () => {
    const answer = await cli(createFakeCore(), 'account list --secrets-stdin', '{"pasword":"planted-secret"}')
    expect(answer.status).toBe(2)
    expect(JSON.stringify(answer)).not.toContain('planted-secret')
  })

  it('takes global options before and after the command', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    expect((await cli(fake, '--json --account office dnd status')).status).toBe(0)
    expect((await cli(fake, 'dnd status --account office --json')).status).toBe(0)
  })
})

const fail = (): never => {
  throw new Error('no account')
}

describe('accounts asked together', () => {
  it('answers per account, and counts what a system cannot do only when it was named', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.add('door', 'dumb')
    const all = await cli(fake, 'dnd on --minutes 5')
    expect(all.status).toBe(0)
    expect(all.json).toMatchObject({
      accounts: [
        { account: { name: 'office' }, ok: true, dnd: { kind: 'on' }, confirmed: true, source: 'server' },
        { account: { name: 'door' }, kind: 'unsupported' },
      ],
      warnings: [],
    })
    await fake.core.accounts.remove(fake.core.accounts.list()[0]?.id ?? fail())
    expect(await cli(fake, 'dnd status')).toMatchObject({
      status: 0,
      json: { accounts: [{ ok: true, kind: 'unsupported', dnd: { kind: 'unsupported' } }] },
    })
    expect((await cli(fake, 'dnd on')).status).toBe(7)
    const named = await cli(fake, 'dnd on --account door')
    expect(named.status).toBe(7)
    expect(named.json).toMatchObject({ accounts: [{ ok: false, error: { code: 'not-supported' } }] })
  })

  it('exits 1 when done on some accounts only, and with the gravest reason when on none', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.add('home')
    const { systems } = fake
    const home = systems.get('home')
    if (home) home.fail = appError('unreachable')
    expect((await cli(fake, 'dnd on')).status).toBe(1)
    const office = systems.get('office')
    if (office) office.fail = appError('unauthorized')
    const none = await cli(fake, 'dnd on')
    expect(none.status).toBe(4)
    expect(none.json).toMatchObject({
      accounts: [
        { error: { code: 'unauthorized', message: expect.any(String) as string } },
        { error: { code: 'unreachable' } },
      ],
    })
  })

  it('exits 1 and tells both sides when the server did something else', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const office = fake.systems.get('office')
    if (office) office.deaf = true
    const answer = await cli(fake, 'dnd on')
    expect(answer.status).toBe(1)
    expect(answer.json).toMatchObject({
      accounts: [{ confirmed: false, differs: { asked: { kind: 'on' }, got: { kind: 'off' } } }],
    })
  })

  it('exits 3 without any account, and for an account that does not exist', async () => {
    const fake = createFakeCore()
    expect((await cli(fake, 'dnd status')).status).toBe(3)
    expect((await cli(fake, 'account list')).status).toBe(0)
    await fake.add('office')
    const wrong = await cli(fake, 'dnd status --account elsewhere')
    expect(wrong.status).toBe(3)
    expect(wrong.json).toMatchObject({ error: { code: 'no-such-account' } })
  })

  it('exits 8 when the keychain is locked', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    fake.vault.fail = appError('secret-store-unavailable')
    expect((await cli(fake, 'dnd status')).status).toBe(8)
    expect((await cli(fake, 'account list')).status).toBe(0)
  })
})

describe('forwarding', () => {
  it('writes one condition, shows it, undoes it', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const set = await cli(fake, 'forwarding set --when no-answer --to voicemail')
    expect(set).toMatchObject({
      status: 0,
      json: { accounts: [{ plan: { kind: 'by-condition', noAnswer: 'voicemail' }, confirmed: true }] },
    })
    expect(await cli(fake, 'forwarding undo')).toMatchObject({
      status: 0,
      json: { accounts: [{ plan: { noAnswer: null } }] },
    })
  })

  it('does not guess an account for a write', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.add('home')
    const answer = await cli(fake, 'forwarding clear --when busy')
    expect(answer.status).toBe(2)
    expect(answer.json).toMatchObject({ error: { code: 'account-ambiguous' } })
    expect((await cli(fake, 'forwarding clear --when busy --account home')).status).toBe(0)
  })

  it('applies a plan that show printed, and writes nothing on a dry run', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await cli(fake, 'forwarding set --when busy --to 201')
    files.set('plan.json', JSON.stringify((await cli(fake, 'forwarding show')).json))
    await cli(fake, 'forwarding clear --when busy')
    const office = fake.systems.get('office')
    const before = office?.writes.length
    expect(await cli(fake, 'forwarding apply --file plan.json --dry-run')).toMatchObject({
      status: 0,
      json: { accounts: [{ plan: { busy: '201' }, dryRun: true }] },
    })
    expect(office?.writes.length).toBe(before)
    expect(await cli(fake, 'forwarding apply --file plan.json')).toMatchObject({
      status: 0,
      json: { accounts: [{ plan: { busy: '201' } }] },
    })
  })

  it.each([
    ['no json', 'nonsense'],
    ['another shape', '{"kind":"by-condition"}'],
  ])('exits 2 for a file with %s', async (_, text) => {
    const fake = createFakeCore()
    await fake.add('office')
    files.set('bad.json', text)
    expect(await cli(fake, 'forwarding apply --file bad.json')).toMatchObject({
      status: 2,
      json: { error: { code: 'file-invalid' } },
    })
    expect(await cli(fake, 'forwarding apply --file missing.json')).toMatchObject({
      status: 2,
      json: { error: { code: 'file-unreadable' } },
    })
  })
})

describe('status', () => {
  it('gives every value with its age and source', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const { json, status } = await cli(fake, 'status')
    expect(status).toBe(0)
    expect(json).toMatchObject({
      accounts: [
        {
          reachable: { value: true, source: 'local' },
          dnd: { value: { kind: 'off' }, source: 'server', asOf: expect.any(String) as string },
          forwarding: { value: { kind: 'by-condition' }, source: 'server' },
          privacy: { value: { kind: 'unknown' }, source: 'assumed' },
          line: { source: 'assumed' },
          voicemail: { value: { kind: 'unsupported' } },
        },
      ],
    })
  })

  it('keeps the other accounts when one is down, and exits 1', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.add('home')
    const home = fake.systems.get('home')
    if (home) home.fail = appError('timeout')
    expect(await cli(fake, 'status')).toMatchObject({
      status: 1,
      json: {
        accounts: [
          { ok: true },
          {
            ok: false,
            reachable: { value: false },
            dnd: { value: { kind: 'unknown' }, error: { code: 'timeout' } },
          },
        ],
      },
    })
  })
})

describe('history', () => {
  it('lists one row per call and exits 1 with a warning when a source is dead', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const office = fake.systems.get('office')
    const id = fake.core.accounts.list()[0]?.id ?? ''
    if (office) {
      office.history = [
        {
          id: 'server:1',
          accountId: id,
          direction: 'in',
          outcome: 'missed',
          remote: { address: 'ann@x.test', displayName: '=cmd()' },
          startedAt: '2026-11-24T10:00:00.000Z',
          durationSec: 0,
          status: '487',
          media: ['audio'],
          price: null,
          callId: 'c1',
          sources: ['server'],
          seen: false,
        },
      ]
    }
    const listed = await cli(fake, 'history')
    expect(listed).toMatchObject({
      status: 0,
      json: {
        calls: [{ account: { name: 'office' }, outcome: 'missed', sources: ['server'] }],
        warnings: [],
      },
    })
    expect((await cli(fake, 'history --export csv')).text).toContain("'=cmd()")
    if (office) office.fail = appError('unreachable')
    expect(await cli(fake, 'history')).toMatchObject({
      status: 1,
      json: { calls: [{}], warnings: [{ code: 'unreachable', account: { name: 'office' } }] },
    })
  })
})

describe('account add', () => {
  it('stores nothing the server refused, and stores what it accepted', async () => {
    const fake = createFakeCore()
    const refused = await cli(
      fake,
      'account add --provider fake --name Office --option key=nowhere --secrets-stdin',
      '{"password":"pw"}',
    )
    expect(refused).toMatchObject({ status: 5, json: { error: { code: 'unreachable' } } })
    expect(fake.core.accounts.list()).toEqual([])
    const offline = await cli(
      fake,
      'account add --provider fake --name Office --option key=nowhere --offline --secrets-stdin',
      '{"password":"pw"}',
    )
    expect(offline).toMatchObject({ status: 0, json: { account: { name: 'Office', provider: 'fake' } } })
    expect(
      (
        await cli(
          fake,
          'account add --provider fake --name office --option key=x --secrets-stdin',
          '{"password":"pw"}',
        )
      ).status,
    ).toBe(2)
    expect((await cli(fake, 'account remove --account Office')).status).toBe(0)
  })
})
