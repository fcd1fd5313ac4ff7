import { z } from 'zod'
import { SCHEDULE_DAYS } from './schedule-days.ts'

export const ScheduleDaySchema = z.enum(SCHEDULE_DAYS)

/** Wall clock of the phone system, `HH:MM`, 00:00 to 23:59. */
const TimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

export const SchedulePeriodSchema = z.strictObject({
  day: ScheduleDaySchema,
  start: TimeSchema,
  end: TimeSchema,
})
export type SchedulePeriod = z.infer<typeof SchedulePeriodSchema>

/** Hours of the week in which a ring of a forwarding plan is used. */
export const ScheduleSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  periods: z.array(SchedulePeriodSchema).readonly(),
})
export type Schedule = z.infer<typeof ScheduleSchema>

/** A schedule to be made or the new contents of one. */
export const ScheduleInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(255),
  description: z.string().max(255).nullable().default(null),
  periods: z.array(SchedulePeriodSchema).min(1).max(100).readonly(),
})
export type ScheduleInput = z.infer<typeof ScheduleInputSchema>
