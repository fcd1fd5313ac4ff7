import { describe, expect, it } from 'vitest'
import type { DialTarget } from '../../../shared/domain/dial.ts'
import { dialRisks } from '../../../shared/domain/dial-risk.ts'
import { parsePhoneLink } from '../../../shared/domain/phone-link.ts'
import { GOOD_LINKS, HOSTILE_LINKS, RISKY_LINKS } from '../../support/phone-links.ts'

const written = (target: DialTarget): string =>
  target.kind === 'number'
    ? target.number
    : target.kind === 'user'
      ? target.user
      : `${target.user}@${target.host}`

describe('parsePhoneLink', () => {
  it.each(GOOD_LINKS.map(([link, target, tones = null]) => ({ link, target, tones })))(
    'understands $link',
    ({ link, target, tones }) => {
      const parsed = parsePhoneLink(link)
      expect(parsed.ok && { target: written(parsed.value.target), tones: parsed.value.tones }).toEqual({
        target,
        tones,
      })
    },
  )

  it.each(HOSTILE_LINKS.map((link) => [JSON.stringify(link).slice(0, 80), link]))(
    'refuses %s',
    (_shown, link) => {
      const parsed = parsePhoneLink(link)
      expect(parsed.ok ? written(parsed.value.target) : parsed.error.code).toBe('target-invalid')
    },
  )

  it('has the numbers of links that were promised', () => {
    expect(new Set(GOOD_LINKS.map(([link]) => link)).size).toBeGreaterThanOrEqual(60)
    expect(new Set(HOSTILE_LINKS).size).toBeGreaterThanOrEqual(200)
  })
})

describe('dialRisks', () => {
  it.each(RISKY_LINKS)('sees that %s is %s', (link, risk) => {
    const parsed = parsePhoneLink(link)
    expect(parsed.ok && dialRisks(parsed.value.target, { home: '31', isKnown: false })).toContain(risk)
  })

  it.each([
    ['tel:+31208005160', '31'],
    ['tel:0208005160', '31'],
    ['tel:200', null],
    ['tel:00', null],
    ['tel:008', '31'],
    ['sip:alice@example.org', null],
    ['sip:9001@pbx', null],
    ['tel:9001', null],
  ])('sees nothing in %s at home in %s', (link, home) => {
    const parsed = parsePhoneLink(link)
    expect(parsed.ok && dialRisks(parsed.value.target, { home, isKnown: false })).toEqual([])
  })

  it('lets a country go that was called before, and never a price', () => {
    const risks = (link: string) => {
      const parsed = parsePhoneLink(link)
      return parsed.ok && dialRisks(parsed.value.target, { home: '31', isKnown: true })
    }
    expect(risks('tel:+442079460958')).toEqual([])
    expect(risks('tel:+4490123456')).toEqual(['premium'])
  })
})
