import { describe, expect, it } from 'vitest'
import { compareVersions, VERSION } from '../../../main/core/version-order.ts'
import { version } from '../../../main/version.ts'

describe('compareVersions', () => {
  it('orders by number, betas before their release', () => {
    const sorted = ['0.9.9', '0.10.0-beta.2', '0.10.0-beta.10', '0.10.0', '0.10.1', '1.0.0-beta.1', '1.0.0']
    expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted)
    for (const one of sorted) expect(compareVersions(one, one)).toBe(0)
  })

  it('knows the form of the product’s own version, and no other', () => {
    expect(version).toMatch(VERSION)
    for (const other of ['1.0', 'v1.0.0', '1.0.0-rc.1', '1.0.0+x', '1.0.0-beta', '99999999.0.0'])
      expect(() => compareVersions(other, '1.0.0')).toThrow()
  })
})
