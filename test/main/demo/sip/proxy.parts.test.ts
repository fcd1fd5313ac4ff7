import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OPEN_POLICY } from '../../../../main/demo/sip/route-policy.ts'
import type { CallPolicy } from '../../../../main/demo/sip/route-policy.ts'
import { makeResponse } from '../../../../main/demo/sip/sip-build.ts'
import {
  essentialsOf,
  headerOf,
  headersOf,
  withFirst,
  withHeader,
} from '../../../../main/demo/sip/sip-message.ts'
import type { SipRequest } from '../../../../main/demo/sip/sip-message.ts'
import { DEMO_DOMAIN, startDemoSipBench } from '../../../support/demo-sip.ts'
import type { DemoSipBench } from '../../../support/demo-sip.ts'
import type { ScriptCall, ScriptPhone } from '../../../support/sip-script.ts'

const policies = new Map<string, CallPolicy>()
let bench: DemoSipBench
beforeAll(async () => {
  bench = await startDemoSipBench({
    policy: (user) => policies.get(user) ?? OPEN_POLICY,
    aliasOf: (name) => (name === '100' ? 'bob' : null),
  })
})
afterEach(async () => {
  policies.clear()
  await bench.hangUpAll()
  await expect.poll(() => bench.demo.phones()).toEqual([])
})
afterAll(() => bench.stop())

const uriOf = (user: string): string => `sip:${user}@${DEMO_DOMAIN}`
const forward = (change: Partial<CallPolicy['forwarding']>, rest: Partial<CallPolicy> = {}): CallPolicy => ({
  ...OPEN_POLICY,
  ...rest,
  forwarding: { ...OPEN_POLICY.forwarding, ...change },
})
async function connectCall(
  from: ScriptPhone,
  to: ScriptPhone,
  user: string,
): Promise<readonly [ScriptCall, ScriptCall]> {
  return Promise.all([from.call(user, 'v=0 offer'), to.answer(async () => 'v=0 answer')])
}
/** Answers the next INVITE with these statuses in turn. */
async function respond(phone: ScriptPhone, ...statuses: readonly number[]): Promise<SipRequest> {
  const invite = await phone.nextRequest('INVITE')
  const headers = [{ name: 'contact', value: `<${phone.contact}>` }]
  for (const status of statuses)
    phone.send(makeResponse(invite, status, { toTag: `tag-${phone.contact.slice(4, 12)}`, headers }))
  return invite
}
/** Takes a CANCEL as a phone does: 200 to it, 487 to the INVITE. */
async function obeyCancel(phone: ScriptPhone, invite: SipRequest): Promise<SipRequest> {
  const cancel = await phone.nextRequest('CANCEL')
  phone.send(makeResponse(cancel, 200))
  phone.send(makeResponse(invite, 487, { toTag: `tag-${phone.contact.slice(4, 12)}` }))
  await phone.nextRequest('ACK')
  return cancel
}

