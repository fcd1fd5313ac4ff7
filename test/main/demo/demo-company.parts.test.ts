import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemoCompany, type DemoCompany } from '../../../main/demo/demo-company.ts'
import { DEMO_DOMAIN } from '../../../main/demo/seed.ts'
import { createCliBench, only, type CliBench } from '../../support/cli-bench.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { realClock } from '../../support/real-clock.ts'
import { connectScript, type ScriptPhone } from '../../support/sip-script.ts'

/** The halves of the demo company together: account page, phones and directory are one. */
describe('the demo company', () => {
  let company: DemoCompany
  let bench: CliBench
  const phones: ScriptPhone[] = []

  beforeAll(async () => {
    const started = await startDemoCompany({ clock: realClock, log: createMemoryLog() })
    if (!started.ok) throw new Error(started.error.code)
    company = started.value
    bench = createCliBench(realClock)
    const { name, provider, values, secrets } = company.account
    const added = await bench.core.accounts.add(name, provider, values, secrets)
    if (!added.ok) throw new Error(added.error.code)
    bench.files.set('ca.pem', Buffer.from(company.pki.caPem))
  })
  afterAll(async () => {
    await Promise.all(phones.map((phone) => phone.close()))
    await bench.close()
    await company.stop()
  })

  async function register(user: string, password: string): Promise<number> {
    const { wssUrl: url } = company.phones
    const phone = await connectScript({ url, ca: company.pki.caPem, user, password, domain: DEMO_DOMAIN })
    phones.push(phone)
    return (await phone.register()).status
  }

  it('lists the phones that are registered with it', async () => {
    expect(only(await bench.cli(['device', 'list']))).toMatchObject({ devices: [] })
    expect(await register('alice', 'demo-alice')).toBe(200)
    expect(only(await bench.cli(['device', 'list']))['devices']).toMatchObject([
      { publicContact: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string, own: false, stranger: true },
    ])
  })

  it('lets who enrols register at once, and be found in the directory', async () => {
    const enrolled = await bench.cli(
      [
        ...[
          'account',
          'enroll',
          '--server',
          company.accounts.enrollmentUrl,
          '--username',
          'carol',
          '--ca',
          'ca.pem',
        ],
        ...['--display-name', 'Carol Newcomer', '--email', 'carol@mail.example', '--domain', DEMO_DOMAIN],
      ],
      { password: 'carols password' },
    )
    expect(enrolled.status).toBe(0)
    expect(await register('carol', 'carols password')).toBe(200)
    const { json } = await bench.cli(['people', 'search', 'newcomer', '--account', 'Demo company'])
    expect(json['people']).toMatchObject([{ name: 'Carol Newcomer' }])
  })

  it('has something to show for every question', async () => {
    for (const words of [
      'rules show',
      'alias list',
      'enum',
      'balance',
      'balance history',
      'usage',
      'voicemail settings',
    ])
      expect((await bench.cli([...words.split(' '), '--account', 'Demo company'])).status, words).toBe(0)
    const movements = await bench.cli(['balance', 'history', '--account', 'Demo company'])
    // The line of a call that cost nothing is left out.
    expect(only(movements)['entries']).toHaveLength(2)
  })
})
