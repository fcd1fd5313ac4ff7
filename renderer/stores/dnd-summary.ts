import type { DndState } from '../../shared/domain/availability.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'

/** Do Not Disturb over all accounts that can do it, for the one big switch. */
export type DndSummary = {
  readonly able: readonly AccountView[]
  /** Accounts that said it is on. */
  readonly on: readonly AccountView[]
  readonly pending: boolean
  /** True when no account has said anything yet. */
  readonly unknown: boolean
  /** The end, when every account that is on ends then. */
  readonly until: string | null
  readonly scheduled: boolean
  /** Whether an end can be asked for at all. */
  readonly timed: boolean
}

export function dndSummary(accounts: readonly AccountView[]): DndSummary {
  const able = accounts.filter((view) => view.info.capabilities.includes('dnd'))
  const on = able.filter((view) => view.dnd.state.value.kind === 'on')
  const ends = new Set(on.map((view) => endOf(view.dnd.state.value)))
  const [end = null] = ends
  return {
    able,
    on,
    pending: able.some((view) => view.dnd.pending !== null),
    unknown: able.every((view) => view.dnd.state.value.kind === 'unknown'),
    until: ends.size === 1 ? end : null,
    scheduled:
      on.length > 0 && on.every(({ dnd }) => dnd.state.value.kind === 'on' && dnd.state.value.scheduled),
    timed: able.some((view) => view.info.capabilities.includes('dnd-timed')),
  }
}

/** Whole minutes are what people ask for: accounts whose ends differ by seconds agree. */
function endOf(state: DndState): string | null {
  if (state.kind !== 'on' || state.until === null) return null
  return new Date(Math.round(Date.parse(state.until) / 60_000) * 60_000).toISOString()
}
