import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RETRY_STEPS_SEC } from '../../../renderer/phone/backoff.ts'
import { reduceLine } from '../../../renderer/phone/line-machine.ts'
import {
  type LineEffect,
  type LineEvent,
  type LineMachine,
  type LinePhase,
  newLine,
  PING_EVERY_MS,
  PING_LIMIT_MS,
  REGISTER_LIMIT_MS,
  RESUME_PING_LIMIT_MS,
  STEADY_MS,
} from '../../../renderer/phone/line-state.ts'
import { lineView } from '../../../renderer/phone/line-view.ts'
import type { AppError } from '../../../shared/errors.ts'
import { lineSetup } from '../../support/test-phone.ts'

const NOW = Date.parse('2026-01-02T03:04:05Z')
const setup = lineSetup('alice')
const unreachable: AppError = { code: 'unreachable' }
const atNow = { nowMs: NOW, random: 0.5 }

/** Feeds events; `gen: 'now'` style numbers are filled in by the caller through `line.gen`. */
function feed(line: LineMachine, ...events: readonly LineEvent[]) {
  let effects: readonly LineEffect[] = []
  let state = line
  for (const event of events) {
    const step = reduceLine(state, event, atNow)
    state = step.state
    effects = step.effects
  }
  return { state, effects }
}

const start: LineEvent = { kind: 'start', setup }
const connected = (gen: number): LineEvent => ({ kind: 'connected', gen, transport: 'WSS' })
const registered = (gen: number): LineEvent => ({ kind: 'registered', gen, expiresSec: 300 })
const refused = (gen: number, status: number, retryAfterSec: number | null = null): LineEvent => ({
  kind: 'register-failed',
  gen,
  status,
  retryAfterSec,
  serverText: 'No',
})
const timer = (gen: number, name: 'retry' | 'register' | 'refresh' | 'ping' | 'steady'): LineEvent => ({
  kind: 'timer',
  gen,
  name,
})

const connecting = feed(newLine(), start).state
const registering = feed(connecting, connected(1)).state
const ready = feed(registering, registered(1)).state
const backoff = feed(connecting, { kind: 'connect-failed', gen: 1, error: unreachable }).state
const offline = feed(newLine(false), start, { kind: 'connect-failed', gen: 1, error: unreachable }).state
const suspended = feed(ready, { kind: 'suspend' }).state
const suspendedBare = feed(connecting, { kind: 'suspend' }).state
const resuming = feed(suspended, { kind: 'resume' }).state
const rejected = feed(registering, refused(1, 403)).state
const ALL = {
  off: newLine(),
  connecting,
  registering,
  ready,
  backoff,
  offline,
  suspended,
  suspendedBare,
  resuming,
  rejected,
}

const kinds = (effects: readonly LineEffect[]) =>
  effects.map((effect) => ('name' in effect ? `${effect.kind} ${effect.name}` : effect.kind))

