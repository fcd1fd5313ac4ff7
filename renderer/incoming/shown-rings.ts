import type { CallView } from '../../shared/domain/call.ts'
import { ringsOf, type Doorbell } from '../../shared/domain/doorbell.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { MOST_SHOWN, shownCalls } from './shown-calls.ts'

export type ShownRings = {
  readonly bells: readonly Doorbell[]
  readonly calls: readonly CallView[]
  readonly more: number
  /** False when the bells have stopped and are only remembered. */
  readonly bellsRing: boolean
  /** False when what is shown is remembered from before. */
  readonly current: boolean
}
export const NO_RINGS: ShownRings = { bells: [], calls: [], more: 0, bellsRing: false, current: true }

/** What the popup shows: bells before calls; when nothing rings, what stopped last, for as long as the window is there. */
export function shownRings(
  { accounts, calls }: Pick<AppSnapshot, 'accounts' | 'calls'>,
  before: ShownRings,
): ShownRings {
  const { bells, others } = ringsOf({ accounts, calls })
  if (bells.length > 0) {
    const shown = bells.slice(0, MOST_SHOWN)
    const beside = others.slice(0, MOST_SHOWN - shown.length)
    const more = bells.length + others.length - shown.length - beside.length
    return { bells: shown, calls: beside, more, bellsRing: true, current: true }
  }
  const plain = shownCalls(calls, before.calls)
  const comes = plain.current && plain.calls.some(({ phase }) => phase !== 'ended')
  const [last] = before.bells
  if (last !== undefined && !comes)
    return { bells: [last], calls: [], more: 0, bellsRing: false, current: false }
  return { bells: [], bellsRing: false, ...plain }
}
