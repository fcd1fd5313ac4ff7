import { describe, expect, it } from 'vitest'
import { estimateMos, sufferingSide } from '../../../shared/domain/call-mos.ts'

describe('estimateMos', () => {
  it.each([
    // A perfect path: R 92.7.
    [{ rttMs: 0, jitterMs: 0, loss: 0 }, 4.4],
    [{ rttMs: null, jitterMs: null, loss: null }, 4.4],
    [{ rttMs: 300, jitterMs: 0, loss: 0 }, 4.32],
    [{ rttMs: 600, jitterMs: 20, loss: 0 }, 3.33],
    [{ rttMs: 0, jitterMs: 0, loss: 0.01 }, 4.32],
    [{ rttMs: 0, jitterMs: 0, loss: 0.05 }, 3.88],
    [{ rttMs: 0, jitterMs: 0, loss: 0.2 }, 2.59],
    [{ rttMs: 3_000, jitterMs: 500, loss: 1 }, 1],
  ])('knows what delay and loss cost: %j', (path, mos) => {
    expect(Math.abs(estimateMos(path) - mos)).toBeLessThan(0.1)
  })

  it('never rises with more loss or delay', () => {
    for (let loss = 0; loss < 1; loss += 0.05) {
      const path = { rttMs: loss * 1000, jitterMs: 0, loss }
      expect(estimateMos({ ...path, loss: loss + 0.05 })).toBeLessThanOrEqual(estimateMos(path))
    }
  })
})

describe('sufferingSide', () => {
  it('blames this end only when both ways suffer', () => {
    expect(sufferingSide(0.1, 0.1)).toBe('here')
    expect(sufferingSide(0.1, 0)).toBe('in')
    expect(sufferingSide(null, 0.1)).toBe('out')
    expect(sufferingSide(0.02, null)).toBeNull()
  })
})
