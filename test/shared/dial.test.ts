import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDialTarget, toSipUri } from '../../shared/domain/dial.ts'

const good: readonly (readonly [string, string])[] = [
  ['+31 20 800-5160', 'sip:+31208005160@example.org'],
  ['(020) 800.51/60', 'sip:0208005160@example.org'],
  ['*67', 'sip:*67@example.org'],
  ['#31#555', 'sip:%2331%23555@example.org'],
  ['alice', 'sip:alice@example.org'],
  ['alice@other.test', 'sip:alice@other.test'],
  ['sip:alice@other.test', 'sip:alice@other.test'],
  ['SIP:alice@other.test;transport=tcp', 'sip:alice@other.test'],
  ['sips:bob@secure.test:5061', 'sip:bob@secure.test:5061'],
  ['tel:+1-201-555-0123', 'sip:+12015550123@example.org'],
  ['tel:7042;phone-context=example.com', 'sip:7042@example.org'],
  ['callto://+4912345', 'sip:+4912345@example.org'],
  ['  201  ', 'sip:201@example.org'],
  ['bob@[2001:db8::1]:5060', 'sip:bob@[2001:db8::1]:5060'],
  ['sip:%2331%23555@pbx.test', 'sip:%2331%23555@pbx.test'],
]
const bad: readonly (readonly [string, string])[] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['sip:alice@host?Replaces=1', 'headers'],
  ['tel:hello world', 'characters'],
  ['alice bob', 'characters'],
  ['alice\r\nVia: x', 'characters'],
  ['@host', 'characters'],
  ['alice@ho st', 'host'],
  ['alice@-host', 'host'],
  [`${'1'.repeat(300)}`, 'too-long'],
  ['<script>', 'characters'],
]

describe('parseDialTarget', () => {
  it.each(good)('turns %j into %s', (text, uri) => {
    const target = parseDialTarget(text)
    expect(target.ok && toSipUri(target.value, 'example.org')).toBe(uri)
  })

  it.each(bad)('refuses %j as %s', (text, detail) => {
    expect(parseDialTarget(text)).toEqual({ ok: false, error: { code: 'target-invalid', detail } })
  })

  it('never throws, and never lets a header, blank or line break into a URI', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string(),
          fc.string({ unit: fc.constantFrom(...'sip:tel@;?&=%#*+0 \r\n<>"') }),
        ),
        (text) => {
          const target = parseDialTarget(text)
          if (target.ok) expect(toSipUri(target.value, 'example.org')).toMatch(/^sip:[^\s<>"?]+@[^\s<>"?;]+$/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
