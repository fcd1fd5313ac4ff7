import type { HistoryEntry } from '../../shared/domain/history.ts'
import { dayOf } from '../ui/format/moment.ts'

export type HistoryDay = { readonly day: string | null; readonly entries: readonly HistoryEntry[] }

/** Rows of one local day each, in the order given; calls without a time stand together where they come. */
export function groupByDay(entries: readonly HistoryEntry[]): readonly HistoryDay[] {
  const days: { readonly day: string | null; readonly entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.startedAt)
    const last = days.at(-1)
    if (last && last.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** A call that wanted something of the person and did not get it. */
export function isMissed(entry: HistoryEntry): boolean {
  return entry.direction === 'in' && entry.outcome === 'missed'
}
