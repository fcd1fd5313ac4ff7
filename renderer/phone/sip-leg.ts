import { type Message, type Referral, type Session, SessionState, type URI } from 'sip.js'
import type { CallId } from '../../shared/ids.ts'
import type { CallSignal, CallSound, EngineCall } from './engine.ts'
import { fault } from './fault.ts'
import type { CallMedia, MediaEvents, MediaOptions, MediaPort } from './media/media.ts'
import { createRenegotiation, type OfferOutcome, type Wish } from './renegotiation.ts'
import type { RunnerClock } from './runner.ts'
import type { MediaDesk, MediaWish } from './sip-media.ts'
import { sendInfoTones } from './sip-dtmf.ts'
import { type DialogBook, referTargetsOf, sendRefer } from './sip-refer.ts'
import { createReferralDesk, type Follow } from './sip-referral-desk.ts'

/** Longest wait for the answer to a hold; sip.js itself gives up after 32 s (timer B), but not after a redirect. */
const HOLD_LIMIT_MS = 35_000
/** After a network change the far side must answer within this (reference: sipjs.md 6, rule 7). */
const RESTART_LIMIT_MS = 10_000
/** A re-INVITE right after our 200 waits for the ACK this long at most (RFC 5407 3.1.5). */
const ACK_LIMIT_MS = 4_000

export type LegDeps = {
  readonly desk: MediaDesk
  readonly media: MediaPort
  readonly mediaOptions: MediaOptions
  readonly clock: RunnerClock
  readonly emit: (callId: CallId, signal: CallSignal) => void
  readonly book: DialogBook
  readonly parseUri: (text: string) => URI | null
  /** A text that came inside a call. */
  readonly takeText: (message: Message) => void
  /** Makes the call a far side asked for; `told` hears its statuses. */
  readonly follow: Follow
  /** Called once, when the call is over for good. */
  readonly over: (session: Session) => void
}

type Shared = 'hold' | 'restart' | 'setSound' | 'sendDtmf' | 'refer' | 'referTo' | 'follow'

/** What both directions of a call have in common, from the answer on. */
export type Leg = Pick<EngineCall, Shared> & {
  readonly callId: CallId
  readonly media: CallMedia
  emit(signal: CallSignal): void
  /** Notes why the session is about to end; the first reason counts. */
  outcome(signal: CallSignal): void
  /** What to say from now on when the session ends and nobody said why. */
  unexplained(signal: CallSignal): void
  /** The end was asked for here: it is known already and nobody needs to be told. */
  closeQuietly(): void
  /** Ends it although the session does not. */
  abandon(): void
  isOver(): boolean
  /** A REFER of the far side. */
  referred(referral: Referral): void
}

