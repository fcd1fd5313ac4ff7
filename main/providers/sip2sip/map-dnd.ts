import type { DndState } from '../../../shared/domain/availability.ts'
import { instantOf, wallTime } from '../zone.ts'
import type { AcceptRulesWire, WeeklyRuleWire } from './wire.ts'

const EVERY_GROUP = 'everybody'
const NO_GROUP = 'nobody'

/**
 * Do Not Disturb as the accept rules have it (reference sip2sip 3.2): on when the temporary rule accepts nobody, with
 * minutes left or 0 for no end; else on by schedule when a weekly rule rejects everybody now. A temporary rule for other
 * groups overrides the weekly ones. `zone` is the account's; null makes a state that hangs on a schedule `unknown`.
 */
export function toDndState(rules: AcceptRulesWire, now: Date, zone: string | null): DndState {
  const { groups, duration } = rules.temporary
  if (groups.includes(NO_GROUP)) {
    const until = duration > 0 ? new Date(now.getTime() + duration * 60_000).toISOString() : null
    return { kind: 'on', until, scheduled: false }
  }
  const overrides = duration > 0 || (groups.length > 0 && !groups.includes(EVERY_GROUP))
  if (overrides || !hasRejectingSchedule(rules)) return { kind: 'off' }
  if (zone === null) return { kind: 'unknown' }
  const until = scheduleEnd(rules, now, zone)
  if (until === 'not-now') return { kind: 'off' }
  return { kind: 'on', until: until === 'never' ? null : until.toISOString(), scheduled: true }
}

/** Whether any weekly rule rejects everybody at some time. */
export function hasRejectingSchedule(rules: AcceptRulesWire): boolean {
  return Object.values(rules.persistent).some((rule) => rule.groups.includes(NO_GROUP))
}

export function hasSchedule(rules: AcceptRulesWire): boolean {
  return Object.keys(rules.persistent).length > 0
}

/** The weekly rules as one line of text that is the same for the same rules, for the comparison after a write. */
export function scheduleText(rules: AcceptRulesWire): string {
  return Object.entries(rules.persistent)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([days, rule]) => `${Number(days)} ${rule.start}-${rule.stop} ${rule.groups.toSorted().join('+')}`)
    .join('; ')
}

/** When the stretch of rejected time around `now` ends. Adjoining windows are one stretch, e.g. 22:00-24:00 and 00:00-07:00. */
function scheduleEnd(rules: AcceptRulesWire, now: Date, zone: string): Date | 'not-now' | 'never' {
  let end = windowEnd(rules, now, zone)
  if (end === null) return 'not-now'
  // At most three windows a day; after a whole week it goes round.
  for (let step = 0; step < 24; step += 1) {
    const next = windowEnd(rules, end, zone)
    if (next === null) return end
    end = next
  }
  return 'never'
}

/** The latest end of the rejecting windows that cover an instant, null when none does. */
function windowEnd(rules: AcceptRulesWire, at: Date, zone: string): Date | null {
  const wall = wallTime(at, zone)
  const minute = wall.hour * 60 + wall.minute
  let latest: Date | null = null
  for (const [days, rule] of Object.entries(rules.persistent)) {
    if (!rule.groups.includes(NO_GROUP)) continue
    const stop = coveredUntil(Number(days), rule, wall.weekday, minute)
    if (stop === null) continue
    const end = instantOf({ ...wall, hour: 0, minute: stop, second: 0 }, zone)
    if (end > at && (latest === null || end > latest)) latest = end
  }
  return latest
}

/** Minutes after today's midnight at which a rule's window around `minute` ends (beyond 1440 = tomorrow), else null. */
function coveredUntil(days: number, rule: WeeklyRuleWire, weekday: number, minute: number): number | null {
  const start = toMinutes(rule.start)
  const stop = toMinutes(rule.stop)
  const isToday = (days & (1 << weekday)) !== 0
  if (start < stop) return isToday && minute >= start && minute < stop ? stop : null
  // A window over midnight belongs to the day it begins on.
  if (start > stop) {
    if (isToday && minute >= start) return 1440 + stop
    const wasYesterday = (days & (1 << ((weekday + 6) % 7))) !== 0
    if (wasYesterday && minute < stop) return stop
  }
  return null
}

/** `HH:MM` in minutes; 23:59 is the last choice of the web page and means the end of the day. */
function toMinutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const total = hour * 60 + minute
  return total === 23 * 60 + 59 ? 1440 : total
}
