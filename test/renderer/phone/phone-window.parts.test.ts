import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { createDemoPki } from '../../../main/demo/pki.ts'
import { type DemoSip, startDemoSip } from '../../../main/demo/sip/demo-sip.ts'
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts'
import { type BuiltPhone, serveBuiltPhone } from '../../support/built-phone.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { openPhoneWindow, type PhoneWindow } from '../../support/phone-window.ts'
import { lineOf } from '../../support/sip-line.ts'
import { lineSetup, newCallId } from '../../support/test-phone.ts'

const DOMAIN = 'demo.test'
const PASSWORD = 'wonder'
let demo: DemoSip
let caPem = ''
let built: BuiltPhone
let alice: PhoneWindow
let bob: PhoneWindow

const account = (user: string, password = PASSWORD, generation = 0) => ({
  setup: lineSetup(user, { address: `${user}@${DOMAIN}`, generation }),
  line: lineOf(user, { domain: DOMAIN, server: demo.wssUrl, password, config: { trust: { caPem } } }),
})

beforeAll(async () => {
  const pki = await createDemoPki()
  caPem = pki.caPem
  demo = await startDemoSip({
    tls: pki.server,
    domain: DOMAIN,
    users: ['alice', 'bob'].map((user) => ({ user, password: PASSWORD, displayName: user })),
    log: createMemoryLog(),
    clock: createSystemClock(),
    timing: { answerMs: 30, callBackMs: 100, toneMs: 5000, earlyMs: 1500 },
  })
  built = await serveBuiltPhone()
  alice = await openPhoneWindow(built.url)
  bob = await openPhoneWindow(built.url)
  await Promise.all([alice.register(account('alice')), bob.register(account('bob'))])
})

afterAll(async () => {
  await Promise.all([alice.close(), bob.close()])
  await built.close()
  await demo.stop()
  expect(alice.complaints).toEqual([])
  expect(bob.complaints).toEqual([])
})

describe('the phone window in Chromium', () => {
  it('lists its sound devices and may use the microphone', async () => {
    const report = await alice.until('devices', (now) => now.soundDevices.length > 0 && now)
    expect(report.microphone).toBe('granted')
    expect(report.soundDevices.some((device) => device.kind === 'input' && device.label !== '')).toBe(true)
  })

  it('registers over WSS', () => {
    expect(alice.report().lines).toMatchObject([
      { accountId: 'alice', state: { kind: 'ready', transport: 'WSS' } },
    ])
    expect(demo.phones('alice')[0]?.userAgent).toBe('Sidetone/0.0.0')
  })

  it('calls the echo service: sound goes both ways, tones arrive, hold stops it', async () => {
    const id = await alice.dial('alice', `sip:echo@${DOMAIN}`)
    await alice.call(id, 'active')
    const heard = await alice.until('sound both ways', ({ calls }) => {
      const quality = calls.find((call) => call.id === id)?.quality
      const flows = quality && quality.packetsIn > 20 && quality.packetsOut > 20
      return flows && (quality.levelIn ?? 0) > 0.001 && (quality.levelOut ?? 0) > 0.001 && quality
    })
    expect(heard.packetsIn).toBeGreaterThan(20)
    expect(await alice.command({ kind: 'dtmf', callId: id, tones: '159' })).toBeNull()
    expect(await alice.command({ kind: 'dtmf', callId: id, tones: '*0#' })).toBeNull()
    await expect.poll(() => demo.calls()[0]?.media?.digits, { timeout: 5000 }).toBe('159*0#')
    expect(await alice.command({ kind: 'mute', callId: id, on: true })).toBeNull()
    await alice.until('muted', ({ calls }) => {
      const call = calls.find((candidate) => candidate.id === id)
      return call?.muted && call.quality?.levelOut === 0
    })
    expect(await alice.command({ kind: 'mute', callId: id, on: false })).toBeNull()
    expect(await alice.command({ kind: 'hold', callId: id, on: true })).toBeNull()
    expect(alice.report().calls.find((call) => call.id === id)?.hold).toBe('held')
    expect(await alice.command({ kind: 'hold', callId: id, on: false })).toBeNull()
    await alice.until(
      'sound again',
      ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.001,
    )
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    expect((await alice.call(id, 'ended')).end).toBe('hung-up-here')
  })
})

