import type { CallView } from '../../shared/domain/call.ts'

/** At most two fit into the popup; more are counted. */
export const MOST_SHOWN = 2

export type Shown = {
  readonly calls: readonly CallView[]
  readonly more: number
  /** False when the calls are remembered ones, which the snapshot has forgotten. */
  readonly current: boolean
}

/**
 * What the popup shows: calls that ring or were just answered here; when there are none, the one that stopped ringing
 * last, so that "Missed" or "Answered on another device" can be read before the shell hides the window.
 */
export function shownCalls(calls: readonly CallView[], before: readonly CallView[]): Shown {
  const coming = calls.filter(
    (call) => call.direction === 'in' && (call.phase === 'incoming' || call.phase === 'connecting'),
  )
  if (coming.length > 0) {
    const more = Math.max(0, coming.length - MOST_SHOWN)
    return { calls: coming.slice(0, MOST_SHOWN), more, current: true }
  }
  const ended = calls
    .filter((call) => call.direction === 'in' && call.phase === 'ended' && call.end !== 'blocked')
    .at(-1)
  if (ended) return { calls: [ended], more: 0, current: true }
  // The snapshot may forget an ended call before the window is hidden: what was seen last stays.
  const [last] = before
  return { calls: last ? [{ ...last, phase: 'ended' }] : [], more: 0, current: false }
}
