import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeMedia, type FakeMedia } from '../../support/fake-media.ts'
import { createExchange, type Exchange, response } from '../../support/sip-exchange.ts'
import { createTestPhone, lineSetup, newCallId, realClock, type TestPhone } from '../../support/test-phone.ts'
import type { CallState } from '../../../renderer/phone/call-state.ts'
import type { CallId } from '../../../shared/ids.ts'

type Side = { readonly phone: TestPhone; readonly media: FakeMedia }
let exchange: Exchange
let alice: Side
let bob: Side
let carol: Side

vi.setConfig({ testTimeout: 20_000 })

function side(): Side {
  const media = createFakeMedia()
  return { phone: createTestPhone(exchange.bridge, media, realClock), media }
}

beforeEach(async () => {
  exchange = createExchange()
  alice = side()
  bob = side()
  carol = side()
  await Promise.all(
    Object.entries({ alice, bob, carol }).map(([name, { phone }]) => phone.register(lineSetup(name))),
  )
})

const inPhase = (who: Side, phase: CallState['phase'], from?: string) =>
  who.phone.until(phase, ({ calls }) =>
    calls.find(
      (call) => call.phase === phase && (from === undefined || call.remote.address.startsWith(from)),
    ),
  )
const call = (who: Side, id: CallId) => who.phone.state().calls.find((candidate) => candidate.id === id)
const sent = (kind: string, from: string) =>
  exchange.log.filter((message) => message.kind === kind && message.from === from)

async function talk(from: Side, name: string, to: Side, toName: string) {
  const callId = newCallId()
  expect(await from.phone.dial(name, `sip:${toName}@example.test`, callId)).toBeNull()
  const incoming = await inPhase(to, 'incoming')
  expect(await to.phone.ask(incoming.id, { kind: 'answer' })).toBeNull()
  await from.phone.until('active', ({ calls }) =>
    calls.some((candidate) => candidate.id === callId && candidate.phase === 'active'),
  )
  return { callId, theirs: incoming.id }
}

const blind = (callId: CallId, user: string) =>
  alice.phone.ask(callId, {
    kind: 'transfer',
    to: { address: `${user}@example.test`, displayName: null },
    target: { uri: `sip:${user}@example.test` },
  })

async function bobIsAsked() {
  const asked = await bob.phone.until('asked', ({ calls }) => calls.find(({ referral }) => referral !== null))
  return asked.id
}

describe('a transfer without asking', () => {
  it('connects the far side with the new party when both want it', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    expect(await blind(callId, 'carol')).toBeNull()
    expect(call(alice, callId)?.transfer?.stage).toBe('trying')
    const bobs = await bobIsAsked()
    expect(await bob.phone.ask(bobs, { kind: 'follow', on: true })).toBeNull()
    const rings = await inPhase(carol, 'incoming')
    expect(rings.remote.address).toBe('bob@example.test')
    await alice.phone.until('ringing there', () => call(alice, callId)?.transfer?.stage === 'ringing')
    expect(await carol.phone.ask(rings.id, { kind: 'answer' })).toBeNull()
    await alice.phone.until('handed on', () => call(alice, callId)?.end === 'transferred')
    await bob.phone.until('with carol alone', ({ calls }) =>
      calls
        .filter(({ phase }) => phase === 'active')
        .every(({ remote }) => remote.address.startsWith('carol')),
    )
    expect(bob.phone.state().focusId).not.toBe(bobs)
    const [invite] = sent('INVITE', 'bob')
    expect(invite?.text).toMatch(/^Referred-By: <sip:alice@example.test>/m)
    const states = sent('NOTIFY', 'bob').map(({ text }) => [
      /SIP\/2\.0 (\d{3})[^]*$/.exec(text.split('\r\n\r\n')[1] ?? '')?.[1],
      /^Subscription-State: (\w+)/m.exec(text)?.[1],
    ])
    expect(states).toEqual([
      ['100', 'active'],
      ['180', 'active'],
      ['200', 'terminated'],
    ])
  })

  it('leaves the call as it was when the new party is busy', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    expect(await blind(callId, 'carol')).toBeNull()
    const bobs = await bobIsAsked()
    await bob.phone.ask(bobs, { kind: 'follow', on: true })
    const rings = await inPhase(carol, 'incoming')
    await carol.phone.ask(rings.id, { kind: 'decline', how: 'busy' })
    await alice.phone.until('failed', () => call(alice, callId)?.transfer?.stage === 'failed')
    expect(call(alice, callId)).toMatchObject({ phase: 'active', transfer: { status: 486 } })
    await bob.phone.until(
      'back with alice',
      ({ focusId, calls }) =>
        focusId === bobs && calls.some(({ id, holdAgreed }) => id === bobs && !holdAgreed),
    )
    await alice.phone.until('not held', () => call(alice, callId)?.remoteHold === false)
  })

  it('is told when the far side says no', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    await blind(callId, 'carol')
    await bob.phone.ask(await bobIsAsked(), { kind: 'follow', on: false })
    await alice.phone.until('failed', () => call(alice, callId)?.transfer?.status === 603)
    expect(sent('INVITE', 'bob')).toEqual([])
  })

  it('fails when the far side knows no REFER', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    exchange.intercept = ({ kind, text }) =>
      kind === 'REFER' ? [text.replace('Refer-To', 'X-Refer-To')] : 'pass'
    expect(await blind(callId, 'carol')).toMatchObject({ code: 'call-failed', detail: 'transfer-refused' })
    expect(call(alice, callId)?.phase).toBe('active')
  })

  it('does not carry lines into our INVITE that were hidden in the target', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    exchange.intercept = ({ kind, text }) =>
      kind === 'REFER'
        ? [text.replace(/^Refer-To: .*$/m, 'Refer-To: <sip:carol@example.test?Replaces=a%0d%0aX-Evil:%20b>')]
        : 'pass'
    expect(await blind(callId, 'carol')).toMatchObject({ status: 400 })
    expect(bob.phone.state().calls.every(({ referral }) => referral === null)).toBe(true)
  })

  it('refuses a second wish while the first waits', async () => {
    await talk(alice, 'alice', bob, 'bob')
    await blind(alice.phone.state().calls[0]?.id ?? newCallId(), 'carol')
    await bobIsAsked()
    const again = sent('REFER', 'alice')[0]?.text ?? ''
    const flow = await exchange.bridge.commands['sip.open']({ accountId: 'x', viaHost: 'again00000.invalid' })
    const text = again.replace(/^CSeq: \d+/m, 'CSeq: 900').replace(/branch=[^;\r\n]+/, 'branch=z9hG4bKagain')
    if (flow.ok) await exchange.bridge.commands['sip.send']({ flowId: flow.value.flowId, text })
    await expect.poll(() => sent('491 REFER', 'bob')).toHaveLength(1)
  })
})

