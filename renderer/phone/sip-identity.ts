import type { NameAddrHeader, URI } from 'sip.js'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { RemoteParty } from './engine.ts'

/** `user@host` of a SIP address, unescaped for people and cleaned; without parameters, port or scheme. */
export function addressOf(uri: URI): string {
  const user = uri.user === undefined || uri.user === '' ? '' : `${unescapeUser(uri.user)}@`
  return cleanRemoteText(`${user}${uri.host}`, 'address')
}

/** sip.js's types promise a display name; there is none when the header has none. */
export type PartyHeader = Pick<NameAddrHeader, 'uri'> & { readonly displayName?: string | undefined }

export function partyOf(header: PartyHeader): RemoteParty {
  const name = cleanRemoteText(unquote(header.displayName ?? ''), 'name')
  return { address: addressOf(header.uri), displayName: name === '' ? null : name }
}

/** Our own name as sip.js can print it: it does not escape, and a quote makes the far side drop the message (4.13). */
export function printableName(name: string): string {
  return name.replace(/["\\\r\n]/g, '').trim()
}

/** True when a Reason header says that another phone answered (RFC 3326 2, `cause=200`). */
export function answeredElsewhere(reason: string | undefined): boolean {
  return reason !== undefined && /^\s*SIP\s*;(?:.*;)?\s*cause\s*=\s*200\b/i.test(reason)
}

/** Retry-After in seconds (RFC 3261 20.33), without its comment and parameters; null when there is none. */
export function retryAfterOf(header: string | undefined): number | null {
  const seconds = /^\s*(\d{1,9})/.exec(header ?? '')?.[1]
  return seconds === undefined ? null : Number(seconds)
}

function unescapeUser(user: string): string {
  try {
    return decodeURIComponent(user)
  } catch {
    // A lone % is the far side's mistake; show what it sent.
    return user
  }
}

/** sip.js hands the inside of a quoted string on as it came: `\"` and `\\` are still pairs (RFC 3261 25.1). */
function unquote(name: string): string {
  return name.replace(/\\(.)/gs, '$1')
}
