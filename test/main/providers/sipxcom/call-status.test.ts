import { describe, expect, it } from 'vitest'
import { readStatusLines, type StatusLine } from '../../../../main/providers/sipxcom/call-status.ts'

const line = (text: string): StatusLine => {
  const [method, ...rest] = text.split(' ')
  return { method, timestamp: 1_361_226_016_000, 'status-line': `SIP/2.0 ${rest.join(' ')}` }
}
const read = (...lines: readonly string[]) => {
  const { steps, outcome } = readStatusLines(lines.map(line))
  return [...steps.map(({ step }) => step), outcome]
}

describe('readStatusLines', () => {
  it.each([
    [[], [null]],
    [['INVITE 100 Trying'], [null]],
    [
      ['INVITE 407 Auth', 'INVITE 180 Ringing'],
      ['desk-ringing', null],
    ],
    [
      ['INVITE 180 R', 'INVITE 180 R', 'INVITE 200 OK'],
      ['desk-ringing', 'desk-answered', null],
    ],
    [
      ['INVITE 180 R', 'INVITE 200 OK', 'REFER 202 Accepted', 'NOTIFY 100 Trying', 'NOTIFY 180 Ringing'],
      ['desk-ringing', 'desk-answered', 'ringing', null],
    ],
    [
      ['INVITE 200 OK', 'NOTIFY 183 P', 'NOTIFY 200 OK'],
      ['desk-answered', 'ringing', 'answered', 'answered'],
    ],
    [
      ['INVITE 200 OK', 'NOTIFY 486 Busy Here'],
      ['desk-answered', 'failed', 'busy'],
    ],
    [
      ['INVITE 200 OK', 'NOTIFY 603 Decline'],
      ['desk-answered', 'failed', 'declined'],
    ],
    [
      ['INVITE 200 OK', 'NOTIFY 404 Not Found'],
      ['desk-answered', 'failed', 'not-found'],
    ],
    [
      ['INVITE 200 OK', 'NOTIFY 408 Timeout'],
      ['desk-answered', 'failed', 'no-answer'],
    ],
    [
      ['INVITE 200 OK', 'NOTIFY 480 Away'],
      ['desk-answered', 'failed', 'unavailable'],
    ],
    [
      ['INVITE 180 R', 'INVITE 486 Busy Here'],
      ['desk-ringing', 'desk-failed', 'busy'],
    ],
    [['INVITE 500 Oops'], ['desk-failed', 'failed']],
    // A server that tells both calls as INVITE: what rings after the first good answer is the second call.
    [
      ['INVITE 200 OK', 'INVITE 180 R', 'INVITE 200 OK'],
      ['desk-answered', 'ringing', 'answered', 'answered'],
    ],
    [
      ['NOTIFY nonsense', 'NOTIFY 200 OK'],
      ['answered', 'answered'],
    ],
  ])('reads %j', (lines, expected) => {
    expect(read(...lines)).toEqual(expected)
  })
})
