import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallView } from '../../shared/domain/call.ts'
import { startBaresip, type Baresip } from '../lab/baresip.ts'
import { startKamailio, type Kamailio } from '../lab/kamailio.ts'
import { setStage, type Stage } from './stage.ts'

const TONE_HZ = { bob: 440, carol: 1_000 } as const
let stage: Stage
let server: Kamailio
let bob: Baresip
let carol: Baresip

beforeAll(async () => {
  const users = { alice: 'alice-pw', bob: 'bob-pw', carol: 'carol-pw' }
  server = await startKamailio({ users, transports: ['udp', 'tcp', 'tls'] })
  const phone = (user: 'bob' | 'carol') =>
    startBaresip({
      user,
      password: users[user],
      domain: server.domain,
      proxy: `127.0.0.1:${server.udp}`,
      toneHz: TONE_HZ[user],
    })
  bob = await phone('bob')
  carol = await phone('carol')
  await server.registered('bob')
  await server.registered('carol')
  stage = await setStage()
  const line = `sip:127.0.0.1:${server.udp};transport=udp`
  const user = `alice@${server.domain}`
  const added = await stage.cli(
    `account add --provider sip --name Lab --user ${user} --sip-server ${line} --secrets-stdin`.split(' '),
    { password: users.alice },
  )
  expect(added, JSON.stringify(added.json)).toMatchObject({ status: 0 })
  await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(async () => {
  await stage.close()
  await bob.stop()
  await carol.stop()
  await server.stop()
})

const live = (calls: readonly CallView[]) => calls.filter((call) => call.phase !== 'ended')
const idle = () => stage.until('without a call', ({ calls }) => live(calls).length === 0)
const bar = () => stage.window.getByRole('region', { name: 'Current call' })

async function call(target: string): Promise<void> {
  const { window } = stage
  await window.getByRole('tab', { name: 'Keypad' }).click()
  await window.getByRole('textbox', { name: 'Name or number' }).fill(target)
  await window.getByRole('textbox', { name: 'Name or number' }).press('Enter')
  await hearing(target)
}

const hearing = (target: string) =>
  stage.until(`hearing ${target}`, ({ calls }) =>
    live(calls).some(
      ({ remote, quality }) => remote.address.startsWith(`${target}@`) && (quality?.levelIn ?? 0) > 0.01,
    ),
  )

async function transferTo(target: string, button: string): Promise<void> {
  await stage.window.keyboard.press('Control+t')
  const sheet = stage.window.getByRole('dialog')
  await sheet.getByRole('searchbox').fill(target)
  await sheet.getByRole('button', { name: button }).click()
}

/** What a desk phone records now is the other one's tone: they talk with each other. */
const hears = (phone: Baresip, hz: number) =>
  expect.poll(() => phone.heard()?.level(hz) ?? 0, { timeout: 20_000, interval: 500 }).toBeGreaterThan(0.05)

describe('transfer with desk phones on a server without WebRTC', () => {
  it('holds and takes off hold before anything else', async () => {
    await call('bob')
    await bar().getByRole('button', { name: 'Hold' }).click()
    await stage.until('held', ({ calls }) => calls[0]?.hold === 'held')
    await bar().getByRole('button', { name: 'Hold', pressed: true }).click()
    await stage.until('resumed', ({ calls }) => calls[0]?.hold === 'none')
    await hearing('bob')
  })

  it('hands bob on to carol without asking, and they hear each other', async () => {
    await transferTo('carol', 'Transfer now')
    await stage.until('handed on', ({ calls }) => calls.some(({ end }) => end === 'transferred'))
    await hears(bob, TONE_HZ.carol)
    await hears(carol, TONE_HZ.bob)
    await bob.control('hangup')
    await idle()
  })

  it('hands bob on to carol after asking her', async () => {
    await call('bob')
    await transferTo('carol', 'Ask first')
    await hearing('carol')
    await bar().getByRole('button', { name: 'Connect them' }).click()
    await idle()
    await hears(bob, TONE_HZ.carol)
    await bob.control('hangup')
    await carol.control('hangup')
  })

  it('follows bob’s transfer to carol when the person says yes', async () => {
    await call('bob')
    await bob.control('transfer', `sip:carol@${server.domain}`)
    await bar()
      .getByText(/wants to connect you with/)
      .waitFor()
    await bar().getByRole('button', { name: 'Connect', exact: true }).click()
    await hearing('carol')
    await stage.until('with carol alone', ({ calls }) => live(calls).length === 1)
    await bar().getByRole('button', { name: 'End call' }).click()
    await idle()
  })
})