describe('reduceLine: the way up', () => {
  it('connects when it is started', () => {
    const { state, effects } = feed(newLine(), start)
    expect(state).toMatchObject({ gen: 1, failures: 0, phase: { kind: 'connecting' } })
    expect(effects).toEqual([{ kind: 'stop-timers' }, { kind: 'connect', gen: 1, setup }])
  })

  it('registers when it is connected, within a limit', () => {
    const { state, effects } = feed(connecting, connected(1))
    expect(state.phase).toEqual({ kind: 'registering', transport: 'WSS' })
    expect(effects).toEqual([
      { kind: 'register', gen: 1 },
      { kind: 'start-timer', gen: 1, name: 'register', delayMs: REGISTER_LIMIT_MS },
    ])
  })

  it('is ready when it is registered, and refreshes at 75 to 85 % of the expiry', () => {
    const { state, effects } = feed(registering, registered(1))
    expect(state.phase).toEqual({ kind: 'ready', transport: 'WSS', sinceMs: NOW, untilMs: NOW + 300_000 })
    expect(effects).toEqual([
      { kind: 'stop-timers' },
      { kind: 'start-timer', gen: 1, name: 'refresh', delayMs: 240_000 },
      { kind: 'start-timer', gen: 1, name: 'ping', delayMs: PING_EVERY_MS },
      { kind: 'start-timer', gen: 1, name: 'steady', delayMs: STEADY_MS },
    ])
    const bounds = [0, 0.999].map((random) => {
      const [, refresh] = reduceLine(registering, registered(1), { nowMs: NOW, random }).effects
      return refresh?.kind === 'start-timer' ? refresh.delayMs : 0
    })
    expect(bounds[0]).toBe(225_000)
    expect(bounds[1]).toBeLessThan(255_000)
  })

  it('does nothing when the same setup is sent again', () => {
    expect(feed(ready, start)).toEqual({ state: ready, effects: [] })
  })

  it('replaces the registration when the generation rises', () => {
    const next = { ...setup, generation: 1 }
    const { state, effects } = feed(ready, { kind: 'start', setup: next })
    expect(state).toMatchObject({ gen: 2, phase: { kind: 'connecting' } })
    expect(effects).toEqual([
      { kind: 'stop-timers' },
      { kind: 'retire', unregister: false },
      { kind: 'connect', gen: 2, setup: next },
    ])
  })

  it('un-registers the old address when the address changes', () => {
    const { effects } = feed(ready, { kind: 'start', setup: { ...setup, address: 'al@example.test' } })
    expect(effects).toContainEqual({ kind: 'retire', unregister: true })
  })

  it('tries again from rejected when the setup changes', () => {
    const { state } = feed(rejected, { kind: 'start', setup: { ...setup, generation: 1 } })
    expect(state).toMatchObject({ failures: 0, phase: { kind: 'connecting' } })
  })

  it('waits for the end of the sleep when it is started in it', () => {
    const asleep = feed(newLine(true, true), start)
    expect(asleep.state.phase).toEqual({ kind: 'suspended', kept: null })
    expect(kinds(asleep.effects)).toEqual(['stop-timers'])
    expect(kinds(feed(asleep.state, { kind: 'resume' }).effects)).toEqual(['stop-timers', 'connect'])
  })

  it('goes off from anywhere, with a goodbye', () => {
    for (const line of Object.values(ALL).filter(({ phase }) => phase.kind !== 'off')) {
      const { state, effects } = feed(line, { kind: 'stop' })
      expect(state).toMatchObject({ setup: null, phase: { kind: 'off' }, gen: line.gen + 1 })
      expect(effects).toEqual([{ kind: 'stop-timers' }, { kind: 'retire', unregister: true }])
    }
    expect(feed(newLine(), { kind: 'stop' }).effects).toEqual([])
  })
})

describe('reduceLine: staying up', () => {
  it('registers again when the refresh is due, and stays ready', () => {
    const due = feed(ready, timer(1, 'refresh'))
    expect(due.state).toBe(ready)
    expect(kinds(due.effects)).toEqual(['register', 'start-timer register'])
    const again = reduceLine(ready, registered(1), { nowMs: NOW + 240_000, random: 0 })
    expect(again.state.phase).toEqual({
      kind: 'ready',
      transport: 'WSS',
      sinceMs: NOW,
      untilMs: NOW + 540_000,
    })
    expect(kinds(again.effects)).toEqual(['stop-timer register', 'start-timer refresh'])
  })

  it('asks a busy server again while the registration stands', () => {
    const { state, effects } = feed(ready, refused(1, 503, 20))
    expect(state).toMatchObject({ failures: 1, phase: { kind: 'ready' } })
    expect(effects).toEqual([
      { kind: 'stop-timer', name: 'register' },
      { kind: 'start-timer', gen: 1, name: 'refresh', delayMs: 21_000 },
    ])
    expect(kinds(feed(ready, refused(1, 500)).effects)).toEqual([
      'stop-timer register',
      'start-timer refresh',
    ])
  })

  it('waits in back-off when the busy server asks for longer than the registration stands', () => {
    expect(feed(ready, refused(1, 503, 400)).state.phase.kind).toBe('backoff')
  })

  it('is rejected when a refresh is refused for good, and fails on other refusals', () => {
    expect(feed(ready, refused(1, 403)).state.phase.kind).toBe('rejected')
    expect(feed(ready, refused(1, 408)).state.phase.kind).toBe('backoff')
  })

  it('pings, and pings again after the answer', () => {
    expect(feed(ready, timer(1, 'ping')).effects).toEqual([{ kind: 'ping', gen: 1, withinMs: PING_LIMIT_MS }])
    expect(kinds(feed(ready, { kind: 'ping-answered', gen: 1 }).effects)).toEqual(['start-timer ping'])
  })

  it('counts failures anew after a minute of being ready', () => {
    const shaky = { ...ready, failures: 4 }
    expect(feed(shaky, timer(1, 'steady')).state.failures).toBe(0)
  })
})

