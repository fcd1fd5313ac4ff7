import { WEEKDAYS, type WeeklyRule } from '../domain/rules.ts'

const DAY_MIN = 1440

/** Whether a weekly rule is in force at a moment, in its own time zone. A rule over midnight belongs to the day it begins;
 *  a stop of 23:59 means the end of the day. Null when the zone is not known to this machine. */
export function isInForce(rule: WeeklyRule, at: Date, timezone: string): boolean | null {
  const wall = wallTime(at, timezone)
  if (wall === null) return null
  const start = toMinutes(rule.start)
  const stop = toMinutes(rule.stop)
  const today = rule.days.some((day) => WEEKDAYS.indexOf(day) === wall.weekday)
  if (start === null || stop === null) return null
  if (start < stop) return today && wall.minute >= start && wall.minute < stop
  const yesterday = rule.days.some((day) => WEEKDAYS.indexOf(day) === (wall.weekday + 6) % 7)
  return (today && wall.minute >= start) || (yesterday && wall.minute < stop)
}

/** Weekday (Monday 0) and minute of the day that clocks show in a zone. */
function wallTime(at: Date, timeZone: string): { readonly weekday: number; readonly minute: number } | null {
  let parts: readonly Intl.DateTimeFormatPart[]
  try {
    const how = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    parts = new Intl.DateTimeFormat('en-GB', how).formatToParts(at)
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? ''
  const weekday = WEEKDAYS.findIndex((day) => day === of('weekday').toLowerCase())
  return weekday < 0 ? null : { weekday, minute: Number(of('hour')) * 60 + Number(of('minute')) }
}

function toMinutes(clock: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  if (hour === undefined || minute === undefined) return null
  const total = Number(hour) * 60 + Number(minute)
  return total === DAY_MIN - 1 ? DAY_MIN : total
}
