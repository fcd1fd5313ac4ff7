import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Baresip, hasBaresip, startBaresip } from '../../lab/baresip.ts'
import { hasKamailio, type Kamailio, startKamailio } from '../../lab/kamailio.ts'
import { type BuiltPhone, serveBuiltPhone } from '../../support/built-phone.ts'
import { openPhoneWindow, type PhoneWindow } from '../../support/phone-window.ts'
import { lineOf } from '../../support/sip-line.ts'
import { lineSetup } from '../../support/test-phone.ts'

const users = { alice: 'alice-pw', bob: 'bob-pw', carol: 'carol-pw' }
/** What each of them says, Hz. */
const BOB_HZ = 440
const ALICE_HZ = 1000

/** Puts a pure tone in the place of the microphone. */
const speak = (phone: PhoneWindow) =>
  phone.page.evaluate(async (hz) => {
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency: hz })
    const out = context.createMediaStreamDestination()
    tone.connect(out)
    tone.start()
    const sender = window.__connections.at(-1)?.getSenders()[0]
    await sender?.replaceTrack(out.stream.getAudioTracks()[0] ?? null)
  }, ALICE_HZ)

/** The strongest frequency that arrives, Hz. */
const strongest = (phone: PhoneWindow) =>
  phone.page.evaluate(async () => {
    const track = window.__connections.at(-1)?.getReceivers()[0]?.track
    if (!track) return 0
    const context = new AudioContext()
    const meter = new AnalyserNode(context, { fftSize: 8192 })
    context.createMediaStreamSource(new MediaStream([track])).connect(meter)
    await new Promise((resolve) => setTimeout(resolve, 600))
    const bins = new Float32Array(meter.frequencyBinCount)
    meter.getFloatFrequencyData(bins)
    const hz = (bins.indexOf(Math.max(...bins)) * context.sampleRate) / meter.fftSize
    await context.close()
    return hz
  })

describe.skipIf(!hasKamailio() || !hasBaresip())('calls of the phone window through the media relay', () => {
  let server: Kamailio
  let built: BuiltPhone
  let bob: Baresip

  beforeAll(async () => {
    server = await startKamailio({ users, transports: ['udp', 'tcp', 'tls'] })
    built = await serveBuiltPhone()
    bob = await startBaresip({
      user: 'bob',
      password: users.bob,
      domain: server.domain,
      proxy: `127.0.0.1:${server.udp}`,
      toneHz: BOB_HZ,
    })
    await server.registered('bob')
  })
  afterAll(async () => {
    await bob?.stop()
    await built?.close()
    await server?.stop()
  })

  /** RFC 4733 events the ordinary phone took, one sign each. */
  const digits = () =>
    [...bob.output().matchAll(/received event: '(.)' \(end=1\)/g)].map((match) => match[1]).join('')
  const hears = (phone: PhoneWindow, id: string) =>
    phone.until('sound', ({ calls }) => (calls.find((call) => call.id === id)?.quality?.levelIn ?? 0) > 0.05)

  describe.each(['udp', 'tcp', 'tls'] as const)('over %s', (transport) => {
    let alice: PhoneWindow
    const via = () => `sip:127.0.0.1:${server[transport]};transport=${transport}`

    beforeAll(async () => {
      alice = await openPhoneWindow(built.url)
      await alice.register({
        setup: lineSetup('alice', { address: `alice@${server.domain}`, media: 'relay' }),
        line: lineOf('alice', {
          domain: server.domain,
          server: via(),
          config: { trust: { caPem: server.caPem } },
        }),
      })
    })
    afterAll(async () => {
      await alice.close()
      expect(alice.complaints).toEqual([])
    })

    it('calls an ordinary phone: both hear, tones arrive, hold and resume, and hangs up', async () => {
      const before = digits().length
      const id = await alice.dial('alice', `sip:bob@${server.domain}`)
      await alice.call(id, 'active')
      await hears(alice, id)
      expect(Math.abs((await strongest(alice)) - BOB_HZ)).toBeLessThan(15)
      await speak(alice)
      await expect.poll(() => bob.heard()?.level(ALICE_HZ) ?? 0, { timeout: 10_000 }).toBeGreaterThan(0.2)
      expect(await alice.command({ kind: 'dtmf', callId: id, tones: '159#' })).toBeNull()
      await expect.poll(() => digits().slice(before), { timeout: 8000 }).toBe('159#')
      expect(await alice.command({ kind: 'hold', callId: id, on: true })).toBeNull()
      expect(await alice.command({ kind: 'hold', callId: id, on: false })).toBeNull()
      await hears(alice, id)
      expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
    })

    it('is called by an ordinary phone, which hangs up', async () => {
      await bob.control('dial', `sip:alice@${server.domain}`)
      const incoming = await alice.until('ringing', ({ calls }) =>
        calls.find((call) => call.phase === 'incoming'),
      )
      expect(await alice.command({ kind: 'answer', callId: incoming.id })).toBeNull()
      await hears(alice, incoming.id)
      await speak(alice)
      await expect.poll(() => bob.heard()?.level(ALICE_HZ) ?? 0, { timeout: 10_000 }).toBeGreaterThan(0.2)
      await bob.control('hangup')
      expect((await alice.call(incoming.id, 'ended')).end).toBe('hung-up-there')
    })
  })

  it('encrypts with SDES where the account asks for it, and does not call without', async () => {
    const carol = await startBaresip({
      user: 'carol',
      password: users.carol,
      domain: server.domain,
      proxy: `127.0.0.1:${server.udp}`,
      media: 'srtp',
      toneHz: BOB_HZ,
    })
    const alice = await openPhoneWindow(built.url)
    try {
      await server.registered('carol')
      await alice.register({
        setup: lineSetup('alice', { address: `alice@${server.domain}`, media: 'relay' }),
        line: lineOf('alice', {
          domain: server.domain,
          server: `sip:127.0.0.1:${server.tls};transport=tls`,
          config: { trust: { caPem: server.caPem }, srtp: true },
        }),
      })
      const id = await alice.dial('alice', `sip:carol@${server.domain}`)
      await alice.call(id, 'active')
      await hears(alice, id)
      expect(Math.abs((await strongest(alice)) - BOB_HZ)).toBeLessThan(15)
      await speak(alice)
      await expect.poll(() => carol.heard()?.level(ALICE_HZ) ?? 0, { timeout: 10_000 }).toBeGreaterThan(0.2)
      expect(await alice.command({ kind: 'hang-up', callId: id })).toBeNull()
      // Bob knows plain RTP only.
      const refused = await alice.dial('alice', `sip:bob@${server.domain}`)
      expect((await alice.call(refused, 'ended')).end).not.toBe('hung-up-there')
      expect(alice.complaints).toEqual([])
    } finally {
      await alice.close()
      await carol.stop()
    }
  })
})
