import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appError } from '../../../shared/errors.ts'
import { createCliBench, type CliBench } from '../../support/cli-bench.ts'
import { DOMAIN, startTestCompany, type TestCompany } from '../../support/demo-sip2sip.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const clock = createFakeClock()
let company: TestCompany
let bench: CliBench
const used: CliBench[] = []

beforeAll(async () => {
  company = await startTestCompany(clock)
})
afterAll(async () => {
  for (const one of used) await one.close()
  await company.stop()
})
beforeEach(() => {
  company.behaviour.enrollment = 'plain'
  company.behaviour.weakCertificates = false
  company.setFault(null)
  bench = createCliBench(clock)
  bench.files.set('ca.pem', Buffer.from(company.pki.caPem))
  used.push(bench)
})

const PASSWORD = 'planted secret'

function enroll(
  username: string,
  more: readonly string[] = [],
  email = 'carol@mail.example',
  secrets?: object,
) {
  return bench.cli(
    [
      ...['account', 'enroll', '--server', company.enrollmentUrl, '--username', username],
      ...['--display-name', 'Carol Example', '--email', email, '--ca', 'ca.pem', '--domain', DOMAIN, ...more],
    ],
    secrets ?? { password: PASSWORD },
  )
}
const names = () => bench.core.accounts.list().map(({ name }) => name)

