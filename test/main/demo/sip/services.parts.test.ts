import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import type { Log } from '../../../../main/core/ports.ts'
import { createDemoPki } from '../../../../main/demo/pki.ts'
import type { DemoCallEnd } from '../../../../main/demo/sip/call-log.ts'
import { startDemoSip } from '../../../../main/demo/sip/demo-sip.ts'
import type { DemoSip } from '../../../../main/demo/sip/demo-sip.ts'
import { TONE_HZ } from '../../../../main/demo/sip/services/catalogue.ts'
import { dialogOfAnswer, requestIn } from '../../../../main/demo/sip/services/ua-dialog.ts'
import { makeResponse } from '../../../../main/demo/sip/sip-build.ts'
import { essentialsOf, withFirst } from '../../../../main/demo/sip/sip-message.ts'
import type { SipResponse } from '../../../../main/demo/sip/sip-message.ts'
import { startDemoSipBench } from '../../../support/demo-sip.ts'
import { connectScript } from '../../../support/sip-script.ts'
import type { ScriptPhone } from '../../../support/sip-script.ts'
import { openWebrtcPage } from '../../../support/webrtc-page.ts'
import type { WebrtcPage } from '../../../support/webrtc-page.ts'

const DOMAIN = 'demo.test'
const SDP = { name: 'content-type', value: 'application/sdp' }
const DTMF_RELAY = { name: 'content-type', value: 'application/dtmf-relay' }
const warnings: string[] = []
const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message, fields) => warnings.push(`${message} ${JSON.stringify(fields)}`),
  error: (message, fields) => warnings.push(`${message} ${JSON.stringify(fields)}`),
}
const ended: DemoCallEnd[] = []
let demo: DemoSip
let page: WebrtcPage
let alice: ScriptPhone

beforeAll(async () => {
  const pki = await createDemoPki()
  demo = await startDemoSip({
    tls: pki.server,
    domain: DOMAIN,
    users: [{ user: 'alice', password: 'wonder', displayName: 'Alice' }],
    log,
    clock: createSystemClock(),
    onCallEnded: (call) => ended.push(call),
    timing: { answerMs: 30, callBackMs: 100, toneMs: 1500, earlyMs: 1500 },
  })
  page = await openWebrtcPage()
  alice = await connectScript({
    url: demo.wssUrl,
    ca: pki.caPem,
    user: 'alice',
    password: 'wonder',
    domain: DOMAIN,
  })
  expect((await alice.register()).status).toBe(200)
})
afterAll(async () => {
  await page.close()
  await alice.close()
  await demo.stop()
  expect(warnings).toEqual([])
})

describe('echo service', () => {
  it('sends back the sound of a page, counts it, hears its digits, and ends with BYE of the caller', async () => {
    const call = await alice.call('echo', await page.offer('echo', { codec: 'PCMU' }))
    await page.accept('echo', call.sdp)
    const heard = await page.until(
      'echo',
      ({ packetsIn, energyIn, rttSec }) => packetsIn > 60 && energyIn > 0 && rttSec !== null,
    )
    expect(heard).toMatchObject({ codecIn: 'audio/PCMU', lost: 0 })
    expect(heard.packetsOut).toBeGreaterThan(40)
    expect(heard.senderReports).toBeGreaterThan(0)
    await page.dtmf('echo', '15#')
    const [live] = demo.calls()
    expect(live).toMatchObject({
      callId: call.callId,
      from: 'alice@demo.test',
      to: 'echo@demo.test',
      state: 'answered',
    })
    expect(live?.media).toMatchObject({ codec: 'PCMU', digits: '15#' })
    expect(live?.media?.packetsOut).toBeGreaterThan(40)
    expect((await call.request('BYE')).status).toBe(200)
    await expect.poll(() => demo.calls()).toEqual([])
    expect(ended.at(-1)).toMatchObject({ callId: call.callId, status: 200, answeredBy: 'echo@demo.test' })
    await page.hangUp('echo')
  })

  it('takes Opus as it is', async () => {
    const call = await alice.call('echo', await page.offer('opus', { codec: 'opus' }))
    await page.accept('opus', call.sdp)
    const heard = await page.until('opus', ({ packetsIn, energyIn }) => packetsIn > 30 && energyIn > 0)
    expect(heard.codecIn).toBe('audio/opus')
    expect((await call.request('BYE')).status).toBe(200)
    await page.hangUp('opus')
  })

  it('is silent on hold and speaks again on resume', async () => {
    const call = await alice.call('echo', await page.offer('hold'))
    await page.accept('hold', call.sdp)
    await page.until('hold', ({ packetsIn }) => packetsIn > 5)
    const held = await call.request('INVITE', {
      headers: [SDP],
      body: await page.reoffer('hold', { direction: 'sendonly' }),
    })
    expect(held.body).toContain('a=recvonly')
    await page.accept('hold', held.body)
    const silent = await page.audio('hold')
    const resumed = await call.request('UPDATE', {
      headers: [SDP],
      body: await page.reoffer('hold', { direction: 'sendrecv' }),
    })
    expect(resumed.body).toContain('a=sendrecv')
    await page.accept('hold', resumed.body)
    await page.until('hold', ({ packetsIn }) => packetsIn > silent.packetsIn + 10)
    const bare = await call.request('UPDATE')
    expect([bare.status, bare.body]).toEqual([200, ''])
    expect((await call.request('INVITE', { headers: [SDP], body: 'v=0\r\n' })).status).toBe(488)
    expect(
      (await call.request('INFO', { headers: [DTMF_RELAY], body: 'Signal=7\r\nDuration=160' })).status,
    ).toBe(200)
    expect(demo.calls()[0]?.media?.digits).toBe('7')
    await call.request('BYE')
    await page.hangUp('hold')
  })

  it('offers when the INVITE has no description, and takes the answer of the ACK', async () => {
    const response = await alice.transact(alice.make('INVITE', `sip:echo@${DOMAIN}`))
    expect(response.body).toContain('a=setup:actpass')
    const answer = await page.answer('late', response.body)
    const dialog = dialogOfAnswer(response)
    if (!dialog) throw new Error('no dialog')
    const ack = requestIn(dialog, 'ACK', { headers: [SDP], body: answer }).request
    alice.send(withFirst(ack, 'via', 'SIP/2.0/WSS late.invalid;branch=z9hG4bKlate'))
    await page.until('late', ({ packetsIn }) => packetsIn > 10)
    const bye = requestIn(dialog, 'BYE').request
    expect((await alice.transact(bye)).status).toBe(200)
    await page.hangUp('late')
  })

  it('ends the call when the page is gone without goodbye', async () => {
    const call = await alice.call('echo', await page.offer('gone'))
    await page.accept('gone', call.sdp)
    await page.until('gone', ({ packetsIn }) => packetsIn > 5)
    await page.hangUp('gone')
    await call.next('BYE')
    await expect.poll(() => demo.calls()).toEqual([])
  })
})

