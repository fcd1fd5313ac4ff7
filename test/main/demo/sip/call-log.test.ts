import { describe, expect, it } from 'vitest'
import { createCallLog } from '../../../../main/demo/sip/call-log.ts'
import type { DemoCallEnd } from '../../../../main/demo/sip/call-log.ts'
import { createTimers } from '../../../../main/demo/sip/timers.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const CALL = { callId: 'c', fromTag: 'f', from: 'a@d', fromDisplayName: 'A', to: 'b@d' }

function createBench() {
  const clock = createFakeClock('2026-01-01T00:00:00.000Z')
  const ended: DemoCallEnd[] = []
  const media = { codec: 'opus', packetsIn: 1, packetsOut: 2, digits: '3' }
  const log = createCallLog({
    clock,
    mediaOf: (id) => (id === 'c' ? media : null),
    onEnded: (call) => ended.push(call),
  })
  return { clock, ended, media, log }
}

describe('call log', () => {
  it('follows a call from ringing to its end, and reports it once', () => {
    const { clock, ended, media, log } = createBench()
    const entry = log.start(CALL)
    expect(log.live()).toMatchObject([{ ...CALL, state: 'trying', media }])
    entry.ringing()
    clock.advance(2000)
    entry.answered('x@d', 't')
    entry.answered('y@d', 'late')
    entry.ringing()
    expect(log.live()).toMatchObject([{ state: 'answered', answeredBy: 'x@d' }])
    clock.advance(3000)
    entry.ended(487)
    entry.ended(200)
    expect(log.live()).toEqual([])
    expect(ended).toEqual([
      {
        ...CALL,
        toTag: 't',
        answeredBy: 'x@d',
        startedAt: '2026-01-01T00:00:00.000Z',
        answeredAt: '2026-01-01T00:00:02.000Z',
        endedAt: '2026-01-01T00:00:05.000Z',
        status: 200,
      },
    ])
  })

  it('reports why a call was never answered', () => {
    const { ended, log } = createBench()
    log.start(CALL).ended(486)
    expect(ended).toMatchObject([{ status: 486, answeredAt: null, toTag: null }])
  })
})

describe('timers', () => {
  it('end together, and none starts afterwards', () => {
    const clock = createFakeClock()
    const timers = createTimers(clock)
    const ran: string[] = []
    timers.after(10, () => ran.push('first'))
    timers.after(20, () => ran.push('cancelled'))()
    timers.after(30, () => ran.push('stopped'))
    clock.advance(10)
    timers.stopAll()
    timers.after(1, () => ran.push('late'))()
    clock.advance(100)
    expect(ran).toEqual(['first'])
    expect(clock.pending()).toBe(0)
  })
})
