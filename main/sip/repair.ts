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
