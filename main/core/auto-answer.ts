import type { CallView } from '../../shared/domain/call.ts'
import type { CallId } from '../../shared/ids.ts'
import type { AppState } from './app-state.ts'
import type { Clock } from './ports.ts'

/** Long enough to hear that it rings and to decline. */
export const AUTO_ANSWER_MS = 2_000

/**
 * Answers the calls of contacts a person chose for it. Off by default, because it opens the microphone: a caller's own
 * wish (Call-Info, Alert-Info) is never followed, and nobody who is talking is disturbed.
 */
export function createAutoAnswer(deps: {
  readonly state: AppState
  readonly clock: Clock
  readonly answer: (id: CallId) => void
}) {
  const noticed = new Set<string>()
  const wanted = (call: CallView): boolean => {
    const { calls, settings } = deps.state.get()
    const alone = calls.every(({ id, phase }) => id === call.id || phase === 'ended')
    return call.phase === 'incoming' && alone && settings.autoAnswer.includes(call.remote.address)
  }
  return {
    /** Looks at the calls of a report. */
    see(calls: readonly CallView[]): void {
      for (const call of calls) {
        if (noticed.has(call.id) || !wanted(call)) continue
        noticed.add(call.id)
        deps.clock.after(AUTO_ANSWER_MS, () => {
          const now = deps.state.get().calls.find(({ id }) => id === call.id)
          if (now && wanted(now)) deps.answer(call.id)
        })
      }
      const present = new Set<string>(calls.map(({ id }) => id))
      for (const id of noticed) if (!present.has(id)) noticed.delete(id)
    },
  }
}
