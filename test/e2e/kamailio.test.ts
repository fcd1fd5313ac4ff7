import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBaresip, type Baresip } from '../lab/baresip.ts'
import { startKamailio, type Kamailio } from '../lab/kamailio.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
let server: Kamailio
let bob: Baresip
const folder = mkdtempSync(join(tmpdir(), 'sidetone-kamailio-'))

beforeAll(async () => {
  server = await startKamailio({ users: { alice: 'alice-pw', bob: 'bob-pw' }, rtpengine: true })
  bob = await startBaresip({
    user: 'bob',
    password: 'bob-pw',
    domain: server.domain,
    proxy: `127.0.0.1:${server.udp}`,
    toneHz: 440,
  })
  await server.registered('bob')
  stage = await setStage()
})
afterAll(async () => {
  await stage.close()
  await bob.stop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const idle = () => stage.until('without a call', ({ calls }) => calls.every((call) => call.phase === 'ended'))

describe('a plain SIP account on a real Kamailio', () => {
  it('registers over WSS with a private CA', async () => {
    const ca = join(folder, 'ca.pem')
    writeFileSync(ca, server.caPem)
    const added = await stage.cli(
      [
        'account',
        'add',
        '--provider',
        'sip',
        '--name',
        'Lab',
        '--user',
        `alice@${server.domain}`,
        '--sip-server',
        server.wss,
        '--ca',
        ca,
        '--secrets-stdin',
      ],
      { password: 'alice-pw' },
    )
    expect(added, JSON.stringify(added.json)).toMatchObject({ status: 0 })
    await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
    expect(await server.contacts('alice')).toHaveLength(1)
  })

  it('calls a desk phone, and each hears the other', async () => {
    const { window } = stage
    await window.getByRole('tab', { name: 'Keypad' }).click()
    await window.getByRole('textbox', { name: 'Name or number' }).fill('bob')
    await window.getByRole('textbox', { name: 'Name or number' }).press('Enter')
    await stage.until('in a call', ({ calls }) => calls[0]?.phase === 'active')
    await stage.until('hearing bob', ({ calls: [call] }) => (call?.quality?.levelIn ?? 0) > 0.01)
    await expect.poll(() => bob.heard()?.seconds ?? 0, { timeout: 15_000 }).toBeGreaterThan(1)
    await window.getByRole('button', { name: 'End call' }).click()
    await idle()
  })

  it('is called by the desk phone and answers in the window', async () => {
    await bob.control('dial', `sip:alice@${server.domain}`)
    await stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
    await stage.window
      .getByRole('button', { name: /^Answer/ })
      .first()
      .click()
    await stage.until('hearing bob', ({ calls }) => calls.some((call) => (call.quality?.levelIn ?? 0) > 0.01))
    await bob.control('hangup')
    await idle()
  })

  it('says that a wrong password is refused, and stops trying', async () => {
    const ca = join(folder, 'ca.pem')
    await stage.cli(
      [
        'account',
        'add',
        '--provider',
        'sip',
        '--name',
        'Wrong',
        '--user',
        `bob@${server.domain}`,
        '--sip-server',
        server.wss,
        '--ca',
        ca,
        '--secrets-stdin',
      ],
      { password: 'wrong' },
    )
    const seen = await stage.until('refused', ({ accounts }) =>
      accounts.some((view) => view.info.name === 'Wrong' && view.line.kind === 'rejected'),
    )
    const line = seen.accounts.find((view) => view.info.name === 'Wrong')?.line
    expect(line).toMatchObject({
      kind: 'rejected',
      error: { code: expect.stringMatching(/unauthorized|forbidden/) as string },
    })
    expect(seen.accounts.find((view) => view.info.name === 'Lab')?.line.kind).toBe('ready')
  })
})
