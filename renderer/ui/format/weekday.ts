/** Monday first, as rules have them; a Monday to take their names from. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const A_MONDAY_MS = Date.UTC(2026, 10, 23, 12)
const DAY_MS = 86_400_000

/** The name of a day of the week as the locale writes it. */
export function dayName(
  day: (typeof DAYS)[number],
  locale: string,
  weekday: 'long' | 'short' | 'narrow',
): string {
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(
    A_MONDAY_MS + DAYS.indexOf(day) * DAY_MS,
  )
}
