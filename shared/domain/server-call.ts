import { z } from 'zod'

/**
 * What a server says about a call it makes for a person: `ordered` it took the order, `desk-…` the person's own phone,
 * `ringing` to `failed` the other side, `transferred` the call that was up is being passed on.
 */
export const ServerCallStepSchema = z.strictObject({
  step: z.enum([
    'ordered',
    'desk-ringing',
    'desk-answered',
    'desk-failed',
    'ringing',
    'answered',
    'failed',
    'transferred',
  ]),
  /** ISO 8601. */
  at: z.string(),
  /** SIP status behind it, where there was one. */
  status: z.number().int().nullable(),
})
export type ServerCallStep = z.infer<typeof ServerCallStepSchema>

/** `unknown`: the server said nothing more; nobody can tell whether it was answered. */
export const ServerCallOutcomeSchema = z.enum([
  'answered',
  'busy',
  'declined',
  'no-answer',
  'not-found',
  'unavailable',
  'failed',
  'unknown',
])
export type ServerCallOutcome = z.infer<typeof ServerCallOutcomeSchema>

/** A call by the server as the windows show it while it comes about; `outcome` null = still under way. */
export const ServerCallViewSchema = z.strictObject({
  accountId: z.string(),
  target: z.string(),
  via: z.enum(['desk', 'transfer']),
  steps: z.array(ServerCallStepSchema).readonly(),
  outcome: ServerCallOutcomeSchema.nullable(),
})
export type ServerCallView = z.infer<typeof ServerCallViewSchema>
