import type { Plugin } from 'vite'
import { compileGrammar } from './compile-grammar.ts'

/** What is replaced in sip.js 0.21.2 while bundling: the file by its end, its SHA-256, and what becomes of it. */
const REPLACED = [
  {
    file: '/sip.js/lib/grammar/pegjs/dist/grammar.js',
    sha256: '66f6eabdcec39bfe90b9dbf3104e42af6169a6f4f5a1773694fce36c0262ab03',
    rewrite: compileGrammar,
  },
  {
    file: '/sip.js/lib/core/messages/utils.js',
    sha256: '4c96afbeac2fab669199e287d6c6eee5250181ee88ecb7a87279df53e41d94e7',
    rewrite: rememberHeaderNames,
  },
] as const

/** Makes sip.js read messages fast, without a copy of it. Fails the build when sip.js is not the one this was made for. */
export function fastSipParser(): Plugin {
  return {
    name: 'fast-sip-parser',
    enforce: 'pre',
    async transform(source, id) {
      const path = id.split('?')[0] ?? ''
      const replaced = REPLACED.find(({ file }) => path.endsWith(file))
      if (!replaced) return null
      const found = await sha256(source)
      if (found !== replaced.sha256) throw new Error(`sip.js is not 0.21.2: ${replaced.file} is ${found}`)
      return { code: replaced.rewrite(source), map: null }
    },
  }
}

/**
 * sip.js spells each header's name anew, several times a message: a sixth of a small message's time once the grammar is
 * fast. The spelling depends on nothing but the name; a stranger who invents names fills no more than the limit.
 */
export function rememberHeaderNames(source: string): string {
  const head = 'export function headerize(str) {'
  if (!source.includes(head)) throw new Error('sip.js spells header names elsewhere')
  return `${source.replace(head, 'function spellHeader(str) {')}
const spelled = new Map();
export function headerize(str) {
  const known = spelled.get(str);
  if (known !== undefined) return known;
  const fresh = spellHeader(str);
  if (spelled.size < 200 && fresh.length < 64) spelled.set(str, fresh);
  return fresh;
}
`
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
