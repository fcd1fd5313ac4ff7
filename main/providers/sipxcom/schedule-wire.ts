import { z } from 'zod'
import type { Schedule, ScheduleInput, SchedulePeriod } from '../../../shared/domain/schedule.ts'
import { SCHEDULE_DAYS, type ScheduleDay } from '../../../shared/domain/schedule-days.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'

const TimeWireSchema = z.looseObject({ hrs: z.number().int(), min: z.number().int() })
const PeriodWireSchema = z.looseObject({
  scheduledDay: z.number().int(),
  start: TimeWireSchema,
  end: TimeWireSchema,
})
export const ScheduleWireSchema = z.looseObject({
  scheduleId: z.union([z.number().int().transform(String), z.string()]),
  name: z.string().nullable(),
  description: z.string().nullish(),
  periods: z.array(PeriodWireSchema).nullish(),
})
export type ScheduleWire = z.infer<typeof ScheduleWireSchema>

/** 1 = Sunday to 7 = Saturday; the groups have numbers of their own (reference sipxcom-user 2). */
const DAY_NUMBER: { readonly [D in ScheduleDay]: number } = {
  sunday: 1,
  monday: 2,
  tuesday: 3,
  wednesday: 4,
  thursday: 5,
  friday: 6,
  saturday: 7,
  'every-day': 0,
  weekdays: -1,
  weekend: -2,
}

/** A schedule as the product knows it; periods on days that do not exist are left out. */
export function toSchedule(wire: ScheduleWire): Schedule {
  const periods = (wire.periods ?? []).flatMap(({ scheduledDay, start, end }): readonly SchedulePeriod[] => {
    const day = SCHEDULE_DAYS.find((one) => DAY_NUMBER[one] === scheduledDay)
    return day === undefined ? [] : [{ day, start: toTime(start), end: toTime(end) }]
  })
  return {
    id: wire.scheduleId,
    name: cleanRemoteText(wire.name ?? '', 'message'),
    description: wire.description ? cleanRemoteText(wire.description, 'message') : null,
    periods,
  }
}

/** The body of a write: always whole, for what is missing becomes nothing on the server. */
export function fromInput({ name, description, periods }: ScheduleInput, id: string | null): object {
  return {
    ...(id !== null && { scheduleId: Number(id) }),
    name,
    description,
    periods: periods.map(({ day, start, end }) => ({
      scheduledDay: DAY_NUMBER[day],
      start: fromTime(start),
      end: fromTime(end),
    })),
  }
}

function toTime({ hrs, min }: { readonly hrs: number; readonly min: number }): string {
  const two = (value: number, most: number): string =>
    String(Math.min(Math.max(value, 0), most)).padStart(2, '0')
  return `${two(hrs, 23)}:${two(min, 59)}`
}

function fromTime(time: string): { readonly hrs: number; readonly min: number } {
  const [hrs = 0, min = 0] = time.split(':').map(Number)
  return { hrs, min }
}
