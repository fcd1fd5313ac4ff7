import { describe, expect, it } from 'vitest'
import { escapeMarkup } from '../../../main/shell/markup.ts'

describe('remote text in a notification of Linux', () => {
  it.each([
    ['<b>Ann</b>', '&lt;b&gt;Ann&lt;/b&gt;'],
    ['<a href="https://evil.example">x</a>', '&lt;a href="https://evil.example"&gt;x&lt;/a&gt;'],
    ['Ann & Bob', 'Ann &amp; Bob'],
    ['&lt;img&gt;', '&amp;lt;img&amp;gt;'],
  ])('writes no markup: %s', (text, escaped) => {
    expect(escapeMarkup(text)).toBe(escaped)
  })
})
