import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { startDemoCompany, type DemoCompany } from '../../../main/demo/demo-company.ts'
import { DEMO_DOMAIN } from '../../../main/demo/seed.ts'
import { runCli, type CliRun } from '../../support/cli.ts'
import { createFakeLog } from '../../support/fake-core.ts'
import { NO_KEYRING_ENV, startKeyring, type Keyring } from '../../support/keyring.ts'

let company: DemoCompany
let keyring: Keyring
let folder: string
let dataDir: string
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-bad-input-'))
  dataDir = join(folder, 'profile')
  keyring = await startKeyring()
  const started = await startDemoCompany({ clock: createSystemClock(), log: createFakeLog().log })
  if (!started.ok) throw new Error(started.error.code)
  company = started.value
  file('ca.pem', company.pki.caPem)
  expect(await add('Office')).toMatchObject({ status: 0 })
})
afterAll(async () => {
  await company.stop()
  await keyring.stop()
  rmSync(folder, { recursive: true, force: true })
})

const cli = (
  argv: readonly string[],
  secrets?: object,
  more: { dataDir?: string; env?: Record<string, string>; keepsPipeOpen?: boolean } = {},
) =>
  runCli(argv, {
    dataDir: more.dataDir ?? dataDir,
    env: more.env ?? keyring.env,
    keepsPipeOpen: more.keepsPipeOpen ?? false,
    ...(secrets ? { secrets } : {}),
  })

