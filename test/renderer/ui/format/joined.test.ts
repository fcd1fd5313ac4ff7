import { expect, it } from 'vitest'
import { joinedIn } from '../../../../renderer/ui/format/joined.ts'

it('joins what there is', () => {
  expect(joinedIn('ltr', ['missed', null, '+31 6', undefined, '', 486, false])).toBe('missed · +31 6 · 486')
})

it('keeps each part together where the line is read from right to left', () => {
  expect(joinedIn('rtl', ['فائتة', null, '+31 6'])).toBe('\u2068فائتة\u2069 · \u2068+31 6\u2069')
})
