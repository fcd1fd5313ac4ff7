import { type Invitation, type Session, UserAgentState } from 'sip.js'
import type { LineSetup } from '../../shared/domain/line.ts'
import type { CallId } from '../../shared/ids.ts'
import type { EngineCall, EngineEvents, EngineLine } from './engine.ts'
import { fault } from './fault.ts'
import type { Flows } from './flows.ts'
import type { MediaPort } from './media/media.ts'
import type { RunnerClock } from './runner.ts'
import { type SipCall, startCall, takeCall } from './sip-call.ts'
import { addressOf, partyOf } from './sip-identity.ts'
import type { Leg, LegDeps } from './sip-leg.ts'
import { createMailbox } from './sip-mailbox.ts'
import { createMediaDesk } from './sip-media.ts'
import type { DialogBook } from './sip-refer.ts'
import type { ReferralWish } from './sip-referral.ts'
import { untilEstablished } from './sip-order.ts'
import { createRegistration, type Registration, type RegistrationOutcome } from './sip-registration.ts'
import { createTextIntake, sendText } from './sip-text.ts'
import { TransportFault } from './sip-transport.ts'
import { createSipUserAgent, parseUri, sendPing } from './sip-user-agent.ts'
import { createWatcher } from './sip-watch.ts'

/** sip.js may hang while it stops (reference: sip-measurements.md). */
const STOP_LIMIT_MS = 3_000

export type SipLineDeps = {
  readonly flows: Flows
  readonly media: MediaPort
  readonly clock: RunnerClock
  readonly newCallId: () => CallId
  /** E.g. `Sidetone/0.1.0`. */
  readonly userAgentName: string
}

