import { headerOf, headersOf } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import { splitList, topVia } from './via.ts'

/** Every address costs sip.js a search through those before it; a registrar that keeps more than this is none we know. */
export const MAX_ADDRESSES = 100

/**
 * What sip.js would throw away without a word, although whoever asked should be told (RFC 3261 16.3, 21.4.1; RFC 4475
 * 3.1.2): null = nothing. It looks at the shape of the few values that every message needs, and accepts what is merely odd.
 * Linear in the length of the message.
 */
export function findBadSyntax(message: SipMessage): string | null {
  if (topVia(message) === null || headersOf(message, 'via').some(hasEmptyPart)) return 'via-syntax'
  if (message.start.kind === 'request' && !isRequestUri(message.start.uri)) return 'uri-syntax'
  for (const key of ['from', 'to'] as const) {
    const value = headerOf(message, key) ?? ''
    // Other schemes are allowed there, and sip.js reads none of them; `tel:` is made one it does (`repair.ts`).
    if (!isAddress(value) || !/(?:^|<)(?:sips?|tel):/i.test(value)) return `${key}-syntax`
  }
  for (const key of ['contact', 'record-route', 'route']) {
    const addresses = headersOf(message, key).flatMap(splitList)
    if (addresses.length > MAX_ADDRESSES) return `too-many-${key}`
    if (!addresses.every((one) => (key === 'contact' && one === '*') || isAddress(one)))
      return `${key}-syntax`
  }
  return null
}

/** RFC 3261 19.1.1: headers have no place in a Request-URI; an IPv6 address has brackets (RFC 5118 4.2). */
function isRequestUri(uri: string): boolean {
  if (!isUri(uri)) return false
  if (!/^sips?:/i.test(uri)) return true
  return !uri.slice(uri.lastIndexOf('@') + 1).includes('?')
}

/** Words of a name without quotes; other letters are forgiven (`repair.ts`). */
const TOKENS = /^[A-Za-z0-9\-.!%*_+`'~ \t\u0080-\uffff]*$/

/** `name-addr` or `addr-spec` with header parameters (RFC 3261 20.10). */
function isAddress(value: string): boolean {
  const text = value.trim()
  const quoted = /^"(?:[^"\\]|\\.)*"/s.exec(text)?.[0] ?? ''
  if (quoted === '' && text.startsWith('"')) return false
  const rest = text.slice(quoted.length).trimStart()
  const open = rest.indexOf('<')
  if (open < 0) {
    const end = rest.indexOf(';')
    const uri = (end < 0 ? rest : rest.slice(0, end)).trimEnd()
    // Outside angle brackets a comma, a question mark or a space would belong to the header.
    return quoted === '' && isUri(uri) && !/[,?\s]/.test(uri) && !hasEmptyPart(rest)
  }
  const close = rest.indexOf('>', open)
  const name = rest.slice(0, open)
  if (close < 0 || (quoted === '' ? !TOKENS.test(name) : name.trim() !== '')) return false
  const after = rest.slice(close + 1).trim()
  return isUri(rest.slice(open + 1, close)) && (after === '' || after.startsWith(';')) && !hasEmptyPart(after)
}

function isUri(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"]+$/.test(text)) return false
  return !/^sips?:/i.test(text) || isSipUri(text.slice(text.indexOf(':') + 1))
}

/** `user@host:port;parameters`; a `#` in the user is forgiven (`repair.ts`). */
function isSipUri(rest: string): boolean {
  const user = rest.slice(0, rest.lastIndexOf('@') + 1)
  if (user === '@' || /%(?![0-9A-Fa-f]{2})/.test(rest)) return false
  return /^[\u0021-\u007e]*$/.test(rest) && HOST.test(rest.slice(user.length))
}

const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?)(?::\d{1,5})?(?:[;?]|$)/

/** A separator with nothing behind it: `;;`, `,,`, `; ,`, or one at the end. */
function hasEmptyPart(value: string): boolean {
  const bare = value.includes('"') ? value.replace(/"(?:[^"\\]|\\.)*"/gs, 'q') : value
  return /[;,][ \t]*(?:[;,]|$)/.test(bare)
}
