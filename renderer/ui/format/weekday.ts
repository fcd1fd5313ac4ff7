import { formatMoment } from './formatters.ts'

/** Monday first, as rules have them; a Monday to take their names from. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const A_MONDAY = [2026, 10, 23] as const

/** The name of a day of the week as the locale writes it. */
export function dayName(
  day: (typeof DAYS)[number],
  locale: string,
  weekday: 'long' | 'short' | 'narrow',
): string {
  const [year, month, monday] = A_MONDAY
  return formatMoment(new Date(year, month, monday + DAYS.indexOf(day), 12), locale, { weekday })
}
