import type { Identity } from '../../../shared/domain/account.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { IdentityWire } from './wire.ts'

/** Caller ids that the web page fills in for "none" (reference sip2sip 3, get_identity). */
const NO_CALLER_ID = new Set(['+19999999999', '0019999999999'])

/** `conferenceDomain`: what is known of the phone company, not told by the answer. */
export function toIdentity(wire: IdentityWire, conferenceDomain: string | null = null): Identity {
  const callerId = textOrNull(wire.pstn_caller_id, 'address')
  return {
    address: cleanRemoteText(wire.sip_address, 'address'),
    displayName: textOrNull([wire.first, wire.lastname].filter((part) => part !== null).join(' '), 'name'),
    email: textOrNull(wire.email, 'address'),
    mobileNumber: textOrNull(wire.mobile_number, 'address'),
    callerId: callerId !== null && NO_CALLER_ID.has(callerId) ? null : callerId,
    timezone: textOrNull(wire.timezone, 'name'),
    noAnswerSec: wire.no_answer_timeout ?? null,
    ...(conferenceDomain !== null && { conferenceDomain }),
  }
}

function textOrNull(text: string | null, kind: 'name' | 'address'): string | null {
  return cleanRemoteText(text ?? '', kind) || null
}
