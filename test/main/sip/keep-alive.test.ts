import { describe, expect, it } from 'vitest'
import { createKeepAlive, KEEP_ALIVE } from '../../../main/sip/keep-alive.ts'
import type { KeepAliveOptions } from '../../../main/sip/keep-alive.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

function setUp(options: Partial<KeepAliveOptions> = {}) {
  const clock = createFakeClock()
  const happened: string[] = []
  const say = (what: string) => (): void => {
    happened.push(what)
  }
  const alive = createKeepAlive({
    clock,
    ping: say('ping'),
    answered: 'maybe',
    probe: say('probe'),
    answersProbes: false,
    dead: say('dead'),
    ...options,
  })
  const rest = (): void => {
    clock.advance(KEEP_ALIVE.intervalMs)
  }
  const wait = (): void => {
    clock.advance(KEEP_ALIVE.answerMs)
  }
  return { alive, clock, happened, rest, wait }
}

describe('createKeepAlive', () => {
  it('pings every 25 s and goes on while something answers', () => {
    const { alive, happened, rest } = setUp({ answered: 'always' })
    for (let at = 0; at < 4; at += 1) {
      rest()
      alive.heard()
    }
    expect(happened).toEqual(['ping', 'ping', 'ping', 'ping'])
  })

  it('keeps its beat whatever else arrives', () => {
    const { alive, clock, happened } = setUp()
    clock.advance(KEEP_ALIVE.intervalMs - 1)
    alive.heard()
    clock.advance(1)
    expect(happened).toEqual(['ping'])
  })

  it('takes a WebSocket for dead 10 s after an unanswered ping', () => {
    const { clock, happened, rest, wait } = setUp({ answered: 'always' })
    rest()
    clock.advance(KEEP_ALIVE.answerMs - 1)
    expect(happened).toEqual(['ping'])
    clock.advance(1)
    expect(happened).toEqual(['ping', 'dead'])
    rest()
    wait()
    expect(happened).toHaveLength(2)
    expect(clock.pending()).toBe(0)
  })

  it('takes a stream for dead that ponged before and does not now', () => {
    const { alive, happened, rest, wait } = setUp()
    rest()
    alive.heard()
    alive.ponged()
    rest()
    wait()
    expect(happened).toEqual(['ping', 'ping', 'dead'])
  })

  it('asks a stream that never ponged before it thinks ill of it', () => {
    const { alive, happened, rest, wait } = setUp()
    rest()
    wait()
    alive.heard()
    alive.probed()
    rest()
    rest()
    wait()
    wait()
    expect(happened).toEqual(['ping', 'probe', 'ping', 'ping', 'probe', 'dead'])
  })

  it('lets a server be that answers neither pings nor questions', () => {
    const { happened, rest, wait } = setUp()
    for (let at = 0; at < 3; at += 1) {
      rest()
      wait()
      wait()
    }
    expect(happened).toEqual(['ping', 'probe', 'ping', 'probe', 'ping', 'probe'])
  })

  it('asks nothing of a server that was heard since the last ping', () => {
    const { alive, happened, rest, wait } = setUp()
    alive.heard()
    rest()
    wait()
    expect(happened).toEqual(['ping'])
  })

  it('fills a UDP path, and asks only after 25 s of silence', () => {
    const { alive, happened, rest, wait } = setUp({ answered: 'never', answersProbes: true })
    alive.heard()
    rest()
    alive.heard()
    rest()
    rest()
    wait()
    expect(happened).toEqual(['ping', 'ping', 'ping', 'probe', 'dead'])
  })

  it('only fills when a UDP server is known not to answer', () => {
    const { happened, rest } = setUp({ answered: 'never', probe: null })
    for (let at = 0; at < 4; at += 1) rest()
    expect(happened).toEqual(['ping', 'ping', 'ping', 'ping'])
  })

  it('stops', () => {
    const { alive, clock, happened, rest } = setUp()
    alive.stop()
    rest()
    alive.heard()
    rest()
    expect(happened).toEqual([])
    expect(clock.pending()).toBe(0)
  })
})