describe('proxy', () => {
  it('refuses what it cannot route, with the right status', async () => {
    const alice = await bench.phone('alice')
    const ask = async (request: SipRequest): Promise<number> => (await alice.transact(request)).status
    expect(await ask(alice.make('INVITE', uriOf('nobody')))).toBe(404)
    expect(await ask(alice.make('INVITE', uriOf('bob')))).toBe(480)
    expect(await ask(alice.make('MESSAGE', uriOf('bob')))).toBe(480)
    expect(await ask(alice.make('INVITE', 'sip:someone@elsewhere.example'))).toBe(404)
    expect(await ask(alice.make('INVITE', `sip:${DEMO_DOMAIN}`))).toBe(404)
    expect(await ask(alice.make('INVITE', 'tel:+31201234'))).toBe(416)
    expect(await ask(withHeader(alice.make('INVITE', uriOf('bob')), 'max-forwards', '0'))).toBe(483)
    expect(
      await ask(alice.make('INVITE', uriOf('bob'), { headers: [{ name: 'proxy-require', value: 'x' }] })),
    ).toBe(420)
    expect(await ask(alice.make('SUBSCRIBE', uriOf('bob')))).toBe(489)
    expect(await ask(withHeader(alice.make('INFO', uriOf('bob')), 'to', `<${uriOf('bob')}>;tag=none`))).toBe(
      481,
    )
    expect(await ask(alice.make('MESSAGE', `sip:${DEMO_DOMAIN}`))).toBe(404)
    expect(await ask(alice.make('MESSAGE', uriOf('nobody')))).toBe(404)
  })

  it('answers OPTIONS to itself without asking who it is', async () => {
    const alice = await bench.connect('alice')
    const response = await alice.transact(alice.make('OPTIONS', `sip:${DEMO_DOMAIN}`), {
      answerChallenge: false,
    })
    expect([response.status, headerOf(response, 'allow')]).toEqual([200, expect.stringContaining('INVITE')])
  })

  it('lets nobody call without a password or in the name of another', async () => {
    const alice = await bench.phone('alice')
    const plain = await alice.transact(alice.make('INVITE', uriOf('bob')), { answerChallenge: false })
    expect([plain.status, headersOf(plain, 'proxy-authenticate').length]).toEqual([407, 2])
    const forged = withHeader(alice.make('INVITE', uriOf('bob')), 'from', `<${uriOf('carol')}>;tag=a`)
    expect((await alice.transact(forged)).status).toBe(403)
    const hidden = withHeader(
      alice.make('INVITE', uriOf('bob')),
      'from',
      '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=b',
    )
    expect((await alice.transact(hidden)).status).toBe(480)
  })

  it('answers a repeated request as before and routes it once', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const message = withFirst(
      alice.make('MESSAGE', uriOf('bob')),
      'via',
      'SIP/2.0/WSS a.invalid;branch=z9hG4bKonce',
    )
    alice.send(message)
    alice.send(message)
    await alice.nextResponse(407)
    expect((await alice.nextResponse(407)).status).toBe(407)
    expect(bob.received.every((seen) => seen.kind === 'response')).toBe(true)
    alice.send(withHeader(message, 'via', 'SIP/2.0/WSS a.invalid'))
    expect((await alice.nextResponse(400)).reason).toBe('Bad Via')
    alice.send(
      withHeader(withHeader(message, 'cseq', '1 CANCEL'), 'via', 'SIP/2.0/WSS a.invalid;branch=z9hG4bKnone'),
    )
  })

  it('carries a call between two users, requests inside it and the goodbye of the callee', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const [near, far] = await connectCall(alice, bob, '100')
    expect([near.sdp, far.sdp]).toEqual(['v=0 answer', 'v=0 offer'])
    const invite = bob.received.findLast(
      (message) => message.kind === 'request' && message.method === 'INVITE',
    )
    expect(invite && headerOf(invite, 'proxy-authorization')).toBeNull()
    expect(invite && headerOf(invite, 'max-forwards')).toBe('69')
    expect(invite && headersOf(invite, 'record-route')).toHaveLength(1)
    expect(bench.demo.calls()).toMatchObject([
      { callId: near.callId, from: 'alice@demo.test', to: 'bob@demo.test', state: 'answered', media: null },
    ])
    const hold = near.request('INVITE', { body: 'v=0 hold' })
    const reinvite = await far.next('INVITE')
    expect([reinvite.uri, reinvite.body]).toEqual([bob.contact, 'v=0 hold'])
    bob.send(
      makeResponse(reinvite, 200, {
        headers: [{ name: 'contact', value: `<${bob.contact}>` }],
        body: 'v=0 held',
      }),
    )
    expect((await hold).body).toBe('v=0 held')
    expect((await far.next('ACK')).uri).toBe(bob.contact)
    for (const method of ['INFO', 'UPDATE', 'NOTIFY', 'REFER', 'MESSAGE']) {
      const asked = far.request(method)
      alice.send(makeResponse(await near.next(method), 202))
      expect((await asked).status).toBe(202)
    }
    const bye = far.request('BYE')
    alice.send(makeResponse(await near.next('BYE'), 200))
    expect((await bye).status).toBe(200)
    expect(bench.demo.calls()).toEqual([])
    expect(bench.ended.at(-1)).toMatchObject({
      callId: near.callId,
      status: 200,
      answeredBy: 'bob@demo.test',
    })
    expect((await near.request('INFO')).status).toBe(481)
  })

  it('ends a call by BYE of the caller, and takes CANCEL of a re-INVITE along', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const [near, far] = await connectCall(alice, bob, 'bob')
    const hold = near.request('INVITE')
    const reinvite = await far.next('INVITE')
    bob.send(makeResponse(reinvite, 180))
    await alice.nextResponse(180)
    alice.cancel()
    await obeyCancel(bob, reinvite)
    expect((await hold).status).toBe(487)
    const bye = near.request('BYE')
    bob.send(makeResponse(await far.next('BYE'), 200))
    expect((await bye).status).toBe(200)
  })

  it('lets nobody else speak inside a call', async () => {
    const [alice, bob, carol] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('carol'),
    ]
    const [near] = await connectCall(alice, bob, 'bob')
    const seen = bob.received.findLast((message) => message.kind === 'request' && message.method === 'ACK')
    if (seen?.kind !== 'request') throw new Error('no ACK')
    const forged = { ...withHeader(seen, 'cseq', '99 BYE'), method: 'BYE' }
    carol.send(withHeader(forged, 'via', 'SIP/2.0/WSS c.invalid;branch=z9hG4bKforged'))
    expect((await carol.nextResponse(481)).status).toBe(481)
    expect(bench.demo.calls()).toHaveLength(1)
    bob.send(makeResponse(seen, 200))
    void near.request('BYE')
    bob.send(makeResponse(await bob.nextRequest('BYE'), 200))
  })

  it('routes a MESSAGE, and an INVITE sent straight to a phone', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const sent = alice.transact(alice.make('MESSAGE', uriOf('bob'), { body: 'hello' }))
    const message = await bob.nextRequest('MESSAGE')
    bob.send(makeResponse(message, 200))
    expect([message.body, (await sent).status]).toEqual(['hello', 200])
    const called = alice.transact(alice.make('INVITE', bob.contact))
    await respond(bob, 486)
    expect((await called).status).toBe(486)
  })

  it('brings the NOTIFY of a REFER outside a call back to its sender', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const refer = alice.make('REFER', uriOf('bob'), {
      headers: [{ name: 'refer-to', value: `<${uriOf('echo')}>` }],
    })
    const asked = alice.transact(refer)
    const got = await bob.nextRequest('REFER')
    bob.send(
      makeResponse(got, 202, { toTag: 'sub', headers: [{ name: 'contact', value: `<${bob.contact}>` }] }),
    )
    expect((await asked).status).toBe(202)
    const notify = {
      ...bob.make('NOTIFY', alice.contact),
      headers: [
        { name: 'via', value: 'SIP/2.0/WSS b.invalid;branch=z9hG4bKnotify' },
        { name: 'from', value: `${headerOf(got, 'to') ?? ''};tag=sub` },
        { name: 'to', value: headerOf(got, 'from') ?? '' },
        { name: 'call-id', value: headerOf(got, 'call-id') ?? '' },
        { name: 'cseq', value: '1 NOTIFY' },
      ],
    }
    bob.send(notify)
    alice.send(makeResponse(await alice.nextRequest('NOTIFY'), 200))
    expect((await bob.nextResponse(200, 'NOTIFY')).status).toBe(200)
  })
})

