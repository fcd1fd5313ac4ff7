import { calendarDate, dayOf, timeOfDay } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'

/** `10:24` today, else with the date. */
export function momentWords(iso: string): string {
  const locale = screenLocale()
  const time = timeOfDay(iso, locale)
  return dayOf(iso) === dayOf(new Date().toISOString()) ? time : `${calendarDate(iso, locale)}, ${time}`
}
