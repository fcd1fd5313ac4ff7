/** Ranges of UTF-16 codes, both ends in it. */
export type Characters = readonly (readonly [from: number, to: number])[]

/** A class such as `/^[a-z\-]/`, or the one character of a text. Throws on anything else. */
export function charactersOf(expression: string): Characters {
  if (expression.length === 1) return [[expression.charCodeAt(0), expression.charCodeAt(0)]]
  const inside = /^\/\^\[(.+)\]\/$/s.exec(expression)?.[1]
  if (inside === undefined || inside.startsWith('^')) throw new Error(`an unknown class ${expression}`)
  // Null stands for an unescaped minus, between the ends of a range.
  const codes = [...inside.matchAll(/\\x([\dA-F]{2})|\\u([\dA-F]{4})|\\(.)|([^\\])/gs)].map((match) => {
    const hex = match[1] ?? match[2]
    if (hex !== undefined) return Number.parseInt(hex, 16)
    const escaped = match[3]
    if (escaped !== undefined) return ESCAPED[escaped] ?? escaped.charCodeAt(0)
    return match[4] === '-' ? null : (match[4] ?? '').charCodeAt(0)
  })
  const ranges: [number, number][] = []
  for (let index = 0; index < codes.length; index += 1) {
    const from = codes[index]
    if (typeof from !== 'number') throw new Error(`an unknown class ${expression}`)
    const to = codes[index + 1] === null ? codes[index + 2] : from
    if (typeof to !== 'number') throw new Error(`an unknown class ${expression}`)
    if (codes[index + 1] === null) index += 2
    ranges.push([from, to])
  }
  return ranges
}

const ESCAPED: Readonly<Record<string, number>> = { 0: 0, t: 9, n: 10, v: 11, f: 12, r: 13 }

/** What a text in double quotes stands for. */
export function textOf(literal: string): string {
  const inside = /^"(.*)"$/s.exec(literal)?.[1]
  if (inside === undefined) throw new Error(`not a text: ${literal}`)
  const named: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t' }
  return inside.replace(/\\(.)/g, (_all, one: string) => named[one] ?? one)
}

/** Both sets, in as few ranges as it takes. */
export function union(a: Characters, b: Characters): Characters {
  const merged: [number, number][] = []
  for (const [from, to] of [...a, ...b].toSorted((one, two) => one[0] - two[0])) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
