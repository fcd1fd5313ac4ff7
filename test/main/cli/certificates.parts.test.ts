import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCliBench, type CliBench } from '../../support/cli-bench.ts'
import { DOMAIN, PASSWORD, startTestCompany, type TestCompany } from '../../support/demo-sip2sip.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { appError } from '../../../shared/errors.ts'

const DAY_MS = 86_400_000
// TLS looks at the machine's clock, so the core's begins where that is.
const clock = createFakeClock(new Date().toISOString())
let company: TestCompany
const benches: CliBench[] = []

beforeAll(async () => {
  company = await startTestCompany(clock)
})
afterAll(async () => {
  for (const bench of benches) await bench.close()
  await company.stop()
})

function newBench(): CliBench {
  const bench = createCliBench(clock)
  bench.files.set('ca.pem', Buffer.from(company.pki.caPem))
  benches.push(bench)
  return bench
}

const endsIn = (days: number): Date => new Date(clock.now().getTime() + days * DAY_MS)

function add(
  bench: CliBench,
  name: string,
  file: string,
  more: readonly string[] = [],
  secrets: object = {},
) {
  const path = file.endsWith('.p12') ? '--p12' : '--cert'
  return bench.cli(
    [
      ...['account', 'add', '--provider', 'sip2sip', '--name', name, '--server', company.certificateUrl],
      ...['--user', 'alice', '--domain', DOMAIN, '--ca', 'ca.pem', path, file, ...more],
    ],
    { password: PASSWORD, ...secrets },
  )
}

describe('certificates that the account page hands out', () => {
  it.each(['crt', 'p12'] as const)('works when it is added as it was downloaded (%s)', async (format) => {
    const bench = newBench()
    const { certPem, keyPem } = await company.pki.issue({ commonName: '4711', validTo: endsIn(400) })
    bench.files.set('first.crt', Buffer.from(certPem + keyPem))
    expect(await add(bench, 'First', 'first.crt')).toMatchObject({ status: 0 })
    const got = await bench.cli([
      'account',
      'certificate',
      '--account',
      'First',
      '--format',
      format,
      '--to',
      `second.${format}`,
    ])
    expect(got.status).toBe(0)
    expect(await add(bench, 'Second', `second.${format}`)).toMatchObject({ status: 0 })
    expect(bench.core.state.get().accounts.map((view) => view.certificate?.keyType)).toEqual([
      'rsa-2048',
      'rsa-2048',
    ])
  })

  it('of 2009 (RSA 1024, MD5) have their own error, and work on consent', async () => {
    const bench = newBench()
    company.behaviour.weakCertificates = true
    const { certPem, keyPem } = await company.pki.issue({
      commonName: '4711',
      weak: true,
      validTo: endsIn(400),
    })
    bench.files.set('old.crt', Buffer.from(certPem + keyPem))
    const refused = await add(bench, 'Old', 'old.crt')
    expect(refused).toMatchObject({ status: 2, json: { error: { code: 'certificate-weak' } } })
    expect(bench.core.accounts.list()).toEqual([])
    expect(await add(bench, 'Old', 'old.crt', ['--legacy-tls'])).toMatchObject({ status: 0 })
    expect(bench.core.state.get().accounts[0]?.certificate).toMatchObject({ keyType: 'rsa-1024', weak: true })
    const next = await bench.cli(['account', 'certificate', '--format', 'crt', '--to', 'next.crt'])
    expect(next).toMatchObject({ status: 0, json: { certificate: { weak: true } } })
    company.behaviour.weakCertificates = false
  })

  it('in an old file format have their own error, and open on consent', async () => {
    const bench = newBench()
    const credential = await company.pki.issue({ commonName: '4711', validTo: endsIn(400) })
    bench.files.set('old.p12', company.pki.toP12(credential, PASSWORD, { legacy: true }))
    const first = await add(bench, 'Old', 'old.p12')
    // 3DES is old and still opens; RC2 has its own error (test/main/http/certificates.parts.test.ts).
    expect(first.status).toBe(0)
    const wrong = await add(bench, 'Other', 'old.p12', [], { p12Password: 'wrong' })
    expect(wrong).toMatchObject({ status: 2, json: { error: { code: 'certificate-password-wrong' } } })
  })

  it('are not written when the server answers something else', async () => {
    const bench = newBench()
    await bench.cli(
      [
        ...['account', 'add', '--provider', 'sip2sip', '--name', 'A', '--server', company.digestUrl],
        ...['--user', 'alice', '--domain', DOMAIN, '--ca', 'ca.pem'],
      ],
      { password: PASSWORD },
    )
    for (const [fault, code] of [
      ['html', 'bad-response'],
      ['empty', 'bad-response'],
      ['500', 'server-error'],
      ['scalar', 'bad-response'],
    ] as const) {
      company.setFault(fault, { action: 'get_p12' })
      const answer = await bench.cli(['account', 'certificate', '--format', 'p12', '--to', 'x.p12'])
      expect(answer, fault).toMatchObject({ status: 6, json: { ok: false, error: { code } } })
    }
    expect(bench.files.has('x.p12')).toBe(false)
    expect(await bench.cli(['account', 'certificate', '--format', 'pem', '--to', 'x'])).toMatchObject({
      status: 2,
    })
    expect(await bench.cli(['account', 'certificate', '--format', 'crt'])).toMatchObject({ status: 2 })
  })
})

describe('the end of a certificate', () => {
  it.each([
    [400, null],
    [31, null],
    [30, 'certificate-expires-30'],
    [8, 'certificate-expires-30'],
    [6.5, 'certificate-expires-7'],
    [0.5, 'certificate-expires-1'],
  ])('in %s days warns with %s, also while the keychain is locked', async (days, code) => {
    const bench = newBench()
    const { certPem, keyPem } = await company.pki.issue({ commonName: '4711', validTo: endsIn(days) })
    bench.files.set('a.crt', Buffer.from(certPem + keyPem))
    expect(await add(bench, 'Alice', 'a.crt', ['--offline'])).toMatchObject({ status: 0 })
    bench.vault.fail = appError('secret-store-unavailable')
    const expected = code === null ? [] : [{ code, account: { name: 'Alice' } }]
    expect(await bench.cli(['account', 'list'])).toMatchObject({ status: 0, json: { warnings: expected } })
    expect((await bench.cli(['status'])).json['warnings']).toMatchObject(expected)
  })

  it('is told when it is over', async () => {
    const bench = newBench()
    const { certPem, keyPem } = await company.pki.issue({ commonName: '4711', validTo: endsIn(3) })
    bench.files.set('a.crt', Buffer.from(certPem + keyPem))
    await add(bench, 'Alice', 'a.crt', ['--offline'])
    clock.advance(4 * DAY_MS)
    bench.core.accounts.publish()
    expect(bench.core.state.get().accounts[0]?.certificate?.expired).toBe(true)
    expect((await bench.cli(['account', 'list'])).json['warnings']).toMatchObject([
      { code: 'certificate-expired' },
    ])
  })
})
