import {
  ArrowDownLeft,
  ArrowUpRight,
  Ban,
  CornerUpRight,
  PhoneMissed,
  PhoneOff,
  type LucideIcon,
} from 'lucide-react'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { isMissed } from '../../stores/history-days.ts'
import type { Tone } from '../../ui/tone.ts'

/** The drawing and colour of a call that is over: in, out, missed, refused, forwarded. */
export function entryLook(entry: HistoryEntry): readonly [LucideIcon, Tone] {
  if (isMissed(entry)) return [PhoneMissed, 'danger']
  if (entry.outcome === 'blocked') return [Ban, 'quiet']
  if (entry.outcome === 'forwarded') return [CornerUpRight, 'divert']
  if (entry.outcome === 'failed' || entry.outcome === 'declined') return [PhoneOff, 'quiet']
  return [entry.direction === 'in' ? ArrowDownLeft : ArrowUpRight, 'quiet']
}

/** Whether the outcome has to be said: that a call was answered shows by its length. */
export function saysOutcome(entry: HistoryEntry): boolean {
  return entry.outcome !== 'answered'
}
