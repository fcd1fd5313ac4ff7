import type { AppSnapshot } from '../../shared/domain/snapshot.ts'

/**
 * Whether calls on an account's line are declined here: Do Not Disturb that only this app keeps, and that of a system which
 * can but shorten its ring sequence, so that phones would ring for a moment. Elsewhere the server turns callers away
 * itself, with the exceptions it knows of. `nowMs` is the wall clock.
 */
export function isQuiet(snapshot: AppSnapshot, accountId: string, nowMs: number): boolean {
  const view = snapshot.accounts.find(({ info }) => info.id === accountId)
  if (view === undefined) return false
  const { value, source } = view.dnd.state
  if (value.kind !== 'on') return false
  const isOver = value.until !== null && Date.parse(value.until) <= nowMs
  return !isOver && (source === 'local' || view.info.capabilities.includes('forwarding-ring-sequence'))
}
