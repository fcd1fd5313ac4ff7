import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { WriteWarningSchema } from './availability.ts'
import { FORWARD_CONDITIONS } from './forward-conditions.ts'
import { valued } from './valued.ts'

/** Where a call goes: the words `voicemail` and `mobile`, else a number or a SIP address as a person writes it. */
export const DestinationSchema = z.string().min(1).max(256)
export type Destination = z.infer<typeof DestinationSchema>

/** When a condition forward acts, in the words of the command line. */
export const ForwardConditionSchema = z.enum(FORWARD_CONDITIONS)

export const ConditionPlanSchema = z.strictObject({
  kind: z.literal('by-condition'),
  always: DestinationSchema.nullable(),
  busy: DestinationSchema.nullable(),
  noAnswer: DestinationSchema.nullable(),
  offline: DestinationSchema.nullable(),
  unavailable: DestinationSchema.nullable(),
})
export type ConditionPlan = z.infer<typeof ConditionPlanSchema>

export const RingSchema = z.strictObject({
  destination: DestinationSchema,
  /** A server may have stored nonsense; what is written is checked by the provider. */
  ringSec: z.number().int().min(0).max(3600),
  mode: z.enum(['after', 'together']),
  enabled: z.boolean(),
  schedule: z.string().optional(),
})
export const RingPlanSchema = z.strictObject({
  kind: z.literal('ring-sequence'),
  ownSec: z.number().int().min(0).max(3600),
  rings: z.array(RingSchema).readonly(),
  voicemail: z.boolean(),
})
export type RingPlan = z.infer<typeof RingPlanSchema>

/** The two shapes of forwarding; neither is translated into the other (house.md 6.5). */
export const ForwardingPlanSchema = z.discriminatedUnion('kind', [ConditionPlanSchema, RingPlanSchema])
export type ForwardingPlan = z.infer<typeof ForwardingPlanSchema>

export const ForwardingViewSchema = z.strictObject({
  plan: valued(ForwardingPlanSchema).nullable(),
  pending: z.boolean(),
  error: AppErrorSchema.nullable(),
  unconfirmed: z.boolean(),
  warnings: z.array(WriteWarningSchema).readonly(),
  /** True when the plan before the last change can be put back. */
  canUndo: z.boolean(),
})
export type ForwardingView = z.infer<typeof ForwardingViewSchema>
