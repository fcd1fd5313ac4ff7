/** One challenge of a WWW-Authenticate or Proxy-Authenticate header (RFC 9110, 11.3). Scheme and names are lower case. */
export type Challenge = {
  readonly scheme: string
  /** Values without their quotes and escapes. A repeated name keeps its first value. */
  readonly params: ReadonlyMap<string, string>
}

/** More than any server sends; a header beyond it is an attack on our time. */
const MAX_HEADER = 16 * 1024
const MAX_CHALLENGES = 16

const GAP = /[\s,]*/y
const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y
const EQUALS = /[ \t]*=[ \t]*/y
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy
const BARE = /[^\s,"]*/y
const REST_OF_ITEM = /[^,]*/y
/** `Negotiate YII=`: base64 in place of parameters; told from a parameter by ending at a comma or the end. */
const TOKEN68 = /[ \t]+[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/

/**
 * Reads challenges from one header or several, tolerantly: several challenges in one header, blanks around `=`, missing
 * commas and unquoted values as devices send them. What makes no sense is left out; never throws.
 */
export function parseChallenges(header: string | readonly string[]): readonly Challenge[] {
  const headers = typeof header === 'string' ? [header] : header
  return headers.flatMap(parseOne).slice(0, MAX_CHALLENGES)
}

type Open = { readonly scheme: string; readonly params: Map<string, string>; broken: boolean }

function parseOne(header: string): readonly Challenge[] {
  if (header.length > MAX_HEADER) return []
  const found: Open[] = []
  const scan = scanner(header)
  for (scan.take(GAP); !scan.atEnd(); scan.take(GAP)) {
    const word = scan.take(TOKEN)
    const current = found.at(-1)
    if (word === null) {
      // Neither a scheme nor a name: what it belongs to cannot be trusted.
      scan.skipItem()
      if (current !== undefined) current.broken = true
    } else if (scan.take(EQUALS) !== null) {
      const value = scan.takeValue()
      if (current === undefined) continue
      if (value === null || CONTROL.test(value)) current.broken = true
      else if (!current.params.has(word.toLowerCase())) current.params.set(word.toLowerCase(), value)
    } else {
      found.push({ scheme: word.toLowerCase(), params: new Map(), broken: false })
      scan.take(TOKEN68)
    }
  }
  return found.filter((one) => !one.broken).map(({ scheme, params }) => ({ scheme, params }))
}

function scanner(text: string) {
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const hit = pattern.exec(text)
    if (hit !== null) at = pattern.lastIndex
    return hit
  }
  return {
    atEnd: () => at >= text.length,
    take: (pattern: RegExp): string | null => match(pattern)?.[0] ?? null,
    /** A quoted string or what stands up to the next comma or blank; null for an open quote. */
    takeValue: (): string | null => {
      const quoted = match(QUOTED)
      if (quoted !== null) return (quoted[1] ?? '').replace(/\\(.)/gs, '$1')
      if (text[at] !== '"') return match(BARE)?.[0] ?? ''
      at = text.length
      return null
    },
    /** Always moves on, also from a lone quote. */
    skipItem: () => {
      if (match(REST_OF_ITEM)?.[0] === '') at += 1
    },
  }
}