/** One account on sip.js: a user agent that outlives its connections, so that calls do too. */
export function createSipLine(
  setup: LineSetup,
  events: EngineEvents,
  deps: SipLineDeps,
  book: DialogBook,
): EngineLine {
  const { accountId } = setup
  const desk = createMediaDesk()
  const agent = createSipUserAgent(setup, desk, deps)
  if (!agent) return unusableLine(accountId, events)
  const { userAgent, transport } = agent
  const sessions = new Map<Session, Leg>()
  const takeText = createTextIntake(
    () => deps.clock.now(),
    (from, text) => events.text(accountId, from, text),
  )
  const legDeps: LegDeps = {
    takeText,
    desk,
    media: deps.media,
    mediaOptions: { accountId, iceServers: setup.iceServers, media: setup.media },
    clock: deps.clock,
    emit: (callId, signal) => events.call(callId, signal),
    book,
    parseUri,
    follow,
    over(session) {
      sessions.delete(session)
      if (retired && sessions.size === 0) stop()
    },
  }
  transport.waitsFor = (text) =>
    untilEstablished(text, sessions.keys(), (delayMs, run) => deps.clock.after(delayMs, run))
  const mailbox = createMailbox(userAgent, (messages) => events.messages(accountId, messages))
  const watcher = createWatcher({
    userAgent,
    clock: deps.clock,
    parseUri,
    told: (address, state) => events.watched(accountId, address, state),
  })
  let gen = 0
  let registration: Registration | null = null
  /** The REGISTER of this connection left with it. */
  let ahead = false
  let connecting: Promise<unknown> = Promise.resolve()
  let retired = false
  /** Whether the mailbox is watched over this connection. */
  let watching = false

  userAgent.delegate = {
    onInvite: invited,
    onMessage: takeText,
    onNotify(notification) {
      if (!mailbox.take(notification)) void notification.reject({ statusCode: 481 })
    },
    onDisconnect(error) {
      registration?.drop()
      registration = null
      watching = false
      mailbox.stop()
      watcher.stop()
      if (error) events.line(accountId, { kind: 'lost', gen, error: faultOf(error) })
    },
  }

  function invited(invitation: Invitation): void {
    const callId = deps.newCallId()
    const replaced = (invitation.replacee && sessions.get(invitation.replacee)) ?? null
    const call = keep(takeCall(invitation, callId, replaced, legDeps))
    events.incoming(accountId, {
      callId,
      call,
      remote: partyOf(invitation.assertedIdentity ?? invitation.remoteIdentity),
      calledAddress: addressOf(invitation.localIdentity.uri),
      sipCallId: invitation.request.callId,
      replaces: replaced?.callId ?? null,
    })
  }

  function keep({ leg, session, ...call }: SipCall): EngineCall {
    sessions.set(session, leg)
    book.bind(call, session)
    return call
  }

  function follow(consultFor: CallId, wish: ReferralWish, told: (status: number) => void): void {
    const callId = deps.newCallId()
    const { target, extraHeaders, party: remote } = wish
    const { earlyMedia } = setup
    const call = keep(startCall({ userAgent, callId, target, earlyMedia, extraHeaders, told }, legDeps))
    events.followed(accountId, { callId, call, remote, consultFor })
  }

  function stop(): void {
    const stopped = Promise.race([
      userAgent.stop(),
      new Promise<void>((resolve) => deps.clock.after(STOP_LIMIT_MS, resolve)),
    ])
    // Whatever sip.js still wanted to say: the flow closes now.
    void stopped.catch(() => undefined).then(() => transport.disconnect())
  }

  function newRegistration(): Registration {
    const mine = createRegistration(userAgent, setup.expiresSec, deps.clock, (outcome) => {
      // An answer may be here before the connection it came over is told of.
      void connecting.then(
        () => registration === mine && told(outcome),
        () => undefined,
      )
    })
    registration = mine
    return mine
  }

  function told(outcome: RegistrationOutcome): void {
    events.line(accountId, { ...outcome, gen })
    if (outcome.kind !== 'registered' || watching) return
    watching = true
    mailbox.watch()
    watcher.start()
  }

  /** Main puts the transport that is really used into Via and Contact. */
  function registerAhead(): Registration {
    userAgent.contact.uri.setParam('transport', 'ws')
    registration?.drop()
    const early = newRegistration()
    transport.withConnection(() => early.send())
    ahead = true
    return early
  }

  return {
    connect(attempt) {
      gen = attempt
      const early = registerAhead()
      const connected = userAgent.state === UserAgentState.Stopped ? userAgent.start() : userAgent.reconnect()
      connected.then(
        () => {
          // RFC 7118 5.2.3 knows `ws` only; the others are named as they are (RFC 3261 19.1.1).
          const scheme = transport.protocol.toLowerCase()
          userAgent.contact.uri.setParam('transport', scheme === 'wss' ? 'ws' : scheme)
          events.line(accountId, { kind: 'connected', gen: attempt, transport: transport.protocol })
        },
        (error: unknown) => {
          early.drop()
          if (registration === early) registration = null
          events.line(accountId, { kind: 'connect-failed', gen: attempt, error: faultOf(error) })
        },
      )
      connecting = connected
    },
    register(attempt) {
      gen = attempt
      if (registration && ahead) {
        ahead = false
        return
      }
      ;(registration ?? newRegistration()).send()
    },
    ping(attempt, withinMs) {
      sendPing(agent, withinMs, deps.clock, (heard) => {
        events.line(accountId, { kind: heard ? 'ping-answered' : 'ping-lost', gen: attempt })
      })
    },
    disconnect: () => void transport.disconnect(),
    dial(callId, uri, hidden) {
      const target = parseUri(uri)
      if (!target) {
        events.call(callId, { kind: 'send-failed', error: fault('target-invalid', { detail: 'characters' }) })
        return DEAD_CALL
      }
      return keep(startCall({ userAgent, callId, target, earlyMedia: setup.earlyMedia, hidden }, legDeps))
    },
    watch: (addresses) => watcher.watch(addresses),
    sendText(uri, text) {
      const target = parseUri(uri)
      return target
        ? sendText(userAgent, target, text, deps.clock)
        : Promise.resolve(fault('target-invalid', { detail: 'characters' }))
    },
    async retire(unregister) {
      retired = true
      if (unregister) await registration?.takeBack()
      // From here on nothing this user agent says may touch the registration of its successor.
      transport.muteRegister()
      mailbox.stop()
      watcher.stop()
      registration?.drop()
      registration = null
      if (sessions.size === 0) stop()
    },
  }
}

const DEAD_CALL: EngineCall = {
  accept: () => undefined,
  reject: () => undefined,
  hangUp: () => undefined,
  hold: () => undefined,
  restart: () => undefined,
  setSound: () => undefined,
  sendDtmf: () => false,
  refer: () => undefined,
  referTo: () => undefined,
  follow: () => undefined,
}

/** The line of an address sip.js cannot take: it refuses to connect. */
function unusableLine(accountId: string, events: EngineEvents): EngineLine {
  const nothing = () => undefined
  return {
    connect: (gen) =>
      events.line(accountId, {
        kind: 'connect-failed',
        gen,
        error: fault('invalid-input', { field: 'address' }),
      }),
    register: nothing,
    ping: nothing,
    disconnect: nothing,
    dial: () => DEAD_CALL,
    watch: nothing,
    sendText: () => Promise.resolve(fault('invalid-input', { field: 'address' })),
    retire: () => Promise.resolve(),
  }
}

function faultOf(error: unknown) {
  return error instanceof TransportFault ? error.fault : fault('unreachable', { detail: 'transport' })
}
