import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBaresip, type Baresip } from '../lab/baresip.ts'
import { startKamailio, type Kamailio } from '../lab/kamailio.ts'
import { setStage, type Stage } from './stage.ts'

let server: Kamailio
let bob: Baresip
const folder = mkdtempSync(join(tmpdir(), 'sidetone-classic-'))

beforeAll(async () => {
  // No WebSocket, no WebRTC bridge: what most phone systems are.
  server = await startKamailio({
    users: { alice: 'alice-pw', bob: 'bob-pw' },
    transports: ['udp', 'tcp', 'tls'],
  })
  bob = await startBaresip({
    user: 'bob',
    password: 'bob-pw',
    domain: server.domain,
    proxy: `127.0.0.1:${server.udp}`,
    toneHz: 440,
  })
  await server.registered('bob')
})
afterAll(async () => {
  await bob.stop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['udp', 'tls'] as const)('an account on a server without WebRTC, over %s', (transport) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await setStage()
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
        `sip:127.0.0.1:${server[transport]};transport=${transport}`,
        '--ca',
        ca,
        '--secrets-stdin',
      ],
      { password: 'alice-pw' },
    )
    expect(added, JSON.stringify(added.json)).toMatchObject({ status: 0 })
    await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
  })
  afterAll(() => stage.close())

  const idle = () =>
    stage.until('without a call', ({ calls }) => calls.every((call) => call.phase === 'ended'))
  const hearsBob = () =>
    stage.until('hearing bob', ({ calls }) =>
      calls.some((call) => call.phase === 'active' && (call.quality?.levelIn ?? 0) > 0.05),
    )

  it('calls a desk phone, and each hears the other', async () => {
    const { window } = stage
    await window.getByRole('tab', { name: 'Keypad' }).click()
    await window.getByRole('textbox', { name: 'Name or number' }).fill('bob')
    await window.getByRole('textbox', { name: 'Name or number' }).press('Enter')
    await hearsBob()
    await expect.poll(() => bob.heard()?.seconds ?? 0, { timeout: 15_000 }).toBeGreaterThan(1)
    await window.getByRole('button', { name: 'End call' }).click()
    await idle()
  })

  it('is called by the desk phone and answers in the popup', async () => {
    const popup = await stage.app.window('incoming')
    await bob.control('dial', `sip:alice@${server.domain}`)
    await stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
    await popup.getByRole('button', { name: /^Answer/ }).click()
    await hearsBob()
    await bob.control('hangup')
    await idle()
  })
})
