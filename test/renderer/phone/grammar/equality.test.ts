import { beforeAll, describe, expect, it } from 'vitest'
import { compileGrammar } from '../../../../renderer/phone/grammar/compile-grammar.ts'
import { createSipGenerator } from '../../../support/sip-generator.ts'
import { loadTwoParsers, PUBLISHED, type TwoParsers } from './two-parsers.ts'

/** The published parser takes 1 to 7 ms a message; the nightly run takes 20,000 (test/nightly). */
const MESSAGES = Number(process.env['SIDETONE_MESSAGES'] ?? 1_000)
const VALUES = MESSAGES * 4
const SEED = Number(process.env['SIDETONE_SEED'] ?? 1)

describe('the compiled grammar', () => {
  let parsers: TwoParsers
  beforeAll(async () => {
    parsers = await loadTwoParsers()
  })

  it(
    'reads whole messages as sip.js does, refusals and log included',
    () => {
      const generator = createSipGenerator(SEED)
      let accepted = 0
      for (let count = 0; count < MESSAGES; count += 1) {
        const text = generator.message()
        const stock = parsers.message('stock', text)
        if (parsers.message('compiled', text) !== stock)
          expect(parsers.message('compiled', text), JSON.stringify(text)).toBe(stock)
        if (parsers.accepts(text)) accepted += 1
      }
      // Else the messages would be too broken to say much.
      expect(accepted / MESSAGES).toBeGreaterThan(0.25)
    },
    MESSAGES * 60,
  )

  it(
    'gives the same for every rule',
    () => {
      const generator = createSipGenerator(SEED + 1)
      expect(parsers.rules).toHaveLength(34)
      for (let count = 0; count < VALUES; count += 1) {
        const input = generator.value()
        const rule = parsers.rules[count % parsers.rules.length] ?? ''
        const stock = parsers.rule('stock', input, rule)
        const compiled = parsers.rule('compiled', input, rule)
        if (compiled !== stock) expect(compiled, `${rule} ${JSON.stringify(input)}`).toBe(stock)
      }
    },
    MESSAGES * 60,
  )

  it('refuses a grammar that is built otherwise', () => {
    expect(() => compileGrammar('export function parse() {}')).toThrow()
    expect(() => compileGrammar(PUBLISHED.replace('peg$decode("2 ', 'peg$decode("~ '))).toThrow(/instruction/)
  })
})
