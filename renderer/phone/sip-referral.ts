import type { Referral, Session, URI } from 'sip.js'
import type { RemoteParty } from './engine.ts'
import { partyOf } from './sip-identity.ts'

/** What a far side that sends us on wants, read and checked. */
export type ReferralWish = {
  readonly target: URI
  readonly party: RemoteParty
  /** Header lines our INVITE carries: Replaces, Referred-By. */
  readonly extraHeaders: readonly string[]
  readonly announced: boolean
}

/** Null when the request makes no sense, or would smuggle a header line into ours. */
export function readReferral(referral: Referral): ReferralWish | null {
  try {
    const { referTo, referredBy } = referral
    if (!/^sips?$/i.test(referTo.uri.scheme)) return null
    const replaces = referral.replaces === undefined ? null : decodeURIComponent(referral.replaces)
    const target = referTo.uri.clone()
    target.clearHeaders()
    target.deleteParam('method')
    const extraHeaders = [
      ...(replaces === null ? [] : [`Replaces: ${replaces}`]),
      ...(referredBy === undefined ? [] : [`Referred-By: ${referredBy}`]),
    ]
    if (extraHeaders.some((line) => /[\r\n\0]/.test(line))) return null
    return { target, party: partyOf(referTo), extraHeaders, announced: replaces !== null }
  } catch {
    // sip.js throws for a Refer-To it cannot read, JavaScript for a Replaces that is not escaped as it must be.
    return null
  }
}

/** Tells the one who sent us how it goes (RFC 3515 2.4.5); its subscription ends with the final answer. */
export function tellReferrer(session: Session, status: number, id: string | null): void {
  const state = status < 200 ? 'active;expires=180' : 'terminated;reason=noresource'
  const event = id === null ? 'refer' : `refer;id=${id}`
  try {
    session.dialog?.notify(undefined, {
      extraHeaders: [`Event: ${event}`, `Subscription-State: ${state}`],
      body: {
        contentDisposition: 'render',
        contentType: 'message/sipfrag;version=2.0',
        content: `SIP/2.0 ${status} ${WORDS[status] ?? 'Result'}\r\n`,
      },
    })
  } catch {
    // It hung up meanwhile, as many do as soon as the new call stands.
  }
}

const WORDS: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  486: 'Busy Here',
  603: 'Decline',
}