describe('account enroll', () => {
  it('makes an account that works at once', async () => {
    const answer = await enroll('Carol', ['--name', 'New'])
    expect(answer).toMatchObject({
      status: 0,
      json: {
        account: { name: 'New', provider: 'sip2sip', address: `carol@${DOMAIN}` },
        address: `carol@${DOMAIN}`,
        certificate: 'none',
        warnings: [],
      },
    })
    expect(await bench.cli(['identity'])).toMatchObject({
      status: 0,
      json: { accounts: [{ identity: { displayName: 'Carol Example' } }] },
    })
    const seen = company.requests().find(({ door }) => door === 'enrollment')
    expect(seen).toMatchObject({
      method: 'POST',
      params: { username: 'carol', tzinfo: expect.any(String) as string },
    })
  })

  it('never puts the password into an address or a log', async () => {
    const before = company.requests().length
    await enroll('carlotta')
    const urls = company
      .requests()
      .slice(before)
      .map(({ path }) => path)
    expect(JSON.stringify([urls, bench.logLines, await bench.cli(['account', 'show'])])).not.toMatch(
      /planted(?:%20|\+| )secret/,
    )
  })

  it('is named by its address when no name is given', async () => {
    await enroll('dora')
    expect(names()).toEqual([`dora@${DOMAIN}`])
  })

  it.each([
    ['abc', 'carol@mail.example', 'username'],
    ['0carol', 'carol@mail.example', 'username'],
    ['carol smith', 'carol@mail.example', 'username'],
    ['x'.repeat(67), 'carol@mail.example', 'username'],
    ['carol2', 'carol+sip@mail.example', 'email'],
    ['carol2', 'carol', 'email'],
  ])('refuses %s / %s before anything is sent', async (username, email, field) => {
    const before = company.requests().length
    expect(await enroll(username, [], email)).toMatchObject({
      status: 2,
      json: { error: { code: 'invalid-input', field } },
    })
    expect(company.requests()).toHaveLength(before)
    expect(names()).toEqual([])
  })

  it('wants every field', async () => {
    expect(await enroll('carol', [], 'carol@mail.example', {})).toMatchObject({ status: 2 })
    expect(await bench.cli(['account', 'enroll', '--server', 'x'], { password: 'x' })).toMatchObject({
      status: 2,
    })
  })

  it('says user-exists when the name is taken, and stores nothing', async () => {
    expect(await enroll('alice')).toMatchObject({
      status: 4,
      json: { error: { code: 'conflict', detail: 'user-exists', field: 'username' } },
    })
    expect(names()).toEqual([])
  })

  it('tells a failure of the server from a field that is wrong', async () => {
    company.behaviour.enrollment = 'internal-error'
    expect(await enroll('unlucky')).toMatchObject({
      status: 6,
      json: { error: { code: 'server-error', serverText: 'The account could not be made' } },
    })
    expect(names()).toEqual([])
  })

  it('refuses a taken name of ours before the server is asked', async () => {
    await enroll('erin', ['--name', 'Erin'])
    const before = company.requests().length
    expect(await enroll('erin2', ['--name', 'erin'])).toMatchObject({ status: 2 })
    expect(company.requests()).toHaveLength(before)
  })

  it('does not ask the server while the keychain is locked', async () => {
    bench.vault.fail = appError('secret-store-unavailable')
    const before = company.requests().length
    expect(await enroll('frank')).toMatchObject({ status: 8 })
    expect(company.requests()).toHaveLength(before)
  })

  it('imports a passport: certificate, key and CA', async () => {
    company.behaviour.enrollment = 'passport'
    expect(await enroll('grace')).toMatchObject({ status: 0, json: { certificate: 'stored', warnings: [] } })
    expect(bench.core.state.get().accounts[0]?.certificate?.subject).toContain(`grace@${DOMAIN}`)
    const [record] = bench.core.accounts.list()
    expect(record?.values['ca']).toContain('BEGIN CERTIFICATE')
    // Such a server also says where its directory is.
    expect(record?.values).toMatchObject({
      ldapServer: `ldaps://ldap.${DOMAIN}:636`,
      ldapBase: 'ou=addressbook, dc=demo',
    })
    expect(JSON.stringify(record)).not.toContain('PRIVATE KEY')
    expect(await bench.cli(['account', 'test'])).toMatchObject({ status: 0 })
  })

  it('leaves a passport of the old kind out and says so', async () => {
    company.behaviour.enrollment = 'passport'
    company.behaviour.weakCertificates = true
    expect(await enroll('heidi')).toMatchObject({
      status: 0,
      json: { certificate: 'weak', warnings: [{ code: 'certificate-weak' }] },
    })
    expect(bench.core.state.get().accounts[0]?.certificate).toBeNull()
  })

  it('signs in when the body is empty, before trying again: the account is there', async () => {
    company.behaviour.enrollment = 'passport-empty'
    expect(await enroll('ivan')).toMatchObject({
      status: 0,
      json: { address: `ivan@${DOMAIN}`, warnings: [{ code: 'answer-lost' }] },
    })
    expect(
      company.requests().filter(({ door, params }) => door === 'enrollment' && params['username'] === 'ivan'),
    ).toHaveLength(1)
    expect(await bench.cli(['identity'])).toMatchObject({ status: 0 })
  })

  it('says that it is unclear when signing in does not work either', async () => {
    company.behaviour.enrollment = 'passport-empty'
    company.setFault('dead-backend', { times: 9 })
    expect(await enroll('judy')).toMatchObject({
      status: 6,
      json: { error: { code: 'bad-response', detail: 'enrolment-unclear' } },
    })
    expect(names()).toEqual([])
  })

  it.each([
    ['the settings page', () => company.digestUrl],
    ['the folder', () => company.digestUrl.replace('settings.phtml', '')],
  ])('finds the enrolment page from %s', async (_what, url) => {
    const answer = await bench.cli(
      [
        ...['account', 'enroll', '--server', url(), '--username', `user-${url().length}`],
        ...['--display-name', 'U', '--email', 'u@mail.example', '--ca', 'ca.pem', '--domain', DOMAIN],
      ],
      { password: PASSWORD },
    )
    expect(answer.status).toBe(0)
  })

  it('does not trust a server that nobody vouches for', async () => {
    const argv = ['account', 'enroll', '--server', company.enrollmentUrl, '--username', 'mallory']
    const answer = await bench.cli([...argv, '--display-name', 'M', '--email', 'm@mail.example'], {
      password: 'x',
    })
    expect(answer).toMatchObject({ status: 5, json: { error: { code: 'tls-unknown-issuer' } } })
  })
})
