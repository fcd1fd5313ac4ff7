import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import { createCliBench, type BenchAnswer, type CliBench } from '../../../support/cli-bench.ts'
import {
  addPortalAccount,
  PORTAL_PASSWORD,
  startTestPortal,
  type TestPortal,
} from '../../../support/demo-sipx.ts'

/* The public call controller with its odd digest, where the portal has no way to it. */

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(async () => {
  bench = createCliBench(createSystemClock())
  portal.calls.active = []
  await add(portal.controller.url)
  portal.setFault('status-404', { path: '/my/redirect/callcontroller', times: 50 })
})
afterEach(async () => {
  portal.setFault(null)
  expect(JSON.stringify(bench.logLines)).not.toContain(PORTAL_PASSWORD)
  await bench.close()
})

const add = (controller: string, user = '201'): Promise<BenchAnswer> =>
  addPortalAccount(bench, portal, { user, more: ['--option', `callController=${controller}`] })
async function call(line: string) {
  const before = portal.controller.requests().length
  const answer = await bench.cli(line.split(' '))
  return { answer, seen: portal.controller.requests().slice(before) }
}

describe('the public call controller', () => {
  it('answers a challenge whose nonce is the word null, and follows the call', async () => {
    const { answer, seen } = await call('call 200 --wait')
    expect(answer).toMatchObject({ status: 0, json: { call: { outcome: 'answered' } } })
    const steps = (answer.json as { call: { steps: { step: string }[] } }).call.steps.map(({ step }) => step)
    expect(steps).toEqual(['ordered', 'desk-ringing', 'desk-answered', 'ringing', 'answered'])
    const [asked, posted] = seen
    expect(asked).toMatchObject({ method: 'POST', authorization: undefined })
    expect(posted).toMatchObject({ method: 'POST', uri: '/callcontroller/201/200?agent=201' })
    expect(posted?.authorization).toMatch(/nonce="null"/)
    // The name in it is the agent, whose password the server takes.
    expect(posted?.authorization).toMatch(/username="201"/)
    // Ordered once: the first was turned away.
    expect(
      seen.filter(({ method, authorization }) => method === 'POST' && authorization !== undefined),
    ).toHaveLength(1)
    expect(seen.filter(({ method }) => method === 'GET').length).toBeLessThan(8)
  })

  it.each([
    ['202', 'busy'],
    ['77', 'not-found'],
  ])('tells what became of %s: %s', async (target, outcome) => {
    expect((await call(`call ${target} --wait`)).answer).toMatchObject({
      status: 0,
      json: { call: { outcome } },
    })
  })

  it.each([
    ['#12', '/callcontroller/201/%2312?agent=201'],
    ['+1423', '/callcontroller/201/%2B1423?agent=201'],
    ['boris@other.example', '/callcontroller/201/boris@other.example?agent=201'],
  ])('writes %s so that the server understands it', async (target, uri) => {
    const { answer, seen } = await call(`call ${target}`)
    expect(answer.status).toBe(0)
    expect(seen.at(-1)).toMatchObject({ method: 'POST', uri })
  })

  it('is signed in to by the real user, not by the alias of the account', async () => {
    await bench.cli(['account', 'remove'])
    portal.setFault(null)
    expect((await add(portal.controller.url, 'boris')).status).toBe(0)
    portal.setFault('status-404', { path: '/my/redirect/callcontroller', times: 50 })
    const { answer, seen } = await call('call 200')
    expect(answer.status).toBe(0)
    expect(seen.at(-1)?.authorization).toMatch(/username="201"/)
  })

  it('says no plainly when the password is another one, and asks once', async () => {
    const me = portal.users.get('201')
    if (!me) throw new Error('no user')
    me.password = 'another-password'
    const { answer, seen } = await call('call 200')
    me.password = PORTAL_PASSWORD
    expect(answer).toMatchObject({ status: 4, json: { error: { code: 'unauthorized' } } })
    expect(seen.length).toBeLessThanOrEqual(2)
  })

  it('passes a call on', async () => {
    portal.calls.active = [{ from: '201', to: '200', startedMs: Date.now() }]
    const { answer, seen } = await call('call 202 --via transfer')
    expect(answer).toMatchObject({ status: 0, json: { call: { steps: [{ step: 'transferred' }] } } })
    expect(seen.at(-1)?.uri).toBe('/callcontroller/201/200?agent=201&action=transfer&target=202')
    expect(portal.calls.active).toMatchObject([{ from: '200', to: '202' }])
  })

  it('gives way to the oldest service when it cannot be reached', async () => {
    await bench.cli(['account', 'remove'])
    portal.setFault(null)
    await add('http://127.0.0.1:9')
    portal.setFault('status-404', { path: '/my/redirect/callcontroller', times: 50 })
    const { answer } = await call('call 200')
    expect(answer.status).toBe(0)
    expect(portal.requests().at(-1)).toMatchObject({ method: 'PUT', path: '/my/call/200' })
  })
})
