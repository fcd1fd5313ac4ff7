import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRecord, nextStamp, parseRecord } from '../../../main/core/journal-record.ts'

const A = '11111111-1111-4111-8111-111111111111'
const B = '22222222-2222-4222-8222-222222222222'
const at = (ms: number) => new Date(ms)

describe('a stamp', () => {
  it('rises with the clock, and without it', () => {
    const first = nextStamp(null, at(1000), A)
    expect(first).toMatch(/^[0-9a-z]{9}\.0000\.1{8}-/)
    expect(nextStamp(first, at(2000), A) > first).toBe(true)
    expect(nextStamp(first, at(1000), A) > first).toBe(true)
    // The clock was set back.
    expect(nextStamp(first, at(10), A) > first).toBe(true)
  })

  it('is later than what another machine wrote, however far its clock is ahead', () => {
    const ahead = nextStamp(null, at(9e12), B)
    const mine = nextStamp(ahead, at(1e12), A)
    expect(mine > ahead).toBe(true)
  })

  it('differs where two machines write at the same moment', () => {
    expect(nextStamp(null, at(5), A)).not.toBe(nextStamp(null, at(5), B))
  })

  it('never goes back, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { maxLength: 50 }), (clock) => {
        let last: string | null = null
        for (const ms of clock) {
          const next: string = nextStamp(last, at(ms), A)
          expect(last === null || next > last).toBe(true)
          last = next
        }
      }),
    )
  })

  it('goes on to the next millisecond when the counter is full', () => {
    const full = `${(1000).toString(36).padStart(9, '0')}.zzzz.${A}`
    const next = nextStamp(full, at(1000), A)
    expect(next > full).toBe(true)
    expect(next).toMatch(/\.0000\./)
  })
})

describe('a record', () => {
  const record = {
    collection: 'note',
    key: 'bob@example.org',
    value: { text: 'ü' },
    stamp: nextStamp(null, at(1), A),
  }

  it('survives the journey', () => {
    expect(parseRecord(formatRecord(record))).toEqual(record)
    expect(parseRecord(formatRecord({ ...record, value: null }))).toEqual({ ...record, value: null })
  })

  it.each([
    'free text',
    '{}',
    '[1]',
    'null',
    JSON.stringify({ ...record, extra: 1 }),
    JSON.stringify({ ...record, stamp: 'yesterday' }),
    JSON.stringify({ ...record, key: '' }),
    JSON.stringify({ ...record, collection: '__proto__' }),
  ])('is not %s', (text) => {
    expect(parseRecord(text)).toBeNull()
  })
})
