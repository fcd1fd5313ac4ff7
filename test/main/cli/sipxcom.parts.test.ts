import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { createCliBench, type CliBench } from '../../support/cli-bench.ts'
import {
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
  bench.cli(
    [
      ...['account', 'add', '--provider', 'sipxcom', '--name', 'Office', '--server', server],
      ...['--user', user, '--domain', SIPX_DOMAIN, '--pin', portal.pin, ...more],
    ],
    { password: PORTAL_PASSWORD },
  )

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
    expect(added).toMatchObject({ status: 0, json: { account: { provider: 'sipxcom' } } })
    await bench.cli(['identity'])
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
    ['no password', {}, 8, 'secret-missing'],
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