/** `acked` resolves when the three-way handshake is complete; null for a call that was made here and needs none. */
export function createLeg(session: Session, callId: CallId, acked: Promise<void> | null, deps: LegDeps): Leg {
  const { clock } = deps
  let known: CallSignal | null = null
  let otherwise: CallSignal = { kind: 'failed', status: null, error: null }
  let quiet = false
  let over = false
  let heldAgreed = false
  let restarting = false
  let badDescription = false
  /** Resolves with true when the last re-INVITE of ours was answered. */
  let unanswered: Promise<boolean> | null = null
  let sound: CallSound = { send: false, play: false, mix: false }
  const emit = (signal: CallSignal) => deps.emit(callId, signal)

  const events: MediaEvents = {
    remoteHold: (on) => emit({ kind: 'remote-hold', on }),
    health: (health) => emit({ kind: 'media', health }),
    quality: (quality) => emit({ kind: 'quality', quality }),
  }
  const opened = deps.media.open(deps.mediaOptions, events)
  /** Early answers are taken in one after the other, and all of them before the last one. */
  let early: Promise<unknown> = Promise.resolve()
  const media: CallMedia = {
    ...opened,
    acceptEarly(sdp) {
      const taken = early.then(() => opened.acceptEarly(sdp))
      early = taken.catch(() => undefined)
      return taken
    },
    async accept(sdp) {
      await early
      try {
        const outcome = await opened.accept(sdp)
        if (outcome === 'unheard') offerAgain()
        return outcome
      } catch (cause) {
        badDescription = true
        throw cause
      }
    },
  }
  deps.desk.bind(session, media)
  const referrals = createReferralDesk(session, callId, emit, deps.follow)
  const renegotiation = createRenegotiation((wish) => reinvite(wish), acked === null, clock)

  /** The phone that took the call is not the one that was heard before: it gets an offer of its own once the call stands. */
  function offerAgain(): void {
    const look = (state: SessionState): void => {
      if (state !== SessionState.Established) return
      session.stateChange.removeListener(look)
      renegotiation.ask({ hold: heldAgreed, iceRestart: false }, (outcome) => {
        if (outcome.kind === 'refused') emit({ kind: 'media', health: 'failed' })
      })
    }
    session.stateChange.addListener(look)
  }

  session.stateChange.addListener((state) => {
    if (state !== SessionState.Terminated) return
    // sip.js tells the delegate why only after it changed the state.
    queueMicrotask(finish)
  })

  function finish(): void {
    if (over) return
    over = true
    renegotiation.stop()
    media.close()
    deps.over(session)
    if (quiet) return
    if (badDescription && known?.kind !== 'hung-up') {
      return emit({ kind: 'failed', status: 488, error: fault('call-failed', { detail: 'no-common-codec' }) })
    }
    emit(known ?? otherwise)
  }

  async function reinvite(wish: Wish): Promise<OfferOutcome> {
    if (acked) await Promise.race([acked, after(clock, ACK_LIMIT_MS)])
    if (session.state !== SessionState.Established) return { kind: 'refused', status: 481 }
    const limitMs = wish.iceRestart ? RESTART_LIMIT_MS : HOLD_LIMIT_MS
    // One of ours that nobody waited for any longer is still out. What it offered stands until it is answered: taking it back
    // would match a late answer with another offer, and no sound would come of either.
    if (unanswered && !(await Promise.race([unanswered, after(clock, limitMs).then(() => false)])))
      return { kind: 'busy' }
    if (session.state !== SessionState.Established) return { kind: 'refused', status: 481 }
    const sent = sendOffer(session, wish, media)
    const settled = sent.then(() => {
      if (unanswered === settled) unanswered = null
      return true
    })
    unanswered = settled
    const outcome = await Promise.race([
      sent,
      after(clock, limitMs).then((): OfferOutcome => ({ kind: 'refused', status: 408 })),
    ])
    if (outcome.kind === 'agreed') heldAgreed = wish.hold
    // sip.js answers the far side's re-INVITEs with these, so they must say what was agreed.
    const agreed: MediaWish = { hold: heldAgreed, iceRestart: false }
    session.sessionDescriptionHandlerOptionsReInvite = agreed
    return outcome
  }

  return {
    callId,
    media,
    emit,
    outcome(signal) {
      known ??= signal
    },
    unexplained(signal) {
      otherwise = signal
    },
    closeQuietly() {
      quiet = true
    },
    abandon: finish,
    isOver: () => over,
    hold(on) {
      renegotiation.ask({ hold: on, iceRestart: false }, (outcome) => {
        if (outcome.kind === 'agreed') return emit({ kind: 'hold-agreed', on })
        emit({ kind: 'hold-refused', on, status: outcome.status })
        if (isDialogGone(outcome.status)) emit({ kind: 'dialog-lost' })
      })
    },
    restart(patient) {
      if (restarting) return
      restarting = true
      renegotiation.ask({ hold: heldAgreed, iceRestart: true }, (outcome) => {
        restarting = false
        if (outcome.kind !== 'refused' || !isDialogGone(outcome.status)) return
        if (!patient || outcome.status !== 408) emit({ kind: 'dialog-lost' })
      })
    },
    setSound(next) {
      if (over) return
      if (next.send === sound.send && next.play === sound.play && next.mix === sound.mix) return
      sound = next
      media.setSound(next)
    },
    sendDtmf: (tones) => !over && (media.sendDtmf(tones) || sendInfoTones(session, tones)),
    refer(uri) {
      const target = deps.parseUri(uri)
      sendRefer(session, target ? [target] : [], emit)
    },
    referTo(other) {
      const replaced = deps.book.sessionOf(other)
      sendRefer(session, replaced ? referTargetsOf(replaced) : [], emit)
    },
    referred: (referral) => referrals.take(referral),
    follow: (on) => referrals.answer(on),
  }
}

function sendOffer(session: Session, wish: Wish, media: CallMedia): Promise<OfferOutcome> {
  const sessionDescriptionHandlerOptions: MediaWish = { ...wish }
  return new Promise((resolve) => {
    session
      .invite({
        sessionDescriptionHandlerOptions,
        requestDelegate: {
          onAccept: () => resolve({ kind: 'agreed' }),
          onReject: ({ message }) => {
            const status = message.statusCode ?? 500
            resolve(status === 491 ? { kind: 'busy' } : { kind: 'refused', status })
          },
        },
      })
      .catch(async () => {
        // Nothing was sent: one of the far side's re-INVITEs is being answered, or ours was overtaken by it.
        await media.rollback().catch(() => undefined)
        resolve({ kind: 'busy' })
      })
  })
}

/** RFC 3261 12.2.1.2: the far side does not know the dialog any more, or does not speak at all. */
function isDialogGone(status: number): boolean {
  return status === 481 || status === 408
}

function after(clock: RunnerClock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve))
}
