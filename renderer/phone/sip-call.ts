import {
  type Invitation,
  Inviter,
  NameAddrHeader,
  type Session,
  SessionState,
  type URI,
  type UserAgent,
} from 'sip.js'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { CallId } from '../../shared/ids.ts'
import type { EngineCall } from './engine.ts'
import { fault } from './fault.ts'
import { mark } from './marks.ts'
import { createEarlySound, isDescription } from './sip-early.ts'
import { answeredElsewhere, partyOf } from './sip-identity.ts'
import { createLeg, type Leg, type LegDeps } from './sip-leg.ts'
import { NO_HOLD } from './sip-media.ts'

/** RFC 3261 9.1: 64*T1 after a CANCEL the call counts as cancelled. sip.js waits for ever, e.g. when the 487 is dropped. */
const CANCEL_LIMIT_MS = 32_000

export type OutgoingOptions = {
  readonly userAgent: UserAgent
  readonly callId: CallId
  readonly target: URI
  /** Take sound before the answer. */
  readonly earlyMedia: boolean
  readonly extraHeaders?: readonly string[]
  /** The far side shall not see our number (RFC 3323); the server still does (RFC 3325). */
  readonly hidden?: boolean
  /** Hears every status the INVITE gets; 500 when it never left. */
  readonly told?: (status: number) => void
}

/** A call as the line keeps it. */
export type SipCall = EngineCall & { readonly leg: Leg; readonly session: Session }

/** Starts a call: opens the microphone, then sends the INVITE. */
export function startCall(
  {
    userAgent,
    callId,
    target,
    earlyMedia,
    extraHeaders = [],
    hidden = false,
    told = () => undefined,
  }: OutgoingOptions,
  deps: LegDeps,
): SipCall {
  mark('dial-asked')
  // Not sip.js's own `earlyMedia`: the first early answer is the last word for it, so that a call that forks ends when
  // another phone than the first takes it.
  const inviter = new Inviter(userAgent, target, {
    extraHeaders: [...extraHeaders, ...(hidden ? hiddenHeaders(userAgent) : [])],
    // Not sip.js's own `anonymous`: it hides Contact too, and the far side's answers find no way back.
    ...(hidden ? { params: ANONYMOUS } : {}),
    sessionDescriptionHandlerOptions: NO_HOLD,
    sessionDescriptionHandlerOptionsReInvite: NO_HOLD,
  })
  const leg = createLeg(inviter, callId, null, deps)
  guardDialog(inviter, leg, deps)
  void send(inviter, leg, earlyMedia, told)
  return {
    ...callOf(leg),
    leg,
    session: inviter,
    accept: () => undefined,
    reject: () => undefined,
    hangUp() {
      leg.closeQuietly()
      // The microphone is let go now: a server that never answers the CANCEL must not keep it.
      leg.media.close()
      void endSession(inviter, () => inviter.cancel())
      deps.clock.after(CANCEL_LIMIT_MS, () => {
        if (inviter.state !== SessionState.Terminating) return
        void inviter.dispose()
        leg.abandon()
      })
    },
  }
}

const ANONYMOUS = { fromUri: 'sip:anonymous@anonymous.invalid', fromDisplayName: 'Anonymous' }

function hiddenHeaders(userAgent: UserAgent): readonly string[] {
  return ['Privacy: id', `P-Preferred-Identity: <${userAgent.configuration.uri.toString()}>`]
}

async function send(
  inviter: Inviter,
  leg: Leg,
  earlyMedia: boolean,
  told: (status: number) => void,
): Promise<void> {
  const prepared = await leg.media.prepare({ offers: true })
  if (leg.isOver()) return
  if (!prepared.ok) {
    leg.closeQuietly()
    leg.emit({ kind: 'send-failed', error: prepared.error })
    told(500)
    return inviter.dispose()
  }
  leg.unexplained({ kind: 'send-failed', error: fault('call-failed', { detail: 'offer' }) })
  const early = createEarlySound(leg.media)
  try {
    await inviter.invite({
      requestDelegate: {
        onProgress({ message }) {
          told(message.statusCode ?? 180)
          if (!earlyMedia || !isDescription(message)) return leg.emit({ kind: 'ringing' })
          void early.take(message.toTag, message.body).then((heard) => {
            leg.emit({ kind: heard ? 'early' : 'ringing' })
          })
        },
        onAccept() {
          if (inviter.state !== SessionState.Established) return
          mark('call-active')
          told(200)
          const asserted = inviter.assertedIdentity
          leg.emit({ kind: 'answered', remote: asserted ? partyOf(asserted) : null })
        },
        onReject: ({ message }) => {
          told(message.statusCode ?? 500)
          leg.outcome(refused(message))
        },
        onRedirect: ({ message }) => {
          told(message.statusCode ?? 302)
          leg.outcome(moved(message))
        },
      },
    })
    leg.unexplained({ kind: 'failed', status: null, error: null })
    leg.emit({ kind: 'sent', sipCallId: inviter.request.callId })
  } catch {
    // Hung up while the offer was being made, or it could not be made: the session is over, and the leg says why.
  }
}