function add(
  name: string,
  change: {
    readonly server?: string
    readonly password?: string
    readonly more?: readonly string[]
    readonly secrets?: object
    readonly user?: string
  } = {},
  where: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<CliRun> {
  return cli(
    [
      'account',
      'add',
      '--provider',
      'sip2sip',
      '--name',
      name,
      '--server',
      change.server ?? company.accounts.digestUrl,
      '--user',
      change.user ?? 'alice',
      '--domain',
      DEMO_DOMAIN,
      ...(change.more ?? ['--ca', join(folder, 'ca.pem')]),
    ],
    change.secrets ?? { password: change.password ?? 'demo-alice' },
    where,
  )
}
const accountNames = async () => {
  const { json } = await cli(['account', 'list'])
  return (json['accounts'] as { account: { name: string } }[]).map((entry) => entry.account.name)
}
/** A failed command: its code and status, a sentence with a next step, and nothing stored. */
async function expectRefused(run: CliRun, status: number, code: string): Promise<void> {
  expect(run.json).toMatchObject({ error: { code } })
  expect(run.status).toBe(status)
  const { message } = run.json['error'] as { message: string }
  expect(message.split('. ').length, message).toBeGreaterThan(1)
  expect(run.stdout + run.stderr).not.toMatch(/demo-alice|demo-bob|planted-secret|at .*\.ts:\d+/)
  expect(await accountNames()).toEqual(['Office'])
}

describe('what the server may do', () => {
  it('wrong password', async () => {
    await expectRefused(await add('Bad', { password: 'planted-secret' }), 4, 'unauthorized')
  })
  it('dead server', async () => {
    await expectRefused(await add('Bad', { server: 'https://127.0.0.1:9/settings.phtml' }), 5, 'unreachable')
  })
  it('unknown issuer, with the code to compare', async () => {
    const run = await add('Bad', { more: [] })
    await expectRefused(run, 5, 'tls-unknown-issuer')
    expect(run.json).toMatchObject({
      error: { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    })
  })
  it('changed pin', async () => {
    const run = await add('Bad', { more: ['--pin', 'AB:'.repeat(31) + 'AB'] })
    await expectRefused(run, 5, 'tls-pin-changed')
    expect(run.json).toMatchObject({ error: { expectedFingerprint: 'ab'.repeat(32) } })
  })
  it.each([
    ['HTML instead of JSON', 'html', 'bad-response', 6],
    ['truncated body', 'truncated', 'response-truncated', 6],
    ['half an answer', 'cut-json', 'response-truncated', 6],
    ['endless body', 'endless', 'response-too-large', 6],
    ['empty body', 'empty', 'bad-response', 6],
    ['no UTF-8', 'not-utf8', 'bad-response', 6],
    ['status 500', '500', 'server-error', 6],
    ['a broken connection', 'reset', 'unreachable', 5],
  ] as const)('%s', async (_, fault, code, status) => {
    company.accounts.setFault(fault, { times: 50 })
    const run = await cli(['dnd', 'status'])
    company.accounts.setFault(null)
    expect(run.json).toMatchObject({
      accounts: [{ ok: false, error: { code, message: expect.any(String) as string } }],
    })
    expect(run.status).toBe(status)
    expect(await cli(['dnd', 'status'])).toMatchObject({ status: 0 })
  })
  it('text before JSON is a failure of that answer, not an empty list', async () => {
    company.accounts.setFault('text-before-json', { times: 50 })
    const run = await cli(['history'])
    company.accounts.setFault(null)
    expect(run.status).toBe(1)
    expect(run.json['warnings']).toHaveLength(1)
  })
  it('no answer within the time that was given', async () => {
    company.accounts.setFault('slow', { times: 50 })
    const run = await cli(['dnd', 'status', '--timeout', '2'])
    company.accounts.setFault(null)
    expect(run.status).toBe(5)
    expect(run.ms).toBeLessThan(8000)
  })
})

describe('a server that takes the connection and says nothing', () => {
  it('ends with its own code when the given time is over, handshake or not', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const server = `https://127.0.0.1:${port}/settings.phtml`
    const run = await add('Bad', { server, more: ['--timeout', '2'] })
    await expectRefused(run, 5, 'timeout')
    expect(run.ms).toBeLessThan(8000)
    silent.close()
  })
})

describe('standard input', () => {
  it('is read to the end of its document, not to the end of the pipe', async () => {
    const run = await cli(['dnd', 'status'], {}, { keepsPipeOpen: true })
    expect(run).toMatchObject({ status: 0 })
  })
  it('that holds no document is wrong usage', async () => {
    const run = await cli(['dnd', 'status', '--secrets-stdin'])
    expect(run).toMatchObject({ status: 2, json: { error: { code: 'usage' } } })
  })
  it('without the password that is needed is wrong usage, and names the key', async () => {
    const run = await add('Bad', { secrets: {} })
    await expectRefused(run, 2, 'usage')
    expect(run.json).toMatchObject({ error: { detail: '--secrets-stdin key password' } })
  })
})

describe('certificates', () => {
  const certificateAccount = (path: string, p12Password: string, more: readonly string[] = []) =>
    add('Bad', {
      server: company.accounts.certificateUrl,
      more: ['--ca', join(folder, 'ca.pem'), '--auth', 'certificate', '--p12', path, ...more],
      secrets: { p12Password },
    })
  const issue = (options: { weak?: boolean; validFrom?: Date; validTo?: Date } = {}) =>
    company.pki.issue({ commonName: String(company.accounts.users.get('alice')?.ownerId), ...options })

  it('wrong .p12 password', async () => {
    const path = file('good.p12', company.pki.toP12(await issue(), 'right'))
    await expectRefused(await certificateAccount(path, 'planted-secret'), 2, 'certificate-password-wrong')
  })
  it('legacy .p12', async () => {
    const path = file('legacy.p12', company.pki.toP12(await issue(), 'right', { legacy: true }))
    const run = await certificateAccount(path, 'right')
    // 3DES opens in some builds of OpenSSL and not in others; what must never happen is a third outcome.
    if (run.status === 0)
      expect(await cli(['account', 'remove', '--account', 'Bad'])).toMatchObject({ status: 0 })
    else await expectRefused(run, 2, 'certificate-legacy-format')
  })
  it('weak certificate', async () => {
    const path = file('weak.p12', company.pki.toP12(await issue({ weak: true }), 'right'))
    await expectRefused(await certificateAccount(path, 'right'), 2, 'certificate-weak')
  })
  it('expired certificate', async () => {
    const path = file(
      'old.p12',
      company.pki.toP12(
        await issue({ validFrom: new Date('2020-01-01'), validTo: new Date('2021-01-01') }),
        'right',
      ),
    )
    await expectRefused(await certificateAccount(path, 'right'), 2, 'certificate-expired')
  })
  it('certificate without its key', async () => {
    const path = file('only.crt', (await issue()).certPem)
    const run = await add('Bad', { more: ['--cert', path], secrets: { password: 'x' } })
    await expectRefused(run, 2, 'certificate-key-missing')
  })
  it('something else altogether', async () => {
    await expectRefused(
      await certificateAccount(file('noise.p12', randomBytes(4000)), 'x'),
      2,
      'certificate-unreadable',
    )
  })
})

describe('this machine', () => {
  it('no keychain: ends with 8 within 3 s, stores nothing, and the rest works', async () => {
    const run = await add('Bad', {}, { env: { ...NO_KEYRING_ENV } })
    await expectRefused(run, 8, 'secret-store-unavailable')
    expect(run.ms).toBeLessThan(3000)
    expect(await cli(['account', 'list'], undefined, { env: { ...NO_KEYRING_ENV } })).toMatchObject({
      status: 0,
    })
  })
  it('locked keychain: the same', async () => {
    const locked = await startKeyring({ locked: true })
    const run = await add('Bad', {}, { env: { ...locked.env } })
    await locked.stop()
    await expectRefused(run, 8, 'secret-store-unavailable')
    expect(run.ms).toBeLessThan(4000)
  })
  it('another keychain than the one that sealed the profile: nothing is overwritten', async () => {
    const other = await startKeyring()
    const run = await cli(['dnd', 'status'], undefined, { env: { ...other.env } })
    await other.stop()
    expect(run.status).toBe(8)
    expect(run.json).toMatchObject({ accounts: [{ error: { code: 'secret-store-unavailable' } }] })
    expect(await cli(['dnd', 'status'])).toMatchObject({ status: 0 })
  })
  it('corrupt store file: it is set aside and the rest goes on', async () => {
    const damaged = join(folder, 'damaged')
    mkdirSync(damaged)
    writeFileSync(join(damaged, 'sidetone.db'), randomBytes(20_000))
    expect(await cli(['account', 'list'], undefined, { dataDir: damaged })).toMatchObject({
      status: 0,
      json: { accounts: [] },
    })
    expect(await add('Fresh', {}, { dataDir: damaged })).toMatchObject({ status: 0 })
  })
  it('unknown settings version: defaults are used and the file is left alone', async () => {
    const newer = join(folder, 'newer')
    expect(await cli(['account', 'list'], undefined, { dataDir: newer })).toMatchObject({ status: 0 })
    const db = new DatabaseSync(join(newer, 'sidetone.db'))
    db.exec('PRAGMA user_version = 9999')
    db.close()
    expect((await cli(['account', 'list'], undefined, { dataDir: newer })).status).toBe(0)
    expect(await add('Late', {}, { dataDir: newer })).toMatchObject({
      status: 8,
      json: { error: { code: 'storage-too-new' } },
    })
    const after = new DatabaseSync(join(newer, 'sidetone.db'), { readOnly: true })
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 9999 })
    after.close()
  })
})
