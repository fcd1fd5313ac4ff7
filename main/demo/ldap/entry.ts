import { readText, type Ber } from './ber.ts'

export type DirectoryEntry = {
  readonly dn: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

const AND = 0xa0
const OR = 0xa1
const NOT = 0xa2
const EQUAL = 0xa3
const SUBSTRINGS = 0xa4
const PRESENT = 0x87
const INITIAL = 0x80
const FINAL = 0x82

/** Whether an entry fits a filter (RFC 4511 4.5.1.7); kinds that the demo does not know fit nothing. */
export function fits(entry: DirectoryEntry, filter: Ber): boolean {
  const [first, second] = filter.children
  switch (filter.tag) {
    case AND:
      return filter.children.every((part) => fits(entry, part))
    case OR:
      return filter.children.some((part) => fits(entry, part))
    case NOT:
      return first !== undefined && !fits(entry, first)
    case EQUAL:
      return valuesOf(entry, readText(first)).some((value) => value === readText(second).toLowerCase())
    case SUBSTRINGS:
      return valuesOf(entry, readText(first)).some((value) => hasPieces(value, second?.children ?? []))
    case PRESENT:
      return valuesOf(entry, readText(filter)).length > 0
    default:
      return false
  }
}

function hasPieces(value: string, pieces: readonly Ber[]): boolean {
  let at = 0
  for (const piece of pieces) {
    const text = readText(piece).toLowerCase()
    const found = piece.tag === FINAL ? value.length - text.length : value.indexOf(text, at)
    if (found < at || !value.startsWith(text, found) || (piece.tag === INITIAL && found !== 0)) return false
    at = found + text.length
  }
  return true
}

function valuesOf(entry: DirectoryEntry, attribute: string): readonly string[] {
  const wanted = attribute.toLowerCase()
  if (wanted === 'objectclass') return ['person']
  return Object.entries(entry.attributes)
    .filter(([name]) => name.toLowerCase() === wanted)
    .flatMap(([, values]) => values.map((value) => value.toLowerCase()))
}
