import type { CallView } from '../../shared/domain/call.ts'
import type { DeclineHow, PhoneReport } from '../../shared/domain/phone.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { appError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import { err, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import { createAutoAnswer } from './auto-answer.ts'
import { background } from './background.ts'
import { createQualityBook } from './call-quality.ts'
import type { History } from './history.ts'
import type { Clock, Log } from './ports.ts'
import type { PhonePort } from './phone-ports.ts'

export type CallsDeps = {
  readonly state: AppState
  readonly phone: PhonePort
  readonly history: History
  readonly log: Log
  /** Whose number it is, by the phone books; null = nobody's. */
  readonly nameOf?: (address: string) => string | null
  readonly clock: Clock
}

/** The core's side of calls: the phone window owns them, this copies its reports, passes commands on and keeps history. */
export type Calls = ReturnType<typeof createCalls>

export function createCalls(deps: CallsDeps) {
  const recorded = new Set<string>()
  const qualities = createQualityBook()
  const autoAnswer = createAutoAnswer({
    state: deps.state,
    clock: deps.clock,
    answer: (callId) => background(deps.phone.send({ kind: 'answer', callId, others: 'hold' }), deps.log),
  })

  const withCall = (
    id: CallId,
    run: (call: CallView) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>> => {
    const call = deps.state
      .get()
      .calls.find((candidate) => candidate.id === id && candidate.phase !== 'ended')
    return call ? run(call) : Promise.resolve(err(appError('call-not-found')))
  }

  /** A caller who sends no name may have one in a phone book. */
  const named = (call: CallView): CallView => {
    if (call.remote.displayName) return call
    const displayName = deps.nameOf?.(call.remote.address) ?? null
    return displayName === null ? call : { ...call, remote: { ...call.remote, displayName } }
  }

  return {
    /** Takes the phone window's whole report: lines, calls, devices. */
    report({ calls: reported, ...rest }: PhoneReport): void {
      const report = { ...rest, calls: reported.map(named) }
      const lines = new Map(report.lines.map((line) => [line.accountId, line]))
      const { accounts } = deps.state.get()
      deps.state.change({
        accounts: accounts.map((view) => withLine(view, lines.get(view.info.id))),
        calls: report.calls,
        soundDevices: report.soundDevices,
        microphone: report.microphone,
        soundCheck: report.soundCheck,
      })
      autoAnswer.see(report.calls)
      for (const call of report.calls) {
        if (call.phase === 'active') qualities.note(call)
        if (call.phase !== 'ended' || recorded.has(call.id)) continue
        recorded.add(call.id)
        deps.history.record(call, qualities.take(call.id))
      }
      const present = new Set<string>(report.calls.map((call) => call.id))
      for (const id of recorded) if (!present.has(id)) recorded.delete(id)
    },

    /** The phone window died: its calls are gone, its lines are down until it is back. */
    phoneLost(at: Date): void {
      const { calls, accounts } = deps.state.get()
      for (const call of calls) {
        if (call.phase === 'ended') continue
        deps.log.warn('call lost with the phone window', { callId: call.id })
        const lost = { ...call, phase: 'ended', end: 'connection-lost', endedAt: at.toISOString() } as const
        deps.history.record(lost, qualities.take(call.id))
      }
      deps.state.change({
        phone: 'crashed',
        calls: [],
        accounts: accounts.map((view) => ({ ...view, line: { kind: 'off' } })),
      })
    },

    /** `others`: what happens to the call that is talked in. */
    answer: (id: CallId, others: 'hold' | 'end' = 'hold') =>
      withCall(id, () => deps.phone.send({ kind: 'answer', callId: id, others })),
    decline: (id: CallId, how: DeclineHow) =>
      withCall(id, () => deps.phone.send({ kind: 'decline', callId: id, how })),
    silence: (id: CallId) => withCall(id, () => deps.phone.send({ kind: 'silence', callId: id })),
    hangUp: (id: CallId) => withCall(id, () => deps.phone.send({ kind: 'hang-up', callId: id })),
    mute: (id: CallId, on: boolean) => withCall(id, () => deps.phone.send({ kind: 'mute', callId: id, on })),
    hold: (id: CallId, on: boolean) => withCall(id, () => deps.phone.send({ kind: 'hold', callId: id, on })),
    dtmf: (id: CallId, tones: string) =>
      withCall(id, () => deps.phone.send({ kind: 'dtmf', callId: id, tones })),
  }
}

function withLine(view: AccountView, line: PhoneReport['lines'][number] | undefined): AccountView {
  // What was last heard of the mailbox stays true while the line is away.
  const messages = line?.messages ?? view.messages
  const { watched: before, ...rest } = view
  const watched = line?.watched ?? before
  return {
    ...rest,
    line: line?.state ?? { kind: 'off' },
    ...(messages ? { messages } : {}),
    ...(watched && watched.length > 0 ? { watched } : {}),
  }
}
