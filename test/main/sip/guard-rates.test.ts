import { describe, expect, it } from 'vitest'
import { createRateGuard, RATE_LIMITS } from '../../../main/sip/guard-rates.ts'
import { request, response } from './messages.ts'

const invite = (at: number, parts: Parameters<typeof request>[0] = {}) =>
  request({ callId: `call-${at}`, branch: `z9hG4bK${at}`, caller: `caller-${at}`, ...parts })
const finish = (at: number, status = 486) => response(status, { callId: `call-${at}` })

describe('createRateGuard', () => {
  it('lets four calls ring and answers the fifth 486', () => {
    const guard = createRateGuard()
    for (let at = 0; at < RATE_LIMITS.ringing; at += 1) expect(guard.admit(invite(at), 0).kind).toBe('pass')
    expect(guard.admit(invite(9), 0)).toEqual({ kind: 'answer', status: 486, reason: 'too-many-ringing' })
    guard.sent(finish(0), 1)
    expect(guard.admit(invite(10), 1).kind).toBe('pass')
  })

  it('lets somebody else in while one caller floods', () => {
    const guard = createRateGuard()
    const same = (at: number) => invite(at, { caller: 'flood' })
    const answers = Array.from({ length: 1000 }, (_, at) => {
      const admission = guard.admit(same(at), at)
      return admission.kind === 'answer' ? admission.reason : admission.kind
    })
    expect(answers.filter((one) => one === 'pass')).toHaveLength(RATE_LIMITS.ringing)
    expect(answers.slice(4, 21)).toEqual([...Array<string>(16).fill('too-many-ringing'), 'invite-rate'])
    // Everybody else calls as if nothing happened.
    expect(guard.admit(invite(2000), 999).kind).toBe('pass')
    expect(guard.admit(request({ method: 'OPTIONS', callId: 'o', branch: 'z9hG4bKo' }), 999).kind).toBe(
      'pass',
    )
  })

  it('lets no more than two others in over the four that ring, and five a second', () => {
    const guard = createRateGuard()
    for (let at = 0; at < 4; at += 1) guard.admit(invite(at, { caller: 'hog' }), 0)
    expect([10, 11, 12].map((at) => guard.admit(invite(at), 0).kind)).toEqual(['pass', 'pass', 'answer'])
    const rates = createRateGuard()
    for (let at = 0; at < 20; at += 1) {
      rates.admit(invite(at, { caller: 'hog' }), 0)
      rates.sent(finish(at), 0)
    }
    const others = Array.from({ length: 6 }, (_, at) => {
      const admission = rates.admit(invite(50 + at), 1)
      rates.sent(finish(50 + at), 1)
      return admission.kind
    })
    expect(others).toEqual([...Array<string>(5).fill('pass'), 'answer'])
  })

  it('lets one person try four times a second', () => {
    const guard = createRateGuard()
    for (let at = 0; at < 4; at += 1) {
      expect(guard.admit(invite(at, { caller: 'alice' }), at * 200).kind).toBe('pass')
      guard.sent(finish(at), at * 200 + 50)
    }
  })

  it('counts a call as ringing until its final answer, and not for ever', () => {
    const guard = createRateGuard()
    for (let at = 0; at < 4; at += 1) guard.admit(invite(at), 0)
    guard.sent(response(180, { callId: 'call-0' }), 1)
    expect(guard.admit(invite(5), 2000).kind).toBe('answer')
    expect(guard.admit(invite(6), 180_001).kind).toBe('pass')
  })

  it('answers more than 20 new calls a second 503', () => {
    const guard = createRateGuard()
    const answers = Array.from({ length: 30 }, (_, at) => {
      const admission = guard.admit(invite(at), at)
      if (admission.kind === 'pass') guard.sent(finish(at), at)
      return admission.kind === 'answer' ? admission.status : admission.kind
    })
    expect(answers.slice(0, 20)).toEqual(Array(20).fill('pass'))
    expect(answers.slice(20)).toEqual(Array(10).fill(503))
    expect(guard.admit(invite(99), 1500).kind).toBe('pass')
  })

  it('answers more than 60 requests out of the blue 503, and never an ACK', () => {
    const guard = createRateGuard()
    const options = (at: number) => request({ method: 'OPTIONS', callId: `o-${at}`, branch: `z9hG4bKo${at}` })
    for (let at = 0; at < 60; at += 1) expect(guard.admit(options(at), 0).kind).toBe('pass')
    expect(guard.admit(options(60), 0)).toMatchObject({ kind: 'answer', status: 503 })
    expect(guard.admit(request({ method: 'ACK', branch: 'z9hG4bKack', toTag: 'x' }), 0)).toMatchObject({
      kind: 'drop',
    })
    expect(guard.admit(options(61), 1000).kind).toBe('pass')
  })

  it('keeps the dialogs that the phone is part of going during a flood', () => {
    const guard = createRateGuard()
    guard.sent(request({ callId: 'mine', method: 'INVITE' }), 0)
    for (let at = 0; at < 100; at += 1) guard.admit(invite(at), 0)
    expect(guard.admit(request({ method: 'BYE', callId: 'mine', toTag: 'to1' }), 0).kind).toBe('pass')
  })

  it('allows five re-INVITEs or UPDATEs a second in a dialog, and 20 requests', () => {
    const guard = createRateGuard()
    guard.sent(response(200, { callId: 'mine' }), 0)
    const within = (method: string, at: number) =>
      guard.admit(request({ method, callId: 'mine', toTag: 'to1', branch: `z9hG4bK${method}${at}` }), 0)
    for (let at = 0; at < 5; at += 1) expect(within(at % 2 ? 'INVITE' : 'UPDATE', at).kind).toBe('pass')
    expect(within('UPDATE', 5)).toMatchObject({
      kind: 'answer',
      status: 503,
      reason: 'dialog-renegotiations',
    })
    for (let at = 0; at < 15; at += 1) expect(within('INFO', at).kind).toBe('pass')
    expect(within('INFO', 15)).toMatchObject({ status: 503, reason: 'dialog-rate' })
  })

  it('does not count a refused request as a dialog of ours', () => {
    const guard = createRateGuard()
    guard.sent(response(481, { callId: 'forged' }), 0)
    for (let at = 0; at < 60; at += 1) guard.admit(request({ method: 'INFO', callId: `i-${at}` }), 0)
    const forged = request({ method: 'INFO', callId: 'forged', toTag: 'x' })
    expect(guard.admit(forged, 0)).toMatchObject({ kind: 'answer', reason: 'request-rate' })
  })

  it('answers a call that came already 482: while it rings, and when it was refused', () => {
    const guard = createRateGuard()
    expect(guard.admit(invite(1), 0).kind).toBe('pass')
    const forked = invite(1, { branch: 'z9hG4bKother-way' })
    expect(guard.admit(forked, 10)).toEqual({ kind: 'answer', status: 482, reason: 'repeated-call' })
    guard.sent(finish(1), 20)
    expect(guard.admit(forked, 30)).toMatchObject({ status: 482 })
    expect(guard.admit(invite(1, { cseq: 2 }), 40).kind).toBe('pass')
  })

  it('forgets a finished call after 32 s', () => {
    const guard = createRateGuard()
    guard.admit(invite(1), 0)
    guard.sent(finish(1), 0)
    expect(guard.admit(invite(1), 32_001).kind).toBe('pass')
  })

  it('lets the CANCEL of a ringing call pass, whatever else is going on', () => {
    const guard = createRateGuard()
    guard.admit(invite(1), 0)
    for (let at = 0; at < 60; at += 1) guard.admit(request({ method: 'OPTIONS', callId: `o-${at}` }), 0)
    expect(guard.admit(request({ method: 'CANCEL', callId: 'call-1' }), 0).kind).toBe('pass')
  })

  it('keeps the ACK to an answer of its own from the phone', () => {
    const guard = createRateGuard()
    for (let at = 0; at < 5; at += 1) guard.admit(invite(at), 0)
    const ack = (at: number) =>
      request({ method: 'ACK', callId: `call-${at}`, branch: `z9hG4bK${at}`, toTag: 'g' })
    expect(guard.admit(ack(4), 1)).toEqual({ kind: 'drop', reason: 'ack-of-refused' })
    expect(guard.admit(ack(0), 1).kind).toBe('pass')
  })

  it('remembers no more than it must in a long flood', () => {
    const guard = createRateGuard()
    let passed = 0
    for (let at = 0; at < 20_000; at += 1) if (guard.admit(invite(at), at).kind === 'pass') passed += 1
    // Four ring, and their places are free again only after three minutes.
    expect(passed).toBe(4)
  })
})
