const HEADER = /^([A-Za-z-]{1,40})[ \t]*:[ \t]*(.{0,2000})$/
const LONG: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  x: 'session-expires',
  k: 'supported',
}

type SipHeader = { readonly name: string; readonly value: string }

/** A message read as far as its headers, for what has to be known before sip.js looks at it. Names are long and in lower case. */
export type SipHead = {
  readonly headers: readonly SipHeader[]
  readonly body: string
  /** The first of a name; empty when there is none. */
  readonly value: (name: string) => string
}

export function readHead(text: string): SipHead {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const [, name, value] = HEADER.exec(line) ?? []
      if (name === undefined || value === undefined) return []
      const lower = name.toLowerCase()
      return [{ name: LONG[lower] ?? lower, value: value.trim() }]
    })
  return {
    headers,
    body,
    value: (name) => headers.find((header) => header.name === name)?.value ?? '',
  }
}

/** The tag of a From or To; null when it has none. */
export function tagOf(value: string): string | null {
  const after = value.slice(value.lastIndexOf('>') + 1)
  return /;\s*tag\s*=\s*([^;,\s]+)/i.exec(after)?.[1] ?? null
}
