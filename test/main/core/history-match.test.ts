import { describe, expect, it } from 'vitest'
import { adoptCallIds } from '../../../main/core/history-match.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { ok } from '../../../shared/result.ts'

const entry = (change: Partial<HistoryEntry>): HistoryEntry => ({
  id: 'server:1',
  accountId: 'a',
  direction: 'in',
  outcome: 'missed',
  remote: { address: '200@pbx.example', displayName: null },
  startedAt: '2026-11-24T12:00:00.000Z',
  durationSec: 0,
  status: null,
  media: ['audio'],
  price: null,
  callId: null,
  sources: ['server'],
  seen: false,
  ...change,
})
const own = (change: Partial<HistoryEntry> = {}) =>
  entry({
    id: 'app:1',
    callId: 'abc@phone',
    sources: ['app'],
    startedAt: '2026-11-24T12:00:04.000Z',
    ...change,
  })
const match = (lived: readonly HistoryEntry[], ...seen: readonly HistoryEntry[]) =>
  adoptCallIds(seen, { list: () => ok({ entries: lived, total: lived.length }) }).map(({ callId }) => callId)

describe('adoptCallIds', () => {
  it('lends the Call-ID of a call that this app lived through', () => {
    expect(match([own()], entry({}))).toEqual(['abc@phone'])
    expect(match([own({ remote: { address: '200', displayName: null } })], entry({}))).toEqual(['abc@phone'])
  })

  it.each([
    ['another direction', { direction: 'out' as const }],
    ['another party', { remote: { address: '201@pbx.example', displayName: null } }],
    ['another account', { accountId: 'b' }],
    ['another time', { startedAt: '2026-11-24T12:01:00.000Z' }],
    ['a row of the server itself', { sources: ['server' as const] }],
  ])('lends nothing of %s', (_what, change) => {
    expect(match([own(change)], entry({}))).toEqual([null])
  })

  it('lends each Call-ID once, and leaves those that have one', () => {
    expect(match([own()], entry({}), entry({ id: 'server:2' }))).toEqual(['abc@phone', null])
    expect(match([own()], entry({ callId: 'x' }))).toEqual(['x'])
  })
})
