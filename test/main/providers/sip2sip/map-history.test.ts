import { describe, expect, it } from 'vitest'
import { toHistory } from '../../../../main/providers/sip2sip/map-history.ts'
import { HistoryWire } from '../../../../main/providers/sip2sip/wire.ts'
import { HistoryEntrySchema } from '../../../../shared/domain/history.ts'

/** A row as today's server sends it (reference sip2sip 3, get_history). */
const ROW = {
  remoteParty: 'bob@example.org',
  displayName: 'Bob',
  startTime: '2026-11-24 13:00:00',
  stopTime: '2026-11-24 13:01:05',
  timezone: 'Europe/Amsterdam',
  duration: 65,
  status: '200',
  sessionId: 'abc-1@192.0.2.1',
  fromTag: 'f1',
  toTag: 't1',
  proxyIP: '192.0.2.9',
  media: ['audio'],
}
const context = { accountId: 'acc1', zone: null }
const read = (wire: unknown, zone: string | null = null) =>
  toHistory(HistoryWire.parse(wire), { ...context, zone })
const only = (wire: unknown, zone: string | null = null) => {
  const { entries } = read(wire, zone)
  if (entries.length !== 1 || entries[0] === undefined) throw new Error(`${entries.length} rows`)
  return HistoryEntrySchema.parse(entries[0])
}

describe('toHistory', () => {
  it('reads a received call', () => {
    expect(only({ placed: null, received: [ROW] })).toEqual({
      id: expect.stringMatching(/^sip2sip:[0-9a-f]{24}$/) as string,
      accountId: 'acc1',
      direction: 'in',
      outcome: 'answered',
      remote: { address: 'bob@example.org', displayName: 'Bob' },
      startedAt: '2026-11-24T12:00:00.000Z',
      durationSec: 65,
      status: '200',
      media: ['audio'],
      price: null,
      callId: 'abc-1@192.0.2.1',
      sources: ['server'],
      seen: true,
    })
  })

  it('reads a placed call with its price, whose currency nobody knows', () => {
    const row = { ...ROW, displayName: '', price: '0.25', media: ['Video', 'chat'] }
    expect(only({ placed: [row], received: null })).toMatchObject({
      direction: 'out',
      remote: { displayName: null },
      price: { amount: 0.25, currency: null },
      media: ['video', 'chat'],
    })
  })

  it('is empty when both lists are null, and wrong when neither is there', () => {
    expect(read({ placed: null, received: null })).toEqual({ entries: [], skipped: 0 })
    expect(HistoryWire.safeParse({}).success).toBe(false)
    expect(HistoryWire.safeParse([]).success).toBe(false)
    expect(HistoryWire.safeParse({ placed: 'none' }).success).toBe(false)
  })

  it.each([
    ['in', 0, '487', 'missed'],
    ['in', 0, '480', 'missed'],
    ['in', 0, '486', 'missed'],
    ['in', 0, null, 'missed'],
    ['in', 0, '603', 'declined'],
    ['in', 0, '302', 'forwarded'],
    ['in', 3, '200', 'answered'],
    ['out', 0, '487', 'cancelled'],
    ['out', 0, 487, 'cancelled'],
    ['out', 0, '486', 'busy'],
    ['out', 0, '600', 'busy'],
    ['out', 0, '603', 'declined'],
    ['out', 0, '404', 'failed'],
    ['out', 0, '200', 'answered'],
    ['out', 9, '200', 'answered'],
  ])('takes %s, %i s, status %j for %s', (direction, duration, status, outcome) => {
    const rows = [{ ...ROW, duration, status }]
    const entry = only(
      direction === 'in' ? { placed: null, received: rows } : { placed: rows, received: null },
    )
    expect(entry.outcome).toBe(outcome)
    expect(entry.seen).toBe(outcome !== 'missed')
  })

  it('trusts the zone of the row unless a person said otherwise', () => {
    const rows = { placed: null, received: [{ ...ROW, timezone: 'America/New_York' }] }
    expect(only(rows).startedAt).toBe('2026-11-24T18:00:00.000Z')
    expect(only(rows, 'Europe/Amsterdam').startedAt).toBe('2026-11-24T12:00:00.000Z')
  })

  it('falls back to the operator’s zone when a row names none or none that exists', () => {
    for (const timezone of [undefined, null, '', 'Mars/Base']) {
      expect(only({ placed: null, received: [{ ...ROW, timezone }] }).startedAt).toBe(
        '2026-11-24T12:00:00.000Z',
      )
    }
  })

  it('leaves the time open when it is missing or impossible', () => {
    for (const startTime of [null, '', '0000-00-00 00:00:00', 'soon']) {
      expect(only({ placed: null, received: [{ ...ROW, startTime }] }).startedAt).toBeNull()
    }
  })

  it('reads a row of 2009, which had no Call-ID', () => {
    const then = { from: 'bob@example.org', duration: '12', status: '200', date: '2009-10-01 10:00:00' }
    const placed = {
      to: '0031201@sip2sip.info',
      duration: 0,
      price: '',
      rate: '',
      status: 487,
      date: '2009-10-01 09:00:00',
    }
    const { entries, skipped } = read({ placed: [placed], received: [then] })
    expect(skipped).toBe(0)
    expect(
      entries.map(({ direction, outcome, callId, startedAt }) => ({ direction, outcome, callId, startedAt })),
    ).toEqual([
      { direction: 'in', outcome: 'answered', callId: null, startedAt: '2009-10-01T08:00:00.000Z' },
      { direction: 'out', outcome: 'cancelled', callId: null, startedAt: '2009-10-01T07:00:00.000Z' },
    ])
    expect(entries[0]?.id).not.toBe(entries[1]?.id)
  })

  it('takes media given as a word, as an empty word or not at all for what it was', () => {
    for (const media of ['audio', [''], [], undefined]) {
      expect(only({ placed: null, received: [{ ...ROW, media }] }).media).toEqual(['audio'])
    }
  })

  it('keeps one row per leg, with the same id each time it is fetched', () => {
    const twice = read({ placed: null, received: [ROW, { ...ROW }] }).entries
    expect(twice).toHaveLength(1)
    expect(read({ placed: [ROW], received: [ROW] }).entries).toHaveLength(2)
    expect(read({ placed: null, received: [ROW] }).entries[0]?.id).toBe(twice[0]?.id)
    const elsewhere = toHistory(HistoryWire.parse({ received: [ROW] }), { accountId: 'acc2', zone: null })
    expect(elsewhere.entries[0]?.id).not.toBe(twice[0]?.id)
  })

  it('sorts newest first and counts rows that make no sense', () => {
    const old = { ...ROW, sessionId: 'old', startTime: '2026-11-01 10:00:00' }
    const { entries, skipped } = read({
      placed: [old, 'x', { duration: 3 }],
      received: [ROW, null, { ...ROW, duration: -1 }],
    })
    expect(entries.map((entry) => entry.callId)).toEqual(['abc-1@192.0.2.1', 'old'])
    expect(skipped).toBe(4)
  })

  it('cleans addresses and names', () => {
    const row = { ...ROW, remoteParty: '<sip:bob@example.org>', displayName: 'B\u202eo\u0000b' }
    expect(only({ placed: null, received: [row] }).remote).toEqual({
      address: 'bob@example.org',
      displayName: 'Bob',
    })
  })
})