describe('reduceLine: trouble', () => {
  it.each([
    ['the connection is lost', { kind: 'lost', gen: 1, error: unreachable }, 'unreachable'],
    ['the connection is lost without a cause', { kind: 'lost', gen: 1, error: null }, 'unreachable'],
    ['a ping is not answered', { kind: 'ping-lost', gen: 1 }, 'timeout'],
    ['a REGISTER is not answered', timer(1, 'register'), 'timeout'],
  ] as const)('backs off when %s', (_situation, event, code) => {
    for (const line of [ready, registering]) {
      const { state, effects } = feed(line, event)
      expect(state).toMatchObject({ failures: 1, phase: { kind: 'backoff', untilMs: NOW, error: { code } } })
      expect(effects).toEqual([
        { kind: 'stop-timers' },
        { kind: 'disconnect', gen: 1 },
        { kind: 'start-timer', gen: 1, name: 'retry', delayMs: 0 },
      ])
    }
  })

  it('waits longer and longer up to 30 s, with full jitter', () => {
    let line = connecting
    const waits: number[] = []
    for (let attempt = 0; attempt < RETRY_STEPS_SEC.length + 2; attempt += 1) {
      const failed = reduceLine(line, { kind: 'connect-failed', gen: line.gen, error: unreachable }, atNow)
      const retry = failed.effects.find((effect) => effect.kind === 'start-timer')
      if (retry?.kind === 'start-timer') waits.push(retry.delayMs)
      line = feed(failed.state, timer(failed.state.gen, 'retry')).state
      expect(line).toMatchObject({ gen: attempt + 2, phase: { kind: 'connecting' } })
    }
    expect(waits).toEqual([...RETRY_STEPS_SEC, 30, 30].map((seconds) => seconds * 500))
  })

  it('honours Retry-After and never waits longer than ten minutes', () => {
    const wait = (seconds: number) => {
      const { phase } = feed(registering, refused(1, 503, seconds)).state
      return phase.kind === 'backoff' ? phase.untilMs - NOW : -1
    }
    expect(wait(60)).toBe(63_000)
    expect(wait(1_000_000)).toBe(630_000)
    expect(wait(-5)).toBe(0)
  })

  it.each([401, 403, 404, 407])('is rejected by %d and lets go of the connection', (status) => {
    const { state, effects } = feed(registering, refused(1, status))
    expect(state.phase).toMatchObject({ kind: 'rejected', error: { status, serverText: 'No' } })
    expect(effects).toEqual([{ kind: 'stop-timers' }, { kind: 'disconnect', gen: 1 }])
  })

  it('tries again after a refusal that may pass', () => {
    expect(feed(registering, refused(1, 420)).state.phase).toMatchObject({
      kind: 'backoff',
      error: { code: 'refused-by-server' },
    })
  })

  it('is rejected by a failure to connect that no attempt will change', () => {
    const error: AppError = { code: 'client-certificate-refused' }
    expect(feed(connecting, { kind: 'connect-failed', gen: 1, error }).state.phase).toEqual({
      kind: 'rejected',
      error,
    })
  })
})

