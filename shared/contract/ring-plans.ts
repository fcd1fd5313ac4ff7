import { z } from 'zod'
import { RingPlanSchema } from '../domain/forwarding.ts'
import { ScheduleInputSchema, ScheduleSchema } from '../domain/schedule.ts'

const accountId = z.string().max(64)
const nothing = z.undefined()

/** Forwarding as a sequence of rings, and the schedules of its rings. */
export const ringPlanCommands = {
  /** `expected`: the plan the person saw. Errors: conflict when the server has another one by now. */
  'forwarding.saveRings': {
    roles: ['app'],
    input: z.strictObject({ accountId, plan: RingPlanSchema, expected: RingPlanSchema }),
    output: nothing,
  },
  'schedule.list': {
    roles: ['app'],
    input: z.strictObject({ accountId }),
    output: z.array(ScheduleSchema).readonly(),
  },
  /** `id` null = a new one. */
  'schedule.save': {
    roles: ['app'],
    input: z.strictObject({ accountId, id: z.string().max(32).nullable(), schedule: ScheduleInputSchema }),
    output: nothing,
  },
  'schedule.remove': {
    roles: ['app'],
    input: z.strictObject({ accountId, id: z.string().max(32) }),
    output: nothing,
  },
} as const