describe('forking', () => {
  it('rings every phone, connects the first that answers and cancels the others with the reason', async () => {
    const [alice, desk, mobile] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('bob'),
    ]
    const calling = alice.call('bob', 'v=0')
    const lost = await respond(mobile, 180)
    const [call, answered] = await Promise.all([calling, desk.answer(async () => 'v=0 desk')])
    const cancel = await obeyCancel(mobile, lost)
    expect(headerOf(cancel, 'reason')).toContain('Call completed elsewhere')
    expect(call.sdp).toBe('v=0 desk')
    void call.request('BYE')
    desk.send(makeResponse(await answered.next('BYE'), 200))
  })

  it('waits for all refusals and passes on the best', async () => {
    const [alice, desk, mobile] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('bob'),
    ]
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    await respond(desk, 180, 404)
    await respond(mobile, 180, 486)
    expect((await called).status).toBe(486)
  })

  it('stops ringing everywhere when one phone declines for all', async () => {
    const [alice, desk, mobile] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('bob'),
    ]
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    const ringing = await respond(desk, 180)
    await respond(mobile, 603)
    await obeyCancel(desk, ringing)
    expect((await called).status).toBe(603)
  })

  it('cancels every phone when the caller gives up, before and after it rings', async () => {
    const [alice, desk, mobile] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('bob'),
    ]
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    const first = await respond(desk, 180)
    const second = await mobile.nextRequest('INVITE')
    await alice.nextResponse(180)
    alice.cancel([{ name: 'reason', value: 'SIP;cause=487' }])
    expect(headerOf(await obeyCancel(desk, first), 'reason')).toBe('SIP;cause=487')
    // Nothing came from this phone yet: its CANCEL waits for the first provisional response (RFC 3261 9.1).
    expect(mobile.received.some((message) => message.kind === 'request' && message.method === 'CANCEL')).toBe(
      false,
    )
    mobile.send(makeResponse(second, 180, { toTag: 'late' }))
    await obeyCancel(mobile, second)
    expect((await called).status).toBe(487)
    expect(bench.ended.at(-1)).toMatchObject({ status: 487 })
  })

  it('stops ringing when the caller is gone', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    alice.transact(alice.make('INVITE', uriOf('bob'))).catch(() => undefined)
    const invite = await respond(bob, 180)
    await alice.close()
    await obeyCancel(bob, invite)
    await expect.poll(() => bench.demo.calls()).toEqual([])
  })

  it('goes on without a phone whose link breaks', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    await respond(bob, 180)
    bench.demo.dropLinks('bob')
    expect((await called).status).toBe(480)
  })
})