const referTo = () => /^Refer-To: (.*)$/m.exec(sent('REFER', 'alice')[0]?.text ?? '')?.[1]

describe('a transfer after asking', () => {
  it('connects the two others, and we are out of both calls', async () => {
    const first = await talk(alice, 'alice', bob, 'bob')
    const second = await talk(alice, 'alice', carol, 'carol')
    const wish = { kind: 'transfer-to', callId: first.callId, otherId: second.callId } as const
    expect(await alice.phone.join(wish)).toBeNull()
    const bobs = await bobIsAsked()
    expect(call(bob, bobs)?.referral?.announced).toBe(true)
    await bob.phone.ask(bobs, { kind: 'follow', on: true })
    await alice.phone.until(
      'out of both',
      () =>
        [first.callId, second.callId].every((id) => (call(alice, id)?.phase ?? 'ended') === 'ended') &&
        call(alice, first.callId)?.end !== 'hung-up-there',
    )
    // Carol is not asked again: the new call takes the place of the one with alice (RFC 3891).
    const withBob = await inPhase(carol, 'active', 'bob')
    expect(withBob.replaces).toBe(second.theirs)
    await inPhase(bob, 'active', 'carol')
    // A Contact without a way to it (RFC 7118 5.2.3): the address, and no other phone of carol's shall ring (RFC 5589 7.3).
    expect(referTo()).toMatch(/^<sip:carol@example\.test\?Replaces=[^<>"&]+&Require=replaces>$/i)
  })

  it('names the phone that is talked with where its Contact leads there', async () => {
    exchange.intercept = ({ kind, text, from }) =>
      /^(?:180|200) INVITE$/.test(kind) && from === 'carol'
        ? [text.replace(/^(Contact: <sip:[^>]*)>/m, '$1;gr=urn:uuid:f81d4fae>')]
        : 'pass'
    const first = await talk(alice, 'alice', bob, 'bob')
    const second = await talk(alice, 'alice', carol, 'carol')
    const wish = { kind: 'transfer-to', callId: first.callId, otherId: second.callId } as const
    expect(await alice.phone.join(wish)).toBeNull()
    expect(referTo()).toMatch(
      /^<sip:[0-9a-f]+@[0-9a-f]+\.invalid;[^?]*gr=urn:uuid:f81d4fae[^?]*\?Replaces=[^<>"&]+>$/,
    )
  })

  it('tries the other name of the new party when nobody is found under the first', async () => {
    const first = await talk(alice, 'alice', bob, 'bob')
    const second = await talk(alice, 'alice', carol, 'carol')
    exchange.intercept = ({ kind, text, from }) =>
      kind === 'INVITE' && from === 'bob' && text.startsWith('INVITE sip:carol@example.test')
        ? [text.replace('INVITE sip:carol@', 'INVITE sip:nobody@')]
        : 'pass'
    await alice.phone.join({ kind: 'transfer-to', callId: first.callId, otherId: second.callId })
    await bob.phone.ask(await bobIsAsked(), { kind: 'follow', on: true })
    await expect.poll(() => sent('REFER', 'alice')).toHaveLength(2)
    await bob.phone.ask(await bobIsAsked(), { kind: 'follow', on: true })
    await alice.phone.until('handed on', () => call(alice, first.callId)?.end === 'transferred')
    expect((await inPhase(carol, 'active', 'bob')).replaces).toBe(second.theirs)
  })
})

describe('what else a far side may ask or lack', () => {
  it('answers UPDATE inside a call, so that a session timer does not end it', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    await expect.poll(() => sent('ACK', 'alice').length).toBe(1)
    const ack = sent('ACK', 'alice')[0]?.text ?? ''
    const text = ack
      .replace(/^ACK/, 'UPDATE')
      .replace(/^CSeq: \d+ ACK/m, 'CSeq: 900 UPDATE')
      .replace(/branch=[^;\r\n]+/, 'branch=z9hG4bKupdate')
      .replace('Content-Length', 'Session-Expires: 90\r\nContent-Length')
    const flow = await exchange.bridge.commands['sip.open']({ accountId: 'x', viaHost: 'update0000.invalid' })
    if (flow.ok) await exchange.bridge.commands['sip.send']({ flowId: flow.value.flowId, text })
    await expect.poll(() => sent('200 UPDATE', 'bob')).toHaveLength(1)
    expect(call(alice, callId)?.phase).toBe('active')
  })

  it('sends tones as INFO where telephone events were not agreed', async () => {
    const { callId } = await talk(alice, 'alice', bob, 'bob')
    alice.media.takesTones = false
    expect(await alice.phone.ask(callId, { kind: 'dtmf', tones: '5#' })).toBeNull()
    await expect.poll(() => sent('INFO', 'alice').length).toBe(2)
    expect(sent('INFO', 'alice').map(({ text }) => /Signal=(.)/.exec(text)?.[1])).toEqual(['5', '#'])
  })

  it('goes where a redirect points only when a person says so', async () => {
    exchange.intercept = ({ kind, text, from }) =>
      kind === 'INVITE' && from === 'alice'
        ? [response(text, '302 Moved', ['Contact: "Bob" <sip:0900@example.test;user=phone>'])]
        : 'pass'
    const callId = newCallId()
    await alice.phone.dial('alice', 'sip:bob@example.test', callId)
    await alice.phone.until('moved', () => call(alice, callId)?.end === 'moved')
    expect(call(alice, callId)).toMatchObject({ movedTo: '0900@example.test', status: 302 })
    expect(sent('INVITE', 'alice')).toHaveLength(1)
  })

  it('calls without our number when asked to', async () => {
    alice.phone.runner.dispatch({
      kind: 'dial',
      callId: newCallId(),
      accountId: 'alice',
      uri: 'sip:bob@example.test',
      remote: { address: 'bob@example.test', displayName: null },
      consultFor: null,
      hidden: true,
      requestId: null,
    })
    const rings = await inPhase(bob, 'incoming')
    expect(rings.remote).toEqual({ address: 'anonymous@anonymous.invalid', displayName: 'Anonymous' })
    const invite = sent('INVITE', 'alice')[0]?.text ?? ''
    expect(invite).toMatch(/^Privacy: id\r?$/m)
    expect(invite).toMatch(/^P-Preferred-Identity: <sip:alice@example.test>\r?$/m)
  })
})

describe('messages', () => {
  const summary = 'Messages-Waiting: yes\r\nVoice-Message: 3/1 (0/0)\r\n'

  it('are asked for with the registration, again after each loss of it', async () => {
    exchange.summary = summary
    const dave = side()
    await dave.phone.register(lineSetup('dave'))
    await dave.phone.until('told', ({ messages }) => messages['dave']?.newCount === 3)
    expect(sent('SUBSCRIBE', 'dave')[0]?.text).toContain('Event: message-summary')
    exchange.summary = summary.replace('3/1', '0/4').replace('yes', 'no')
    exchange.cut('dave')
    await dave.phone.until('told anew', ({ messages }) => messages['dave']?.newCount === 0)
    expect(dave.phone.state().messages['dave']).toEqual({
      waiting: false,
      newCount: 0,
      oldCount: 4,
      account: null,
    })
  })

  it('are not asked for again where the server has none', async () => {
    await expect.poll(() => sent('SUBSCRIBE', 'alice')).toHaveLength(1)
    alice.phone.runner.dispatch({ kind: 'set-lines', setups: [lineSetup('alice', { displayName: 'Al' })] })
    await alice.phone.until('ready', ({ lines }) => lines['alice']?.phase.kind === 'ready')
    expect(alice.phone.state().messages).toEqual({})
  })
})
