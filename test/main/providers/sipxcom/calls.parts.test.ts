import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseDialTarget } from '../../../../shared/domain/dial.ts'
import type { ServerCallStep } from '../../../../shared/domain/server-call.ts'
import type { HistoryPart } from '../../../../main/providers/facets/history.ts'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import { startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal
let portal: TestPortal
let session: AccountSession
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(() => {
  session = portal.open()
  portal.calls.active = []
  portal.calls.history = []
})
afterEach(async () => {
  portal.setFault(null)
  await session.close()
})

const facet = () => {
  if (!session.clickToCall) throw new Error('sipXcom calls')
  return session.clickToCall
}
type How = { readonly wait?: boolean; readonly signal?: AbortSignal; readonly via?: 'dial' | 'transfer' }
async function dial(text: string, { wait = true, signal = never, via = 'dial' }: How = {}) {
  const target = value(parseDialTarget(text))
  const heard: ServerCallStep[] = []
  const from = portal.requests().length
  const answer = await facet()[via]({ target, wait, onStep: (step) => heard.push(step) }, signal)
  const seen = portal.requests().slice(from)
  return { answer, heard: heard.map(({ step }) => step), seen }
}
const orders = (seen: readonly { method: string; path: string }[]) =>
  seen.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)

describe('click-to-call', () => {
  it('tells every step, asks at most once a second, and stops by itself', async () => {
    const started = performance.now()
    const { answer, heard, seen } = await dial('200')
    const seconds = (performance.now() - started) / 1000
    expect(value(answer)).toMatchObject({ outcome: 'answered' })
    expect(heard).toEqual(['ordered', 'desk-ringing', 'desk-answered', 'ringing', 'answered'])
    expect(value(answer).steps.map(({ step }) => step)).toEqual(heard)
    const asked = seen.filter(({ method, path }) => method === 'GET' && path.includes('callcontroller'))
    expect(asked.length).toBeLessThanOrEqual(Math.ceil(seconds))
    expect(asked.every(({ accept }) => accept === '*/*')).toBe(true)
    const after = portal.requests().length
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(portal.requests()).toHaveLength(after)
  })

  it.each([
    ['202', 'busy'],
    ['77', 'not-found'],
  ])('calls %s and says %s', async (target, outcome) => {
    expect(value((await dial(target)).answer)).toMatchObject({ outcome })
  })

  it('does not wait when nobody wants to', async () => {
    const { answer, heard, seen } = await dial('200', { wait: false })
    expect(value(answer)).toMatchObject({ outcome: null })
    expect(heard).toEqual(['ordered'])
    expect(seen.some(({ method, path }) => method === 'GET' && path.includes('callcontroller'))).toBe(false)
  })

  it.each([
    ['+1 (423) 555-1212', '/my/redirect/callcontroller/201/%2B14235551212'],
    ['*81', '/my/redirect/callcontroller/201/*81'],
    ['#12', '/my/redirect/callcontroller/201/%2312'],
    ['boris@other.example', '/my/redirect/callcontroller/201/boris@other.example'],
    ['sip:200@pbx.example', '/my/redirect/callcontroller/201/200'],
  ])('writes %s so that the server understands it', async (target, path) => {
    const { seen } = await dial(target, { wait: false })
    expect(orders(seen)).toEqual([`POST ${path}`])
    expect(seen.at(-1)?.body).toBe(' ')
  })

  it('ends as unknown when it is no longer waited for', async () => {
    const { answer } = await dial('200', { signal: AbortSignal.timeout(1500) })
    expect(value(answer)).toMatchObject({ outcome: 'unknown' })
  })

  it('goes on by the old way where the portal knows no call controller, and promises nothing', async () => {
    portal.setFault('status-404', { path: '/my/redirect' })
    const { answer, seen } = await dial('+14235551212')
    expect(orders(seen)).toEqual([
      'POST /my/redirect/callcontroller/201/%2B14235551212',
      'PUT /my/call/%2B14235551212',
    ])
    expect(seen.at(-1)?.body).toBe(' ')
    expect(value(answer)).toMatchObject({ outcome: 'unknown', steps: [{ step: 'ordered' }] })
  })

  it.each(['#12', 'boris@other.example', 'a.b', 'front-desk'])(
    'does not send %s the old way, which would call somebody else or nobody',
    async (target) => {
      portal.setFault('status-404', { path: '/my/redirect' })
      const { answer, seen } = await dial(target)
      expect(answer).toMatchObject({
        error: { code: 'target-invalid', detail: 'needs-call-controller' },
      })
      expect(orders(seen)).toHaveLength(1)
    },
  )

  it.each(['status-500', 'truncated', 'reset', 'status-403'] as const)(
    'never orders a call twice (%s)',
    async (fault) => {
      portal.setFault(fault, { path: '/my/redirect', method: 'POST', afterWork: true })
      const { answer, seen } = await dial('200')
      expect(answer.ok).toBe(false)
      expect(orders(seen)).toHaveLength(1)
    },
  )

  it('survives a question that fails, and gives up after three', async () => {
    portal.setFault('status-500', { path: '/my/redirect', method: 'GET', times: 1 })
    expect(value((await dial('200')).answer)).toMatchObject({ outcome: 'answered' })
    portal.setFault('status-500', { path: '/my/redirect', method: 'GET', times: 10 })
    expect(value((await dial('200')).answer)).toMatchObject({ outcome: 'unknown' })
  })
})