describe('settings that act on calls', () => {
  it('refuses with Do Not Disturb, or sends the call where it says', async () => {
    const [alice, bob, carol] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('carol'),
    ]
    policies.set('bob', { ...OPEN_POLICY, dnd: true })
    const refused = await alice.transact(alice.make('INVITE', uriOf('bob')))
    expect([refused.status, refused.reason]).toEqual([480, 'Do Not Disturb'])
    policies.set('bob', forward({ unavailable: 'carol' }, { dnd: true }))
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    const invite = await respond(carol, 486)
    expect(headerOf(invite, 'diversion')).toBe(`<${uriOf('bob')}>;reason=unavailable`)
    expect(invite.uri).toBe(carol.contact)
    expect((await called).status).toBe(486)
    expect(bob.received.every((message) => message.kind === 'response')).toBe(true)
    expect(bench.ended.at(-1)).toMatchObject({ to: 'bob@demo.test', status: 486 })
  })

  it.each([
    ['always', forward({ always: `sip:carol@${DEMO_DOMAIN}` }), []],
    ['busy', forward({ busy: 'carol' }), [486]],
    ['no-answer', forward({ noAnswer: 'carol@demo.test' }), [180, 480]],
  ] as const)('follows the forward for %s', async (_when, policy, statuses) => {
    const [alice, bob, carol] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('carol'),
    ]
    policies.set('bob', policy)
    const calling = alice.call('bob', 'v=0')
    if (statuses.length > 0) await respond(bob, ...statuses)
    const [call, answered] = await Promise.all([calling, carol.answer(async () => 'v=0 carol')])
    expect(alice.received.some((message) => message.kind === 'response' && message.status === 181)).toBe(true)
    expect(bench.demo.calls()).toMatchObject([{ to: 'bob@demo.test', answeredBy: 'carol@demo.test' }])
    void call.request('BYE')
    carol.send(makeResponse(await answered.next('BYE'), 200))
  })

  it('forwards after the time the user set', async () => {
    const [alice, bob, carol] = [
      await bench.phone('alice'),
      await bench.phone('bob'),
      await bench.phone('carol'),
    ]
    policies.set('bob', forward({ noAnswer: 'carol' }, { noAnswerSec: 20 }))
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    const ringing = await respond(bob, 180)
    await alice.nextResponse(180)
    bench.clock.advance(20_000)
    await obeyCancel(bob, ringing)
    await respond(carol, 486)
    expect((await called).status).toBe(486)
  })

  it('sends calls for an absent user to voicemail, and gives up where forwards go in a circle', async () => {
    const alice = await bench.phone('alice')
    policies.set('bob', forward({ offline: '<voice-mailbox>' }))
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    await alice.nextResponse(180)
    expect(bench.demo.calls()).toMatchObject([{ to: 'bob@demo.test', state: 'ringing' }])
    alice.cancel()
    expect((await called).status).toBe(487)
    policies.set('bob', forward({ always: 'carol' }))
    policies.set('carol', forward({ always: 'bob' }))
    expect((await alice.transact(alice.make('INVITE', uriOf('bob')))).status).toBe(482)
    policies.set('bob', forward({ always: 'mobile' }))
    expect((await alice.transact(alice.make('INVITE', uriOf('bob')))).status).toBe(404)
  })

  it('rings for three minutes at most', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    const ringing = await respond(bob, 180)
    await alice.nextResponse(180)
    bench.clock.advance(180_000)
    await obeyCancel(bob, ringing)
    expect((await called).status).toBe(408)
  })

  it('does not wait for ever for a phone that says nothing', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const called = alice.transact(alice.make('INVITE', uriOf('bob')))
    await bob.nextRequest('INVITE')
    bench.clock.advance(32_000)
    expect((await called).status).toBe(408)
  })
})