describe('reduceLine: network', () => {
  it('tries once when it is started offline, then waits for the network', () => {
    expect(feed(newLine(false), start).state.phase.kind).toBe('connecting')
    expect(offline.phase).toEqual({ kind: 'offline' })
    expect(
      kinds(feed(newLine(false), start, { kind: 'connect-failed', gen: 1, error: unreachable }).effects),
    ).toEqual(['stop-timers', 'disconnect'])
  })

  it('connects at once when the network is back', () => {
    for (const line of [offline, { ...backoff, failures: 5 }]) {
      const { state, effects } = feed(line, { kind: 'network', online: true })
      expect(state).toMatchObject({ failures: 0, phase: { kind: 'connecting' } })
      expect(kinds(effects)).toEqual(['stop-timers', 'connect'])
    }
  })

  it('stops trying when the network goes', () => {
    const { state, effects } = feed(backoff, { kind: 'network', online: false })
    expect(state).toMatchObject({ online: false, phase: { kind: 'offline' } })
    expect(effects).toEqual([{ kind: 'stop-timers' }])
    expect(feed(offline, { kind: 'network', online: false }).effects).toEqual([])
  })

  it('asks a standing connection whether it still stands', () => {
    for (const online of [true, false]) {
      const { state, effects } = feed(ready, { kind: 'network', online })
      expect(state.phase).toEqual(ready.phase)
      expect(effects).toEqual([{ kind: 'ping', gen: 1, withinMs: PING_LIMIT_MS }])
    }
  })

  it('waits for the network when the connection is lost offline', () => {
    const lost = feed({ ...ready, online: false }, { kind: 'lost', gen: 1, error: null })
    expect(lost.state.phase).toEqual({ kind: 'offline' })
  })

  it('only remembers it in the other phases', () => {
    for (const line of [newLine(), connecting, registering, suspended, resuming, rejected]) {
      const { state, effects } = feed(line, { kind: 'network', online: false })
      expect(state).toEqual({ ...line, online: false })
      expect(effects).toEqual([])
    }
  })
})

describe('reduceLine: sleep', () => {
  it('keeps a standing registration and says no goodbye', () => {
    expect(suspended.phase).toMatchObject({
      kind: 'suspended',
      kept: { transport: 'WSS', untilMs: NOW + 300_000 },
    })
    expect(kinds(feed(ready, { kind: 'suspend' }).effects)).toEqual(['stop-timers'])
  })

  it.each(['connecting', 'registering', 'backoff', 'offline'] as const)(
    'gives up what is under way in %s',
    (name) => {
      const { state, effects } = feed(ALL[name], { kind: 'suspend' })
      expect(state.phase).toEqual({ kind: 'suspended', kept: null })
      expect(kinds(effects)).toEqual(['stop-timers', 'disconnect'])
    },
  )

  it('only remembers it when off or rejected, or asleep already', () => {
    for (const line of [newLine(), rejected, suspended]) {
      expect(feed(line, { kind: 'suspend' })).toEqual({ state: { ...line, asleep: true }, effects: [] })
    }
  })

  it('pings first on resume, for 3 s', () => {
    const { state, effects } = feed(suspended, { kind: 'resume' })
    expect(state.phase.kind).toBe('resuming')
    expect(effects).toEqual([{ kind: 'ping', gen: 1, withinMs: RESUME_PING_LIMIT_MS }])
  })

  it('is ready again when the ping is answered', () => {
    const { state, effects } = feed(resuming, { kind: 'ping-answered', gen: 1 })
    expect(state.phase).toEqual(ready.phase)
    expect(kinds(effects)).toEqual([
      'stop-timers',
      'start-timer refresh',
      'start-timer ping',
      'start-timer steady',
    ])
  })

  it('registers when the registration ran out in the sleep', () => {
    const later = { nowMs: NOW + 301_000, random: 0.5 }
    const { state, effects } = reduceLine(resuming, { kind: 'ping-answered', gen: 1 }, later)
    expect(state.phase).toEqual({ kind: 'registering', transport: 'WSS' })
    expect(kinds(effects)).toEqual(['register', 'start-timer register'])
  })

  it('connects anew when the ping is silent or the connection breaks', () => {
    for (const event of [
      { kind: 'ping-lost', gen: 1 },
      { kind: 'lost', gen: 1, error: null },
    ] as const) {
      const { state, effects } = feed(resuming, event)
      expect(state).toMatchObject({ gen: 2, phase: { kind: 'connecting' } })
      expect(kinds(effects)).toEqual(['stop-timers', 'disconnect', 'connect'])
    }
  })

  it('forgets the connection when it breaks in the sleep, and connects on resume', () => {
    const lost = feed(suspended, { kind: 'lost', gen: 1, error: null }).state
    expect(lost.phase).toEqual({ kind: 'suspended', kept: null })
    expect(feed(lost, { kind: 'resume' }).state.phase.kind).toBe('connecting')
  })

  it('waits for the network when it resumes without one', () => {
    const { state, effects } = feed({ ...suspendedBare, online: false }, { kind: 'resume' })
    expect(state).toMatchObject({ asleep: false, phase: { kind: 'offline' } })
    expect(effects).toEqual([])
  })

  it('sleeps again while it resumes, and keeps what it had', () => {
    const { state } = feed(resuming, { kind: 'suspend' })
    expect(state.phase).toEqual(suspended.phase)
  })

  it('has nothing to resume in the other phases', () => {
    for (const line of [newLine(), connecting, registering, ready, backoff, offline, resuming, rejected]) {
      expect(feed(line, { kind: 'resume' })).toEqual({ state: { ...line, asleep: false }, effects: [] })
    }
  })
})

