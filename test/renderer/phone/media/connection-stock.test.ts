import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConnectionStock } from '../../../../renderer/phone/media/connection-stock.ts'
import { createManualTimers } from '../../../support/manual-timers.ts'

beforeEach(() => {
  vi.stubGlobal('MediaStream', class {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function setUp() {
  const timers = createManualTimers()
  const made: Connection[] = []
  let now = 0
  class Connection {
    configuration: RTCConfiguration
    lines: string[] = []
    closed = false
    constructor(configuration: RTCConfiguration) {
      this.configuration = configuration
    }
    addTransceiver(kind: string) {
      this.lines.push(kind)
      return {}
    }
    setConfiguration(configuration: RTCConfiguration) {
      this.configuration = configuration
    }
    close() {
      this.closed = true
    }
  }
  const stock = createConnectionStock(
    (configuration) => {
      const connection = new Connection(configuration)
      made.push(connection)
      return connection as unknown as RTCPeerConnection
    },
    { now: () => now, after: timers.after },
  )
  return { stock, made, timers, pass: (ms: number) => (now += ms) }
}

const STUN = { iceServers: [{ urls: ['stun:stun.example.test'] }] }

describe('createConnectionStock', () => {
  it('keeps one connection with a line of audio ready, and makes the next after one was taken', () => {
    const { stock, made, timers } = setUp()
    stock.warm()
    timers.advance(50)
    expect(made.map(({ lines }) => lines)).toEqual([['audio']])
    const taken = stock.take(STUN, true)
    expect(taken.connection).toBe(made[0])
    expect(made[0]?.configuration).toBe(STUN)
    timers.advance(50)
    expect(made.length).toBe(2)
    expect(stock.take(STUN, true).connection).toBe(made[1])
  })

  it('makes one on the spot when none is ready', () => {
    const { stock, made } = setUp()
    const taken = stock.take(STUN, true)
    expect([taken.connection, taken.audio === null]).toEqual([made[0], false])
    expect(made[0]?.configuration).toBe(STUN)
  })

  it('gives a bare one to a call that takes its lines from the far side', () => {
    const { stock, made } = setUp()
    const taken = stock.take(STUN, false)
    expect([taken.connection, taken.audio]).toEqual([made[0], null])
    expect(made[0]?.lines).toEqual([])
  })

  it('throws one away whose certificate may run out in the call', () => {
    const { stock, made, timers, pass } = setUp()
    stock.warm()
    timers.advance(50)
    pass(24 * 60 * 60 * 1000)
    expect(stock.take(STUN, true).connection).toBe(made[1])
    expect(made[0]?.closed).toBe(true)
  })
})
