import { describe, expect, it } from 'vitest'
import { SchemeMap } from './scheme.ts'

describe('SchemeMap', () => {
  const schemes = new SchemeMap()
  schemes.add('app')

  it.each([
    ['app://sidetone/app/index.html', 'https://sidetone.app.internal/app/index.html'],
    ['app://sidetone', 'https://sidetone.app.internal/'],
    ['app://sidetone/x?q=a/b#c', 'https://sidetone.app.internal/x?q=a/b#c'],
  ])('carries %s as %s and back', (own, page) => {
    expect(schemes.toPage(own)).toBe(page)
    expect(schemes.toOwn(page)).toBe(own === 'app://sidetone' ? 'app://sidetone/' : own)
  })

  it.each([
    'https://example.org/app',
    'https://sidetone.other.internal/',
    'about:blank',
    'tel:+49',
    'data:text/html,x',
  ])('leaves %s alone', (url) => {
    expect([schemes.toPage(url), schemes.toOwn(url), schemes.schemeOf(url)]).toEqual([url, url, null])
  })

  it('knows its own scheme in either form, and its origin', () => {
    expect(schemes.schemeOf('app://sidetone/x')).toBe('app')
    expect(schemes.schemeOf('https://sidetone.app.internal/x')).toBe('app')
    expect(schemes.originOf('https://sidetone.app.internal/x')).toBe('app://sidetone')
    expect(schemes.originOf('https://example.org/x')).toBe('https://example.org')
    expect(schemes.originOf('about:blank')).toBe('null')
  })

  it('adds the https form of its scheme to a content security policy', () => {
    expect(schemes.toPageCsp("default-src 'self'; img-src app: data:; font-src app://sidetone")).toBe(
      "default-src 'self'; img-src app: https://*.app.internal data:; font-src app://sidetone https://sidetone.app.internal",
    )
  })
})
