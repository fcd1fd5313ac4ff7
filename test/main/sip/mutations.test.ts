import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Core, Grammar } from 'sip.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { inspectFrame } from '../../../main/sip/guard.ts'
import { quoteNames, repairRequest } from '../../../main/sip/repair.ts'
import { createFramer } from '../../../main/sip/sip-framer.ts'
import { formatSip } from '../../../main/sip/sip-text.ts'
import { createChance, createSipGenerator } from '../../support/sip-generator.ts'
import { loadCompiled } from '../../renderer/phone/grammar/two-parsers.ts'
import { createTorturePhone } from './torture-phone.ts'

/** `npm run nightly` takes a million. */
const COUNT = Number(process.env['SIDETONE_MUTATIONS'] ?? 50_000)
const SEED = Number(process.env['SIDETONE_SEED'] ?? 1)
const FOLDER = join(import.meta.dirname, '../../fixtures/rfc4475')
const seeds = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.dat'))
  .map((name) => readFileSync(join(FOLDER, name)))

describe('mutated messages', () => {
  const generator = createSipGenerator(SEED)
  const chance = createChance(SEED + 7)
  beforeAll(async () => {
    Object.assign(Grammar, { parse: await loadCompiled() })
  })
  const next = (): Buffer =>
    chance() < 0.5
      ? generator.mutated(seeds[Math.floor(chance() * seeds.length)] ?? Buffer.alloc(0))
      : Buffer.from(generator.message())

  it(
    `end in a verdict and never in an exception, ${COUNT} of them`,
    () => {
      const silent = () => undefined
      const logger = { error: silent, warn: silent, log: silent, debug: silent } as unknown as Core.Logger
      const counts = { pass: 0, answer: 0, drop: 0, close: 0, unread: 0 }
      let slowest = 0
      for (let count = 0; count < COUNT; count += 1) {
        const bytes = next()
        const from = performance.now()
        const verdict = inspectFrame(bytes)
        counts[verdict.kind] += 1
        if (verdict.kind === 'pass') {
          const { message } = verdict
          const text = formatSip(
            message.start.kind === 'request' ? repairRequest(message) : quoteNames(message),
          )
          if (!isRead(text, logger)) counts.unread += 1
        }
        slowest = Math.max(slowest, performance.now() - from)
        if (count % 10 === 0) pushInPieces(bytes, chance)
      }
      console.log(`mutations: ${JSON.stringify(counts)}, slowest ${slowest.toFixed(1)} ms`)
      expect(counts.pass).toBeGreaterThan(COUNT / 50)
      // What the guard lets pass the phone can read; a few shapes are odder than the guard looks.
      expect(counts.unread / counts.pass).toBeLessThan(0.2)
    },
    COUNT * 5 + 30_000,
  )

  it('reach the phone without an exception, and ring no more than calls would', {
    timeout: 120_000,
  }, async () => {
    const phone = await createTorturePhone('user')
    for (let count = 0; count < 1500; count += 1) {
      if (count % 20 === 0) phone.rest()
      await phone.arrive(next())
    }
    await phone.stop()
    expect(phone.delivered()).toBeGreaterThan(20)
  })
})

function pushInPieces(bytes: Buffer, chance: () => number): void {
  const framer = createFramer()
  for (let from = 0; from < bytes.length; ) {
    const to = from + 1 + Math.floor(chance() * 200)
    framer.push(bytes.subarray(from, to))
    from = to
  }
  framer.idle()
}

/** sip.js throws at a CSeq it cannot read; the phone's transport takes that for a message that is not read. */
function isRead(text: string, logger: Core.Logger): boolean {
  try {
    return Core.Parser.parseMessage(text, logger) !== undefined
  } catch (thrown) {
    if (process.env['SIDETONE_SHOW'] !== undefined) console.log(String(thrown), JSON.stringify(text))
    if (/^CSeq/im.test(text) && thrown instanceof TypeError) return false
    throw thrown
  }
}
