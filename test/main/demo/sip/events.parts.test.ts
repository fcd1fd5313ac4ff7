import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeResponse } from '../../../../main/demo/sip/sip-build.ts'
import { headerOf } from '../../../../main/demo/sip/sip-message.ts'
import { DEMO_DOMAIN, startDemoSipBench, type DemoSipBench } from '../../../support/demo-sip.ts'
import type { ScriptPhone } from '../../../support/sip-script.ts'

let bench: DemoSipBench
beforeAll(async () => {
  bench = await startDemoSipBench()
})
afterEach(() => bench.hangUpAll())
afterAll(() => bench.stop())

const uriOf = (user: string): string => `sip:${user}@${DEMO_DOMAIN}`

async function subscribe(phone: ScriptPhone, user: string, event: string, expires = '600') {
  const answer = await phone.transact(
    phone.make('SUBSCRIBE', uriOf(user), {
      headers: [
        { name: 'event', value: event },
        { name: 'expires', value: expires },
        { name: 'contact', value: `<${phone.contact}>` },
      ],
    }),
  )
  return answer
}

async function told(phone: ScriptPhone) {
  const notify = await phone.nextRequest('NOTIFY')
  phone.send(makeResponse(notify, 200))
  return notify
}

describe('message-summary', () => {
  it('tells the owner at once and with every change', async () => {
    const alice = await bench.phone('alice')
    bench.demo.setMessages('alice', { new: 2, old: 5 })
    const answer = await subscribe(alice, 'alice', 'message-summary')
    expect([answer.status, headerOf(answer, 'expires')]).toEqual([200, '600'])
    const first = await told(alice)
    expect(headerOf(first, 'subscription-state')).toBe('active;expires=600')
    expect(first.body).toContain('Voice-Message: 2/5')
    bench.demo.setMessages('alice', { new: 0, old: 7 })
    expect((await told(alice)).body).toContain('Messages-Waiting: no')
  })

  it('is nobody else’s business, and ends when asked to', async () => {
    const bob = await bench.phone('bob')
    expect((await subscribe(bob, 'alice', 'message-summary')).status).toBe(403)
    expect((await subscribe(bob, 'bob', 'presence')).status).toBe(489)
    expect((await subscribe(bob, 'bob', 'message-summary', '0')).status).toBe(200)
    expect(headerOf(await told(bob), 'subscription-state')).toBe('terminated;reason=timeout')
  })
})

describe('dialog', () => {
  it('tells who is on the phone', async () => {
    const [alice, carol] = [await bench.phone('alice'), await bench.phone('carol')]
    await subscribe(carol, 'alice', 'dialog')
    expect((await told(carol)).body).not.toContain('<state>')
    const invite = alice.make('INVITE', uriOf('noanswer'))
    const calling = alice.transact(invite)
    await expect.poll(() => bench.demo.calls()[0]?.state).toBe('ringing')
    const states: string[] = []
    while (!states.includes('early')) {
      states.push(/<state>(\w+)/.exec((await told(carol)).body)?.[1] ?? 'none')
    }
    alice.cancel()
    await calling
    expect((await told(carol)).body).not.toContain('<state>')
  })
})