/** Wraps a call that rings here. `replaced` ends with it when it is answered (RFC 3891). */
export function takeCall(
  invitation: Invitation,
  callId: CallId,
  replaced: Leg | null,
  deps: LegDeps,
): SipCall {
  let acknowledge: () => void = () => undefined
  const acked = new Promise<void>((resolve) => {
    acknowledge = resolve
  })
  const leg = createLeg(invitation, callId, acked, deps)
  guardDialog(invitation, leg, deps, {
    onAck: () => acknowledge(),
    onCancel: (reason) => leg.outcome({ kind: 'cancelled', elsewhere: answeredElsewhere(reason) }),
  })
  invitation.sessionDescriptionHandlerOptionsReInvite = NO_HOLD
  // What is left when nobody said why: noAnswerTimeout, or the Expires of the INVITE.
  leg.unexplained({ kind: 'failed', status: 480, error: null })
  invitation.stateChange.addListener((state) => {
    if (state !== SessionState.Established) return
    mark('call-active')
    leg.unexplained({ kind: 'failed', status: null, error: null })
    leg.emit({ kind: 'accepted' })
  })

  async function accept(): Promise<void> {
    const prepared = await leg.media.prepare({ offers: false })
    if (leg.isOver() || invitation.state !== SessionState.Initial) return
    if (!prepared.ok) return leg.emit({ kind: 'accept-failed', error: prepared.error })
    replaced?.outcome({ kind: 'hung-up' })
    // A failure ends the session, which the leg reports with its reason.
    await invitation.accept({ sessionDescriptionHandlerOptions: NO_HOLD }).catch(() => undefined)
  }

  return {
    ...callOf(leg),
    leg,
    session: invitation,
    accept: () => void accept(),
    reject(statusCode) {
      leg.closeQuietly()
      void endSession(invitation, () => invitation.reject({ statusCode }))
    },
    hangUp() {
      leg.closeQuietly()
      void endSession(invitation, () => invitation.reject({ statusCode: 480 }))
    },
  }
}

function callOf(leg: Leg) {
  const { hold, restart, setSound, sendDtmf, refer, referTo, follow } = leg
  return { hold, restart, setSound, sendDtmf, refer, referTo, follow }
}

/** BYE for an established session, `early` for one that is not; nothing for one that ends by itself. */
async function endSession(session: Session, early: () => Promise<void>): Promise<void> {
  try {
    if (session.state === SessionState.Initial || session.state === SessionState.Establishing) await early()
    else if (session.state === SessionState.Established) await session.bye()
  } catch {
    // The session ended in the same moment, which is what was wanted.
  }
}

type DialogHooks = { readonly onAck?: () => void; readonly onCancel?: (reason: string | undefined) => void }

/** What may happen inside a dialog without asking a person. */
function guardDialog(session: Session, leg: Leg, { takeText }: LegDeps, hooks: DialogHooks = {}): void {
  session.delegate = {
    onAck: () => hooks.onAck?.(),
    onCancel: (cancel) => hooks.onCancel?.(cancel.request.getHeader('reason')),
    onBye(bye) {
      leg.outcome({ kind: 'hung-up' })
      void bye.accept()
    },
    // sip.js would follow a REFER by itself and call whoever it names; here a person is asked first.
    onRefer: (referral) => leg.referred(referral),
    // The default says 200 and throws the text away.
    onMessage: takeText,
  }
}

/** Where a redirect points to; nobody is called there without a yes. */
function moved(message: FinalResponse & { parseHeader(name: string): unknown }) {
  const contact: unknown = message.parseHeader('contact')
  if (!(contact instanceof NameAddrHeader) || !/^sips?$/i.test(contact.uri.scheme)) return refused(message)
  return { ...refused(message), movedTo: partyOf(contact) }
}

type FinalResponse = { readonly statusCode?: number | undefined; readonly reasonPhrase?: string | undefined }

function refused(message: FinalResponse) {
  const serverText = cleanRemoteText(message.reasonPhrase ?? '', 'message')
  return { kind: 'refused', status: message.statusCode ?? 500, serverText } as const
}
