import { en } from '../../shared/text/en.ts'

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'ë',
  i: 'î',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Ï',
  N: 'Ñ',
  O: 'Ø',
  U: 'Û',
}

/** A sentence with accents, four tenths longer and in brackets; its fields and optional parts stay what they are. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|\[[^\]]*\])/)
  const words = parts.map((part, at) => (at % 2 === 1 ? part : lengthen(part)))
  return `⟦${words.join('')}⟧`
}

/** Vowels are said twice until the words are four tenths longer; what is left is put after them. */
function lengthen(text: string): string {
  let room = Math.ceil(text.replace(/\s/g, '').length * 0.4)
  const longer = [...text].map((letter) => {
    const accented = ACCENTS[letter] ?? letter
    if (room === 0 || !/[aeiouyAEIOUY]/.test(letter)) return accented
    room -= 1
    return accented + accented
  })
  return longer.join('') + (/\S/.test(text) ? '~'.repeat(room) : '')
}

/** The whole English dictionary as a language nobody speaks: what is too short for it will be too short for German. */
export function pseudoDictionary(): object {
  return mapped(en) as object
}

function mapped(node: unknown): unknown {
  if (typeof node === 'string') return pseudo(node)
  return Object.fromEntries(Object.entries(node as object).map(([key, value]) => [key, mapped(value)]))
}
