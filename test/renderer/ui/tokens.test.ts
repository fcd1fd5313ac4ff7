import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8')

type Theme = 'light' | 'dark'

/** The value of a colour token in one theme, through `light-dark()` and `var()`. */
function colourOf(token: string, theme: Theme): string {
  const raw = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1]
  if (raw === undefined) throw new Error(`no token ${token}`)
  const other = /^var\(--([\w-]+)\)$/.exec(raw)?.[1]
  if (other !== undefined) return colourOf(other, theme)
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(raw)
  const value = pair ? pair[theme === 'light' ? 1 : 2] : raw
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value))
    throw new Error(`${token} is not a colour: ${raw}`)
  return value
}

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['surface-0', 'surface-1', 'surface-2'] as const
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...surfaces.flatMap((surface) => [['text', surface] as const, ['text-2', surface] as const]),
  ['text', 'surface-3'],
  ...['accent', 'ok', 'warn', 'danger', 'dnd', 'divert'].flatMap((tone) => [
    [tone, 'surface-0'] as const,
    [tone, 'surface-1'] as const,
  ]),
  ...['danger', 'warn', 'dnd', 'divert', 'info'].flatMap((tone) => [
    ['text', `${tone}-soft`] as const,
    ['text-2', `${tone}-soft`] as const,
    [tone, `${tone}-soft`] as const,
  ]),
  ['danger', 'surface-2'],
  ...['accent', 'ok', 'danger'].flatMap((fill) => [
    ['on-fill', `${fill}-fill`] as const,
    ['on-fill', `${fill}-fill-2`] as const,
  ]),
]
const SHAPE_PAIRS: readonly (readonly [string, string])[] = [
  ...surfaces.flatMap((surface) => [['focus', surface] as const, ['border-control', surface] as const]),
  ['accent-fill', 'surface-1'],
  ['danger-fill', 'surface-1'],
  ['ok-fill', 'surface-1'],
]

describe.each(['light', 'dark'] as const)('tokens, %s', (theme) => {
  it.each(TEXT_PAIRS)('%s can be read on %s (4.5:1)', (text, surface) => {
    expect(contrast(colourOf(text, theme), colourOf(surface, theme))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(SHAPE_PAIRS)('%s can be seen on %s (3:1)', (shape, surface) => {
    expect(contrast(colourOf(shape, theme), colourOf(surface, theme))).toBeGreaterThanOrEqual(3)
  })
})
