import { Registerer, RegistererState, RequestPendingError, type UserAgent } from 'sip.js'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { LineSignal } from './engine.ts'
import { mark } from './marks.ts'
import type { RunnerClock } from './runner.ts'
import { retryAfterOf } from './sip-identity.ts'

/** Longest wait for the answer to an un-REGISTER. */
const FAREWELL_MS = 2_000
/** A day; a longer time would overflow the timers (2^31 ms). */
const MAX_GRANTED_SEC = 86_400
/** sip.js refreshes by itself at this share of the expiry and cannot be told not to; ours comes long before. */
const LIBRARY_REFRESH_PERCENT = 99

type Outcome = Extract<LineSignal, { kind: 'registered' | 'register-failed' }>
/** The outcome without the number of its attempt, which the line knows. */
export type RegistrationOutcome = Outcome extends infer O
  ? O extends Outcome
    ? Omit<O, 'gen'>
    : never
  : never

/** A registration over one connection. */
export type Registration = {
  /** Sends a REGISTER; the first, or a refresh. */
  send(): void
  /** Expires 0; resolves when answered, after 2 s, or at once when there is nothing to take back. */
  takeBack(): Promise<void>
  /** Forgets it without a word: its connection is gone. */
  drop(): void
}

/**
 * A fresh Registerer for each connection: after a loss sip.js's own wedges for 32 s (reference: sipjs.md 4.2). It has to
 * be dropped while the transport is down, because a Registerer that is disposed later un-registers its successor.
 */
export function createRegistration(
  userAgent: UserAgent,
  expiresSec: number,
  clock: Pick<RunnerClock, 'after'>,
  report: (outcome: RegistrationOutcome) => void,
): Registration {
  const registerer = new Registerer(userAgent, {
    expires: expiresSec,
    refreshFrequency: LIBRARY_REFRESH_PERCENT,
    logConfiguration: false,
  })
  let told = false
  let dropped = false

  function tell(outcome: RegistrationOutcome): void {
    if (told || dropped) return
    told = true
    if (outcome.kind === 'registered') mark('registered')
    report(outcome)
  }

  function tellGranted(): void {
    // sip.js would name a GRUU (RFC 5627) in Contact. Kamailio gives one out by default, but its usual script does not
    // look one up inside a dialog: ACK and BYE to us were lost on UDP, TCP and TLS. Our own address is sure to work.
    userAgent.contact.pubGruu = undefined
    userAgent.contact.tempGruu = undefined
    const granted = grantedSec(registerer.contacts, userAgent.contact.uri.user, expiresSec)
    if (granted > 0) tell({ kind: 'registered', expiresSec: granted })
    else tell({ kind: 'register-failed', status: 0, retryAfterSec: null, serverText: '' })
  }

  registerer.stateChange.addListener((state) => {
    // Two ways that reach no delegate: an answer that cannot be used, and the retry after 423. Both come after the fact.
    queueMicrotask(() => {
      if (state === RegistererState.Registered) tellGranted()
      if (state === RegistererState.Unregistered) {
        tell({ kind: 'register-failed', status: 0, retryAfterSec: null, serverText: '' })
      }
    })
  })

  return {
    send() {
      told = false
      registerer
        .register({
          requestDelegate: {
            onAccept: () => tellGranted(),
            onReject: ({ message }) => {
              tell({
                kind: 'register-failed',
                status: message.statusCode ?? 500,
                retryAfterSec: retryAfterOf(message.getHeader('retry-after')),
                serverText: cleanRemoteText(message.reasonPhrase ?? '', 'message'),
              })
            },
            onRedirect: ({ message }) => {
              tell({
                kind: 'register-failed',
                status: message.statusCode ?? 300,
                retryAfterSec: null,
                serverText: '',
              })
            },
          },
        })
        .catch((error: unknown) => {
          // The one before is still out; its answer, or the line's own limit, decides.
          if (!(error instanceof RequestPendingError)) throw error
        })
    },
    async takeBack() {
      dropped = true
      if (registerer.state !== RegistererState.Registered || !userAgent.isConnected()) return
      await new Promise<void>((resolve) => {
        clock.after(FAREWELL_MS, resolve)
        registerer
          .unregister({ requestDelegate: { onAccept: () => resolve(), onReject: () => resolve() } })
          .catch(() => resolve())
      })
    },
    drop() {
      dropped = true
      void registerer.dispose()
    },
  }
}

/** What the registrar granted to our Contact, in seconds (at most a day); `asked` when it does not say (RFC 3261 10.2.4). */
export function grantedSec(contacts: readonly string[], user: string | undefined, asked: number): number {
  const ours = contacts.find((contact) => user !== undefined && contact.includes(`:${user}@`))
  const expires = /;\s*expires\s*=\s*"?(\d{1,10})/i.exec(ours ?? '')?.[1]
  return expires === undefined ? asked : Math.min(Number(expires), MAX_GRANTED_SEC)
}

/** sip.js's refresh timer does not catch its own "request already in progress" (reference: sipjs.md 4.2). */
export function isRegistererNoise(reason: unknown): boolean {
  return reason instanceof RequestPendingError
}
