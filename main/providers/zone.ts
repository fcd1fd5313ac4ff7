/** A moment as a wall clock in some zone shows it. `weekday` 0 = Monday. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Whether this runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch (_unknownZone) {
    // Intl has no other way to ask.
    return false
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Kept, for making one takes longer than reading a whole row of a history. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    weekday: 'short',
  })
  formats.set(zone, made)
  return made
}

/** What the clock on the wall shows in `zone` (IANA, must be known) at an instant. */
export function wallTime(instant: Date, zone: string): WallTime {
  const parts = formatOf(zone).formatToParts(instant)
  const read = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: Number(read('year')),
    month: Number(read('month')),
    day: Number(read('day')),
    hour: Number(read('hour')),
    minute: Number(read('minute')),
    second: Number(read('second')),
    weekday: WEEKDAYS.indexOf(read('weekday')),
  }
}

/**
 * The instant at which the wall clock in `zone` shows this time; day 32 or hour 24 carry over. A time that occurs twice
 * (autumn) is taken the first time, one that is skipped (spring) as if the clock had not been changed yet.
 */
export function instantOf(wall: Omit<WallTime, 'weekday'>, zone: string): Date {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const offsetAt = (utc: number): number => {
    const shown = wallTime(new Date(utc), zone)
    const shownUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second)
    return shownUtc - Math.floor(utc / 1000) * 1000
  }
  const DAY_MS = 86_400_000
  // Zones change at most once in two days: one of these two offsets is right, the earlier one first.
  const candidates = [asUtc - offsetAt(asUtc - DAY_MS), asUtc - offsetAt(asUtc + DAY_MS)]
  const exact = candidates.find((utc) => utc + offsetAt(utc) === asUtc)
  return new Date(exact ?? candidates[0] ?? asUtc)
}

const WALL_TEXT = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/

/** Reads `YYYY-MM-DD HH:MM:SS` as shown in `zone`; null for anything else, impossible dates included. */
export function parseWallText(text: string, zone: string): Date | null {
  const parts = WALL_TEXT.exec(text.trim())
  if (parts === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  const check = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    check.getUTCFullYear() === year &&
    check.getUTCMonth() === month - 1 &&
    check.getUTCDate() === day &&
    hour < 24
  return isReal && minute < 60 && second < 60
    ? instantOf({ year, month, day, hour, minute, second }, zone)
    : null
}