describe('incoming', () => {
  it('rings, is answered, and both hear each other', async () => {
    const id = await alice.dial('alice', `sip:bob@${DOMAIN}`)
    const incoming = await bob.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    expect(incoming).toMatchObject({
      direction: 'in',
      remote: { address: `alice@${DOMAIN}`, displayName: 'ALICE', nameSource: 'caller' },
      calledAddress: `bob@${DOMAIN}`,
    })
    await alice.call(id, 'ringing')
    await expect.poll(async () => [await alice.tones(), await bob.tones()]).toEqual([1, 1])
    expect(await bob.command({ kind: 'answer', callId: incoming.id })).toBeNull()
    await alice.call(id, 'active')
    expect([await alice.tones(), await bob.tones()]).toEqual([0, 0])
    for (const [phone, callId] of [
      [alice, id],
      [bob, incoming.id],
    ] as const) {
      await phone.until('hears the other', ({ calls }) => {
        const quality = calls.find((call) => call.id === callId)?.quality
        return quality && (quality.levelIn ?? 0) > 0.001 && quality.rttMs !== null && quality
      })
    }
    expect(await bob.command({ kind: 'hold', callId: incoming.id, on: true })).toBeNull()
    await alice.until('held from there', ({ calls }) =>
      calls.find((call) => call.id === id && call.remoteHold),
    )
    await alice.until('silence', ({ calls }) => calls.find((call) => call.id === id)?.quality?.levelIn === 0)
    expect(await bob.command({ kind: 'hold', callId: incoming.id, on: false })).toBeNull()
    await alice.until(
      'sound again',
      ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.001,
    )
    expect(await bob.command({ kind: 'hang-up', callId: incoming.id })).toBeNull()
    expect((await alice.call(id, 'ended')).end).toBe('hung-up-there')
  })

  it('is declined here and everywhere, and cancelled', async () => {
    for (const [how, end] of [
      ['busy', 'busy'],
      ['everywhere', 'declined-there'],
    ] as const) {
      const id = await alice.dial('alice', `sip:bob@${DOMAIN}`)
      const incoming = await bob.until('ringing', ({ calls }) =>
        calls.find((call) => call.phase === 'incoming'),
      )
      expect(await bob.command({ kind: 'decline', callId: incoming.id, how })).toBeNull()
      expect((await alice.call(id, 'ended')).end).toBe(end)
    }
    const id = await alice.dial('alice', `sip:bob@${DOMAIN}`)
    const incoming = await bob.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    expect((await bob.call(incoming.id, 'ended')).end).toBe('missed')
  })

  it('is held for a second call and taken back', async () => {
    const id = await alice.dial('alice', `sip:bob@${DOMAIN}`)
    const incoming = await bob.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    expect(await bob.command({ kind: 'answer', callId: incoming.id })).toBeNull()
    await alice.call(id, 'active')
    const second = await bob.dial('bob', `sip:echo@${DOMAIN}`)
    await bob.call(second, 'active')
    await bob.until('first held', ({ calls }) =>
      calls.find((call) => call.id === incoming.id && call.hold === 'held'),
    )
    await bob.until(
      'echo heard',
      ({ calls }) => (calls.find((call) => call.id === second)?.quality?.levelIn ?? 0) > 0.001,
    )
    expect(await bob.command({ kind: 'hold', callId: incoming.id, on: false })).toBeNull()
    await bob.until('second held', ({ calls }) =>
      calls.find((call) => call.id === second && call.hold === 'held'),
    )
    await alice.until(
      'sound again',
      ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.001,
    )
    for (const callId of [second, incoming.id])
      expect(await bob.command({ kind: 'hang-up', callId })).toBeNull()
    await alice.call(id, 'ended')
  })
})

