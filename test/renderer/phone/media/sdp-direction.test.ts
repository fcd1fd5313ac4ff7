import { describe, expect, it } from 'vitest'
import {
  answerDirection,
  audioDirection,
  type Direction,
  offerDirection,
  remoteHoldOf,
} from '../../../../renderer/phone/media/sdp-direction.ts'

const session = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-']
const sdp = (...lines: readonly string[]) => [...session, ...lines, ''].join('\r\n')

describe('audioDirection', () => {
  it.each([
    [['c=IN IP4 192.0.2.1', 'm=audio 9 RTP/AVP 0'], 'sendrecv'],
    [['m=audio 9 RTP/AVP 0', 'a=sendonly'], 'sendonly'],
    [['a=recvonly', 'm=audio 9 RTP/AVP 0'], 'recvonly'],
    [['a=recvonly', 'm=audio 9 RTP/AVP 0', 'a=inactive'], 'inactive'],
    [['m=video 9 RTP/AVP 96', 'a=sendonly', 'm=audio 9 RTP/AVP 0', 'a=recvonly'], 'recvonly'],
    [['m=audio 9 RTP/AVP 0', 'm=video 9 RTP/AVP 96', 'a=inactive'], 'sendrecv'],
    [['m=audio 0 RTP/AVP 0', 'a=sendrecv'], 'inactive'],
    [['m=video 9 RTP/AVP 96'], 'inactive'],
    [['c=IN IP4 0.0.0.0', 'm=audio 9 RTP/AVP 0'], 'sendonly'],
    [['c=IN IP4 192.0.2.1', 'm=audio 9 RTP/AVP 0', 'c=IN IP4 0.0.0.0'], 'sendonly'],
    [['c=IN IP4 0.0.0.0', 'm=audio 9 RTP/AVP 0', 'c=IN IP4 192.0.2.1'], 'sendrecv'],
    [['m=audio 9 UDP/TLS/RTP/SAVPF 0', 'c=IN IP4 0.0.0.0', 'a=ice-ufrag:x'], 'sendrecv'],
    [['c=IN IP4 0.0.0.0', 'm=audio 9 RTP/AVP 0', 'a=inactive'], 'inactive'],
  ] as const)('reads %j as %s', (lines, direction) => {
    expect(audioDirection(sdp(...lines))).toBe(direction)
  })

  it('takes lone line feeds and an empty description', () => {
    expect(audioDirection('v=0\nm=audio 9 RTP/AVP 0\na=sendonly\n')).toBe('sendonly')
    expect(audioDirection('')).toBe('inactive')
  })
})

describe('offerDirection', () => {
  it('is sendrecv when we talk, sendonly when we hold, inactive when both do', () => {
    expect([offerDirection(false, false), offerDirection(false, true)]).toEqual(['sendrecv', 'sendrecv'])
    expect([offerDirection(true, false), offerDirection(true, true)]).toEqual(['sendonly', 'inactive'])
  })
})

describe('answerDirection', () => {
  it.each([
    ['sendrecv', false, 'sendrecv'],
    ['sendrecv', true, 'sendonly'],
    ['sendonly', false, 'recvonly'],
    ['sendonly', true, 'inactive'],
    ['recvonly', false, 'sendonly'],
    ['recvonly', true, 'sendonly'],
    ['inactive', false, 'inactive'],
    ['inactive', true, 'inactive'],
  ] as const)('answers %s (holding: %s) with %s', (offered, hold, answer) => {
    expect(answerDirection(offered, hold)).toBe(answer)
  })

  it('never claims what the offer does not allow (RFC 3264 6.1)', () => {
    const allowed: Readonly<Record<Direction, readonly Direction[]>> = {
      sendrecv: ['sendrecv', 'sendonly', 'recvonly', 'inactive'],
      sendonly: ['recvonly', 'inactive'],
      recvonly: ['sendonly', 'inactive'],
      inactive: ['inactive'],
    }
    for (const offered of ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const) {
      for (const hold of [true, false]) expect(allowed[offered]).toContain(answerDirection(offered, hold))
    }
  })
})

describe('remoteHoldOf', () => {
  it.each([
    ['sendonly', null, true],
    ['inactive', null, true],
    ['sendrecv', null, false],
    ['recvonly', null, false],
    ['sendonly', 'sendrecv', true],
    ['inactive', 'sendrecv', true],
    ['recvonly', 'sendonly', false],
    // Whoever answers our hold with inactive may only be polite.
    ['inactive', 'sendonly', null],
    ['inactive', 'inactive', null],
  ] as const)('takes %s in answer to %s as %s', (theirs, ours, held) => {
    expect(remoteHoldOf(theirs, ours)).toBe(held)
  })
})
