import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Core, Core as SipCore, Grammar } from 'sip.js'
import { compileGrammar } from '../../../../renderer/phone/grammar/compile-grammar.ts'

type Parse = typeof Grammar.parse

/** sip.js as it is published, and with the compiled grammar in it. */
export type TwoParsers = {
  readonly rules: readonly string[]
  /** One rule, as seen by sip.js: what it gives, and what it wrote to its log. */
  rule(which: 'stock' | 'compiled', input: string, rule: string): string
  message(which: 'stock' | 'compiled', text: string): string
  /** Message texts that both accept are worth more: this tells. */
  accepts(text: string): boolean
}

const file = fileURLToPath(import.meta.resolve('sip.js/lib/grammar/pegjs/dist/grammar.js'))
export const PUBLISHED = readFileSync(file, 'utf8')

export async function loadTwoParsers(): Promise<TwoParsers> {
  const stock: Parse = Grammar.parse
  const compiled = await loadCompiled()
  const rules = [
    ...(/peg\$startRuleIndices = \{(.*?)\};/s.exec(PUBLISHED)?.[1] ?? '').matchAll(/(\w+):/g),
  ].map((match) => match[1] ?? '')
  const use = (which: 'stock' | 'compiled'): void => {
    Object.assign(Grammar, { parse: which === 'stock' ? stock : compiled })
  }
  const read = (text: string): { readonly message: unknown; readonly log: readonly string[] } => {
    const log: string[] = []
    const note = (content: unknown): void => void log.push(String(content))
    const logger = { error: note, warn: note, log: note, debug: note } as unknown as Core.Logger
    return { message: SipCore.Parser.parseMessage(text, logger), log }
  }
  return {
    rules,
    rule(which, input, rule) {
      use(which)
      return shown(Grammar.parse(input, rule))
    },
    message(which, text) {
      use(which)
      try {
        const { message, log } = read(text)
        return `${log.join('\n')}\n${shown(message)}`
      } catch (thrown) {
        return `throws ${String(thrown)}`
      }
    },
    accepts(text) {
      use('compiled')
      try {
        return read(text).message !== undefined
      } catch {
        return false
      }
    },
  }
}

/** The grammar as the phone window has it. */
export async function loadCompiled(): Promise<Parse> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-grammar-'))
  try {
    const module = join(folder, 'grammar.mjs')
    const near = pathToFileURL(join(dirname(file), '../../'))
    writeFileSync(module, compileGrammar(PUBLISHED).replaceAll('"../../', `"${near.href}`))
    const { parse } = (await import(module)) as { parse: (input: string, options: object) => void }
    // The same few lines stand around the published one (sip.js, grammar.js).
    return (input, startRule) => {
      const options: { startRule: string; data?: unknown } = { startRule }
      try {
        parse(input, options)
      } catch {
        options.data = -1
      }
      return options.data
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything there is to see of a value: own keys in their order, classes, undefined, NaN. */
function shown(value: unknown): string {
  const seen = new Set<unknown>()
  const show = (one: unknown): string => {
    if (typeof one === 'string') return JSON.stringify(one)
    if (typeof one !== 'object' || one === null) return String(one)
    if (seen.has(one)) return '(again)'
    seen.add(one)
    const entries = Object.entries(one).map(([key, inner]) => `${JSON.stringify(key)}:${show(inner)}`)
    seen.delete(one)
    const kind = (Object.getPrototypeOf(one) as { constructor?: { name: string } } | null)?.constructor?.name
    return `${kind ?? 'null'}{${entries.join(',')}}`
  }
  return show(value)
}
