import { describe, expect, it } from 'vitest'
import { createUdpRetransmitter } from '../../../main/sip/udp-retransmit.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { request, response } from './messages.ts'

function setUp() {
  const clock = createFakeClock()
  const unanswered: string[] = []
  const repeats = createUdpRetransmitter(clock, (message) => {
    unanswered.push(message.start.kind === 'request' ? message.start.method : '')
  })
  const began = clock.now().getTime()
  const at: number[] = []
  const again = (): void => {
    at.push(clock.now().getTime() - began)
  }
  return { clock, repeats, unanswered, at, again }
}

describe('a request of ours', () => {
  it('repeats INVITE at 0.5, 1.5, 3.5, 7.5, 15.5 and 31.5 s and gives up at 32 s (timer A, B)', () => {
    const { clock, repeats, unanswered, at, again } = setUp()
    repeats.sent(request(), again)
    clock.advance(60_000)
    expect(at).toEqual([500, 1500, 3500, 7500, 15_500, 31_500])
    expect(unanswered).toEqual(['INVITE'])
    expect(clock.pending()).toBe(0)
  })

  it('repeats other requests every 4 s at most (timer E, F)', () => {
    const { clock, repeats, unanswered, at, again } = setUp()
    repeats.sent(request({ method: 'REGISTER' }), again)
    clock.advance(60_000)
    expect(at).toEqual([500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500])
    expect(unanswered).toEqual(['REGISTER'])
  })

  it('stops repeating INVITE at the first provisional answer, however long it rings', () => {
    const { clock, repeats, unanswered, at, again } = setUp()
    repeats.sent(request(), again)
    clock.advance(600)
    expect(repeats.received(response(100))).toBe('pass')
    clock.advance(120_000)
    expect(repeats.received(response(180))).toBe('pass')
    expect(repeats.received(response(486))).toBe('pass')
    expect(at).toEqual([500])
    expect(unanswered).toEqual([])
  })

  it('goes on every 4 s after a provisional answer to another request', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.sent(request({ method: 'REGISTER' }), again)
    expect(repeats.received(response(100, { method: 'REGISTER' }))).toBe('pass')
    clock.advance(10_000)
    expect(at).toEqual([4000, 8000])
    expect(repeats.received(response(200, { method: 'REGISTER' }))).toBe('pass')
    clock.advance(10_000)
    expect(at).toHaveLength(2)
  })

  it('absorbs a final answer that comes again, and sends its ACK again', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.sent(request(), () => undefined)
    expect(repeats.received(response(486))).toBe('pass')
    expect(repeats.received(response(486))).toBe('absorbed')
    expect(at).toHaveLength(0)
    repeats.sent(request({ method: 'ACK' }), again)
    expect(repeats.received(response(486))).toBe('absorbed')
    expect(repeats.received(response(486))).toBe('absorbed')
    expect(at).toHaveLength(2)
    clock.advance(32_000)
    expect(clock.pending()).toBe(0)
  })

  it('passes every 2xx to INVITE: the phone acknowledges each, forked ones too', () => {
    const { repeats } = setUp()
    repeats.sent(request(), () => undefined)
    expect(repeats.received(response(200))).toBe('pass')
    expect(repeats.received(response(200))).toBe('pass')
    expect(repeats.received(response(200, { branch: 'z9hG4bKlong-gone' }))).toBe('pass')
    expect(repeats.received(response(180))).toBe('absorbed')
    expect(repeats.received(response(486))).toBe('absorbed')
  })

  it('absorbs answers to nothing', () => {
    const { repeats } = setUp()
    expect(repeats.received(response(404))).toBe('absorbed')
    expect(repeats.received(response(200, { method: 'BYE' }))).toBe('absorbed')
  })

  it('tells CANCEL from its INVITE', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.sent(request(), () => undefined)
    repeats.received(response(180))
    repeats.sent(request({ method: 'CANCEL' }), again)
    clock.advance(500)
    expect(at).toEqual([500])
    expect(repeats.received(response(200, { method: 'CANCEL' }))).toBe('pass')
    expect(repeats.received(response(487))).toBe('pass')
    clock.advance(5000)
    expect(at).toEqual([500])
  })
})

describe('a request of theirs', () => {
  it('passes once; before there is an answer a repetition is absorbed', () => {
    const { repeats } = setUp()
    expect(repeats.received(request())).toBe('pass')
    expect(repeats.received(request())).toBe('absorbed')
    expect(repeats.received(request({ branch: 'z9hG4bKtwo' }))).toBe('pass')
  })

  it('gets the last answer again', () => {
    const { repeats, at, again } = setUp()
    repeats.received(request({ method: 'OPTIONS' }))
    repeats.sent(response(200, { method: 'OPTIONS' }), again)
    expect(repeats.received(request({ method: 'OPTIONS' }))).toBe('absorbed')
    expect(repeats.received(request({ method: 'OPTIONS' }))).toBe('absorbed')
    expect(at).toHaveLength(2)
  })

  it('gets 180 again while it rings, for as long as that takes', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.received(request())
    repeats.sent(response(180), again)
    clock.advance(120_000)
    expect(repeats.received(request())).toBe('absorbed')
    expect(at).toHaveLength(1)
  })

  it('repeats a refusal of INVITE until its ACK (timer G), which passes once', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.received(request())
    repeats.sent(response(486), again)
    clock.advance(8000)
    expect(at).toEqual([500, 1500, 3500, 7500])
    expect(repeats.received(request({ method: 'ACK' }))).toBe('pass')
    expect(repeats.received(request({ method: 'ACK' }))).toBe('absorbed')
    expect(repeats.received(request())).toBe('absorbed')
    clock.advance(40_000)
    expect(at).toHaveLength(4)
    expect(clock.pending()).toBe(0)
  })

  it('repeats a refusal for 32 s at most (timer H)', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.received(request())
    repeats.sent(response(603), again)
    clock.advance(100_000)
    expect(at.at(-1)).toBe(31_500)
    expect(clock.pending()).toBe(0)
  })

  it('leaves a 2xx to the phone, and its ACK too', () => {
    const { clock, repeats, at, again } = setUp()
    repeats.received(request())
    repeats.sent(response(200), again)
    clock.advance(10_000)
    expect(repeats.received(request())).toBe('absorbed')
    expect(repeats.received(request({ method: 'ACK', branch: 'z9hG4bKits-own' }))).toBe('pass')
    expect(at).toEqual([])
  })

  it('tells old requests without a unique branch apart by what they say', () => {
    const { repeats } = setUp()
    const old = { via: 'SIP/2.0/UDP 192.0.2.1;branch=1' }
    expect(repeats.received(request({ ...old, callId: 'a' }))).toBe('pass')
    expect(repeats.received(request({ ...old, callId: 'a' }))).toBe('absorbed')
    expect(repeats.received(request({ ...old, callId: 'b' }))).toBe('pass')
  })
})

describe('the table of transactions', () => {
  it('stays bounded, and stop ends every timer', () => {
    const { clock, repeats } = setUp()
    for (let at = 0; at < 2000; at += 1) repeats.received(request({ branch: `z9hG4bK${at}` }))
    expect(clock.pending()).toBeLessThanOrEqual(512)
    repeats.sent(request(), () => undefined)
    repeats.stop()
    expect(clock.pending()).toBe(0)
  })
})
