import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createExchange, type Exchange, response } from '../../support/sip-exchange.ts'
import { createFakeMedia, type FakeMedia } from '../../support/fake-media.ts'
import { RESUME_PING_LIMIT_MS } from '../../../renderer/phone/line-state.ts'
import type { RunnerClock } from '../../../renderer/phone/runner.ts'
import { createTestPhone, lineSetup, newCallId, realClock, type TestPhone } from '../../support/test-phone.ts'

type Side = { readonly phone: TestPhone; readonly media: FakeMedia }

let exchange: Exchange
let alice: Side
let bob: Side

// Two agents on real timers: a busy machine may take its time.
vi.setConfig({ testTimeout: 20_000 })

function side(clock: RunnerClock = realClock): Side {
  const media = createFakeMedia()
  return { phone: createTestPhone(exchange.bridge, media, clock), media }
}

/** Waits of exactly these lengths pass at once, the others take their time. */
const hurried = (...waitsMs: readonly number[]): RunnerClock => ({
  ...realClock,
  after: (delayMs, run) => realClock.after(waitsMs.includes(delayMs) ? 50 : delayMs, run),
})

beforeEach(async () => {
  exchange = createExchange()
  alice = side()
  bob = side()
  await Promise.all([alice.phone.register(lineSetup('alice')), bob.phone.register(lineSetup('bob'))])
})

/** A call from alice to bob, up to `phase` at bob. */
async function ringBob() {
  const callId = newCallId()
  expect(await alice.phone.dial('alice', 'sip:bob@example.test', callId)).toBeNull()
  const incoming = await bob.phone.until('ringing', ({ calls }) =>
    calls.find((call) => call.phase === 'incoming'),
  )
  return { callId, bobId: incoming.id }
}

async function ringBobFrom(name: string) {
  const caller = side()
  await caller.phone.register(lineSetup(name))
  expect(await caller.phone.dial(name, 'sip:bob@example.test')).toBeNull()
  const incoming = await bob.phone.until('ringing', ({ calls }) =>
    calls.find((call) => call.phase === 'incoming'),
  )
  return { caller, bobId: incoming.id }
}

async function talk() {
  const ids = await ringBob()
  expect(await bob.phone.ask(ids.bobId, { kind: 'answer' })).toBeNull()
  await alice.phone.until('active', ({ calls }) =>
    calls.some((call) => call.id === ids.callId && call.phase === 'active'),
  )
  return ids
}

const sent = (kind: string, from?: string) =>
  exchange.log.filter((message) => message.kind === kind && (from === undefined || message.from === from))

/** The first message of a kind, once it has passed. */
async function passed(kind: string, from?: string): Promise<string> {
  await expect.poll(() => sent(kind, from).length).toBeGreaterThan(0)
  return sent(kind, from)[0]?.text ?? ''
}

