import { cseqOf, headerOf, sipHeader } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'

/**
 * Some gateways leave Contact out of 180 and even of 200, which RFC 3261 12.1.1 does not allow; sip.js drops such an answer
 * and the call with it. The address that was called stands in for it.
 */
export function addMissingContact(message: SipMessage): SipMessage {
  const { start } = message
  if (start.kind !== 'response' || start.status <= 100 || start.status >= 300) return message
  if (cseqOf(message)?.method !== 'INVITE' || headerOf(message, 'contact') !== null) return message
  const uri = /<([^<>\s]+)>/.exec(headerOf(message, 'to') ?? '')?.[1]
  if (uri === undefined) return message
  return { ...message, headers: [...message.headers, sipHeader('Contact', `<${uri}>`)] }
}

/** What our parser would stumble over in a request that others read. */
export function repairRequest(message: SipMessage): SipMessage {
  return escapeHashes(mendColons(quoteNames(nameTelAddresses(message))))
}

/** `#31#` and the like, as it is dialled: a `#` in an address has to be escaped (RFC 3261 25.1), and often is not. */
function escapeHashes(message: SipMessage): SipMessage {
  const escape = (text: string): string =>
    text.replace(/\bsips?:[^@<>"\s]*@/gi, (part) => part.replaceAll('#', '%23'))
  const { start } = message
  const named = mapNamed(message, /#/, escape)
  return start.kind === 'request' && start.uri.includes('#')
    ? { ...named, start: { ...start, uri: escape(start.uri) } }
    : named
}

/** RFC 3261's own grammar allows three colons before the IPv4 part of an address: to be tolerated (RFC 5118 4.10). */
function mendColons(message: SipMessage): SipMessage {
  const { start } = message
  if (start.kind !== 'request' || !start.uri.includes(':::')) return message
  const mend = (text: string): string => text.replace(/:::(?=\d+\.\d+\.\d+\.\d+\])/g, '::')
  return mapNamed({ ...message, start: { ...start, uri: mend(start.uri) } }, /:::/, mend)
}

/** A name with letters beyond ASCII needs quotes (RFC 3261 25.1); phones that forget them are heard all the same. */
export function quoteNames(message: SipMessage): SipMessage {
  return mapNamed(message, /[\u0080-\uffff]/, (value) =>
    value.replace(/^[ \t]*([^"<\\]*[\u0080-\uffff][^"<\\]*?)[ \t]*</, '"$1" <'),
  )
}

/**
 * Gateways name a caller by `<tel:+49…>` (RFC 3261 allows any scheme in From and To); sip.js drops such a request without a
 * word, and the call with it. The number is shown as `sip:+49…@host;user=phone` (RFC 3261 19.1.6) instead, with the host
 * that the request was sent to.
 */
function nameTelAddresses(message: SipMessage): SipMessage {
  if (message.start.kind !== 'request') return message
  const host = /^sips?:(?:[^@\s]*@)?(\[[^\]]*\]|[^:;?\s]+)/i.exec(message.start.uri)?.[1] ?? 'tel.invalid'
  const renamed = (value: string): string =>
    value.replace(
      /(^|<)tel:(\+?[0-9A-Fa-f*#().-]+)[^<>\s]*?(?=>|;tag=|$)/i,
      (_all, open: string, number: string) => {
        const uri = `sip:${number.replace(/[().-]/g, '').replace(/#/g, '%23')}@${host};user=phone`
        return open === '<' ? `<${uri}` : `<${uri}>`
      },
    )
  return mapNamed(message, /tel:/i, renamed)
}

function mapNamed(message: SipMessage, fits: RegExp, change: (value: string) => string): SipMessage {
  const named = ['from', 'to', 'contact', 'p-asserted-identity']
  return {
    ...message,
    headers: message.headers.map((one) =>
      named.includes(one.key) && fits.test(one.value) ? { ...one, value: change(one.value) } : one,
    ),
  }
}
