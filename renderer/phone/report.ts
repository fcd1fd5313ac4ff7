import type { CallView } from '../../shared/domain/call.ts'
import type { PhoneReport } from '../../shared/domain/phone.ts'
import type { SoundCheck } from '../../shared/domain/sound-check.ts'
import type { WatchedView } from '../../shared/domain/watched.ts'
import { callView, type CallState, isLive } from './call-state.ts'
import { lineView } from './line-view.ts'
import { watchedBy } from './others.ts'
import type { PhoneState } from './phone-state.ts'

/** Largest number of calls in a report (shared/domain/phone.ts): in a flood the oldest ended ones are left out. */
const MAX_REPORTED = 64

export type SoundHardware = Pick<PhoneReport, 'soundDevices' | 'microphone'>

/** The whole of what the phone window owns, as main gets it. */
export function phoneReport(
  state: PhoneState,
  hardware: SoundHardware,
  soundCheck: SoundCheck | null,
): PhoneReport {
  return {
    lines: Object.entries(state.lines).map(([accountId, line]) => ({
      accountId,
      state: lineView(line),
      messages: state.messages[accountId] ?? null,
      ...(state.watched.length > 0 && { watched: watchedViews(state, accountId) }),
    })),
    calls: reported(state.calls).map((call): CallView => callView(call, state.conference)),
    soundDevices: hardware.soundDevices,
    microphone: hardware.microphone,
    soundCheck,
  }
}

function watchedViews(state: PhoneState, accountId: string): readonly WatchedView[] {
  return watchedBy(state, accountId).map((address) => ({
    address,
    state: state.phones[accountId]?.[address] ?? { kind: 'asking' },
  }))
}

function reported(calls: readonly CallState[]): readonly CallState[] {
  if (calls.length <= MAX_REPORTED) return calls
  const live = calls.filter(isLive)
  const ended = calls.filter((call) => !isLive(call)).slice(-Math.max(MAX_REPORTED - live.length, 0))
  const kept = new Set([...live, ...ended])
  return calls.filter((call) => kept.has(call))
}