describe('a broken network in a call', () => {
  it('finds a phone that came back, in both directions', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const [near] = await connectCall(alice, bob, 'bob')
    bench.demo.dropLinks('bob')
    await expect.poll(() => bench.demo.phones('bob')).toEqual([])
    expect((await near.request('INFO')).status).toBe(480)
    const back = await bench.connect('bob')
    await back.register(300, { contact: `<${bob.contact}>` })
    const info = near.request('INFO')
    const got = await back.nextRequest('INFO')
    back.send(makeResponse(got, 200))
    expect((await info).status).toBe(200)
    const bye = withHeader({ ...got, method: 'BYE', uri: alice.contact }, 'cseq', '7 BYE')
    const turned = withHeader(
      withHeader(bye, 'from', headerOf(got, 'to') ?? ''),
      'to',
      headerOf(got, 'from') ?? '',
    )
    back.send({
      ...turned,
      headers: [
        { name: 'via', value: 'SIP/2.0/WSS n.invalid;branch=z9hG4bKback' },
        ...turned.headers.filter(({ name }) => name !== 'via'),
      ],
    })
    alice.send(makeResponse(await near.next('BYE'), 200))
    expect((await back.nextResponse(200, 'BYE')).status).toBe(200)
    bench.clock.advance(40_000)
  })

  it('says goodbye for a phone that stays away, and lets the other hang up before', async () => {
    const [alice, bob] = [await bench.phone('alice'), await bench.phone('bob')]
    const [near] = await connectCall(alice, bob, 'bob')
    bench.demo.dropLinks('bob')
    await expect.poll(() => bench.demo.phones('bob')).toEqual([])
    // The server hears of the broken link a moment later than the list of phones does.
    await expect
      .poll(() => {
        bench.clock.advance(36_000)
        return bench.demo.calls()
      })
      .toEqual([])
    const bye = await near.next('BYE')
    expect(essentialsOf(bye)?.cseq.number).toBe(1)
    alice.send(makeResponse(bye, 200))
    const again = await bench.phone('bob')
    const [second] = await connectCall(alice, again, 'bob')
    bench.demo.dropLinks('bob')
    await expect.poll(() => bench.demo.phones('bob')).toEqual([])
    expect((await second.request('BYE')).status).toBe(200)
    expect(bench.demo.calls()).toEqual([])
  })
})
