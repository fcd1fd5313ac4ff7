import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Baresip, hasBaresip, startBaresip } from '../../lab/baresip.ts'
import { hasKamailio, type Kamailio, startKamailio } from '../../lab/kamailio.ts'
import { hasCommand } from '../../lab/processes.ts'
import { type BuiltPhone, serveBuiltPhone } from '../../support/built-phone.ts'
import { openPhoneWindow, type PhoneWindow } from '../../support/phone-window.ts'
import { lineOf } from '../../support/sip-line.ts'
import { lineSetup } from '../../support/test-phone.ts'

const users = { alice: 'alice-pw', anna: 'anna-pw', bob: 'bob-pw' }
const withBridge = hasCommand('rtpengine') && hasBaresip()

describe.skipIf(!hasKamailio())('the phone window on a real Kamailio', () => {
  let server: Kamailio
  let built: BuiltPhone
  let alice: PhoneWindow
  let anna: PhoneWindow
  let bob: Baresip | null = null

  const account = (user: string, url: string, password?: string) => ({
    setup: lineSetup(user, { address: `${user}@${server.domain}` }),
    line: lineOf(user, {
      domain: server.domain,
      server: url,
      ...(password !== undefined && { password }),
      config: { trust: { caPem: server.caPem } },
    }),
  })
  const hears = (phone: PhoneWindow, id: string) =>
    phone.until('sound', ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.001)

  /** RFC 4733 events the ordinary phone took, one sign each. */
  const digits = () =>
    [...(bob?.output() ?? '').matchAll(/received event: '(.)' \(end=1\)/g)].map((match) => match[1]).join('')

  beforeAll(async () => {
    server = await startKamailio({ users, transports: ['udp', 'ws', 'wss'], rtpengine: withBridge })
    built = await serveBuiltPhone()
    alice = await openPhoneWindow(built.url)
    anna = await openPhoneWindow(built.url)
    await Promise.all([
      alice.register(account('alice', server.wss)),
      anna.register(account('anna', server.ws)),
    ])
    if (withBridge) {
      bob = await startBaresip({
        user: 'bob',
        password: users.bob,
        domain: server.domain,
        proxy: `127.0.0.1:${server.udp}`,
      })
      await server.registered('bob')
    }
  })
  afterAll(async () => {
    await Promise.all([alice.close(), anna.close()])
    await bob?.stop()
    await built.close()
    await server.stop()
    expect([...alice.complaints, ...anna.complaints]).toEqual([])
  })

  it('registers over WSS and WS, once each', async () => {
    expect(alice.report().lines[0]?.state).toMatchObject({ kind: 'ready', transport: 'WSS' })
    expect(anna.report().lines[0]?.state).toMatchObject({ kind: 'ready', transport: 'WS' })
    expect(await server.contacts('alice')).toHaveLength(1)
  })

  it('calls another window, holds, resumes, and hangs up', async () => {
    const id = await alice.dial('alice', `sip:anna@${server.domain}`)
    const incoming = await anna.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    expect(await anna.command({ kind: 'answer', callId: incoming.id })).toBeNull()
    await alice.call(id, 'active')
    await Promise.all([hears(alice, id), hears(anna, incoming.id)])
    expect(await alice.command({ kind: 'hold', callId: id, on: true })).toBeNull()
    await anna.until('held from there', ({ calls }) => calls.find((call) => call.remoteHold))
    expect(await alice.command({ kind: 'hold', callId: id, on: false })).toBeNull()
    await hears(anna, incoming.id)
    expect(await anna.command({ kind: 'hang-up', callId: incoming.id })).toBeNull()
    expect((await alice.call(id, 'ended')).end).toBe('hung-up-there')
  })

  it('is rejected with a wrong password', async () => {
    const phone = await openPhoneWindow(built.url)
    try {
      const { setup, line } = account('alice', server.ws, 'wrong')
      phone.provide('alice', line)
      await phone.command({ kind: 'set-lines', lines: [setup] })
      const state = await phone.until(
        'rejected',
        ({ lines }) => lines[0]?.state.kind === 'rejected' && lines[0].state,
      )
      expect(['unauthorized', 'forbidden']).toContain(state.error.code)
    } finally {
      await phone.close()
    }
  })

  it.skipIf(!withBridge)('calls an ordinary phone, which hears our tones', async () => {
    const id = await alice.dial('alice', `sip:bob@${server.domain}`)
    await alice.call(id, 'active')
    await hears(alice, id)
    expect(await alice.command({ kind: 'dtmf', callId: id, tones: '159#' })).toBeNull()
    await expect.poll(digits, { timeout: 8000 }).toBe('159#')
    expect(await alice.command({ kind: 'hold', callId: id, on: true })).toBeNull()
    expect(await alice.command({ kind: 'hold', callId: id, on: false })).toBeNull()
    await hears(alice, id)
    expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
  })

  it.skipIf(!withBridge)('is called by an ordinary phone and answers', async () => {
    await bob?.control('dial', `sip:alice@${server.domain}`)
    const incoming = await alice.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    expect(incoming.remote.address).toBe(`bob@${server.domain}`)
    expect(await alice.command({ kind: 'answer', callId: incoming.id })).toBeNull()
    await hears(alice, incoming.id)
    await bob?.control('hangup')
    expect((await alice.call(incoming.id, 'ended')).end).toBe('hung-up-there')
  })

  it('registers again when the server comes back', async () => {
    await server.stop()
    await alice.until('not ready', ({ lines }) => lines[0]?.state.kind !== 'ready')
    server = await startKamailio({ users, transports: ['udp', 'ws', 'wss'], ports: server.ports })
    // New server, new certificate: only the one without TLS can come back.
    await anna.until('ready', ({ lines }) => lines[0]?.state.kind === 'ready', 20_000)
    expect(await server.contacts('anna')).toHaveLength(1)
  })
})
