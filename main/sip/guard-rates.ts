import { cseqOf, headerOf, tagOf } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import { topVia } from './via.ts'

/** security.md 4.2 and 4.5. Rates are per flow and second. */
export const RATE_LIMITS = {
  newInvites: 20,
  unsolicited: 60,
  /** Requests in a dialog that we are part of. */
  inDialog: 20,
  /** re-INVITE and UPDATE in one dialog. */
  renegotiations: 5,
  ringing: 4,
  /** One caller that took this many of either takes more than a fair share: from then on others may go over the limit. */
  hogInvites: 10,
  hogRinging: 3,
  /** How far over the limit callers get that a hog would shut out: new INVITEs a second, ringing calls. */
  spareInvites: 5,
  spareRinging: 2,
} as const

/** A call that nobody answered or cancelled for this long does not ring any more. */
const RINGING_MS = 180_000
/** 64 * T1: as long as a repeated or forked request may be on its way (RFC 3261 17.2.1). */
const FINISHED_MS = 32_000
const MAX_REMEMBERED = 512

export type Admission =
  | { readonly kind: 'pass' }
  | { readonly kind: 'answer'; readonly status: 482 | 486 | 503; readonly reason: string }
  | { readonly kind: 'drop'; readonly reason: string }

export type RateGuard = {
  /** Decides about one well-formed request that is no retransmission. `now` in ms, never going back. */
  admit(request: SipMessage, now: number): Admission
  /** Learns from what the phone sends: which dialogs are ours, which calls stopped ringing. */
  sent(message: SipMessage, now: number): void
}

type Call = { readonly cseq: number; readonly fromTag: string; readonly caller: string; readonly at: number }

/**
 * Keeps floods and ghost calls away from the phone: more than 20 new INVITEs or 60 requests out of the blue per second
 * are answered 503, a fifth ringing call 486, a call that came already (forked on its way, or repeated) 482 (RFC 3261
 * 8.2.2.2). Where one caller took most of that, a caller with no share yet is let in over the limit: one caller's flood
 * does not keep the call out that is meant. A request counts as solicited when the phone itself spoke in its dialog.
 */
