import { type Notification, type Session, SessionState, URI } from 'sip.js'
import type { CallSignal, EngineCall } from './engine.ts'

/** A URI as a header value: with parameters or headers it has to stand in brackets (RFC 3261 20), which sip.js leaves out. */
class ReferTo extends URI {
  override toString(): string {
    return `<${super.toString()}>`
  }
}

/** Which session is behind a call of the engine, for a transfer from one line to another. */
export type DialogBook = {
  bind(call: EngineCall, session: Session): void
  sessionOf(call: EngineCall): Session | null
}

export function createDialogBook(): DialogBook {
  const sessions = new WeakMap<EngineCall, Session>()
  return {
    bind: (call, session) => void sessions.set(call, session),
    sessionOf: (call) => sessions.get(call) ?? null,
  }
}

/**
 * Where the far side finds the party of another call, in the order to try, and which of its calls to take over
 * (RFC 3891). The Contact is the one that leads to the right phone (RFC 5589 6.1). Where it cannot lead there from outside
 * the dialog, the address of record does, with a demand that keeps other phones of the party from ringing (RFC 5589 7.3);
 * for a party elsewhere that is all the same better than nothing. Empty when that call is not answered.
 */
export function referTargetsOf(other: Session): readonly URI[] {
  const { dialog } = other
  if (!dialog || other.state !== SessionState.Established) return []
  const { remoteTarget, remoteURI, callId, localTag, remoteTag } = dialog
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`)
  const contact = remoteTarget.clone()
  contact.clearHeaders()
  contact.setHeader('Replaces', replaces)
  const record = remoteURI.clone()
  record.clearHeaders()
  record.setHeader('Replaces', replaces)
  record.setHeader('Require', 'replaces')
  // Of another system we know neither whether its Contacts lead somewhere nor who may use its addresses.
  return isRoutable(remoteTarget) ? [contact, record] : [record, contact]
}

/** A Contact that is promised to work anywhere (`gr`, RFC 5627 4.1), or names a place that can be looked up. */
function isRoutable({ host, parameters }: URI): boolean {
  if ('gr' in parameters) return true
  return !/\.invalid$/i.test(host) && !/^wss?$/i.test(String(parameters['transport'] ?? ''))
}

/** What a far side answers that found nobody under the address it was given; the party itself did not say no. */
const NOT_THERE: ReadonlySet<number> = new Set([
  404, 408, 410, 416, 420, 478, 480, 481, 483, 484, 500, 502, 503, 504,
])

/** Sends REFER and tells what comes of it: with the next of `targets` where nobody was found under the one before. */
export function sendRefer(
  session: Session,
  [target, ...others]: readonly URI[],
  emit: (signal: CallSignal) => void,
): void {
  if (!target) return emit({ kind: 'refer-refused', status: null })
  let over = false
  referOnce(session, target, (signal) => {
    if (over) return
    const status = signal.kind === 'refer-progress' ? signal.status : null
    over = signal.kind === 'refer-refused' || (status !== null && status >= 200)
    if (status === null || !NOT_THERE.has(status) || others.length === 0) return emit(signal)
    sendRefer(session, others, (next) => {
      // That it was asked is known already.
      if (next.kind !== 'refer-accepted') emit(next)
    })
  })
}

/** sip.js's own way to name the target does not escape display names. */
function referOnce(session: Session, target: URI, emit: (signal: CallSignal) => void): void {
  const { scheme, user, host, port, parameters, headers } = target
  const referTo = new ReferTo(scheme, user ?? '', host, port, { ...parameters }, { ...headers })
  const { uri } = session.userAgent.configuration
  const refused = ({ message }: { readonly message: { readonly statusCode?: number | undefined } }) =>
    emit({ kind: 'refer-refused', status: message.statusCode ?? 500 })
  session
    .refer(referTo, {
      requestOptions: { extraHeaders: [`Referred-By: <${uri.toString()}>`] },
      requestDelegate: {
        onAccept: () => emit({ kind: 'refer-accepted' }),
        onReject: refused,
        onRedirect: refused,
      },
      onNotify: (notification) => void heard(notification, emit),
    })
    // The call ended in the same moment; that is told elsewhere.
    .catch(() => emit({ kind: 'refer-refused', status: null }))
}

async function heard(notification: Notification, emit: (signal: CallSignal) => void): Promise<void> {
  const { request } = notification
  await notification.accept()
  if (!/^\s*refer\b/i.test(request.getHeader('event') ?? '')) return
  const status = fragmentStatus(request.body)
  if (status !== null) emit({ kind: 'refer-progress', status })
  const over = /^\s*terminated\b/i.test(request.getHeader('subscription-state') ?? '')
  if (over && (status === null || status < 200)) emit({ kind: 'refer-refused', status: null })
}

/** The status in a message/sipfrag body (RFC 3420); null when there is none. */
export function fragmentStatus(body: string): number | null {
  const status = /^\s*SIP\/2\.0\s+([1-6]\d\d)\b/i.exec(body)?.[1]
  return status === undefined ? null : Number(status)
}
