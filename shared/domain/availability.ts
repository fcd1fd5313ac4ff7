import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { WeeklyRuleSchema } from './rules.ts'
import { valued } from './valued.ts'

/** Do Not Disturb. `until` is ISO 8601 (null = until switched off); `scheduled`: a weekly rule, not a switch, causes it. */
export const DndStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on'), until: z.string().nullable(), scheduled: z.boolean() }),
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('unsupported') }),
])
export type DndState = z.infer<typeof DndStateSchema>

/** Caller-id hiding for outgoing calls. */
export const PrivacyStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on') }),
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('unsupported') }),
])
export type PrivacyState = z.infer<typeof PrivacyStateSchema>

/** What a write came to: `confirmed` when a fresh read agreed, else what was asked and what the server has now. */
export type WriteOutcome<T> = {
  readonly value: T
  readonly confirmed: boolean
  readonly differs?: { readonly asked: T; readonly got: T }
  readonly warnings: readonly WriteWarning[]
}

/** Something a person should know about a write that went through. `schedule-changed`: rules other than asked differ now.
 *  `forwarding-changed`: somebody changed it meanwhile, so the saved one was not put back. */
export const WriteWarningSchema = z.strictObject({
  code: z.enum([
    'schedule-at-risk',
    'schedule-changed',
    'forwarding-changed',
    'read-back-failed',
    'not-readable',
  ]),
  /** An error code or the name of a field; no words for people. */
  detail: z.string().optional(),
  /** The weekly rules that are at risk; for `schedule-changed` those that were there before. */
  weekly: z.array(WeeklyRuleSchema).readonly().optional(),
  /** For `schedule-changed`: the weekly rules that are there now. */
  weeklyNow: z.array(WeeklyRuleSchema).readonly().optional(),
})
export type WriteWarning = z.infer<typeof WriteWarningSchema>

/** One line of the partial-result table: a switch as it stands for one account, with what is under way. */
export const SwitchViewSchema = <T extends z.ZodType>(state: T) =>
  z.strictObject({
    state: valued(state),
    /** What a person asked for and the server has not yet answered. */
    pending: state.nullable(),
    /** Why the last read or write failed; the state above is then the last one known. */
    error: AppErrorSchema.nullable(),
    /** Set after a write that the server took but a fresh read did not confirm. */
    unconfirmed: z.boolean(),
    warnings: z.array(WriteWarningSchema).readonly(),
  })

export const DndViewSchema = SwitchViewSchema(DndStateSchema)
export type DndView = z.infer<typeof DndViewSchema>
export const PrivacyViewSchema = SwitchViewSchema(PrivacyStateSchema)
export type PrivacyView = z.infer<typeof PrivacyViewSchema>
