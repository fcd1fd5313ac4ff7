import { describe, expect, it } from 'vitest'
import { createQualityBook } from '../../../main/core/call-quality.ts'
import { TALKING } from '../../ui/scenarios.ts'

const quality = { ...TALKING.quality!, lossOut: 0.1 }

describe('createQualityBook', () => {
  it('sums a call up: mean, worst, and the side', () => {
    const book = createQualityBook()
    book.note({ ...TALKING, quality })
    book.note({ ...TALKING, quality })
    book.note({ ...TALKING, quality: { ...quality, lossIn: 0.2, rttMs: 100, packetsIn: 7250 } })
    const summary = book.take(TALKING.id)
    expect(summary).toMatchObject({ rttMs: 69, lossIn: 0.1, lossOut: 0.1, side: 'here' })
    expect(summary?.worstMos).toBeLessThan(3)
    expect(summary?.mos).toBeGreaterThan(summary?.worstMos ?? 5)
    expect(book.take(TALKING.id)).toBeNull()
  })

  it('does not count what is heard on hold, or before anything came', () => {
    const book = createQualityBook()
    book.note({ ...TALKING, quality: null })
    book.note({ ...TALKING, quality: { ...quality, lossIn: null } })
    book.note({ ...TALKING, quality, hold: 'held' })
    book.note({ ...TALKING, quality, remoteHold: true })
    expect(book.take(TALKING.id)).toBeNull()
  })

  it('knows nothing of what was not measured', () => {
    const book = createQualityBook()
    book.note({ ...TALKING, quality: { ...quality, rttMs: null, jitterMs: null, lossOut: null } })
    expect(book.take(TALKING.id)).toMatchObject({ rttMs: null, jitterMs: null, lossOut: null, side: null })
  })
})