describe('calls that are up', () => {
  it('derives the direction, which the server always calls incoming', async () => {
    const startedMs = Date.now() - 65_000
    portal.calls.active = [
      { from: '201', to: '200', startedMs },
      { from: '202', to: '201', startedMs },
    ]
    const calls = value(await (session.activeCalls?.list(never) ?? Promise.reject(new Error('none'))))
    expect(calls).toMatchObject([
      { direction: 'out', remote: { number: '200', address: '200@pbx.example' } },
      { direction: 'in', remote: { number: '202' } },
    ])
    expect(calls[0]?.durationSec).toBeGreaterThanOrEqual(64)
  })

  it('passes the only one on', async () => {
    portal.calls.active = [{ from: '201', to: '200', startedMs: Date.now() }]
    const { answer, seen } = await dial('202', { via: 'transfer', wait: false })
    expect(value(answer).steps).toMatchObject([{ step: 'transferred' }])
    const post = seen.find(({ method }) => method === 'POST')
    expect(post).toMatchObject({
      path: '/my/redirect/callcontroller/201/200',
      query: 'agent=201&action=transfer&target=202',
    })
    expect(portal.calls.active).toMatchObject([{ from: '200', to: '202' }])
  })

  it('passes on the one that is named', async () => {
    const startedMs = Date.now()
    portal.calls.active = [
      { from: '201', to: '200', startedMs },
      { from: '202', to: '201', startedMs },
    ]
    const order = { target: value(parseDialTarget('77')), wait: false, call: '202', onStep: () => undefined }
    value(await facet().transfer(order, never))
    expect(portal.calls.active).toMatchObject([
      { from: '201', to: '200' },
      { from: '201', to: '77' },
    ])
    expect(await facet().transfer({ ...order, call: '999' }, never)).toMatchObject({
      error: { code: 'call-not-found' },
    })
  })

  it('says so when there is none, or more than one, to pass on', async () => {
    expect((await dial('202', { via: 'transfer' })).answer).toMatchObject({
      error: { code: 'call-not-found' },
    })
    const startedMs = Date.now()
    portal.calls.active = [
      { from: '201', to: '200', startedMs },
      { from: '202', to: '201', startedMs },
    ]
    expect((await dial('202', { via: 'transfer' })).answer).toMatchObject({
      error: { code: 'conflict', detail: 'several-calls' },
    })
  })
})

describe('call history', () => {
  it('reads the records of the redirect', async () => {
    const startedAt = new Date('2026-11-20T10:00:00')
    portal.calls.history = [
      { caller: '201', callee: '200', startedAt, duration: '00:01:05.2', termination: 'C' },
      { caller: '200', callee: '201', startedAt, duration: 'null', termination: 'F' },
      { caller: '201', callee: '200', startedAt, duration: '1 day 00:00:02', termination: 'C' },
      { caller: '201', callee: '202', startedAt, duration: 'null', termination: 'I' },
    ]
    const rows = value(await (session.history?.read(never) ?? Promise.reject(new Error('none'))))
    expect(rows).toMatchObject([
      { direction: 'out', outcome: 'answered', durationSec: 65, startedAt: startedAt.toISOString() },
      { direction: 'in', outcome: 'missed', durationSec: 0, remote: { address: '200@pbx.example' } },
      { direction: 'out', durationSec: 86_402 },
    ])
    expect(portal.requests().at(-1)).toMatchObject({ path: '/my/redirect/cdr/201', accept: '*/*' })
  })

  it('reads all since a day, place by place, until there is no more', async () => {
    const day = Date.parse('2026-11-20T12:00:00')
    portal.calls.history = Array.from({ length: 1203 }, (_, at) => ({
      caller: '200',
      callee: '201',
      startedAt: new Date(day - at * 60 * 60_000),
      duration: '00:00:10',
      termination: 'C' as const,
    }))
    const { part } = session.history ?? {}
    if (!part) throw new Error('no parts')
    const since = new Date(day - 700 * 60 * 60_000)
    const places: (number | null)[] = []
    const found = new Set<string>()
    for (let start: number | null = 0; start !== null; ) {
      const { entries, next }: HistoryPart = value(await part(since, start, never))
      for (const { id } of entries) found.add(id)
      places.push(next)
      start = next
    }
    expect(places.slice(0, 1)).toEqual([500])
    expect(places.at(-1)).toBeNull()
    // A day more than asked for, for the server names no zone.
    expect(found.size).toBeGreaterThan(700)
    expect(found.size).toBeLessThan(760)
    expect(portal.requests().at(-1)?.query).toMatch(/^limit=500&offset=\d+&fromdate=20261021$/)
  })
})
