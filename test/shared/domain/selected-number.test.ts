import { describe, expect, it } from 'vitest'
import { selectedTarget } from '../../../shared/domain/selected-number.ts'

describe('selectedTarget', () => {
  it.each([
    ['+31 20 800 5160', '+31 20 800 5160'],
    ['  200\n', '200'],
    ['Reach us at +31 20 800 5160 (9-17)', '+31 20 800 5160'],
    ['Tel. (020) 800-5160, room 12', '(020) 800-5160'],
    ['phone: +31 (0)20 800 5160', '+31 (0)20 800 5160'],
    ['Ann <ann@example.org> 12', 'ann@example.org'],
    ['sip:ann@example.org', 'sip:ann@example.org'],
    ['call\n0208005160\ntoday', '0208005160'],
    ['ann', 'ann'],
    ['no number here, truly', null],
    ['', null],
    [' ', null],
  ])('finds in %j what to call', (text, target) => {
    expect(selectedTarget(text)).toBe(target)
  })

  it('is quick with whatever was selected', () => {
    const began = Date.now()
    for (const part of ['1 ', '(', '1-', '+1(', '9'.repeat(50)]) selectedTarget(part.repeat(50_000))
    expect(Date.now() - began).toBeLessThan(500)
  })
})