describe('reduceLine: a line without a setup', () => {
  it('connects nowhere, whatever phase it claims', () => {
    const line = { ...offline, setup: null }
    expect(feed(line, { kind: 'network', online: true }).effects).toEqual([])
  })
})

describe('reduceLine: what is late or out of place', () => {
  it('ignores everything an older generation reports', () => {
    const old: readonly LineEvent[] = [
      connected(1),
      { kind: 'connect-failed', gen: 1, error: unreachable },
      registered(1),
      refused(1, 403),
      { kind: 'lost', gen: 1, error: null },
      { kind: 'ping-answered', gen: 1 },
      { kind: 'ping-lost', gen: 1 },
      timer(1, 'retry'),
    ]
    for (const line of Object.values(ALL)) {
      const newer = { ...line, gen: 9 }
      for (const event of old) expect(reduceLine(newer, event, atNow)).toEqual({ state: newer, effects: [] })
    }
  })

  it.each([
    ['connected', connected, ['connecting']],
    [
      'connect-failed',
      (gen: number): LineEvent => ({ kind: 'connect-failed', gen, error: unreachable }),
      ['connecting'],
    ],
    ['registered', registered, ['registering', 'ready']],
    ['register-failed', (gen: number) => refused(gen, 503), ['registering', 'ready']],
    [
      'lost',
      (gen: number): LineEvent => ({ kind: 'lost', gen, error: null }),
      ['registering', 'ready', 'resuming', 'suspended', 'suspendedBare'],
    ],
    ['ping-answered', (gen: number): LineEvent => ({ kind: 'ping-answered', gen }), ['ready', 'resuming']],
    ['timer retry', (gen: number) => timer(gen, 'retry'), ['backoff']],
    ['timer refresh', (gen: number) => timer(gen, 'refresh'), ['ready']],
    ['timer ping', (gen: number) => timer(gen, 'ping'), ['ready']],
    ['timer steady', (gen: number) => timer(gen, 'steady'), ['ready']],
  ] as const)('takes %s only where it belongs', (_name, make, where) => {
    for (const [name, line] of Object.entries(ALL)) {
      if ((where as readonly string[]).includes(name)) continue
      expect(reduceLine(line, make(line.gen), atNow)).toEqual({ state: line, effects: [] })
    }
  })
})

describe('lineView', () => {
  it.each([
    ['off', { kind: 'off' }],
    ['connecting', { kind: 'connecting' }],
    ['resuming', { kind: 'connecting' }],
    ['registering', { kind: 'registering' }],
    ['ready', { kind: 'ready', since: '2026-01-02T03:04:05.000Z', transport: 'WSS' }],
    ['backoff', { kind: 'backoff', until: '2026-01-02T03:04:05.000Z', attempt: 1, error: unreachable }],
    ['offline', { kind: 'suspended' }],
    ['suspended', { kind: 'suspended' }],
  ] as const)('shows %s', (name, view) => {
    expect(lineView(ALL[name])).toEqual(view)
  })

  it('shows why a line is rejected', () => {
    expect(lineView(rejected)).toEqual({
      kind: 'rejected',
      error: { code: 'forbidden', status: 403, serverText: 'No' },
    })
  })
})

type Pick = {
  readonly pick: number
  readonly random: number
  readonly stale: boolean
  readonly onward: boolean
}

