import { z } from 'zod'

/** Days of a weekly rule, Monday first; also the order of the bits where a system keeps them as a mask. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const WeekdaySchema = z.enum(WEEKDAYS)
export type Weekday = z.infer<typeof WeekdaySchema>

/** Who gets through at certain hours of the week. `start` and `stop` are `HH:MM` in the account's own time zone. */
export const WeeklyRuleSchema = z.strictObject({
  days: z.array(WeekdaySchema).readonly(),
  start: z.string(),
  stop: z.string(),
  /** Names of phone book groups; `everybody` and `nobody` stand for all and none. */
  groups: z.array(z.string()).readonly(),
})
export type WeeklyRule = z.infer<typeof WeeklyRuleSchema>

/** Who may call: rules that let callers through, and addresses that are turned away whatever the rules say. */
export const CallRulesSchema = z.strictObject({
  accept: z.strictObject({
    /** Wins over the weekly rules; null = there is none. `minutesLeft` null = until it is changed. */
    temporary: z
      .strictObject({ groups: z.array(z.string()).readonly(), minutesLeft: z.number().int().nullable() })
      .nullable(),
    weekly: z.array(WeeklyRuleSchema).readonly(),
    /** Every group name that may stand in a rule; null where the system does not say. */
    groups: z.array(z.string()).readonly().nullable(),
    /** IANA zone of the weekly hours, null when it is not known. */
    timezone: z.string().nullable(),
  }),
  /** SIP addresses without scheme. */
  reject: z.array(z.string()).readonly(),
})
export type CallRules = z.infer<typeof CallRulesSchema>