describe('registration', () => {
  it('registers with an instance id, our name and no secret', () => {
    const [register] = sent('REGISTER', 'alice')
    expect(register?.text).toContain('+sip.instance="<urn:uuid:616c6963-1111-4111-8111-111111111111>"')
    expect(register?.text).toContain('User-Agent: Sidetone/test')
    expect(register?.text).toMatch(/^Contact: <sip:[0-9a-f]{12}@616c696311114111\.invalid;transport=ws>/m)
    expect(exchange.registered()).toEqual(['alice', 'bob'])
  })

  it('says goodbye to the registrar when the line is taken away', async () => {
    alice.phone.runner.dispatch({ kind: 'set-lines', setups: [] })
    await expect.poll(() => exchange.registered()).toEqual(['bob'])
    expect(alice.phone.state().lines).toEqual({})
  })

  it('replaces the registration without un-registering when only the generation rises', async () => {
    await alice.phone.register(lineSetup('alice', { generation: 1 }))
    expect(sent('REGISTER', 'alice')).toHaveLength(2)
    expect(sent('REGISTER', 'alice').some((message) => message.text.includes(';expires=0'))).toBe(false)
    expect(exchange.registered()).toContain('alice')
    await expect.poll(() => exchange.openFlows()).toBe(2)
  })

  it('uses a fresh Call-ID after the connection was lost, and takes calls again', async () => {
    exchange.cut('alice')
    await alice.phone.until('ready again', ({ lines }) => lines.alice?.phase.kind === 'ready')
    const ids = sent('REGISTER', 'alice').map((message) => /^Call-ID: (.*)$/m.exec(message.text)?.[1])
    expect(new Set(ids).size).toBe(2)
    expect(await bob.phone.dial('bob', 'sip:alice@example.test')).toBeNull()
    await alice.phone.until('ringing', ({ calls }) => calls.find((call) => call.phase === 'incoming'))
  })

  it.each([401, 403, 404])('is rejected by %d and does not try again', async (status) => {
    exchange.refuseRegister = { status }
    exchange.cut('alice')
    const phase = await alice.phone.until('rejected', ({ lines }) => {
      const found = lines.alice?.phase
      return found?.kind === 'rejected' && found
    })
    expect(phase.error.status).toBe(status)
    expect(exchange.openFlows()).toBe(1)
  })

  it('stops after two 401 when main never gets the password right', async () => {
    exchange.refuseRegister = {
      status: 401,
      headers: ['WWW-Authenticate: Digest realm="example.test", nonce="abc", qop="auth", algorithm=MD5'],
    }
    const before = sent('REGISTER', 'alice').length
    exchange.cut('alice')
    await alice.phone.until('rejected', ({ lines }) => lines.alice?.phase.kind === 'rejected')
    expect(sent('REGISTER', 'alice').length - before).toBe(2)
    expect(sent('REGISTER', 'alice').at(-1)?.text).toContain('username="alice"')
  })

  it('waits as long as a busy server asks for', async () => {
    exchange.refuseRegister = { status: 503, headers: ['Retry-After: 120 (soon);duration=60'] }
    exchange.cut('alice')
    const phase = await alice.phone.until('waiting', ({ lines }) => {
      const found = lines.alice?.phase
      return found?.kind === 'backoff' && found.error.code === 'server-error' && found
    })
    expect(phase.untilMs - Date.now()).toBeGreaterThan(110_000)
  })

  it('counts a 200 that does not name our Contact as a failure', async () => {
    exchange.intercept = (message) =>
      message.kind === 'REGISTER'
        ? [message.text.replace(/^Contact:.*$/m, 'Contact: <sip:other@other.invalid>')]
        : 'pass'
    exchange.cut('alice')
    await alice.phone.until('bad response', ({ lines }) => {
      const phase = lines.alice?.phase
      return phase?.kind === 'backoff' && phase.error.code === 'bad-response'
    })
  })

  it('passes on what main says when the connection cannot be made', async () => {
    exchange.refuseOpen = { code: 'tls-pin-changed', host: 'example.test' }
    exchange.cut('alice')
    const phase = await alice.phone.until('rejected', ({ lines }) => {
      const found = lines.alice?.phase
      return found?.kind === 'rejected' && found
    })
    expect(phase.error).toEqual({ code: 'tls-pin-changed', host: 'example.test' })
  })

  it('refuses an address that is no SIP address', async () => {
    const phone = createTestPhone(exchange.bridge, createFakeMedia())
    phone.runner.dispatch({ kind: 'set-lines', setups: [lineSetup('carol', { address: 'not an address' })] })
    await phone.until('rejected', ({ lines }) => lines.carol?.phase.kind === 'rejected')
  })

  it.each([
    ['a redirect', { status: 301 }, 'refused-by-server'],
    ['a refusal it does not know', { status: 420 }, 'refused-by-server'],
  ] as const)('waits and tries again after %s', async (_name, refusal, code) => {
    exchange.refuseRegister = refusal
    exchange.cut('alice')
    await alice.phone.until('waiting', ({ lines }) => {
      const phase = lines.alice?.phase
      return phase?.kind === 'backoff' && phase.error.code === code
    })
  })

  it('does not take a registration of no seconds for one', async () => {
    exchange.intercept = (message) =>
      message.kind === 'REGISTER' ? [message.text.replace(';expires=300', ';expires=0')] : 'pass'
    exchange.cut('alice')
    await alice.phone.until('bad response', ({ lines }) => {
      const phase = lines.alice?.phase
      return phase?.kind === 'backoff' && phase.error.code === 'bad-response'
    })
  })

  it('asks for longer when the registrar wants it (423)', async () => {
    exchange.intercept = (message) => {
      if (message.kind !== 'REGISTER' || message.text.includes('expires=1800')) return 'pass'
      return [response(message.text, '423 Interval Too Brief', ['Min-Expires: 1800'])]
    }
    exchange.cut('alice')
    const phase = await alice.phone.until('ready', ({ lines }) => {
      const found = lines.alice?.phase
      return found?.kind === 'ready' && found
    })
    expect(phase.untilMs - Date.now()).toBeGreaterThan(1_700_000)
  })

  it.each([
    ['TLS', 'tls'],
    ['UDP', 'udp'],
    ['WS', 'ws'],
    ['WSS', 'ws'],
  ] as const)('says in Contact that it is reached over %s', async (transport, parameter) => {
    exchange.transport = transport
    const carol = side()
    await carol.phone.register(lineSetup('carol'))
    const contact = (named: string) =>
      new RegExp(`^Contact: <sip:[0-9a-f]{12}@[0-9a-f]{16}\\.invalid;transport=${named}>`, 'm')
    // The first REGISTER leaves with the connection: main writes into it what that turned out to be.
    expect(sent('REGISTER', 'carol')[0]?.text).toMatch(contact('ws'))
    await expect.poll(() => sent('SUBSCRIBE', 'carol').length).toBeGreaterThan(0)
    const [subscribe] = sent('SUBSCRIBE', 'carol')
    expect(subscribe?.text).toMatch(contact(parameter))
    expect(subscribe?.text).toContain(`Via: SIP/2.0/${transport} `)
  })

  it('prints a name with quotes in a way the far side can read', async () => {
    await alice.phone.register(lineSetup('alice', { displayName: 'Al "the\\ice"\r\nVia: x', generation: 7 }))
    await ringBob()
    expect(bob.phone.call().remote).toEqual({ address: 'alice@example.test', displayName: 'Al theiceVia: x' })
  })
})

