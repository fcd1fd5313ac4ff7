import { createSocket } from 'node:dgram'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createDtlsIdentity } from '../../../main/media/dtls-identity.ts'
import type { DtlsIdentity } from '../../../main/media/dtls-identity.ts'
import type { LegState } from '../../../main/media/page-leg.ts'
import type { RtpPacket } from '../../../main/media/rtp.ts'
import { openWebLeg } from '../../../main/media/web-leg.ts'
import type { WebLeg } from '../../../main/media/web-leg.ts'
import { openWebrtcPage } from '../../support/webrtc-page.ts'
import type { WebrtcPage } from '../../support/webrtc-page.ts'

const PCMU = { payloadType: 0, name: 'PCMU', clockRate: 8000, channels: 1, parameters: null }

let page: WebrtcPage
let identity: DtlsIdentity
const legs: WebLeg[] = []

beforeAll(async () => {
  identity = await createDtlsIdentity()
  page = await openWebrtcPage()
})
afterEach(async () => {
  await Promise.all(legs.splice(0).map((leg) => leg.close()))
})
afterAll(() => page.close())

/** A leg that sends back whatever it hears. */
async function openEcho(codecs: readonly string[] = [], states: LegState[] = []): Promise<WebLeg> {
  const leg: WebLeg = await openWebLeg({
    identity,
    codecs,
    offered: [PCMU],
    onRtp: (packet: RtpPacket) => leg.sendRtp(packet),
    onState: (state) => states.push(state),
    dtlsTimeoutMs: 3000,
  })
  legs.push(leg)
  return leg
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('web leg against Chromium', () => {
  it.each(['opus', 'PCMU'] as const)('carries %s both ways', async (codec) => {
    const leg = await openEcho()
    await page.accept(codec, valueOf(leg.answer(await page.offer(codec, { codec }))))
    const heard = await page.until(codec, ({ packetsIn, energyIn }) => packetsIn > 50 && energyIn > 0)
    expect(heard).toMatchObject({ codecIn: `audio/${codec}`, lost: 0, dtlsState: 'connected' })
    expect(leg.stats()).toMatchObject({
      state: 'connected',
      refused: { auth: 0, replay: 0, flood: 0, address: 0 },
    })
    expect(leg.stats().packetsIn).toBeGreaterThan(40)
    expect(leg.codec()?.name).toBe(codec)
    await page.hangUp(codec)
  })

  it('offers, and takes the answer of the page', async () => {
    const leg = await openEcho()
    const answer = await page.answer('incoming', leg.offer())
    expect(answer).toContain('a=setup:active')
    expect(leg.acceptAnswer(answer).ok).toBe(true)
    const heard = await page.until('incoming', ({ packetsIn }) => packetsIn > 20)
    expect(heard.codecIn).toBe('audio/PCMU')
    await page.hangUp('incoming')
  })

  it('follows hold and resume, and sends nothing while held', async () => {
    const leg = await openEcho()
    await page.accept('hold', valueOf(leg.answer(await page.offer('hold'))))
    await page.until('hold', ({ packetsIn }) => packetsIn > 5)
    const held = valueOf(leg.answer(await page.reoffer('hold', { direction: 'sendonly' })))
    expect(held).toContain('a=recvonly')
    await page.accept('hold', held)
    expect(
      leg.sendRtp({
        payloadType: 111,
        marker: false,
        sequence: 1,
        timestamp: 1,
        ssrc: 1,
        payload: Buffer.alloc(9),
      }),
    ).toBe(false)
    const before = leg.stats().packetsOut
    const silent = valueOf(leg.answer(await page.reoffer('hold', { direction: 'inactive' })))
    expect(silent).toContain('a=inactive')
    await page.accept('hold', silent)
    const resumed = valueOf(leg.answer(await page.reoffer('hold', { direction: 'sendrecv' })))
    expect(resumed).toMatch(/^o=- \d+ 4 /m)
    await page.accept('hold', resumed)
    const packetsIn = (await page.audio('hold')).packetsIn
    await page.until('hold', (audio) => audio.packetsIn > packetsIn + 10)
    expect(leg.stats().packetsOut).toBeGreaterThan(before)
    await page.hangUp('hold')
  })

  it('goes on through an ICE restart on the same keys', async () => {
    const leg = await openEcho()
    const first = valueOf(leg.answer(await page.offer('restart')))
    await page.accept('restart', first)
    await page.until('restart', ({ packetsIn }) => packetsIn > 5)
    const second = valueOf(leg.answer(await page.reoffer('restart', { iceRestart: true })))
    expect(/ice-ufrag:(.*)/.exec(second)?.[1]).not.toBe(/ice-ufrag:(.*)/.exec(first)?.[1])
    await page.accept('restart', second)
    const { packetsIn } = await page.audio('restart')
    await page.until('restart', (audio) => audio.packetsIn > packetsIn + 50 && audio.iceState === 'connected')
    expect(leg.stats()).toMatchObject({ state: 'connected', refused: { auth: 0 } })
    await page.hangUp('restart')
  })

  it('fails the leg when the certificate is not the one the description named', async () => {
    const states: LegState[] = []
    const leg = await openEcho([], states)
    const offer = await page.offer('forged')
    const forged = offer.replace(/(fingerprint:sha-256 )(..)/, (_all, start: string, byte: string) => {
      return `${start}${byte === '00' ? '01' : '00'}`
    })
    await page.accept('forged', valueOf(leg.answer(forged)))
    await expect.poll(() => states).toEqual([{ kind: 'failed', why: 'fingerprint-mismatch' }])
    expect(leg.stats()).toMatchObject({ packetsIn: 0, packetsOut: 0 })
    await page.hangUp('forged')
  })

  it('refuses a second page on the same leg', async () => {
    const leg = await openEcho()
    valueOf(leg.answer(await page.offer('one')))
    const other = leg.answer(await page.offer('two'))
    expect(other).toMatchObject({ ok: false, error: { code: 'conflict' } })
    await page.hangUp('one')
    await page.hangUp('two')
  })

  it('takes nothing from an address that passed no check', async () => {
    const leg = await openEcho()
    const answer = valueOf(leg.answer(await page.offer('address')))
    await page.accept('address', answer)
    await page.until('address', ({ packetsIn }) => packetsIn > 5)
    const port = Number(/m=audio (\d+)/.exec(answer)?.[1])
    const stranger = createSocket('udp4')
    stranger.send(Buffer.from([0x80, 0, ...Buffer.alloc(60)]), port, '127.0.0.1')
    stranger.send(Buffer.from([22, 254, 253, ...Buffer.alloc(60)]), port, '127.0.0.1')
    await expect.poll(() => leg.stats().refused.address).toBe(2)
    stranger.close()
    await page.until('address', ({ packetsIn }) => packetsIn > 20)
    await page.hangUp('address')
  })

  it('says so when no format is shared, or when there is no audio', async () => {
    const leg = await openEcho(['G729'])
    const offer = await page.offer('none')
    expect(leg.answer(offer)).toMatchObject({ ok: false, error: { code: 'not-supported' } })
    expect(leg.answer(offer.replace('m=audio', 'm=text'))).toMatchObject({
      ok: false,
      error: { detail: 'sdp-no-audio' },
    })
    expect(leg.answer(offer.replaceAll('fingerprint', 'x'))).toMatchObject({
      error: { detail: 'sdp-no-transport' },
    })
    await page.hangUp('none')
  })
})
