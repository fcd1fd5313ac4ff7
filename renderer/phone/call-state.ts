import type { CallEnd, CallPhase, CallQuality, CallView } from '../../shared/domain/call.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import type { CallSound, IncomingCall, RemoteParty } from './engine.ts'
import type { ReferralState, TransferState } from './call-transfer-state.ts'
import { isUnderWay, referralView, transferView } from './call-transfer-state.ts'
import { isoTime, type Moment } from './step.ts'

/** One call leg as the machine keeps it: the shown facts, what was asked for, and who waits for an answer. */
export type CallState = {
  readonly id: CallId
  readonly accountId: string
  readonly direction: 'in' | 'out'
  readonly phase: CallPhase
  readonly remote: RemoteParty
  readonly calledAddress: string | null
  readonly sipCallId: string
  readonly muted: boolean
  /** What the person wants, and what the far side agreed to; they differ while a re-INVITE runs. */
  readonly holdWanted: boolean
  readonly holdAgreed: boolean
  readonly remoteHold: boolean
  readonly silenced: boolean
  readonly startedMs: number
  readonly answeredMs: number | null
  readonly endedMs: number | null
  readonly end: CallEnd | null
  readonly status: number | null
  readonly error: AppError | null
  readonly quality: CallQuality | null
  /** Outgoing: the far side said 180 or 183. */
  readonly rang: boolean
  readonly movedTo: string | null
  /** No sound gets through at the moment. */
  readonly mediaDown: boolean
  /** The call this one takes the place of. */
  readonly replaces: CallId | null
  /** The call this one was made for (shared/domain/call.ts); when it comes to an end, that one is taken up again. */
  readonly consultFor: CallId | null
  readonly transfer: TransferState | null
  readonly referral: ReferralState | null
  /** Requests of main that wait: `start` for dial and answer, `hold` for hold and resume, `transfer` for the far side
   *  to take a transfer. */
  readonly waiting: {
    readonly start: string | null
    readonly hold: string | null
    readonly transfer: string | null
  }
}

type Basics = Pick<
  CallState,
  'id' | 'accountId' | 'direction' | 'phase' | 'remote' | 'calledAddress' | 'sipCallId'
>

function newCall(basics: Basics, start: string | null, at: Moment): CallState {
  return {
    ...basics,
    muted: false,
    holdWanted: false,
    holdAgreed: false,
    remoteHold: false,
    silenced: false,
    startedMs: at.nowMs,
    answeredMs: null,
    endedMs: null,
    end: null,
    status: null,
    error: null,
    quality: null,
    rang: false,
    movedTo: null,
    mediaDown: false,
    replaces: null,
    consultFor: null,
    transfer: null,
    referral: null,
    waiting: { start, hold: null, transfer: null },
  }
}

export type Dialled = {
  readonly callId: CallId
  readonly accountId: string
  readonly remote: RemoteParty
  readonly consultFor: CallId | null
  /** Waits for the INVITE to leave. */
  readonly requestId: string | null
}

export function dialledCall(
  { callId, accountId, remote, consultFor, requestId }: Dialled,
  at: Moment,
): CallState {
  const basics = {
    id: callId,
    accountId,
    direction: 'out',
    phase: 'dialing',
    calledAddress: null,
    sipCallId: '',
  } as const
  return { ...newCall({ ...basics, remote }, requestId, at), consultFor }
}

export function incomingCall(accountId: string, incoming: Omit<IncomingCall, 'call'>, at: Moment): CallState {
  const { callId, remote, calledAddress, sipCallId, replaces } = incoming
  const basics = { id: callId, accountId, direction: 'in', phase: 'incoming' } as const
  return { ...newCall({ ...basics, remote, calledAddress, sipCallId }, null, at), replaces }
}

/** Not over yet. */
export function isLive(call: CallState): boolean {
  return call.phase !== 'ended'
}

/** Rings here and waits for a person. */
export function isRinging(call: CallState): boolean {
  return call.phase === 'incoming'
}

export function holdOf({ holdWanted, holdAgreed }: CallState): CallView['hold'] {
  if (holdWanted === holdAgreed) return holdAgreed ? 'held' : 'none'
  return holdWanted ? 'holding' : 'resuming'
}

/** Whose sound is live: the call with the focus and, when that is in it, the whole conference. */
export type Floor = { readonly focusId: CallId | null; readonly conference: readonly CallId[] }

export function hasFloor(id: CallId, { focusId, conference }: Floor): boolean {
  return id === focusId || (focusId !== null && conference.includes(focusId) && conference.includes(id))
}

/** Which way sound flows in a call: only where the floor is, and never while it is on hold. A call that is being handed
 *  on hears us no more, so that it can go on at once when the transfer fails. */
export function soundOf(call: CallState, floor: Floor): CallSound {
  const open = hasFloor(call.id, floor) && !call.holdWanted && !call.holdAgreed
  const talking = open && call.phase === 'active' && !isUnderWay(call.transfer)
  return {
    send: talking && !call.muted,
    play: open && (call.phase === 'active' || call.phase === 'early'),
    mix: talking && floor.conference.includes(call.id),
  }
}

export function callView(call: CallState, conference: readonly CallId[]): CallView {
  return {
    id: call.id,
    accountId: call.accountId,
    direction: call.direction,
    phase: call.phase,
    remote: { ...call.remote, nameSource: call.remote.displayName === null ? 'none' : 'caller' },
    calledAddress: call.calledAddress,
    sipCallId: call.sipCallId,
    muted: call.muted,
    hold: holdOf(call),
    remoteHold: call.remoteHold,
    silenced: call.silenced,
    startedAt: isoTime(call.startedMs),
    answeredAt: call.answeredMs === null ? null : isoTime(call.answeredMs),
    endedAt: call.endedMs === null ? null : isoTime(call.endedMs),
    end: call.end,
    status: call.status,
    error: call.error,
    quality: call.quality,
    movedTo: call.movedTo,
    transfer: transferView(call.transfer),
    referral: referralView(call.referral),
    consultFor: call.consultFor,
    conference: conference.includes(call.id),
  }
}
