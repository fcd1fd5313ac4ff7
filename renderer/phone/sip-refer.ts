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
 * Where the far side finds the party of another call, and which of its calls to take over (RFC 3891). The address of
 * record where it is of our own system, because a Contact leads nowhere from outside a phone's own network; else the
 * Contact (RFC 5589 6.1). Null when that call is not answered.
 */
export function referToOf(other: Session): URI | null {
  const { dialog } = other
  if (!dialog || other.state !== SessionState.Established) return null
  const ours = other.userAgent.configuration.uri.host
  const found = dialog.remoteURI.host === ours ? dialog.remoteURI : dialog.remoteTarget
  const uri = found.clone()
  uri.clearHeaders()
  const { callId, localTag, remoteTag } = dialog
  uri.setHeader('Replaces', encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`))
  return uri
}

/** Sends REFER and tells what comes of it. sip.js's own way to name the target does not escape display names. */
export function sendRefer(session: Session, target: URI, emit: (signal: CallSignal) => void): void {
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