describe('robot service', () => {
  it('plays, hangs up, calls back with 440 Hz, then echoes; the callee ends it', async () => {
    const call = await alice.call('callback', await page.offer('robot'))
    await page.accept('robot', call.sdp)
    await page.until('robot', ({ packetsIn }) => packetsIn > 10)
    const bye = await call.next('BYE')
    alice.send(makeResponse(bye, 200))
    await page.hangUp('robot')
    const back = await alice.answer((offer) => page.answer('back', offer))
    const heard = await page.until(
      'back',
      ({ peakHz, peakLevel }) => Math.abs(peakHz - TONE_HZ.callBack) < 30 && peakLevel > 150,
    )
    expect(heard.codecIn).toBe('audio/PCMU')
    const [live] = demo.calls()
    expect(live).toMatchObject({
      from: 'robot@demo.test',
      to: 'alice@demo.test',
      answeredBy: 'alice@demo.test',
    })
    await expect.poll(() => (demo.calls()[0]?.media?.packetsOut ?? 0) > 90, { timeout: 5000 }).toBe(true)
    expect((await back.request('BYE')).status).toBe(200)
    await page.hangUp('back')
  })

  it('is told to call by the test, and is refused', async () => {
    const called = demo.callUser('robot', 'alice')
    const invite = await alice.nextRequest('INVITE')
    alice.send(makeResponse(invite, 486))
    expect(await called).toEqual({ ok: false, error: { code: 'call-failed', status: 486 } })
    expect((await demo.callUser('nobody', 'alice')).ok).toBe(false)
    expect(await demo.callUser('robot', 'stranger')).toMatchObject({ error: { status: 404 } })
  })

  it('refuses a page that has no G.711', async () => {
    const offer = (await page.offer('opus-only', { codec: 'opus' })).replace(/(m=audio \d+ \S+ 111).*/, '$1')
    await expect(alice.call('robot', offer)).rejects.toThrow('refused: 488')
    await page.hangUp('opus-only')
    expect(warnings.splice(0)).toHaveLength(1)
  })
})

