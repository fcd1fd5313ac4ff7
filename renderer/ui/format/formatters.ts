const dates = new Map<string, Intl.DateTimeFormat>()
const spans = new Map<string, Intl.RelativeTimeFormat>()

/**
 * A moment on this machine's clock. The formats are kept, for making one costs more than drawing the row it is for. The local
 * time goes in as UTC: a kept format would stay in the zone of its making when the machine is carried into another.
 */
export function formatMoment(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, options).format(date.getTime() - date.getTimezoneOffset() * 60_000)
}

/** Whether clocks are read in two halves of the day there. */
export function isTwelveHour(locale: string): boolean {
  return dateFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ?? false
}

/** `5 min ago`, `tomorrow`. */
export function formatSpan(
  value: number,
  unit: Intl.RelativeTimeFormatUnit,
  locale: string,
  options: Intl.RelativeTimeFormatOptions,
): string {
  return kept(spans, locale, options, () => new Intl.RelativeTimeFormat(locale, options)).format(value, unit)
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return kept(dates, locale, options, make)
}

function kept<T>(all: Map<string, T>, locale: string, options: object, make: () => T): T {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = all.get(key)
  if (known !== undefined) return known
  const made = make()
  all.set(key, made)
  return made
}