describe('outgoing', () => {
  it.each([
    ['busy', 'busy', 486],
    ['decline', 'declined-there', 603],
    ['nobody-of-that-name', 'not-found', 404],
  ])('to %s ends as %s', async (user, end, status) => {
    const id = await alice.dial('alice', `sip:${user}@${DOMAIN}`)
    expect(await alice.call(id, 'ended')).toMatchObject({ end, status })
  })

  it('is given up while nobody answers', async () => {
    const id = await alice.dial('alice', `sip:noanswer@${DOMAIN}`)
    await alice.call(id, 'ringing')
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    expect((await alice.call(id, 'ended')).end).toBe('cancelled')
    await expect.poll(() => demo.calls().length).toBe(0)
  })

  it('hears early media where the account has it', async () => {
    const { setup, line } = account('alice', PASSWORD, 1)
    await alice.register({ setup: { ...setup, earlyMedia: true }, line })
    const id = await alice.dial('alice', `sip:early@${DOMAIN}`)
    await alice.call(id, 'early')
    const level = await alice.page.evaluate(async () => {
      const connection = window.__connections.at(-1)
      for (let tries = 0; tries < 40; tries += 1) {
        const stats = [...((await connection?.getStats())?.values() ?? [])] as {
          type: string
          totalAudioEnergy?: number
        }[]
        const energy = stats.find((entry) => entry.type === 'inbound-rtp')?.totalAudioEnergy ?? 0
        if (energy > 0.001) return energy
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return 0
    })
    expect(level).toBeGreaterThan(0.001)
    await alice.call(id, 'active')
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    await alice.register(account('alice', PASSWORD, 2))
  })
})

describe('trouble', () => {
  it('is rejected with a wrong password and tries no more than twice', async () => {
    const window = await openPhoneWindow(built.url)
    try {
      const { setup, line } = account('alice', 'wrong')
      window.provide('wrong', line)
      expect(
        await window.command({ kind: 'set-lines', lines: [{ ...setup, accountId: 'wrong' }] }),
      ).toBeNull()
      const state = await window.until(
        'rejected',
        ({ lines }) => lines[0]?.state.kind === 'rejected' && lines[0].state,
      )
      expect(state.error.code).toBe('unauthorized')
    } finally {
      await window.close()
    }
  })

  it('comes back after the server cut the connection, in a call that goes on', async () => {
    const id = await alice.dial('alice', `sip:echo@${DOMAIN}`)
    await alice.call(id, 'active')
    demo.dropLinks('alice')
    await alice.until('not ready', ({ lines }) => lines[0]?.state.kind !== 'ready')
    await alice.until('ready', ({ lines }) => lines[0]?.state.kind === 'ready')
    await alice.until(
      'sound',
      ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.001,
    )
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
  })

  it('answers requests it cannot do', async () => {
    expect(
      await alice.command({ kind: 'dial', callId: newCallId(), accountId: 'nobody', uri: 'sip:x@y' }),
    ).toMatchObject({
      code: 'line-not-ready',
    })
    expect(await alice.command({ kind: 'hang-up', callId: newCallId() })).toMatchObject({
      code: 'call-not-found',
    })
  })
})

describe('sound', () => {
  it('rings until it is silenced', async () => {
    const id = await alice.dial('alice', `sip:bob@${DOMAIN}`)
    const incoming = await bob.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    await expect.poll(() => bob.tones()).toBe(1)
    expect(await bob.command({ kind: 'silence', callId: incoming.id })).toBeNull()
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    await bob.call(incoming.id, 'ended')
    expect(await bob.tones()).toBe(0)
  })

  it('tests each output and the microphone', async () => {
    for (const role of ['ringer', 'speaker', 'microphone'] as const) {
      expect(await alice.command({ kind: 'sound-test', role })).toBeNull()
    }
  })

  it('takes other devices while a call is on', async () => {
    const inputs = alice
      .report()
      .soundDevices.filter((device) => device.kind === 'input' && device.id !== 'default')
    const [device] = inputs
    if (!device) throw new Error('Chromium shows no second microphone')
    const id = await alice.dial('alice', `sip:echo@${DOMAIN}`)
    await alice.call(id, 'active')
    await alice.changeSettings({
      ...DEFAULT_SETTINGS,
      sound: { ...DEFAULT_SETTINGS.sound, microphone: [device.id] },
    })
    const label = () =>
      alice.page.evaluate(() => window.__connections.at(-1)?.getSenders()[0]?.track?.label ?? '')
    await expect.poll(label).toBe(device.label)
    await alice.until(
      'sound',
      ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.001,
    )
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    await alice.changeSettings(DEFAULT_SETTINGS)
  })
})

describe('the end', () => {
  it('says goodbye to the registrar and hangs up', async () => {
    const id = await bob.dial('bob', `sip:echo@${DOMAIN}`)
    await bob.call(id, 'active')
    expect(await bob.command({ kind: 'shut-down' })).toBeNull()
    expect(demo.phones('bob')).toEqual([])
    await expect.poll(() => demo.calls().length).toBe(0)
  })
})
