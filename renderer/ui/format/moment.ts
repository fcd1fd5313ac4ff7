import { formatMoment, formatSpan, isTwelveHour } from './formatters.ts'

/** The local day of a moment as `2026-11-24`, to group and to compare; null when the moment is not known. */
export function dayOf(iso: string | null): string | null {
  if (iso === null) return null
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return null
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `17:00`, in the manner of `locale`. */
export function timeOfDay(iso: string, locale: string): string {
  // `09:48` stands straight under `17:04`; nobody writes `09:48 am`.
  const hour = isTwelveHour(locale) ? 'numeric' : '2-digit'
  return formatMoment(new Date(iso), locale, { hour, minute: '2-digit' })
}

/** A moment to come, as short as it can be said: `17:00` today, `tomorrow 08:00`, else `Mon 30 Nov 08:00`. */
export function momentToCome(iso: string, now: Date, locale: string): string {
  const time = timeOfDay(iso, locale)
  const days = daysBetween(now, new Date(iso))
  if (days === 0) return time
  const day =
    days === 1
      ? formatSpan(1, 'day', locale, { numeric: 'auto' })
      : formatMoment(new Date(iso), locale, { weekday: 'short', day: 'numeric', month: 'short' })
  return `${day} ${time}`
}

/** The heading of a day: `Today`, `Yesterday`, `Monday 16 November`, with the year when it is another one. */
export function dayHeading(day: string, now: Date, locale: string): string {
  const date = new Date(`${day}T12:00:00`)
  const days = daysBetween(now, date)
  if (days === 0 || days === -1) {
    const word = formatSpan(days, 'day', locale, { numeric: 'auto' })
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
  }
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return formatMoment(date, locale, { weekday: 'long', day: 'numeric', month: 'long', ...year })
}

/** `5 min ago` within the hour, else the time of day: the short form beside a row under a day heading. */
export function rowTime(iso: string, now: Date, locale: string): string {
  const minutes = Math.floor((now.getTime() - Date.parse(iso)) / 60_000)
  // `now` may stand still for up to a minute: what is younger than it happened just now.
  if (minutes >= -1 && minutes < 60) return agoInMinutes(Math.max(0, minutes), locale)
  return timeOfDay(iso, locale)
}

/** Beside a row of a list without headings: as `rowTime` on the day itself, else the day, with the year when it is another. */
export function rowMoment(iso: string, now: Date, locale: string): string {
  const date = new Date(iso)
  if (daysBetween(now, date) === 0) return rowTime(iso, now, locale)
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return formatMoment(date, locale, { day: 'numeric', month: 'short', ...year })
}

/** The age of a fact: `now`, `5 min ago`, `3 hr ago`, `2 days ago`. */
export function age(iso: string, now: Date, locale: string): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000))
  if (minutes < 60) return agoInMinutes(minutes, locale)
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? shortAgo(-hours, 'hour', locale) : shortAgo(-Math.floor(hours / 24), 'day', locale)
}

/** Date and time in full, for a tooltip. */
export function fullMoment(iso: string, locale: string): string {
  return formatMoment(new Date(iso), locale, { dateStyle: 'full', timeStyle: 'short' })
}

/** A calendar date, `3 May 2027`. */
export function calendarDate(iso: string, locale: string): string {
  return formatMoment(new Date(iso), locale, { dateStyle: 'medium' })
}

function agoInMinutes(minutes: number, locale: string): string {
  if (minutes === 0) return formatSpan(0, 'second', locale, { numeric: 'auto' })
  return shortAgo(-minutes, 'minute', locale)
}

/** `5 min ago` in every kind of English; American `min.` loses its full stop. */
function shortAgo(value: number, unit: 'minute' | 'hour' | 'day', locale: string): string {
  return formatSpan(value, unit, locale, { style: 'short', numeric: 'always' }).replace('.', '')
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}