describe('calls', () => {
  it('rings, is answered, and is hung up by the caller', async () => {
    const { callId, bobId } = await ringBob()
    expect(bob.phone.call()).toMatchObject({
      direction: 'in',
      remote: { address: 'alice@example.test', displayName: 'ALICE' },
      calledAddress: 'bob@example.test',
    })
    expect(bob.phone.call().sipCallId).toBe(alice.phone.call().sipCallId)
    await alice.phone.until('180', ({ calls }) => calls.find((call) => call.phase === 'ringing'))
    expect(await bob.phone.ask(bobId, { kind: 'answer' })).toBeNull()
    expect(bob.phone.call().phase).toBe('active')
    await alice.phone.until('active', ({ calls }) => calls.find((call) => call.phase === 'active'))
    expect(alice.media.calls[0]?.sound).toEqual({ send: true, play: true, mix: false })
    expect(bob.media.calls[0]?.sound).toEqual({ send: true, play: true, mix: false })
    expect(await alice.phone.ask(callId, { kind: 'hang-up' })).toBeNull()
    expect(alice.phone.call()).toMatchObject({ phase: 'ended', end: 'hung-up-here' })
    await bob.phone.until('over', ({ calls }) => calls.find((call) => call.end === 'hung-up-there'))
    await expect.poll(() => [alice.media.calls[0]?.closed, bob.media.calls[0]?.closed]).toEqual([true, true])
  })

  it('is hung up by a callee in the same moment as it is answered', async () => {
    const gate = Promise.withResolvers<void>()
    alice.media.acceptGate = gate.promise
    const { callId, bobId } = await ringBob()
    exchange.intercept = ({ kind, text }) => {
      if (kind !== '200 INVITE') return 'pass'
      const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
      const invite = sent('INVITE', 'alice')[0]?.text ?? ''
      const target = /^Contact: <([^>]+)>/m.exec(invite)?.[1] ?? ''
      const bye = [
        `BYE ${target} SIP/2.0`,
        'Via: SIP/2.0/WSS bob.invalid;branch=z9hG4bKhasty',
        'Max-Forwards: 70',
        `From: ${line('To')}`,
        `To: ${line('From')}`,
        `Call-ID: ${line('Call-ID')}`,
        'CSeq: 9 BYE',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n')
      return [text, bye]
    }
    void bob.phone.ask(bobId, { kind: 'answer' })
    await passed('200 INVITE', 'bob')
    expect(alice.phone.call(callId).phase).not.toBe('ended')
    gate.resolve()
    await alice.phone.until('over', ({ calls }) => calls.find((call) => call.end === 'hung-up-there'))
    await passed('200 BYE', 'alice')
  })

  it('is hung up by the callee, even before the ACK has come', async () => {
    exchange.intercept = (message) => (message.kind === 'ACK' ? 'lose' : 'pass')
    const { bobId } = await talk()
    expect(await bob.phone.ask(bobId, { kind: 'hang-up' })).toBeNull()
    expect(bob.phone.call().end).toBe('hung-up-here')
    exchange.intercept = () => 'pass'
    // sip.js holds the BYE back until the ACK to a repeated 200 arrives (RFC 3261 15).
    await alice.phone.until('over', ({ calls }) => calls.find((call) => call.end === 'hung-up-there'))
  })

  it.each([
    ['busy', 486, 'busy'],
    ['everywhere', 603, 'declined-there'],
  ] as const)('declines as %s with %d', async (how, status, end) => {
    const { bobId } = await ringBob()
    expect(await bob.phone.ask(bobId, { kind: 'decline', how })).toBeNull()
    expect(bob.phone.call()).toMatchObject({ end: 'declined-here', status })
    const call = await alice.phone.until('refused', ({ calls }) =>
      calls.find((candidate) => candidate.phase === 'ended'),
    )
    expect(call).toMatchObject({ end, status })
  })

  it('is cancelled by the caller and missed by the callee', async () => {
    const { callId } = await ringBob()
    expect(await alice.phone.ask(callId, { kind: 'hang-up' })).toBeNull()
    expect(alice.phone.call().end).toBe('cancelled')
    const missed = await bob.phone.until('missed', ({ calls }) =>
      calls.find((call) => call.phase === 'ended'),
    )
    expect(missed).toMatchObject({ end: 'missed', status: 487 })
  })

  it('was answered elsewhere when the CANCEL says so', async () => {
    const { callId } = await ringBob()
    exchange.intercept = (message) =>
      message.kind === 'CANCEL'
        ? [
            message.text.replace(
              'Content-Length',
              'Reason: SIP;cause=200;text="Call completed elsewhere"\r\nContent-Length',
            ),
          ]
        : 'pass'
    await alice.phone.ask(callId, { kind: 'hang-up' })
    await bob.phone.until('elsewhere', ({ calls }) => calls.find((call) => call.end === 'elsewhere'))
  })

  it('ends on both sides when CANCEL and 200 cross', async () => {
    const { callId, bobId } = await ringBob()
    let ok: string | null = null
    exchange.intercept = (message) => {
      if (message.kind === '200 INVITE' && ok === null) {
        ok = message.text
        return 'lose'
      }
      // The 200 overtakes the CANCEL, which therefore finds nothing to cancel.
      return message.kind === 'CANCEL' && ok !== null ? [response(message.text, '481 Gone')] : 'pass'
    }
    const answered = bob.phone.ask(bobId, { kind: 'answer' })
    expect(await answered).toBeNull()
    await alice.phone.ask(callId, { kind: 'hang-up' })
    // Bob repeats his 200 after 500 ms; alice must ACK it and say BYE.
    await bob.phone.until('over', ({ calls }) => calls.find((call) => call.end === 'hung-up-there'))
    expect(alice.phone.call().end).toBe('cancelled')
    expect(sent('BYE', 'alice')).toHaveLength(1)
  })

  it.each([
    [404, 'not-found'],
    [480, 'unavailable'],
    [488, 'no-common-codec'],
    [302, 'failed'],
    [503, 'failed'],
  ] as const)('ends with what %d means', async (status, end) => {
    exchange.intercept = (message) => {
      if (message.kind !== 'INVITE') return 'pass'
      // The exchange answers for bob, so what alice sent goes back to her.
      return [response(message.text, `${status} No`)]
    }
    await alice.phone.dial('alice', 'sip:bob@example.test')
    const call = await alice.phone.until('refused', ({ calls }) =>
      calls.find((candidate) => candidate.phase === 'ended'),
    )
    expect(call).toMatchObject({ end, status })
  })

  it('escapes no further than the URI it was given, and refuses one it cannot take', async () => {
    exchange.intercept = (message) => (message.kind === 'INVITE' ? 'lose' : 'pass')
    expect(await alice.phone.dial('alice', 'sip:%2331%23555@example.test')).toBeNull()
    expect(await passed('INVITE')).toMatch(/^INVITE sip:%2331%23555@example\.test SIP/)
    expect(alice.phone.call().remote.address).toBe('#31#555@example.test')
    expect(await alice.phone.dial('alice', 'tel:+15551234')).toEqual({
      code: 'target-invalid',
      detail: 'characters',
    })
    expect(alice.phone.state().calls).toHaveLength(1)
  })

  it('does not call without a microphone, and shows no call', async () => {
    alice.media.refuseMicrophone = { code: 'microphone-unavailable', detail: 'denied' }
    expect(await alice.phone.dial('alice', 'sip:bob@example.test')).toEqual({
      code: 'microphone-unavailable',
      detail: 'denied',
    })
    expect(alice.phone.state().calls).toEqual([])
    expect(sent('INVITE')).toEqual([])
  })

  it('goes on ringing when it is answered without a microphone', async () => {
    const { bobId } = await ringBob()
    bob.media.refuseMicrophone = { code: 'microphone-unavailable', detail: 'busy' }
    expect(await bob.phone.ask(bobId, { kind: 'answer' })).toMatchObject({ code: 'microphone-unavailable' })
    expect(bob.phone.call().phase).toBe('incoming')
    expect(await bob.phone.ask(bobId, { kind: 'answer' })).toBeNull()
    await alice.phone.until('active', ({ calls }) => calls.find((call) => call.phase === 'active'))
  })

  it('ends with no common codec when the answer cannot be used', async () => {
    alice.media.refuseSdp = 'm=audio'
    const { bobId } = await ringBob()
    void bob.phone.ask(bobId, { kind: 'answer' })
    await alice.phone.until('failed', ({ calls }) => calls.find((call) => call.end === 'no-common-codec'))
  })

  it('shows who the network says has answered', async () => {
    exchange.intercept = (message) =>
      message.kind === '200 INVITE'
        ? [
            message.text.replace(
              'Contact:',
              'P-Asserted-Identity: "Carol" <sip:carol@example.test>\r\nContact:',
            ),
          ]
        : 'pass'
    await talk()
    expect(alice.phone.call().remote).toEqual({ address: 'carol@example.test', displayName: 'Carol' })
  })

  it('sends tones and tells what the media says', async () => {
    const { callId } = await talk()
    expect(await alice.phone.ask(callId, { kind: 'dtmf', tones: '12' })).toBeNull()
    expect(alice.media.calls[0]?.tones).toBe('12')
    const quality = {
      rttMs: 1,
      jitterMs: 1,
      lossIn: 0,
      packetsIn: 9,
      packetsOut: 9,
      levelIn: 0.1,
      levelOut: 0.1,
    }
    alice.media.calls[0]?.events.quality(quality)
    expect(alice.phone.call().quality).toEqual(quality)
    alice.media.calls[0]?.events.health('failed')
    await expect.poll(() => alice.media.calls[0]?.restarts).toBe(1)
  })

  it('hangs up while the microphone is being opened, and nothing leaves', async () => {
    let open: () => void = () => undefined
    alice.media.gate = new Promise((resolve) => {
      open = resolve
    })
    const callId = newCallId()
    const dialled = alice.phone.dial('alice', 'sip:bob@example.test', callId)
    expect(await alice.phone.ask(callId, { kind: 'hang-up' })).toBeNull()
    expect(await dialled).toMatchObject({ code: 'cancelled' })
    open()
    await expect.poll(() => alice.media.calls[0]?.closed).toBe(true)
    expect(sent('INVITE')).toEqual([])
    // The same while it answers: the caller hears that we are not to be had.
    const { bobId } = await ringBobFrom('carol')
    bob.media.gate = new Promise(() => undefined)
    void bob.phone.ask(bobId, { kind: 'answer' })
    expect(await bob.phone.ask(bobId, { kind: 'hang-up' })).toBeNull()
    await passed('480 INVITE', 'bob')
  })

  it('is missed when the caller’s Expires runs out', async () => {
    exchange.intercept = (message) =>
      message.kind === 'INVITE'
        ? [message.text.replace('Content-Type', 'Expires: 1\r\nContent-Type')]
        : 'pass'
    await ringBob()
    const missed = await bob.phone.until('missed', ({ calls }) =>
      calls.find((call) => call.phase === 'ended'),
    )
    expect(missed.end).toBe('missed')
  })

  it('says that the call failed when no offer can be made', async () => {
    alice.media.failDescribe = true
    expect(await alice.phone.dial('alice', 'sip:bob@example.test')).toEqual({
      code: 'call-failed',
      detail: 'offer',
    })
    expect(alice.phone.state().calls).toEqual([])
    const { bobId } = await ringBob()
    bob.media.failDescribe = true
    expect(await bob.phone.ask(bobId, { kind: 'answer' })).toMatchObject({ code: 'cancelled' })
    expect(bob.phone.call()).toMatchObject({ phase: 'ended', end: 'failed', status: 480 })
  })

  it('hears early media only where the account has it', async () => {
    await alice.phone.register(lineSetup('alice', { earlyMedia: true, generation: 3 }))
    exchange.intercept = (message) =>
      message.kind === '180 INVITE'
        ? [withSdp(message.text.replace('180 Ringing', '183 Session Progress'))]
        : 'pass'
    await ringBob()
    await alice.phone.until('early', ({ calls }) => calls.find((call) => call.phase === 'early'))
    expect(alice.media.calls[0]?.sound).toEqual({ send: false, play: true, mix: false })
  })

  it('hears one phone at a time when a call forks, and stays with the one that takes it', async () => {
    await alice.phone.register(lineSetup('alice', { earlyMedia: true, generation: 3 }))
    const at = (text: string, tag: string, port: number) =>
      text.replace(/^(To: .*;tag=).*$/m, `$1${tag}`).replace(/m=audio \d+/, `m=audio ${port}`)
    exchange.intercept = ({ kind, text }) => {
      const progress = withSdp(text.replace('180 Ringing', '183 Session Progress'))
      if (kind === '180 INVITE')
        return [at(progress, 'desk', 41_000), at(progress, 'mobile', 42_000), at(progress, 'desk', 41_000)]
      return kind === '200 INVITE' ? [at(text, 'desk', 41_000)] : 'pass'
    }
    const { callId, bobId } = await ringBob()
    await alice.phone.until('early', ({ calls }) => calls.find((call) => call.phase === 'early'))
    const media = alice.media.calls[0]
    await expect
      .poll(() => media?.early.map((sdp) => /m=audio (\d+)/.exec(sdp)?.[1]))
      .toEqual(['41000', '42000'])
    void bob.phone.ask(bobId, { kind: 'answer' })
    await alice.phone.until('active', ({ calls }) =>
      calls.some((call) => call.id === callId && call.phase === 'active'),
    )
    expect(media?.accepted).toContain('m=audio 41000')
    expect(await passed('ACK', 'alice')).toMatch(/^To: .*;tag=desk\r?$/m)
  })

  it('offers again to a phone that took the call and could not be heard', async () => {
    alice.media.unheard = true
    await talk()
    await expect.poll(() => sent('INVITE', 'alice').length).toBe(2)
    await expect.poll(() => sent('200 INVITE', 'bob').length).toBe(2)
    expect(alice.media.calls[0]?.state).toBe('stable')
    expect(alice.phone.call()).toMatchObject({ phase: 'active', mediaDown: false })
  })

  it('speaks to the phone that took the call, where another one rang first', async () => {
    exchange.intercept = ({ kind, text }) =>
      kind === '200 INVITE'
        ? [text.replace(/^Contact: .*$/m, 'Contact: <sip:moved@elsewhere00.invalid>')]
        : 'pass'
    await talk()
    expect(await passed('ACK', 'alice')).toMatch(/^ACK sip:moved@elsewhere00\.invalid SIP/)
    expect(await alice.phone.ask(alice.phone.call().id, { kind: 'hang-up' })).toBeNull()
    expect(await passed('BYE', 'alice')).toMatch(/^BYE sip:moved@elsewhere00\.invalid SIP/)
  })

  it('follows no REFER by itself, and takes a MESSAGE', async () => {
    await talk()
    const inDialog = await passed('ACK', 'alice')
    const forged = (method: string, cseq: number, header: string) =>
      inDialog
        .replace(/^ACK/, method)
        .replace(/^CSeq: \d+ ACK/m, `CSeq: ${cseq} ${method}`)
        .replace(/branch=[^;\r\n]+/, `branch=z9hG4bK${method}`)
        .replace('Content-Length', `${header}\r\nContent-Length`)
    exchange.intercept = (message) =>
      message.kind === 'INFO'
        ? [
            forged('REFER', 900, 'Refer-To: <sip:premium@example.test>'),
            forged('MESSAGE', 901, 'Content-Type: text/plain'),
          ]
        : 'pass'
    const flow = await exchange.bridge.commands['sip.open']({
      accountId: 'forger',
      viaHost: 'forger00.invalid',
    })
    if (flow.ok)
      await exchange.bridge.commands['sip.send']({
        flowId: flow.value.flowId,
        text: forged('INFO', 899, 'X: y'),
      })
    await passed('202 REFER', 'bob')
    await bob.phone.until('asking', ({ calls }) => calls.find((call) => call.referral !== null))
    await passed('200 MESSAGE', 'bob')
    expect(sent('INVITE', 'bob')).toEqual([])
  })
})

function withSdp(text: string): string {
  const body = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    'm=audio 40000 RTP/AVP 0',
    '',
  ].join('\r\n')
  return text.replace(
    /Content-Length: 0\r\n\r\n$/,
    `Content-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}

describe('hold', () => {
  it('is held only after the far side agreed, which sees it, and is resumed', async () => {
    const { callId } = await talk()
    expect(await alice.phone.ask(callId, { kind: 'hold', on: true })).toBeNull()
    expect(alice.phone.call()).toMatchObject({ holdWanted: true, holdAgreed: true })
    expect(alice.media.calls[0]?.sound).toEqual({ send: false, play: false, mix: false })
    await bob.phone.until('held from there', ({ calls }) => calls.find((call) => call.remoteHold))
    expect(await alice.phone.ask(callId, { kind: 'hold', on: false })).toBeNull()
    expect(alice.phone.call()).toMatchObject({ holdWanted: false, holdAgreed: false })
    await bob.phone.until('resumed from there', ({ calls }) => calls.find((call) => !call.remoteHold))
  })

  it('stays as it was when the far side refuses, and the call goes on', async () => {
    const { callId } = await talk()
    exchange.intercept = (message) =>
      message.kind === 'INVITE' ? [response(message.text, '488 Not Acceptable Here')] : 'pass'
    const error = await alice.phone.ask(callId, { kind: 'hold', on: true })
    expect(error).toMatchObject({ code: 'call-failed', status: 488, detail: 'hold-refused' })
    expect(alice.phone.call()).toMatchObject({ phase: 'active', holdWanted: false, holdAgreed: false })
    expect(alice.media.calls[0]).toMatchObject({ state: 'stable', sound: { send: true, play: true } })
    exchange.intercept = () => 'pass'
    expect(await alice.phone.ask(callId, { kind: 'hold', on: true })).toBeNull()
  })

  it('works from both sides at once, after the back-off of RFC 3261 14.1', async () => {
    const { callId, bobId } = await talk()
    const answers = await Promise.all([
      alice.phone.ask(callId, { kind: 'hold', on: true }),
      bob.phone.ask(bobId, { kind: 'hold', on: true }),
    ])
    expect(answers).toEqual([null, null])
    expect(sent('491 INVITE').length).toBeGreaterThan(0)
    expect(alice.phone.call()).toMatchObject({ holdAgreed: true, remoteHold: true })
    expect(bob.phone.call()).toMatchObject({ holdAgreed: true, remoteHold: true })
  }, 10_000)

  it('loses the call when the far side does not know it any more', async () => {
    const { callId } = await talk()
    exchange.intercept = (message) =>
      message.kind === 'INVITE' ? [response(message.text, '481 Gone')] : 'pass'
    expect(await alice.phone.ask(callId, { kind: 'hold', on: true })).not.toBeNull()
    expect(alice.phone.call()).toMatchObject({ phase: 'ended', end: 'connection-lost' })
  })

  it('is kept when the far side re-negotiates', async () => {
    const { callId, bobId } = await talk()
    await alice.phone.ask(callId, { kind: 'hold', on: true })
    await bob.phone.ask(bobId, { kind: 'hold', on: true })
    await bob.phone.ask(bobId, { kind: 'hold', on: false })
    expect(sent('200 INVITE', 'alice').at(-1)?.text).toContain('a=sendonly')
    expect(alice.phone.call()).toMatchObject({ holdAgreed: true, remoteHold: false })
  })
})

describe('several calls', () => {
  it('holds the first when a second is answered, and takes it back', async () => {
    const { bobId } = await talk()
    const carol = side()
    await carol.phone.register(lineSetup('carol'))
    expect(await carol.phone.dial('carol', 'sip:bob@example.test')).toBeNull()
    const second = await bob.phone.until('second call', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    expect(await bob.phone.ask(second.id, { kind: 'answer' })).toBeNull()
    await bob.phone.until('first held', ({ calls }) =>
      calls.find((call) => call.id === bobId && call.holdAgreed),
    )
    expect(bob.media.calls.map((media) => media.sound.send)).toEqual([false, true])
    expect(await bob.phone.ask(bobId, { kind: 'hold', on: false })).toBeNull()
    await bob.phone.until('second held', ({ calls }) =>
      calls.find((call) => call.id === second.id && call.holdAgreed),
    )
    expect(bob.media.calls.map((media) => media.sound.send)).toEqual([true, false])
  })

  it('runs two lines in one phone', async () => {
    await alice.phone.register(lineSetup('alice'), lineSetup('alison'))
    expect(exchange.registered()).toEqual(['alice', 'bob', 'alison'])
    expect(await bob.phone.dial('bob', 'sip:alison@example.test')).toBeNull()
    const call = await alice.phone.until('ringing', ({ calls }) =>
      calls.find((candidate) => candidate.phase === 'incoming'),
    )
    expect(call.accountId).toBe('alison')
  })

  it('tells the fifth caller that we are busy', async () => {
    const callers = await Promise.all(
      ['c1', 'c2', 'c3', 'c4', 'c5'].map(async (name) => {
        const caller = side()
        await caller.phone.register(lineSetup(name))
        await caller.phone.dial(name, 'sip:bob@example.test')
        return caller
      }),
    )
    await bob.phone.until('one too many', ({ calls }) =>
      calls.find((call) => call.end === 'missed' && call.status === 486),
    )
    expect(bob.phone.state().calls.filter((call) => call.phase === 'incoming')).toHaveLength(4)
    const busy = await Promise.all(
      callers.map((caller) =>
        caller.phone.until('an answer', ({ calls }) => {
          const phase = calls[0]?.phase
          return (phase === 'ringing' || phase === 'ended') && phase
        }),
      ),
    )
    await expect.poll(() => callers.filter((caller) => caller.phone.call().end === 'busy').length).toBe(1)
    expect(busy).toHaveLength(5)
  })

  it('lets a call take the place of another (Replaces)', async () => {
    const { bobId } = await talk()
    const carol = side()
    await carol.phone.register(lineSetup('carol'))
    const invite = sent('INVITE', 'alice')[0]?.text ?? ''
    const ok = sent('200 INVITE', 'bob')[0]?.text ?? ''
    const tag = (text: string, header: string) =>
      new RegExp(`^${header}:.*;tag=([^;\\r\\n]+)`, 'm').exec(text)?.[1] ?? ''
    const replaces = `Replaces: ${/^Call-ID: (.*)$/m.exec(invite)?.[1]};to-tag=${tag(ok, 'To')};from-tag=${tag(ok, 'From')}`
    exchange.intercept = (message) =>
      message.kind === 'INVITE' && message.from === 'carol'
        ? [message.text.replace('Content-Type', `${replaces}\r\nContent-Type`)]
        : 'pass'
    expect(await carol.phone.dial('carol', 'sip:bob@example.test')).toBeNull()
    await carol.phone.until('answered', ({ calls }) => calls.find((call) => call.phase === 'active'))
    const old = await bob.phone.until('replaced', ({ calls }) =>
      calls.find((call) => call.id === bobId && call.phase === 'ended'),
    )
    expect(old.end).toBe('hung-up-there')
    await alice.phone.until('over', ({ calls }) => calls.find((call) => call.phase === 'ended'))
    expect(bob.media.calls[1]?.sound).toEqual({ send: true, play: true, mix: false })
  })
})

describe('losing the connection in a call', () => {
  it('keeps the call, and restarts ICE once the line is back', async () => {
    const { callId } = await talk()
    exchange.cut('alice')
    expect(alice.phone.call(callId).phase).toBe('active')
    await alice.phone.until('ready again', ({ lines }) => lines.alice?.phase.kind === 'ready')
    await expect.poll(() => alice.media.calls[0]?.restarts).toBe(1)
    await expect.poll(() => sent('200 INVITE', 'bob').length).toBe(2)
    await expect.poll(() => alice.media.calls[0]?.state).toBe('stable')
    expect(alice.phone.call(callId).phase).toBe('active')
  })

  it('ends a call that only rings, on both sides', async () => {
    const { callId } = await ringBob()
    exchange.cut('bob')
    expect(bob.phone.call()).toMatchObject({ phase: 'ended', end: 'missed' })
    exchange.cut('alice')
    expect(alice.phone.call(callId)).toMatchObject({ phase: 'ended', end: 'connection-lost' })
    await alice.phone.until('ready again', ({ lines }) => lines.alice?.phase.kind === 'ready')
    expect(alice.media.calls[0]?.closed).toBe(true)
  })

  it('says goodbye to everybody on shut-down', async () => {
    await talk()
    await alice.phone.runner.shutDown()
    expect(exchange.registered()).toEqual(['bob'])
    await bob.phone.until('over', ({ calls }) => calls.find((call) => call.end === 'hung-up-there'))
  })
})

describe('waits that take half a minute', () => {
  async function hurriedCall(waitMs: number) {
    const { phone, media } = side(hurried(waitMs))
    await phone.register(lineSetup('harry'))
    const callId = newCallId()
    expect(await phone.dial('harry', 'sip:bob@example.test', callId)).toBeNull()
    const incoming = await bob.phone.until('ringing', ({ calls }) =>
      calls.find((call) => call.phase === 'incoming'),
    )
    return { phone, media, callId, bobId: incoming.id }
  }

  it('lets the connection of a line go although the server never ends the cancelled call', async () => {
    const { phone, media, callId } = await hurriedCall(32_000)
    exchange.intercept = (message) => (message.kind === '487 INVITE' ? 'lose' : 'pass')
    expect(await phone.ask(callId, { kind: 'hang-up' })).toBeNull()
    expect(media.calls[0]?.closed).toBe(true)
    phone.runner.dispatch({ kind: 'set-lines', setups: [] })
    await expect.poll(() => exchange.openFlows()).toBe(2)
  })

  it.each([
    ['hold', 35_000],
    ['restart', 10_000],
  ] as const)('loses the call when a %s is met by silence', async (what, limitMs) => {
    const { phone, callId, bobId } = await hurriedCall(limitMs)
    expect(await bob.phone.ask(bobId, { kind: 'answer' })).toBeNull()
    await phone.until('active', ({ calls }) => calls.find((call) => call.phase === 'active'))
    exchange.intercept = (message) => (message.kind === 'INVITE' ? 'lose' : 'pass')
    if (what === 'hold') {
      expect(await phone.ask(callId, { kind: 'hold', on: true })).toMatchObject({ status: 408 })
    } else exchange.cut('harry')
    await phone.until('lost', ({ calls }) => calls.find((call) => call.end === 'connection-lost'))
  })
})

describe('a line that goes while a call is on', () => {
  it('keeps its connection until the call is over', async () => {
    const { callId } = await talk()
    alice.phone.runner.dispatch({ kind: 'set-lines', setups: [] })
    await expect.poll(() => exchange.registered()).toEqual(['bob'])
    expect(exchange.openFlows()).toBe(2)
    expect(await alice.phone.ask(callId, { kind: 'hold', on: true })).toBeNull()
    expect(await alice.phone.ask(callId, { kind: 'hang-up' })).toBeNull()
    await bob.phone.until('over', ({ calls }) => calls.find((call) => call.end === 'hung-up-there'))
    await expect.poll(() => exchange.openFlows()).toBe(1)
  })
})

describe('suspend', () => {
  it('says no goodbye, asks the connection first on resume, and is ready without registering again', async () => {
    alice.phone.runner.dispatch({ kind: 'suspend' })
    expect(alice.phone.state().lines.alice?.phase.kind).toBe('suspended')
    const before = sent('REGISTER', 'alice').length
    alice.phone.runner.dispatch({ kind: 'resume' })
    await alice.phone.until('ready', ({ lines }) => lines.alice?.phase.kind === 'ready')
    expect(sent('OPTIONS', 'alice')).toHaveLength(1)
    expect(sent('REGISTER', 'alice')).toHaveLength(before)
  })

  it('connects anew when the connection is silent after the sleep', async () => {
    alice = side(hurried(RESUME_PING_LIMIT_MS))
    await alice.phone.register(lineSetup('alice'))
    const before = sent('REGISTER', 'alice').length
    exchange.intercept = (message) => (['OPTIONS', 'SUBSCRIBE'].includes(message.kind) ? 'lose' : 'pass')
    alice.phone.runner.dispatch({ kind: 'suspend' })
    alice.phone.runner.dispatch({ kind: 'resume' })
    await alice.phone.until('connecting anew', ({ lines }) => lines.alice?.phase.kind === 'registering')
    await alice.phone.until('ready', ({ lines }) => lines.alice?.phase.kind === 'ready')
    expect(sent('REGISTER', 'alice')).toHaveLength(before + 1)
  })
})