describe('other services', () => {
  it.each([
    ['busy', 486],
    ['decline', 603],
  ])('%s answers %i', async (name, status) => {
    expect((await alice.transact(alice.make('INVITE', `sip:${name}@${DOMAIN}`))).status).toBe(status)
    expect(ended.at(-1)).toMatchObject({ to: `${name}@demo.test`, status, answeredAt: null })
  })

  it('noanswer rings until the caller gives up', async () => {
    const call = await startCall('noanswer')
    expect(demo.calls()).toMatchObject([{ state: 'ringing' }])
    const [cancelled, terminated] = await call.cancel()
    expect([cancelled.status, terminated.status]).toEqual([200, 487])
    expect(ended.at(-1)).toMatchObject({ status: 487, answeredAt: null })
  })

  it('voicemail beeps at 1233', async () => {
    const call = await alice.call('1233', await page.offer('mailbox'))
    await page.accept('mailbox', call.sdp)
    await page.until(
      'mailbox',
      ({ peakHz, peakLevel }) => Math.abs(peakHz - TONE_HZ.beep) < 30 && peakLevel > 150,
    )
    expect((await call.request('BYE')).status).toBe(200)
    expect(ended.at(-1)?.answeredBy).toBe('voicemail@demo.test')
    await page.hangUp('mailbox')
  })

  it('early is heard before it answers', async () => {
    const request = alice.make('INVITE', `sip:early@${DOMAIN}`, {
      headers: [SDP],
      body: await page.offer('early'),
    })
    const answered = alice.transact(request)
    const progress = await alice.nextResponse(183)
    await page.accept('early', progress.body)
    await page.until(
      'early',
      ({ peakHz, peakLevel }) => Math.abs(peakHz - TONE_HZ.early) < 30 && peakLevel > 150,
    )
    expect(demo.calls()).toMatchObject([{ state: 'ringing' }])
    const response = await answered
    expect(response.body).toBe(progress.body)
    const dialog = dialogOfAnswer(response)
    if (!dialog) throw new Error('no dialog')
    alice.send(
      withFirst(requestIn(dialog, 'ACK').request, 'via', 'SIP/2.0/WSS a.invalid;branch=z9hG4bKearly'),
    )
    expect((await alice.transact(requestIn(dialog, 'BYE').request)).status).toBe(200)
    await page.hangUp('early')
  })

  it('echo follows a REFER with a call of its own and says how it went', async () => {
    const call = await alice.call('echo', await page.offer('refer'))
    const refer = await call.request('REFER', {
      headers: [{ name: 'refer-to', value: `<sip:busy@${DOMAIN}>` }],
    })
    expect(refer.status).toBe(202)
    const trying = await call.next('NOTIFY')
    alice.send(makeResponse(trying, 200))
    expect(trying.body).toContain('100 Trying')
    const done = await call.next('NOTIFY')
    alice.send(makeResponse(done, 200))
    expect(done.body).toContain('486')
    expect((await call.request('REFER', { headers: [{ name: 'refer-to', value: '<tel:5>' }] })).status).toBe(
      400,
    )
    await call.request('BYE')
    await page.hangUp('refer')
  })

  it('an INVITE with Replaces takes the place of the call it names', async () => {
    const first = await alice.call('echo', await page.offer('first'))
    const invite = alice.received
      .filter((message) => message.kind === 'response' && message.body === first.sdp)
      .at(-1)
    const essentials = invite && essentialsOf(invite)
    const replaces = `${first.callId};to-tag=${essentials?.toTag ?? ''};from-tag=${essentials?.fromTag ?? ''}`
    const headers = [SDP, { name: 'replaces', value: replaces }]
    const second = alice.make('INVITE', `sip:echo@${DOMAIN}`, { headers, body: await page.offer('second') })
    const response = await alice.transact(second)
    expect(response.status).toBe(200)
    alice.send(makeResponse(await first.next('BYE'), 200))
    const dialog = dialogOfAnswer(response)
    if (!dialog) throw new Error('no dialog')
    alice.send(
      withFirst(requestIn(dialog, 'ACK').request, 'via', 'SIP/2.0/WSS a.invalid;branch=z9hG4bKreplace'),
    )
    expect((await alice.transact(requestIn(dialog, 'BYE').request)).status).toBe(200)
    const lost = alice.make('INVITE', `sip:echo@${DOMAIN}`, {
      headers: [{ name: 'replaces', value: 'x;to-tag=1;from-tag=2' }],
    })
    expect((await alice.transact(lost)).status).toBe(481)
    await page.hangUp('first')
    await page.hangUp('second')
  })

  it('answers OPTIONS and MESSAGE, and nothing else out of a call', async () => {
    const ask = (method: string) => alice.transact(alice.make(method, `sip:echo@${DOMAIN}`))
    expect([
      (await ask('OPTIONS')).status,
      (await ask('MESSAGE')).status,
      (await ask('INFO')).status,
    ]).toEqual([200, 200, 405])
  })
})

describe('stopping', () => {
  it('ends in the middle of a call, with no timer and no port left', async () => {
    const bench = await startDemoSipBench()
    const phone = await bench.phone('bob')
    const calling = phone.call('echo', await page.offer('stop'))
    await phone.nextResponse(180)
    bench.clock.advance(1000)
    const call = await calling
    await page.accept('stop', call.sdp)
    await page.until('stop', ({ packetsIn }) => packetsIn > 5)
    expect(bench.demo.calls()).toHaveLength(1)
    await bench.stop()
    expect(bench.clock.pending()).toBe(0)
    await expect(bench.connect('bob')).rejects.toThrow('ECONNREFUSED')
    await bench.stop()
    await page.hangUp('stop')
  })
})

/** Calls a service that will not answer; `cancel` gives the answers to the CANCEL and to the INVITE. */
async function startCall(name: string): Promise<{ cancel(): Promise<readonly [SipResponse, SipResponse]> }> {
  const ended = alice.transact(alice.make('INVITE', `sip:${name}@${DOMAIN}`))
  await alice.nextResponse(180)
  return {
    async cancel() {
      alice.cancel()
      return [await alice.nextResponse(200, 'CANCEL'), await ended]
    },
  }
}