/** Keeps the books a runner would keep, to see that the machine never asks for the impossible. */
function invariants(events: readonly Pick[]) {
  let line = newLine()
  let nowMs = NOW
  let connectedGen: number | null = null
  const timers = new Set<string>()
  const menu = (gen: number): readonly LineEvent[] => [
    start,
    { kind: 'start', setup: { ...setup, generation: gen } },
    { kind: 'stop' },
    { kind: 'suspend' },
    { kind: 'resume' },
    { kind: 'network', online: true },
    { kind: 'network', online: false },
    connected(gen),
    { kind: 'connect-failed', gen, error: unreachable },
    registered(gen),
    refused(gen, 503, 5),
    refused(gen, 401),
    { kind: 'lost', gen, error: null },
    { kind: 'ping-answered', gen },
    { kind: 'ping-lost', gen },
    ...(['retry', 'register', 'refresh', 'ping', 'steady'] as const).map((name) => timer(gen, name)),
  ]
  for (const { pick, random, stale, onward } of events) {
    nowMs += Math.round(random * 20_000)
    const choices = menu(stale ? line.gen - 1 : line.gen)
    // Half of the way is the usual one, else chance would seldom get a line ready.
    const event = (onward && usual(line)) || (choices[pick % choices.length] ?? start)
    // A timer that was stopped cannot fire, and nothing connects twice.
    if (event.kind === 'timer' && !timers.has(event.name)) continue
    if (event.kind === 'connected' && line.phase.kind === 'connecting') connectedGen = event.gen
    const before = line
    const step = reduceLine(line, event, { nowMs, random })
    line = step.state
    if (event.kind === 'timer' && event.gen === before.gen) timers.delete(event.name)
    for (const effect of step.effects) {
      if (effect.kind === 'stop-timers') timers.clear()
      if (effect.kind === 'stop-timer') timers.delete(effect.name)
      if (effect.kind === 'start-timer') {
        timers.add(effect.name)
        expect(effect.gen).toBe(line.gen)
        expect(effect.delayMs).toBeGreaterThanOrEqual(0)
      }
      if (effect.kind === 'connect') expect(effect.gen).toBe(line.gen)
      if (effect.kind === 'register' || effect.kind === 'ping') expect(connectedGen).toBe(line.gen)
    }
    expect(line.gen).toBeGreaterThanOrEqual(before.gen)
    check(line, timers)
  }
}

/** What comes next when all goes well. */
function usual({ phase, gen }: LineMachine): LineEvent | null {
  if (phase.kind === 'off') return start
  if (phase.kind === 'connecting') return connected(gen)
  if (phase.kind === 'registering') return registered(gen)
  if (phase.kind === 'backoff') return timer(gen, 'retry')
  if (phase.kind === 'suspended') return { kind: 'resume' }
  if (phase.kind === 'resuming') return { kind: 'ping-answered', gen }
  return phase.kind === 'ready' ? timer(gen, 'refresh') : null
}

function check({ phase, setup: current }: LineMachine, timers: ReadonlySet<string>): void {
  expect(current === null).toBe(phase.kind === 'off')
  const waits: Readonly<Record<LinePhase['kind'], readonly string[]>> = {
    off: [],
    connecting: [],
    registering: ['register'],
    ready: ['register', 'refresh', 'ping', 'steady'],
    backoff: ['retry'],
    offline: [],
    suspended: [],
    resuming: [],
    rejected: [],
  }
  for (const name of timers) expect(waits[phase.kind]).toContain(name)
  // No phase that waits for something is without what ends the wait.
  if (phase.kind === 'backoff') expect(timers).toContain('retry')
  if (phase.kind === 'registering') expect(timers).toContain('register')
  if (phase.kind === 'ready') expect(timers.has('refresh') || timers.has('register')).toBe(true)
}

describe('reduceLine: any order of events', () => {
  it('keeps one attempt alive, its timers in order and never waits without an end', () => {
    const events = fc.array(
      fc.record({
        pick: fc.nat(40),
        random: fc.double({ min: 0, max: 0.999, noNaN: true }),
        stale: fc.boolean(),
        onward: fc.boolean(),
      }),
      { maxLength: 60 },
    )
    fc.assert(fc.property(events, invariants), { numRuns: 400 })
  })
})
