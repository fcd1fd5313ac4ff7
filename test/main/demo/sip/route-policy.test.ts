import { describe, expect, it } from 'vitest'
import { decideAfter, decideBefore, OPEN_POLICY } from '../../../../main/demo/sip/route-policy.ts'
import type { CallPolicy } from '../../../../main/demo/sip/route-policy.ts'

const policy = (forwarding: Partial<CallPolicy['forwarding']>, dnd = false): CallPolicy => ({
  dnd,
  forwarding: { ...OPEN_POLICY.forwarding, ...forwarding },
  noAnswerSec: 20,
})

describe('what to do before it rings', () => {
  it.each([
    ['rings a phone that is there', policy({}), true, { kind: 'ring', limitSec: null }],
    ['rings for as long as the user set', policy({ noAnswer: 'a' }), true, { kind: 'ring', limitSec: 20 }],
    [
      'forwards always, even with DND',
      policy({ always: 'a', unavailable: 'b' }, true),
      true,
      { kind: 'forward', to: 'a', why: 'always' },
    ],
    [
      'sends DND calls to unavailable',
      policy({ unavailable: 'b' }, true),
      true,
      { kind: 'forward', to: 'b', why: 'unavailable' },
    ],
    [
      'refuses with DND',
      policy({ offline: 'c' }, true),
      false,
      { kind: 'refuse', status: 480, reason: 'Do Not Disturb' },
    ],
    [
      'forwards when nobody is there',
      policy({ offline: 'c' }),
      false,
      { kind: 'forward', to: 'c', why: 'offline' },
    ],
    [
      'refuses when nobody is there',
      policy({ unavailable: 'b' }),
      false,
      { kind: 'refuse', status: 480, reason: 'Not Online' },
    ],
  ] as const)('%s', (_what, given, isOnline, decision) => {
    expect(decideBefore(given, isOnline)).toEqual(decision)
  })
})

describe('what to do after it rang', () => {
  it.each([
    [486, { kind: 'forward', to: 'b', why: 'busy' }],
    [600, { kind: 'forward', to: 'b', why: 'busy' }],
    [408, { kind: 'forward', to: 'n', why: 'no-answer' }],
    [480, { kind: 'forward', to: 'n', why: 'no-answer' }],
    [503, { kind: 'forward', to: 'n', why: 'no-answer' }],
    [603, { kind: 'refuse', status: 603 }],
  ] as const)('follows the settings after %i', (status, decision) => {
    expect(decideAfter(policy({ busy: 'b', noAnswer: 'n' }), status)).toEqual(decision)
  })

  it('passes the refusal on without settings', () => {
    expect([486, 480].map((status) => decideAfter(OPEN_POLICY, status))).toEqual([
      { kind: 'refuse', status: 486 },
      { kind: 'refuse', status: 480 },
    ])
  })
})
