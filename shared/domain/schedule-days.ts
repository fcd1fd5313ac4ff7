import type { SchedulePeriod } from './schedule.ts'

/** When a period of a schedule is valid. Kept free of zod: the screens import it. */
export const SCHEDULE_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'weekdays',
  'weekend',
  'every-day',
] as const
export type ScheduleDay = (typeof SCHEDULE_DAYS)[number]

/** 0 = Monday to 6 = Sunday. */
export function weekdaysOf(day: ScheduleDay): readonly number[] {
  switch (day) {
    case 'every-day':
      return [0, 1, 2, 3, 4, 5, 6]
    case 'weekdays':
      return [0, 1, 2, 3, 4]
    case 'weekend':
      return [5, 6]
    default:
      return [SCHEDULE_DAYS.indexOf(day)]
  }
}

/** What is wrong with the periods of a schedule: `empty`, `order` (ends before it begins) or `overlap`; null = nothing. */
export function periodsFault(periods: readonly SchedulePeriod[]): 'empty' | 'order' | 'overlap' | null {
  if (periods.length === 0) return 'empty'
  // Times of equal form compare as text.
  if (periods.some(({ start, end }) => start >= end)) return 'order'
  const spans = periods
    .flatMap(({ day, start, end }) => weekdaysOf(day).map((weekday) => ({ weekday, start, end })))
    .toSorted((a, b) => a.weekday - b.weekday || a.start.localeCompare(b.start))
  const clash = spans.some((span, at) => {
    const before = spans[at - 1]
    return before?.weekday === span.weekday && before.end > span.start
  })
  return clash ? 'overlap' : null
}