export function createRateGuard(): RateGuard {
  const callers = createMemory<Rate>()
  let hoggedAt = Number.NEGATIVE_INFINITY
  const invites = createRate(RATE_LIMITS.newInvites)
  const spare = createRate(RATE_LIMITS.spareInvites)
  const unsolicited = createRate(RATE_LIMITS.unsolicited)
  const dialogs = createMemory<ReturnType<typeof createDialogRates>>()
  const ringing = new Map<string, Call>()
  const finished = createMemory<Call>()
  const refused = createMemory<true>()

  const decide = (request: SipMessage, method: string, now: number): Admission => {
    const callId = headerOf(request, 'call-id') ?? ''
    const dialog = dialogs.get(callId)
    if (dialog !== undefined && (tagOf(request, 'to') !== null || method === 'CANCEL')) {
      const again = method === 'INVITE' || method === 'UPDATE'
      if (again && !dialog.renegotiations.take(now)) return refusal(503, 'dialog-renegotiations')
      return dialog.all.take(now) ? PASS : refusal(503, 'dialog-rate')
    }
    if (method === 'CANCEL' && ringing.has(callId)) return PASS
    const isCall = method === 'INVITE' && tagOf(request, 'to') === null
    if (isCall) return ring(request, callId, now)
    return unsolicited.take(now) ? PASS : refusal(503, 'request-rate')
  }

  /** Whether a new call may come now: within the limit all share, or, where one caller used that up, as somebody else. */
  const takeCall = (caller: string, now: number): boolean => {
    const own = callers.get(caller) ?? createRate(RATE_LIMITS.newInvites)
    callers.set(caller, own)
    const isNew = own.taken(now) === 0
    if (invites.take(now)) {
      own.take(now)
      if (own.taken(now) >= RATE_LIMITS.hogInvites) hoggedAt = now
      return true
    }
    return isNew && now - hoggedAt < 1000 && spare.take(now) && own.take(now)
  }

  const mayRing = (caller: string): boolean => {
    if (ringing.size < RATE_LIMITS.ringing) return true
    const shares = new Map<string, number>()
    for (const call of ringing.values()) shares.set(call.caller, (shares.get(call.caller) ?? 0) + 1)
    const isHogged = [...shares.values()].some((share) => share >= RATE_LIMITS.hogRinging)
    return isHogged && !shares.has(caller) && ringing.size < RATE_LIMITS.ringing + RATE_LIMITS.spareRinging
  }

  const ring = (request: SipMessage, callId: string, now: number): Admission => {
    for (const [id, call] of ringing) if (now - call.at > RINGING_MS) ringing.delete(id)
    const caller = callerOf(request)
    const call = {
      cseq: cseqOf(request)?.number ?? 0,
      fromTag: tagOf(request, 'from') ?? '',
      caller,
      at: now,
    }
    const before = finished.get(callId)
    const repeated =
      before !== undefined &&
      now - before.at <= FINISHED_MS &&
      before.cseq === call.cseq &&
      before.fromTag === call.fromTag
    if (repeated || ringing.has(callId)) return refusal(482, 'repeated-call')
    if (!takeCall(caller, now)) return refusal(503, 'invite-rate')
    if (!mayRing(caller)) return refusal(486, 'too-many-ringing')
    ringing.set(callId, call)
    return PASS
  }

  return {
    admit: (request, now) => {
      const method = request.start.kind === 'request' ? request.start.method : ''
      const branch = topVia(request)?.branch ?? ''
      // The ACK to an answer of ours is not the phone's business either.
      if (method === 'ACK' && refused.get(branch) === true) return { kind: 'drop', reason: 'ack-of-refused' }
      const admission = decide(request, method, now)
      if (admission.kind !== 'answer') return admission
      if (method === 'ACK') return { kind: 'drop', reason: admission.reason }
      refused.set(branch, true)
      return admission
    },
    sent: (message, now) => {
      const callId = headerOf(message, 'call-id') ?? ''
      const { start } = message
      const ofInvite = cseqOf(message)?.method === 'INVITE'
      const ours = start.kind === 'request' ? start.method !== 'ACK' : ofInvite && start.status < 300
      // Setting it again keeps a long call from being the oldest entry.
      if (ours) dialogs.set(callId, dialogs.get(callId) ?? createDialogRates())
      const call = ringing.get(callId)
      if (start.kind === 'response' && ofInvite && start.status >= 200 && call !== undefined) {
        ringing.delete(callId)
        finished.set(callId, { ...call, at: now })
      }
    },
  }
}

/** The address in From, as far as it tells callers apart. */
function callerOf(request: SipMessage): string {
  const from = headerOf(request, 'from') ?? ''
  return (/<([^>]*)>/.exec(from)?.[1] ?? from.replace(/;.*$/s, '')).trim().toLowerCase().slice(0, 128)
}

const PASS: Admission = { kind: 'pass' }

function refusal(status: 482 | 486 | 503, reason: string): Admission {
  return { kind: 'answer', status, reason }
}

function createDialogRates() {
  return { all: createRate(RATE_LIMITS.inDialog), renegotiations: createRate(RATE_LIMITS.renegotiations) }
}

type Rate = { take(now: number): boolean; taken(now: number): number }

/** At most `limit` in any second: a sliding window, so that a burst at its border does not count as two. */
function createRate(limit: number): Rate {
  const taken: number[] = []
  const recent = (now: number): number => {
    while (taken[0] !== undefined && now - taken[0] >= 1000) taken.shift()
    return taken.length
  }
  return {
    taken: recent,
    take: (now) => recent(now) < limit && taken.push(now) > 0,
  }
}

/** A map that forgets its oldest entry: a flood of new keys costs no memory. */
function createMemory<V>() {
  const map = new Map<string, V>()
  return {
    get: (key: string): V | undefined => map.get(key),
    set: (key: string, value: V): void => {
      map.delete(key)
      map.set(key, value)
      const oldest = map.keys().next().value
      if (map.size > MAX_REMEMBERED && oldest !== undefined) map.delete(oldest)
    },
  }
}
