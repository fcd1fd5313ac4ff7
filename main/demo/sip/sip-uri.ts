/** A SIP or SIPS URI (RFC 3261 19.1). `user` is percent-decoded, `host` lower-case, IPv6 in brackets. */
export type SipUri = {
  readonly scheme: 'sip' | 'sips'
  readonly user: string | null
  readonly host: string
  readonly port: number | null
  readonly params: SipParams
  /** What follows the question mark, not decoded. */
  readonly headers: string | null
}
/** Parameters by lower-case name; null for one without a value. */
export type SipParams = Readonly<Record<string, string | null>>

export type NameAddr = { readonly display: string | null; readonly uri: string; readonly params: SipParams }
export type Via = { readonly transport: string; readonly sentBy: string; readonly params: SipParams }

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i

/** Null for anything that is not a sip: or sips: URI. */
export function parseSipUri(text: string): SipUri | null {
  const parts = /^(sips?):(?:([^@?\s<>"]*)@)?([^;?@\s<>"]+)((?:;[^?\s<>"]*)?)(?:\?([^\s<>"]*))?$/i.exec(text)
  const [, scheme, userInfo, hostPort, params, headers] = parts ?? []
  if (scheme === undefined || hostPort === undefined) return null
  const address = /^(.*?)(?::(\d{1,5}))?$/.exec(hostPort)
  const host = address?.[1] ?? ''
  const port = address?.[2] === undefined ? null : Number(address[2])
  if (!HOST.test(host) || (port !== null && port > 65_535)) return null
  const user = userInfo === undefined ? null : decodePercent(userInfo.split(':')[0] ?? '')
  if (userInfo !== undefined && !user) return null
  return {
    scheme: scheme.toLowerCase() === 'sips' ? 'sips' : 'sip',
    user,
    host: host.toLowerCase(),
    port,
    params: parseParams(params ?? ''),
    headers: headers ?? null,
  }
}

/** Reads From, To, Contact, Route and Refer-To values; null when there is no URI in it. */
export function parseNameAddr(text: string): NameAddr | null {
  const bracketed = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^>]*)>\s*(.*)$/.exec(text)
  if (bracketed) {
    const [, quoted, plain, uri, params] = bracketed
    if (!uri || (params && !params.startsWith(';'))) return null
    const display = quoted === undefined ? plain?.trim() : quoted.replace(/\\(.)/g, '$1')
    return { display: display || null, uri, params: parseParams(params ?? '') }
  }
  // Without brackets every parameter belongs to the header, not to the URI (RFC 3261 20).
  const [uri, ...params] = text.trim().split(';')
  return uri && !/[\s<>"]/.test(uri)
    ? { display: null, uri, params: parseParams(`;${params.join(';')}`) }
    : null
}

export function writeNameAddr({ display, uri, params }: NameAddr): string {
  const name = display === null ? '' : `"${display.replace(/["\\]/g, '\\$&')}" `
  const tail = Object.entries(params).map(([key, value]) => (value === null ? `;${key}` : `;${key}=${value}`))
  return `${name}<${uri}>${tail.join('')}`
}

export function parseVia(text: string): Via | null {
  const parts = /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z]+)\s+([^;\s]+)\s*(.*)$/.exec(text)
  const [, transport, sentBy, params] = parts ?? []
  if (transport === undefined || sentBy === undefined) return null
  return {
    transport: transport.toUpperCase(),
    sentBy: sentBy.toLowerCase(),
    params: parseParams(params ?? ''),
  }
}

function parseParams(text: string): SipParams {
  const pairs = text
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return Object.fromEntries(
    pairs.map((part) => {
      const equals = part.indexOf('=')
      if (equals < 0) return [part.toLowerCase(), null]
      return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()]
    }),
  )
}

/** Null when a percent sign stands alone. */
export function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    // Malformed; what that means is for the caller to say.
    return null
  }
}
